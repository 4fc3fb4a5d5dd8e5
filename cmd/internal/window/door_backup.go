package window

import (
	"cmp"
	"context"
	"strings"
	"sync"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/door"
	"vestka/ui/kit"
)

var (
	_ ui.Restorer = (*Door)(nil)
	_ ui.Backups  = (*wiring.Backups)(nil)
)

// ending is how the store is to be closed next.
type ending struct {
	without bool             // without a backup
	offered bool             // nobody need wait for it
	reason  app.BackupReason // of the backup; a day of use where empty

	mu     sync.Mutex
	stop   context.CancelFunc // nil while no backup is being made
	unsaid error              // why an earlier one failed, until there is a window to say it in
}

// backUp makes the backup of a store that is about to be closed.
func (e *ending) backUp(b *wiring.Backups) {
	without, reason := e.without, e.reason
	e.without, e.reason = false, ""
	if without {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	e.mu.Lock()
	e.stop = stop
	e.mu.Unlock()
	if reason == "" {
		reason = app.BackupDaily
	}
	b.Keep(ctx, reason)
	e.mu.Lock()
	e.stop = nil
	e.mu.Unlock()
}

// hurry stops the backup that is being made. The next time the store is opened it
// is made up for.
func (e *ending) hurry() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.stop != nil {
		e.stop()
	}
}

// later keeps an error until it can be said.
func (e *ending) later(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.unsaid = err
}

// said gives what is still to be said, once.
func (e *ending) said() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	err := e.unsaid
	e.unsaid = nil
	return err
}

// begin makes the backup that an earlier day has missed, beside all other work of
// the shell that is to be seen by now, and says what could not be said before.
func (d *Door) begin(services *wiring.Services) {
	services.Backups.OnFailure(func(err error) {
		d.ending.later(err)
		d.post(d.sayLate)
	})
	d.sayLate()
	work.Query(d.inside, "backups.begin", func(ctx context.Context) (bool, error) {
		return services.Backups.Begin(ctx), nil
	}, func(made bool, _ error) {
		if made {
			d.shell.Changed(app.Changes{Kinds: app.KindBackups})
		}
	})
}

// sayLate shows why a backup failed, where there is a shell to show it in.
func (d *Door) sayLate() {
	if d.shell == nil {
		return
	}
	if err := d.ending.said(); err != nil {
		d.shell.Fail(err)
	}
}

// Quit closes the store, with a backup of what is new in it, and then calls end,
// which closes the window. Nobody has to wait for the backup.
func (d *Door) Quit(end func()) {
	d.Leaving()
	if d.shell == nil { // also who closes the window a second time
		d.ending.hurry()
		end()
		return
	}
	d.ending.offered = true
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.closing") }, nil, func(lost, err error) {
		err = cmp.Or(err, lost, d.ending.said())
		if err != nil {
			d.fail(err)
			return
		}
		end()
	})
}

// closing is the wait while the store is closed.
func (d *Door) closing(sentence func(*i18n.Localizer) string) {
	screen := door.NewWait(sentence)
	if d.ending.offered {
		screen.Offering(func(loc *i18n.Localizer) string { return loc.T("door.no_backup") }, d.ending.hurry)
	}
	d.ending.offered = false
	d.show(screen)
}

// Restore puts what a backup holds into the place of the open store, and opens it.
func (d *Door) Restore(file, passphrase string) {
	if d.shell == nil {
		return
	}
	d.ending.reason = app.BackupRestore
	var kept db.Kept
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.restoring") }, func(ctx context.Context) (err error) {
		kept, err = db.Restore(ctx, file, d.config.Path, d.with(passphrase))
		return err
	}, func(lost, err error) {
		if lost = cmp.Or(err, lost); lost != nil {
			d.ending.later(lost)
		}
		if err != nil {
			d.again()
			return
		}
		d.unlock(passphrase, d.fail, func(shell *ui.Shell) { restored(shell, kept.Store) })
	})
}

// restored says that it is done, and where the former store is.
func restored(shell *ui.Shell, kept string) {
	loc := shell.Loc()
	shell.Go("settings", nil)
	shell.Dialogs().Show(kit.Sheet{
		Title: loc.T("settings.backups.restored"), Text: loc.T("settings.backups.restored.kept"),
		Body:    kit.NewColumn(0, kit.NewText(kit.Strong(kept))),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// sealWithBackups encrypts the store and tells what became of its backups.
func (d *Door) sealWithBackups(ctx context.Context, passphrase string) (app.Resealed, error) {
	before, err := db.Backups(ctx, d.config.Path)
	if err == nil {
		err = db.Seal(ctx, d.config.Path, d.with(passphrase))
	}
	if err != nil {
		return app.Resealed{}, err
	}
	after, err := db.Backups(ctx, d.config.Path)
	return app.SealedBackups(before, after), err
}

// sealedToo says what was encrypted.
func sealedToo(loc *i18n.Localizer, backups app.Resealed) string {
	sentences := []string{loc.T("settings.passphrase.encrypted")}
	if backups.Sealed > 0 {
		sentences = append(sentences, loc.T("backup.sealed_too", "Count", backups.Sealed))
	}
	if backups.Removed > 0 {
		sentences = append(sentences, loc.T("backup.not_sealed", "Count", backups.Removed))
	}
	return strings.Join(sentences, " ")
}

// offerToForget asks whether the backups and former stores go that still open with
// the passphrases of their days, now that the store has another data key.
func (d *Door) offerToForget(shell *ui.Shell) {
	services := d.open.Load()
	work.Query(d.inside, "backups.older", func(ctx context.Context) (app.Forgotten, error) {
		all, err := services.Backups.List(ctx)
		if err != nil {
			return app.Forgotten{}, err
		}
		former, err := services.Backups.Former()
		return app.Forgotten{Backups: len(all), Former: len(former)}, err
	}, func(older app.Forgotten, err error) {
		loc := shell.Loc()
		var sentences []string
		if older.Backups > 0 {
			sentences = append(sentences, loc.T("backup.older.text", "Count", older.Backups))
		}
		if older.Former > 0 {
			sentences = append(sentences, loc.T("backup.former.text", "Count", older.Former))
		}
		if err != nil || len(sentences) == 0 {
			return
		}
		shell.Dialogs().Confirm(kit.Question{
			Title: loc.T("backup.older.title"), Text: strings.Join(sentences, "\n"),
			Yes: loc.T("backup.older.remove"), No: loc.T("backup.older.keep"), Danger: true,
		}, func(yes bool) {
			if yes {
				d.forget(shell, services.Backups)
			}
		})
	})
}

// forget leaves one backup, of now.
func (d *Door) forget(shell *ui.Shell, backups *wiring.Backups) {
	work.Change(d.inside, func(ctx context.Context, _ work.Progress) (app.Forgotten, error) { return backups.Forget(ctx) }, nil, func(removed app.Forgotten, err error) {
		shell.Changed(app.Changes{Kinds: app.KindBackups})
		if err != nil {
			shell.Fail(err)
			return
		}
		shell.Say(strings.Join(wiring.Forgotten(shell.Loc(), removed), " "))
	})
}
