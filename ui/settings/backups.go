package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Backups are what can be done about the backups of the store, its soundness and
// its size. What it asks the reader and what it says is its own affair; it tells
// of a change of app.KindBackups where there is another backup.
type Backups interface {
	LastGood(ctx context.Context) (app.Backup, bool, error)
	List(ctx context.Context) ([]app.Backup, error)
	Make()
	Save()
	Restore()
	Check()
	Compact()
}

// backupsCard says when the last good backup was made, and offers the rest.
func (s *Section) backupsCard(loc *i18n.Localizer) fyne.CanvasObject {
	b := s.deps.Backups
	s.kept = kit.NewText(kit.Body(loc.T("settings.backups.looking")))
	return kit.NewTitledCard(
		loc.T("settings.backups"),
		s.kept,
		kit.NewText(kit.Small(loc.T("settings.backups.hint"))),
		kit.NewFlow(
			kit.Gap,
			kit.NewButton(loc.T("backup.now"), b.Make),
			kit.NewButton(loc.T("settings.backups.save"), b.Save),
			kit.NewButton(loc.T("settings.backups.restore"), b.Restore),
		),
		kit.NewDivider(),
		kit.NewFlow(
			kit.Gap,
			kit.NewButton(loc.T("settings.backups.check"), b.Check),
			kit.NewButton(loc.T("settings.backups.compact"), b.Compact),
		),
	)
}

// keptBackups are the backups beside the store.
type keptBackups struct {
	last  app.Backup
	found bool
	count int
}

// loadBackups looks for the last good one.
func (s *Section) loadBackups() {
	if s.kept == nil {
		return
	}
	work.Query(s.deps.Runner, "settings.backups", func(ctx context.Context) (k keptBackups, err error) {
		all, err := s.deps.Backups.List(ctx)
		if err == nil {
			k.count = len(all)
			k.last, k.found, err = s.deps.Backups.LastGood(ctx)
		}
		return k, err
	}, func(k keptBackups, err error) {
		loc := s.frame.Loc()
		switch {
		case err != nil || !k.found: // where the folder cannot be read, making one says why
			s.kept.Set(kit.Body(loc.T("settings.backups.none")).In(kit.Care))
		default:
			s.kept.Set(kit.Body(loc.T("settings.backups.last", "Count", k.count, "Date", BackupTime(loc, k.last))))
		}
		s.kept.Refresh()
	})
}

// BackupTime is when a backup was made: "22 November 2026, 15:30".
func BackupTime(loc *i18n.Localizer, b app.Backup) string {
	made := b.Made.Local()
	return loc.T("backup.time", "Date", loc.Date(made.Year(), int(made.Month()), made.Day()), "Time", made.Format("15:04"))
}
