package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/door"
	"vestka/ui/kit"
	"vestka/ui/settings"
)

// Backups are the backups of the open store, and what can be done about its
// soundness and its size. All of it takes its time, off the window's thread.
type Backups interface {
	List(ctx context.Context) ([]app.Backup, error) // newest first
	LastGood(ctx context.Context) (app.Backup, bool, error)
	Make(ctx context.Context) (app.Backup, error)
	Save(ctx context.Context, file string) error
	Sealed(file string) (bool, error)
	Look(ctx context.Context, file, passphrase string) (app.StoreReport, error)
	Here(ctx context.Context) (app.StoreReport, error)
	Compact(ctx context.Context) (before, after int64, err error) // in bytes
}

// Restorer closes the open store, puts what a backup holds into its place, and
// opens that in a new shell, which says how it went. The shell is left.
type Restorer interface {
	Restore(file, passphrase string)
}

// backups is what the settings offer to do about them.
type backups struct{ shell *Shell }

// LastGood is the newest that can be relied on.
func (b backups) LastGood(ctx context.Context) (app.Backup, bool, error) {
	return b.shell.deps.Backups.LastGood(ctx)
}

// List are all that are kept.
func (b backups) List(ctx context.Context) ([]app.Backup, error) {
	return b.shell.deps.Backups.List(ctx)
}

// Make makes one now.
func (b backups) Make() {
	s := b.shell
	during(s, s.loc.T("backup.making"), s.deps.Backups.Make, func(app.Backup) {
		s.Changed(app.Changes{Kinds: app.KindBackups})
		s.Say(s.loc.T("backup.made"))
	})
}

// Save makes one in a file that the reader names.
func (b backups) Save() {
	s := b.shell
	place := s.SaveOutside // a backup is as sealed as its store
	if s.sealed() {
		place = s.dialogs.SaveFile
	}
	place(kit.FileRequest{
		Title: s.loc.T("settings.backups.save.title"), Name: "vestka.backup", Extensions: []string{".backup"},
	}, func(path string) {
		during(s, s.loc.T("backup.making"), func(ctx context.Context) (struct{}, error) {
			return struct{}{}, s.deps.Backups.Save(ctx, path)
		}, func(struct{}) { s.Say(s.loc.T("backup.saved")) })
	})
}

// Restore lets one be chosen, newest first, or a file.
func (b backups) Restore() {
	s := b.shell
	work.Query(s.deps.Runner, "backups", s.deps.Backups.List, func(all []app.Backup, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		options := make([]string, 0, len(all)+1)
		for _, a := range all {
			options = append(options, s.loc.T("settings.backups.option",
				"Date", settings.BackupTime(s.loc, a), "Reason", s.loc.T(a.ReasonKey()), "Size", size(s.loc, a.Size)))
		}
		options = append(options, s.loc.T("settings.backups.file"))
		s.dialogs.Choose(s.loc.T("settings.backups.restore.title"), s.loc.T("settings.backups.restore.text"), options, func(i int) {
			if i < len(all) {
				b.look(all[i].Path)
				return
			}
			s.dialogs.OpenFile(kit.FileRequest{Title: s.loc.T("settings.backups.file.title")}, b.look)
		})
	})
}

// look opens the backup, after asking for its passphrase where it has one.
func (b backups) look(file string) {
	s := b.shell
	sealed, err := s.deps.Backups.Sealed(file)
	switch {
	case err != nil:
		s.Fail(err)
	case sealed:
		b.ask(file)
	default:
		during(s, s.loc.T("settings.backups.reading"), func(ctx context.Context) (beside, error) {
			return b.compare(ctx, file, "")
		}, b.offer)
	}
}

// ask asks for a passphrase of the backup's day.
func (b backups) ask(file string) {
	s := b.shell
	f := newForm(s).asking(s.loc.T("settings.backups.passphrase"), s.loc.T("settings.backups.passphrase.hint"))
	var got beside
	f.show(kit.Sheet{Title: s.loc.T("settings.backups.restore.title")}, kit.Action{
		Label: s.loc.T("settings.backups.open"),
		Do: func() {
			passphrase, ok := f.old()
			if !ok {
				return
			}
			f.attempt(func(ctx context.Context) (_ *kit.Entry, err error) {
				got, err = b.compare(ctx, file, passphrase)
				return f.present[0], err
			}, func() { b.offer(got) })
		},
	})
}

// beside is what a backup holds beside what the open store does.
type beside struct {
	file, passphrase string
	backup, here     app.StoreReport
}

func (b backups) compare(ctx context.Context, file, passphrase string) (got beside, err error) {
	got = beside{file: file, passphrase: passphrase}
	if got.backup, err = b.shell.deps.Backups.Look(ctx, file, passphrase); err != nil {
		return got, err
	}
	got.here, err = b.shell.deps.Backups.Here(ctx)
	return got, err
}

