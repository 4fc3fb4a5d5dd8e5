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

	mu       sync.Mutex
	expected *expected   // nil where none is made beside
	tell     func(error) // nil where it was told, or nobody wants to know
	good     app.Backup  // the last that was read whole and found good
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

// expected is a backup that is made beside other work.
type expected struct {
	copied func() (*db.BegunBackup, error) // waits until its copy is whole; nil where none has to be made
	made   func() (bool, error)            // waits until the copy was looked at, and was good
}

// isOfNow reports that there is a copy, and that the store has not changed since.
func (e *expected) isOfNow() bool {
	if e == nil {
		return false
	}
	begun, err := e.copied()
	if err != nil || begun == nil {
		return false
	}
	is, err := begun.IsOfNow()
	return err == nil && is
}

// Before has the store copied for the backup from before something that changes a lot,
// where Expect has not done so already. Whether the copy is good is found out beside the
// change: Ready has to be asked before that counts.
func (b *Backups) Before(ctx context.Context, reason app.BackupReason) {
	if b.expecting().isOfNow() {
		return
	}
	b.Expect(ctx, reason)
	_, err := b.expecting().copied()
	b.told(err)
}

func (b *Backups) expecting() *expected {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.expected
}

// Expect begins to make that backup beside what is still done before the change.
func (b *Backups) Expect(ctx context.Context, reason app.BackupReason) {
	b.End()
	e := &expected{copied: work.Beside(func() (*db.BegunBackup, error) { return b.store.BeginBackup(ctx, reason) })}
	e.made = work.Beside(func() (bool, error) {
		begun, err := e.copied()
		if err != nil || begun == nil {
			return false, nil //nolint:nilerr // Before tells of it
		}
		return true, begun.Finish(ctx)
	})
	b.mu.Lock()
	defer b.mu.Unlock()
	b.expected = e
}

// Ready waits until the backup is made of which Before has made the copy. An error says
// that the copy is not good: what was to be changed after it must not be.
func (b *Backups) Ready() error {
	b.mu.Lock()
	e := b.expected
	b.expected = nil
	b.mu.Unlock()
	if e == nil {
		return nil
	}
	_, err := e.made()
	return err
}

// Keep makes the backup whole before it returns, for what nothing else is done beside.
func (b *Backups) Keep(ctx context.Context, reason app.BackupReason) {
	b.Before(ctx, reason)
	b.told(b.Ready())
}

// End waits until nothing is made beside.
func (b *Backups) End() { _ = b.Ready() }

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

// SaveImport writes an import after the store was copied for the backup; one that brings
// nothing needs none. It does not count before the backup is found good.
func (c careful) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	if e.Writes() || len(e.Gone) > 0 {
		c.backups.Before(ctx, app.BackupImport)
		defer c.backups.End()
		e.Written = c.backups.Ready
	}
	return c.ImportStore.SaveImport(ctx, e)
}

// newIntake makes the backup before every list that it takes in, unless there is
// nothing new to back up.
func newIntake(store people.ImportStore, backups *Backups, places people.Places) *people.Intake {
	return people.NewIntake(careful{store, backups}, places)
}
