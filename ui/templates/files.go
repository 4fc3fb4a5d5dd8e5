package templates

import (
	"context"
	"path/filepath"
	"strings"

	"vestka/app"
	"vestka/app/templates"
	"vestka/app/work"
	"vestka/ui/kit"
)

const extension = ".toml"

func isTemplates(path string) bool { return strings.EqualFold(filepath.Ext(path), extension) }

// chooseFile lets a file of templates be chosen.
func (s *Section) chooseFile() {
	if s.frame == nil {
		return
	}
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: s.frame.Loc().T("templates.load"), Extensions: []string{extension}}, s.loadFile)
}

// loadFile takes the texts of a file; one with a slip is refused with its line.
func (s *Section) loadFile(path string) {
	type result struct {
		loaded  templates.Loaded
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r result, err error) {
		content, err := s.deps.ReadFile(path)
		if err != nil {
			return r, &app.Error{Code: app.Refused, Key: "error.templates.unread", Err: err}
		}
		r.loaded, r.changes, err = s.deps.Book.LoadFile(ctx, content)
		return r, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		if len(r.loaded.IDs) > 0 {
			s.at = key{id: r.loaded.IDs[0], lang: s.at.lang}
		}
		s.frame.Did(s, s.frame.Loc().T("templates.loaded", "Count", len(r.loaded.IDs), "Replaced", r.loaded.Replaced), r.changes)
	})
}

// share saves a text of the reader's own as a file for others.
func (s *Section) share(id string) {
	loc := s.frame.Loc()
	s.frame.Dialogs().SaveFile(kit.FileRequest{Title: loc.T("templates.share"), Name: "templates.toml", Extensions: []string{extension}}, func(path string) {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
			own, err := s.deps.Book.Chosen(ctx, id)
			if err == nil {
				err = s.deps.Save(path, templates.File(own...))
			}
			return app.Changes{}, err
		}, nil, func(_ app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("templates.file_saved", "Count", 1, "File", filepath.Base(path)))
		})
	})
}
