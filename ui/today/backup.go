package today

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Backups are what the section needs of the backups of the store.
type Backups interface {
	LastGood(ctx context.Context) (app.Backup, bool, error)
	Make(ctx context.Context) (app.Backup, error)
}

// tooOld is the age at which the last good backup is worth a line.
const tooOld = 7 * 24 * time.Hour

// lastBackup is what is known of the last good backup.
type lastBackup struct {
	known bool // it was looked for
	found bool
	made  time.Time
}

// loadBackup looks for the last good backup, beside the rest: it may take longer.
func (s *Section) loadBackup() {
	if s.deps.Backups == nil {
		return
	}
	work.Query(s.deps.Runner, "today.backup", func(ctx context.Context) (lastBackup, error) {
		b, found, err := s.deps.Backups.LastGood(ctx)
		return lastBackup{known: true, found: found, made: b.Made}, err
	}, func(last lastBackup, _ error) { // one that cannot be looked for is as good as none
		s.backup = last
		s.refresh()
		s.refocus()
	})
}

// backupCard asks for a backup where the last good one is too old, or there is
// none though there is something to lose; nil where all is well.
func (s *Section) backupCard() fyne.CanvasObject {
	loc, c := s.frame.Loc(), s.state.counts
	age := s.deps.Now().Sub(s.backup.made)
	if !s.backup.known || c.People == c.Sample || s.backup.found && age <= tooOld {
		return nil
	}
	text := loc.T("today.backup.none")
	if s.backup.found {
		text = loc.T("today.backup.old", "Count", int(age.Hours()/24))
	}
	return kit.NewTitledCard(loc.T("today.backup"), kit.NewText(kit.Body(text)),
		kit.NewFlow(0, kit.NewButton(loc.T("backup.now"), s.backUp)))
}

// backUp makes one now.
func (s *Section) backUp() {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Backup, error) {
		return s.deps.Backups.Make(ctx)
	}, nil, func(_ app.Backup, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.moved = true
		s.frame.Did(s, s.frame.Loc().T("backup.made"), app.Changes{Kinds: app.KindBackups})
	})
}
