package rules

import (
	"context"
	"path/filepath"
	"strings"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/work"
	"vestka/ui/kit"
)

const extension = ".toml"

func isRules(path string) bool { return strings.EqualFold(filepath.Ext(path), extension) }

// chooseFile lets a file of rules be chosen.
func (s *Section) chooseFile() {
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: s.frame.Loc().T("rules.load.title"), Extensions: []string{extension}}, s.loadFile)
}

// loadFile adds the rules of a file; one with an error is refused with its line.
func (s *Section) loadFile(path string) {
	type result struct {
		loaded  rulebook.Loaded
		changes app.Changes
	}
	day := s.today()
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r result, err error) {
		content, err := s.deps.ReadFile(path)
		if err != nil {
			return r, &app.Error{Code: app.Refused, Key: "error.rules.unread", Err: err}
		}
		r.loaded, r.changes, err = s.deps.Book.Load(ctx, filepath.Base(path), content, day)
		return r, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		loc := s.frame.Loc()
		s.frame.Did(s, loc.T("rules.loaded", "Count", r.loaded.Rules, "File", r.loaded.File, "By", r.loaded.By.In(s.lang())), r.changes)
	})
}

// showFiles lists the files that were loaded, with the ways to be rid of them.
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
			Name: loc.T("rules.files.own"), About: loc.T("rules.count", "Count", s.found.own),
			Do: loc.T("people.filter.show"), Act: func() { s.setFilter(filter{theirs: true}) },
		})
	}
	kit.ShowDeeds(s.frame.Dialogs(), kit.Sheet{
		Title: loc.T("rules.files.title"), Text: loc.T("rules.files.text"), Width: 620,
		Actions: []kit.Action{
			{Label: loc.T("rules.reset"), Danger: true, Do: s.reset},
			{Label: loc.T("dialog.close"), Primary: true},
		},
	}, deeds)
}

func (s *Section) unload(name string) {
	s.change(s.frame.Loc().T("rules.unloaded", "File", name), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Unload(ctx, name) })
}

func (s *Section) reset() {
	s.change(s.frame.Loc().T("rules.reset.done"), s.deps.Book.Reset)
}
