package window

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// trouble is why the store is not open.
type trouble struct {
	cause      error
	passphrase string // what was typed, if anything was
	opened     bool   // it can be used all the same
	lost       error  // why what was being typed could not be kept; nil where nothing was
}

// help is what there is for a store in trouble.
type help struct {
	found  bool // a good backup lies beside the store
	backup app.Backup
	holds  *db.Summary // of the backup, where it could be opened
	damage db.Damage
}

// failWith shows why the store is not open: where something can be done about it,
// with that. The passphrase is what was typed, if anything was.
func (d *Door) failWith(err error, passphrase string) {
	switch app.CodeOf(err) {
	case app.Damaged, app.NoKey:
		d.trouble(trouble{cause: err, passphrase: passphrase})
	default:
		ui.ShowFailure(d.config.App, d.config.Window, err)
	}
}

// missing is that there is no store: this is the first start, or the store is gone
// and left its backups.
func (d *Door) missing() {
	if kept, err := db.Backups(context.Background(), d.config.Path); err == nil && len(kept) > 0 {
		d.trouble(trouble{cause: &app.Error{Code: app.NotFound, Key: "door.repair.missing"}})
		return
	}
	d.first()
}

// trouble looks for help and offers it.
func (d *Door) trouble(t trouble) {
	d.wait(func(loc *i18n.Localizer) string { return loc.T("door.repair.wait") })
	work.Change(d.runner, func(ctx context.Context, _ work.Progress) (help, error) {
		return d.lookForHelp(ctx, t), nil
	}, nil, func(h help, _ error) {
		if d.shell == nil { // nothing else has been shown since
			d.offer(t, h)
		}
	})
}

// goBack offers the backups to those who cannot open the store.
func (d *Door) goBack() {
	d.trouble(trouble{cause: &app.Error{Code: app.WrongPassphrase, Key: "door.restore.lead"}})
}

// lookForHelp finds what it can: whatever cannot be found out is not offered.
func (d *Door) lookForHelp(ctx context.Context, t trouble) (h help) {
	var err error
	passphrase := t.passphrase
	if app.CodeOf(t.cause) != app.WrongPassphrase {
		h.damage, _ = db.Examine(ctx, d.config.Path, db.Options{Passphrase: passphrase})
	}
	if h.backup, h.found, err = db.NewestGood(ctx, d.config.Path, d.config.Now()); err != nil || !h.found {
		return h
	}
	if sum, err := db.ReadBackup(ctx, h.backup.Path, db.Options{Passphrase: h.phrase(passphrase)}); err == nil {
		h.holds = &sum
	}
	return h
}

// phrase is the passphrase for the backup.
func (h *help) phrase(typed string) string {
	if h.backup.Sealed {
		return typed
	}
	return ""
}

// offer shows what is wrong and what may help.
func (d *Door) offer(t trouble, h help) {
	var screen *door.Repair
	var offers []door.Offer
	whole := func(file, phrase string) { d.restore(screen, file, phrase) }
	if app.CodeOf(t.cause) == app.NoKey {
		if h.found && h.backup.Sealed {
			offers = append(offers, door.Offer{
				Label: in("door.repair.key"), Text: in("door.repair.key.text"), Sealed: true,
				Do: func(_, phrase string) { d.restoreKey(screen, h.backup.Path, phrase) },
			})
		}
		offers = append(offers, door.Offer{
			Label: in("door.repair.key_file"), Text: in("door.repair.key_file.text"), Sealed: true, File: h.file,
			Do: func(file, phrase string) { d.restoreKey(screen, file, phrase) },
		})
	}
	if h.found {
		offers = append(offers, door.Offer{
			Label: in("door.repair.restore"), Text: h.says, Sealed: h.backup.Sealed,
			Do: func(_, phrase string) { whole(h.backup.Path, h.phrase(phrase)) },
		})
	}
	if app.CodeOf(t.cause) == app.Damaged && h.damage.Readable {
		offers = append(offers, door.Offer{
			Label: in("door.repair.rescue"), Text: in("door.repair.rescue.text"), Sealed: h.damage.Sealed,
			Do: func(_, phrase string) { d.rescue(screen, phrase) },
		})
	}
	// Whether the reader's own backup is sealed is seen only when it is chosen.
	offers = append(offers, door.Offer{Label: in("door.repair.file"), File: h.file, Do: whole})
	if app.CodeOf(t.cause) == app.WrongPassphrase {
		offers = append(offers, door.Offer{Label: in("door.restore.back"), Link: true, Do: func(string, string) { d.locked(nil) }})
	}
	if app.CodeOf(t.cause) == app.NotFound {
		offers = append(offers, door.Offer{Label: in("door.repair.new"), Link: true, Do: func(string, string) { d.first() }})
	}
	if t.opened {
		offers = append(offers, door.Offer{Label: in("door.repair.go_on"), Link: true, Do: func(string, string) { d.again() }})
	}
	offers = append(offers, door.Offer{Label: in("shell.quit"), Link: true, Do: func(string, string) { d.config.Window.Close() }})
	screen = door.NewRepair(func(loc *i18n.Localizer) door.Trouble { return h.words(loc, t) }, t.passphrase, offers...)
	d.show(screen)
}

// in is a sentence in whatever language is set.
func in(key string) func(*i18n.Localizer) string {
	return func(loc *i18n.Localizer) string { return loc.T(key) }
}