// offer shows the two beside each other, and restores where that is wanted.
func (b backups) offer(got beside) {
	s, loc := b.shell, b.shell.loc
	head := func(key string) fyne.CanvasObject { return kit.NewText(kit.Strong(loc.T(key))) }
	cell := func(text string) fyne.CanvasObject { return kit.NewText(kit.Body(text)) }
	row := func(key, backup, here string) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T(key))), cell(backup), cell(here)}
	}
	number := func(key string, backup, here int) []fyne.CanvasObject {
		return row(key, loc.Number(backup), loc.Number(here))
	}
	cells := []fyne.CanvasObject{kit.NewText(kit.Body("")), head("settings.backups.in_backup"), head("settings.backups.here")}
	cells = append(cells, row("settings.backups.changed", moment(loc, got.backup.Changed), moment(loc, got.here.Changed))...)
	cells = append(cells, number("settings.backups.people", got.backup.People, got.here.People)...)
	cells = append(cells, number("settings.backups.letters", got.backup.Letters, got.here.Letters)...)
	cells = append(cells, number("settings.backups.replies", got.backup.Replies, got.here.Replies)...)
	cells = append(cells, number("nav.giving", got.backup.Donations, got.here.Donations)...)
	cells = append(cells, number("nav.parcels", got.backup.Parcels, got.here.Parcels)...)
	cells = append(cells, number("settings.backups.attachments", got.backup.Attachments, got.here.Attachments)...)
	s.dialogs.Show(kit.Sheet{
		Title: loc.T("settings.backups.offer.title", "Date", moment(loc, got.backup.Made)),
		Text:  loc.T("settings.backups.offer.text"),
		Body:  container.NewGridWithColumns(3, cells...),
		Width: 640,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("settings.backups.offer.do"), Primary: true, Do: func() { s.deps.Restore.Restore(got.file, got.passphrase) }},
		},
	})
}

// moment is a time in words.
func moment(loc *i18n.Localizer, at time.Time) string {
	return settings.BackupTime(loc, app.Backup{Made: at})
}

// Check reads the whole store and says in words how it is.
func (b backups) Check() {
	s := b.shell
	during(s, s.loc.T("settings.backups.checking"), s.deps.Backups.Here, func(r app.StoreReport) {
		loc := s.loc
		holds := loc.T("settings.backups.check.holds",
			"People", loc.Number(r.People), "Letters", loc.Number(r.Letters), "Replies", loc.Number(r.Replies),
			"Donations", loc.Number(r.Donations), "Parcels", loc.Number(r.Parcels), "Attachments", loc.Number(r.Attachments))
		sheet := kit.Sheet{Title: loc.T("settings.backups.check.sound"), Text: holds}
		if !r.Sound() {
			sheet.Title = loc.T("settings.backups.check.damaged")
			sheet.Text = loc.T("settings.backups.check.damaged.text", "Count", len(r.Findings))
		}
		sheet.Actions = []kit.Action{{Label: loc.T("dialog.close"), Primary: true}}
		s.dialogs.Show(sheet)
	})
}

// Compact writes the store anew without the room that it no longer needs.
func (b backups) Compact() {
	s := b.shell
	type sizes struct{ before, after int64 }
	during(s, s.loc.T("settings.backups.compacting"), func(ctx context.Context) (z sizes, err error) {
		z.before, z.after, err = s.deps.Backups.Compact(ctx)
		return z, err
	}, func(z sizes) {
		s.Say(s.loc.T("settings.backups.compacted", "Before", size(s.loc, z.before), "After", size(s.loc, z.after)))
	})
}

// size is a number of bytes in words.
func size(loc *i18n.Localizer, bytes int64) string {
	const kib, mib = 1 << 10, 1 << 20
	if bytes < 10*mib {
		return loc.T("backup.size.kib", "Size", loc.Number(int((bytes+kib-1)/kib)))
	}
	return loc.T("backup.size.mib", "Size", loc.Number(int((bytes+mib-1)/mib)))
}

// during does what takes its time off the window's thread, says so meanwhile, and
// lets it be stopped.
func during[T any](s *Shell, title string, op func(context.Context) (T, error), done func(T)) {
	bar := door.NewWorking()
	bar.Set(true)
	stop := func() {}
	closeSheet := s.dialogs.Show(kit.Sheet{
		Title: title, Body: bar.Object(), Cancel: func() { stop() },
		Actions: []kit.Action{{Label: s.loc.T("dialog.cancel"), Do: func() { stop() }}},
	})
	stop = work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (T, error) { return op(ctx) }, nil,
		func(v T, err error) {
			bar.Set(false)
			closeSheet()
			if err != nil {
				s.Fail(err)
				return
			}
			done(v)
		})
}
