package ui

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// SaveOutside asks where a file shall go that is not sealed any more. Before the
// first one of a store it says so.
func (s *Shell) SaveOutside(r kit.FileRequest, done func(path string)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (bool, error) {
		return app.TellOnce(ctx, s.deps.Store, app.ToldUnsealed)
	}, nil, func(tell bool, err error) {
		switch {
		case err != nil:
			s.Fail(err)
		case tell:
			s.dialogs.Show(kit.Sheet{
				Title: s.loc.T("unsealed.title"), Text: s.loc.T("unsealed.told"),
				Actions: []kit.Action{
					{Label: s.loc.T("dialog.cancel")},
					{Label: s.loc.T("unsealed.go_on"), Primary: true, Do: func() { s.dialogs.SaveFile(r, done) }},
				},
			})
		default:
			s.dialogs.SaveFile(r, done)
		}
	})
}
