package wiring

import (
	"context"
	"os"
	"sync"
	"time"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/db"
)

// Backups are the backups of the open store. Of those that nobody asked for only
// the first that fails is told of: work goes on, and the older ones are there.
type Backups struct {
	store *db.Store
	path  string
	now   func() time.Time

	mu   sync.Mutex
	wait func() (bool, error) // until one that was begun beforehand is made; nil where none was
	tell func(error)          // nil where it was told, or nobody wants to know
	good app.Backup           // the last that was read whole and found good
}

// OnFailure has the front end told, once, of a backup that could not be made.
func (b *Backups) OnFailure(tell func(error)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tell = tell
}

// told passes an error on, once. That the work was stopped is none.
func (b *Backups) told(err error) {
	if err == nil || app.CodeOf(err) == app.Cancelled {
		return
	}
	b.mu.Lock()
	tell := b.tell
	b.tell = nil
	b.mu.Unlock()
	if tell != nil {
		tell(err)
	}
}

// Begin makes the backup of the last day of use, where that went by without one,
// and reports whether it did.
func (b *Backups) Begin(ctx context.Context) (made bool) {
	_, made, err := b.store.KeepLastDay(ctx)
	b.told(err)
	return made
}

// Before makes the backup from before something that changes a lot.
func (b *Backups) Before(ctx context.Context, reason app.BackupReason) {
	b.End() // what it made is of the store as it is, or not good enough
	_, _, err := b.store.KeepBackup(ctx, reason)
	b.told(err)
}

// Expect begins to make that backup beside what is still done before the change.
func (b *Backups) Expect(ctx context.Context, reason app.BackupReason) {
	b.End()
	wait := work.Beside(func() (made bool, err error) {
		_, made, err = b.store.KeepBackup(ctx, reason)
		return made, err
	})
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wait = wait
}

// End waits until nothing is made beside. Where that failed, Before tries again.
func (b *Backups) End() {
	b.mu.Lock()
	wait := b.wait
	b.wait = nil
	b.mu.Unlock()
	if wait != nil {
		_, _ = wait()
	}
}

// Make makes a backup because somebody asked for it.
func (b *Backups) Make(ctx context.Context) (app.Backup, error) {
	made, _, err := b.store.KeepBackup(ctx, app.BackupByHand)
	return made, err
}

// Forget is db.Store.RemoveOlderBackups.
func (b *Backups) Forget(ctx context.Context) (app.Forgotten, error) {
	return b.store.RemoveOlderBackups(ctx)
}

// Former is db.FormerStores.
func (b *Backups) Former() ([]string, error) { return db.FormerStores(b.path) }

// Save writes a backup to a file.
func (b *Backups) Save(ctx context.Context, file string) error { return b.store.Backup(ctx, file) }

// List is db.Backups.
func (b *Backups) List(ctx context.Context) ([]app.Backup, error) { return db.Backups(ctx, b.path) }

// lastDay is the day of the last good backup, zero where there is none.
func (b *Backups) lastDay(ctx context.Context) (app.Date, error) {
	last, found, err := b.LastGood(ctx)
	if err != nil || !found {
		return app.Date{}, err
	}
	return app.DateOf(last.Made), nil
}

// LastGood is the newest backup that is good, as db.NewestGood finds it. One that
// was found good is not read a second time while it stays the newest.
func (b *Backups) LastGood(ctx context.Context) (app.Backup, bool, error) {
	all, err := b.List(ctx)
	if err != nil {
		return app.Backup{}, false, err
	}
	b.mu.Lock()
	known := b.good
	b.mu.Unlock()
	if len(all) > 0 && all[0] == known {
		return known, true, nil
	}
	good, found, err := db.NewestGood(ctx, b.path, b.now())
	b.mu.Lock()
	b.good = good
	b.mu.Unlock()
	return good, found, err
}

// Here is what the open store holds, and when it was last changed.
func (b *Backups) Here(ctx context.Context) (app.StoreReport, error) {
	r, err := b.store.Verify(ctx)
	if err != nil {
		return app.StoreReport{}, err
	}
	info, err := b.stat()
	if err != nil {
		return app.StoreReport{}, err
	}
	return app.StoreReport{
		Counts: r.Counts, Changed: info.ModTime(), Sealed: b.store.Sealed(), Findings: append(r.Damage, r.References...),
	}, nil
}

// Look is what a backup holds, with a passphrase of its day.
func (b *Backups) Look(ctx context.Context, file, passphrase string) (app.StoreReport, error) {
	sum, err := db.ReadBackup(ctx, file, db.Options{Passphrase: passphrase})
	return app.StoreReport{Counts: sum.Counts, Made: sum.Made, Changed: sum.Changed, Sealed: sum.Sealed}, err
}

// Sealed reports, without a passphrase, whether a backup needs one.
func (b *Backups) Sealed(file string) (bool, error) { return db.BackupSealed(file) }

// Compact is db.Store.Compact; it gives the sizes in bytes.
func (b *Backups) Compact(ctx context.Context) (before, after int64, err error) {
	was, err := b.stat()
	if err == nil {
		err = b.store.Compact(ctx)
	}
	if err != nil {
		return 0, 0, err
	}
	is, err := b.stat()
	if err != nil {
		return 0, 0, err
	}
	return was.Size(), is.Size(), nil
}

func (b *Backups) stat() (os.FileInfo, error) {
	info, err := os.Stat(b.path)
	if err != nil {
		return nil, &app.Error{Code: app.Failed, Key: "error.store.unreachable", Hint: "error.store.unreachable.hint", Err: err}
	}
	return info, nil
}

// careful is the store as lists are written to it: a backup is made before.
type careful struct {
	people.ImportStore
	backups *Backups
}

// SaveImport writes an import after the backup; one that brings nothing needs none.
func (c careful) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	if e.Writes() || len(e.Gone) > 0 {
		c.backups.Before(ctx, app.BackupImport)
	}
	return c.ImportStore.SaveImport(ctx, e)
}

// newIntake makes the backup before every list that it takes in, unless there is
// nothing new to back up.
func newIntake(store people.ImportStore, backups *Backups, places people.Places) *people.Intake {
	return people.NewIntake(careful{store, backups}, places)
}
