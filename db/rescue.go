package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"

	"vestka/app"
	"vestka/db/salvage"
	"vestka/db/vault"
)

// RescueReport is what a rescue brought into the new store.
type RescueReport struct {
	Counts
	Kept     string             // where the damaged store is now, with its key file
	Tables   []RescuedTable     // in the order of the store
	BadPages int                // pages of 4 KiB that could not be read
	Hollow   []app.AttachmentID // of which pieces are lost: zeros stand there
	Unplaced int                // rows of which it could not be told what they are; they are lost
}

// RescuedTable is what was rescued of one table.
type RescuedTable struct {
	Table    string
	Saved    int  // rows
	Lost     int  // rows that are known to be lost, since something else speaks of them
	StandIns int  // of the lost, those for which a row with nothing in it stands, so that what belongs to them is kept
	Hollow   int  // of the saved, those of which a part is lost: attachments
	Damaged  bool // pages of it are lost: there may have been more rows than is known
}

// Whole reports that nothing is known to be lost.
func (r *RescueReport) Whole() bool {
	for _, t := range r.Tables {
		if t.Lost > 0 || t.Hollow > 0 || t.Damaged {
			return false
		}
	}
	return r.Unplaced == 0
}

// Rescue reads what can be read of a damaged store, which nobody may have open,
// into a new one that takes its place; the damaged one is kept aside as it is,
// with its key file. What belongs to somebody or something that is lost is kept:
// an empty row stands for what it belongs to. Whatever fails or crashes leaves
// the damaged store or the new one. The errors are those of Open, app.Refused
// where the store is not damaged, and app.Damaged where nothing can be read.
func Rescue(ctx context.Context, path string, opts Options) (r RescueReport, err error) {
	err = damagedStore(path, opts.Passphrase, func(path string, layer *vault.Layer) error {
		r, err = rescue(ctx, path, layer, migrations())
		return err
	})
	return r, err
}

// damagedStore runs fn on a store that need not be whole while nobody else can use it.
func damagedStore(given, passphrase string, fn func(string, *vault.Layer) error) error {
	return holding(given, func(path string) error {
		layer, err := unlock(given, path, passphrase)
		if err != nil {
			return err
		}
		defer layer.Close()
		return because(fn(path, layer), layer)
	})
}

func rescue(ctx context.Context, path string, layer *vault.Layer, steps fs.FS) (r RescueReport, err error) {
	if err := settleJournal(ctx, path, layer); err != nil {
		return r, err
	}
	switch sound, err := isSound(ctx, path, layer); {
	case err != nil:
		return r, err
	case sound:
		return r, &app.Error{Code: app.Refused, Key: "error.rescue.sound", Hint: "error.rescue.sound.hint"}
	}
	pages, err := layer.Pages(path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, pages.Close()) }()
	w, err := lookThrough(ctx, pages, steps)
	if err != nil {
		return r, err
	}
	next := path + unfinished
	if r, err = w.writeAnew(ctx, next, layer, steps); err == nil {
		r.Kept, err = replaceDamaged(path)
	}
	if err != nil {
		return RescueReport{}, errors.Join(err, vault.Remove(next, next+"-journal"))
	}
	return r, nil
}

// settleJournal takes back what a crash left half written, as far as SQLite can.
// What it says of a damaged store is known; a journal that it leaves is kept.
func settleJournal(ctx context.Context, path string, layer *vault.Layer) error {
	there, err := exists(path + "-journal")
	if there {
		_ = rollBack(ctx, path, layer)
	}
	return err
}

// isSound reports that nothing is wrong with a store. The error is that it is not
// damaged either, but none of ours, of a newer version or with another's key.
func isSound(ctx context.Context, path string, layer *vault.Layer) (bool, error) {
	r, err := inspect(ctx, path, layer)
	if err == nil {
		return r.Sound(), nil
	}
	if app.CodeOf(storeError(err)) == app.Damaged {
		return false, nil
	}
	return false, err
}

// wreck is a damaged store that was looked through.
type wreck struct {
	shape
	*salvage.Survey
}

// lookThrough finds the version of the store and what there is of each of its tables.
func lookThrough(ctx context.Context, pages vault.Pages, steps fs.FS) (w wreck, err error) {
	if w.shape, err = shapeOf(ctx, steps, 0); err != nil {
		return w, err
	}
	for knows := w.version; ; {
		if w.Survey, err = salvage.Look(ctx, pages, pages.Size(), w.trees()); err != nil {
			return w, err
		}
		has := w.says()
		switch {
		case has > knows:
			return w, &app.Error{Code: app.Newer, Key: "error.store.newer", Hint: "error.store.newer.hint"}
		case has == 0 || has == w.version: // 0: it is not known; most stores are of today's version
			return w, nil
		}
		if w.shape, err = shapeOf(ctx, steps, has); err != nil {
			return w, err
		}
	}
}

// versionTable is where the migrations write how far they went.
const versionTable = "goose_db_version"

// says is the version that the store says it has; 0 where it does not.
func (w *wreck) says() (has int64) {
	w.Rows(versionTable, func(r salvage.Row) bool {
		if v, ok := r.Values[1].(int64); ok {
			has = max(has, v)
		}
		return true
	})
	return has
}

// writeAnew writes what can be read to a new file, and reads that through.
func (w *wreck) writeAnew(ctx context.Context, next string, layer *vault.Layer, steps fs.FS) (r RescueReport, err error) {
	if err := startAnew(next); err != nil {
		return r, err
	}
	db := connect(next, layer, readWrite)
	defer func() { err = errors.Join(err, db.Close()) }()
	p, err := provider(db, steps)
	if err != nil {
		return r, err
	}
	if _, err := p.UpTo(ctx, w.version); err != nil {
		return r, err
	}
	err = oneConn(ctx, db, func(conn *sql.Conn) (err error) {
		r, err = w.fill(ctx, tx{ctx: ctx, conn: conn})
		return err
	})
	return r, err
}

// replaceDamaged keeps the damaged store aside and puts the new one into its
// place. The key file stays: the new store has the same key.
func replaceDamaged(path string) (string, error) {
	kept, err := keepFormer(path, true, damagedOne)
	if err != nil {
		return "", err
	}
	return kept.Store, vault.Rename(path+unfinished, path)
}
