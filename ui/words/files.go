package words

import (
	"context"
	"path/filepath"
	"strings"

	"vestka/app"
	"vestka/app/wordbook"
	"vestka/app/work"
	"vestka/ui/kit"
)

const extension = ".toml"

func isWords(path string) bool { return strings.EqualFold(filepath.Ext(path), extension) }

// chooseFile lets a file of words be chosen.
func (s *Section) chooseFile() {
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: s.frame.Loc().T("words.load"), Extensions: []string{extension}}, s.loadFile)
}

// loadFile adds the words of a file; one with an error is refused with its line.
func (s *Section) loadFile(path string) {
	type result struct {
		loaded  wordbook.Loaded
		changes app.Changes
	}
	day := s.today()
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r result, err error) {
		content, err := s.deps.ReadFile(path)
		if err != nil {
			return r, &app.Error{Code: app.Refused, Key: "error.words.unread", Err: err}
		}
		r.loaded, r.changes, err = s.deps.Book.Load(ctx, filepath.Base(path), content, day)
		return r, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		loc := s.frame.Loc()
		s.frame.Did(s, loc.T("words.loaded", "Count", r.loaded.Entries, "File", r.loaded.File, "By", r.loaded.By.In(s.lang())), r.changes)
	})
}

// showFiles lists the files that were loaded and the reader's own entries, with
// the ways to be rid of the ones and to save the others.
func (s *Section) showFiles() {
	loc := s.frame.Loc()
	var deeds []kit.Deed
	for _, f := range s.found.files {
		on := f.Loaded
		deeds = append(deeds, kit.Deed{
			Name: f.Name, About: loc.T("rules.files.loaded", "Date", loc.Date(on.Year, on.Month, on.Day)),
			Do: loc.T("rules.files.remove"), Act: func() { s.unload(f.Name) },
		})
	}
	if s.found.own > 0 {
		deeds = append(deeds, kit.Deed{
			Name: loc.T("words.files.own"), About: loc.T("words.count", "Count", s.found.own), Do: loc.T("words.files.save"), Act: s.saveOwn,
		})
	}
	kit.ShowDeeds(s.frame.Dialogs(), kit.Sheet{
		Title: loc.T("words.files"), Text: loc.T("words.files.text"), Width: 620,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	}, deeds)
}

func (s *Section) unload(name string) {
	s.change(s.frame.Loc().T("words.unloaded", "File", name), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Unload(ctx, name) })
}

// saveOwn saves the reader's own entries as a file that others can load.
func (s *Section) saveOwn() {
	loc, day := s.frame.Loc(), s.today()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("words.files.save"), Extensions: []string{extension}, Name: "words" + extension}, func(path string) {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
			content, err := s.deps.Book.Export(ctx, day)
			if err == nil {
				err = s.deps.SaveFile(path, content)
			}
			return struct{}{}, err
		}, nil, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("words.saved", "File", filepath.Base(path)))
		})
	})
}