// file asks for a backup, first where those lie that were made by themselves.
func (h *help) file(loc *i18n.Localizer) kit.FileRequest {
	r := kit.FileRequest{Title: loc.T("door.repair.file.title")}
	if h.found {
		r.Folder = filepath.Dir(h.backup.Path)
	}
	return r
}

// words are what is wrong.
func (h *help) words(loc *i18n.Localizer, t trouble) door.Trouble {
	var w door.Trouble
	w.What, _ = loc.Error(t.cause)
	if t.lost != nil {
		lost, _ := loc.Error(t.lost)
		w.More = append(w.More, lost)
	}
	if len(h.damage.Kinds) > 0 {
		w.More = append(w.More, loc.T("door.repair.kinds", "Kinds", wiring.KindNames(loc, h.damage.Kinds)))
	}
	if !h.found {
		w.More = append(w.More, loc.T("door.repair.no_backup"))
	}
	if app.CodeOf(t.cause) != app.NotFound {
		w.More = append(w.More, loc.T("door.repair.kept"))
	}
	return w
}

// says is what is known of the backup.
func (h *help) says(loc *i18n.Localizer) string {
	made := app.DateOf(h.backup.Made)
	day := loc.Date(made.Year, made.Month, made.Day)
	if h.holds == nil {
		return loc.T("door.repair.restore.made", "Date", day)
	}
	return loc.T("door.repair.restore.holds", "Date", day, "What", wiring.Holds(loc, h.holds.Counts))
}

// done is what helped: the passphrase that opens the store now, and what to say.
type done struct {
	passphrase string
	title      string // key of a sentence
	kept       db.Kept
	lines      func(*i18n.Localizer) []string
}

// mend does what was chosen off the window's thread, opens the store and says
// what was done.
func (d *Door) mend(screen *door.Repair, op func(context.Context) (done, error)) {
	work.Change(d.runner, func(ctx context.Context, _ work.Progress) (done, error) {
		it, err := op(ctx)
		d.afterWipe(err)
		return it, err
	}, nil, func(it done, err error) {
		if d.destroyed(err) {
			return
		}
		if err != nil {
			screen.Refuse(err)
			return
		}
		d.unlock(it.passphrase, func(err error) { d.failWith(err, it.passphrase) }, func(shell *ui.Shell) { it.tell(shell) })
	})
}

// tell shows what was done, over the open store.
func (it *done) tell(shell *ui.Shell) {
	loc := shell.Loc()
	var lines []fyne.CanvasObject
	for _, line := range it.lines(loc) {
		lines = append(lines, kit.NewText(kit.Body(line)))
	}
	if it.kept.Store != "" {
		lines = append(lines, kit.NewText(kit.Quiet(loc.T("door.repair.kept_at", "Path", it.kept.Store))))
	}
	if key := wiring.KeptKey(loc, it.kept); key != "" {
		lines = append(lines, kit.NewText(kit.Quiet(key)))
	}
	shell.Dialogs().Show(kit.Sheet{
		Title: loc.T(it.title), Body: kit.NewColumn(6, lines...),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// rescue reads what can be read.
func (d *Door) rescue(screen *door.Repair, passphrase string) {
	d.mend(screen, func(ctx context.Context) (done, error) {
		opts := db.Options{Passphrase: passphrase, Now: d.config.Now}
		r, err := db.Rescue(ctx, d.config.Path, opts)
		return done{passphrase, "door.repair.rescued", db.Kept{Store: r.Kept}, func(loc *i18n.Localizer) []string { return wiring.Rescued(loc, &r) }}, err
	})
}

// restore puts a backup in the store's place. A backup that is not sealed asks for
// no passphrase, whatever stands in the field.
func (d *Door) restore(screen *door.Repair, file, passphrase string) {
	d.mend(screen, func(ctx context.Context) (done, error) {
		opts := db.Options{Passphrase: passphrase, Now: d.config.Now, WorkFactor: d.config.WorkFactor}
		sum, err := db.ReadBackup(ctx, file, opts)
		if app.CodeOf(err) == app.Invalid {
			opts.Passphrase = ""
			sum, err = db.ReadBackup(ctx, file, opts)
		}
		if err != nil {
			return done{}, err
		}
		kept, err := db.Restore(ctx, file, d.config.Path, opts)
		return done{opts.Passphrase, "door.repair.restored", kept, func(loc *i18n.Localizer) []string {
			return []string{loc.T("door.repair.holds", "What", wiring.Holds(loc, sum.Counts))}
		}}, err
	})
}

// restoreKey brings the key file back and leaves the store as it is.
func (d *Door) restoreKey(screen *door.Repair, file, passphrase string) {
	d.mend(screen, func(ctx context.Context) (done, error) {
		kept, err := db.RestoreKey(ctx, file, d.config.Path, db.Options{Passphrase: passphrase})
		return done{passphrase, "door.repair.key_back", kept, func(loc *i18n.Localizer) []string { return []string{loc.T("door.repair.key_back.text")} }}, err
	})
}

// Damaged is that a store that is open was found to be damaged, and that the
// reader wants to do something about it.
func (d *Door) Damaged() {
	if d.shell == nil {
		return
	}
	d.ending.without = true
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.repair.wait") }, nil, func(lost, _ error) { // it is damaged: closing may say so, too
		d.trouble(trouble{
			cause:  &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint"},
			opened: true, lost: lost,
		})
	})
}

// again opens the store as it is.
func (d *Door) again() {
	d.unlock("", func(err error) {
		if app.CodeOf(err) == app.WrongPassphrase {
			d.locked(nil)
			return
		}
		d.failWith(err, "")
	}, nil)
}
