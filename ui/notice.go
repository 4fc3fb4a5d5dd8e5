package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
)

// notice tells once a day at most, where the reader wants that and does not look at the
// window, that something is due.
type notice struct {
	wanted bool
	looked app.Date // the last day on which it was looked whether anything is
}

// noticed is the day on which it was told, kept so that another start of the program on
// the same day is silent.
const noticed = "noticed_on"

// tellDue looks on each day once whether anything is due, and tells so in a sentence that
// names nothing and nobody.
func (s *Shell) tellDue(now time.Time) {
	today := app.DateOf(now)
	if !s.notice.wanted || s.deps.Due == nil || s.notice.looked == today || s.deps.Front() {
		return
	}
	s.notice.looked = today
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (due int, err error) {
		told, err := s.deps.Store.Setting(ctx, noticed)
		if err != nil || told == today.String() {
			return 0, err
		}
		if due, err = s.deps.Due(ctx, today); err != nil || due == 0 {
			return 0, err
		}
		return due, app.KeepSetting(ctx, s.deps.Store, noticed, today.String())
	}, nil, func(due int, err error) {
		switch {
		case err != nil:
			s.Fail(err)
		case due > 0:
			s.deps.App.SendNotification(fyne.NewNotification(Name, s.loc.T("shell.notice.due")))
		}
	})
}
