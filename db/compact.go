package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"os"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
	"vestka/db/vault"
)

// Compact writes the store anew without the room that was left by what is gone,
// and puts the new one into its place. Others wait meanwhile. Whatever stops it
// leaves the store as it was. It is written to a file beside the store, through
// the store's own layer: nothing unsealed reaches the disk, and what it needs is
// room there, not memory.
func (s *Store) Compact(ctx context.Context) error {
	s.slots.Lock() // a backup follows the store through one connection, which ends here
	defer s.slots.Unlock()
	next := s.path + unfinished
	if err := s.compact(ctx, next); err != nil {
		return s.told(errors.Join(err, vault.Remove(next, next+"-journal")))
	}
	return nil
}

func (s *Store) compact(ctx context.Context, next string) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := conn.Close(); !errors.Is(cerr, sql.ErrConnDone) { // replaceWith has closed it
			err = errors.Join(err, cerr)
		}
	}()
	t := tx{ctx: ctx, conn: conn}
	if err := s.compactTo(t, next); err != nil {
		return err
	}
	return s.replaceWith(t, next)
}

// compactTo writes the compacted store, safe on the disk, and compares the two.
func (s *Store) compactTo(t tx, next string) error {
	if err := startAnew(next); err != nil {
		return err
	}
	if err := t.exec("VACUUM INTO ?", dsn(next, s.layer, readWrite)); err != nil {
		return err
	}
	has, err := count(t.ctx, t.conn)
	if err != nil {
		return err
	}
	got, err := inspect(t.ctx, next, s.layer)
	switch {
	case err != nil:
		return err
	case !got.Sound() || got.Counts != has:
		return &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint"}
	}
	return syncFile(next)
}

// replaceWith puts the new file into the place of the store. The connection, which
// nobody else uses meanwhile, is closed first, since Windows replaces no file that
// is open, and since it would go on with the file of before; the next to use the
// store gets a new one.
func (s *Store) replaceWith(t tx, next string) error {
	var failed error
	err := t.conn.Raw(func(c any) error {
		failed = c.(*sqlite3.SQLiteConn).Close()
		if failed == nil {
			failed = vault.Rename(next, s.path)
		}
		return driver.ErrBadConn // so that the pool lets go of it
	})
	if !errors.Is(err, driver.ErrBadConn) {
		failed = errors.Join(failed, err)
	}
	return failed
}

// syncFile waits until the disk has a file that others have written.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
