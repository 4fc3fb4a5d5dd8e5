package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"vestka/db/vault"
)

// startAnew makes an empty file for a store to be written to, in the place of what
// was left there: our connections open only what is there.
func startAnew(next string) error {
	if err := vault.Remove(next, next+"-journal"); err != nil {
		return err
	}
	f, err := vault.NewFile(next)
	if err != nil {
		return err
	}
	return f.Close()
}

// copyTo copies the store to a new file with another layer, by SQLite's own way of
// doing so. Nobody else may change the store meanwhile.
func (o original) copyTo(ctx context.Context, next string, to *vault.Layer) (err error) {
	if err := startAnew(next); err != nil {
		return err
	}
	target := connect(next, to, readWrite)
	defer func() { err = errors.Join(err, target.Close()) }()
	return oneConn(ctx, target, func(conn *sql.Conn) error {
		return conn.Raw(func(c any) error {
			return o.copyPages(ctx, &copying{into: c.(*sqlite3.SQLiteConn)})
		})
	})
}

// pagesAtOnce are copied between two looks at the context: 4 MiB.
const pagesAtOnce = 1024

// copying is a copy that is being made.
type copying struct {
	into, from *sqlite3.SQLiteConn
	steps      *sqlite3.SQLiteBackup // nil before the first
	done       bool
}

// copyPages copies all pages, a step at a time.
func (o original) copyPages(ctx context.Context, c *copying) (err error) {
	defer func() {
		if c.steps != nil {
			err = errors.Join(err, c.steps.Finish())
		}
	}()
	for !c.done {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := oneConn(ctx, o.db, func(conn *sql.Conn) error {
			return conn.Raw(func(from any) error { return c.step(from.(*sqlite3.SQLiteConn)) })
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// step copies some pages from the connection, which must stay the same: SQLite
// keeps the copy up to date with what is changed through that one only.
func (c *copying) step(from *sqlite3.SQLiteConn) (err error) {
	if c.steps == nil {
		c.from = from
		c.steps, err = c.into.Backup("main", from, "main")
	}
	switch {
	case err != nil:
		return err
	case c.from != from:
		return errors.New("the connection has changed while the store was copied")
	}
	c.done, err = c.steps.Step(pagesAtOnce)
	return err
}
