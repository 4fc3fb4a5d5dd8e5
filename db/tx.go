package db

import (
	"context"
	"database/sql"
	"errors"
)

// tx is a piece of work on the one connection: a transaction, or reading that
// sees one state of the store.
type tx struct {
	ctx  context.Context
	conn *sql.Conn
	// failed is the first error of a transaction; nil where nothing is written. Some
	// errors make SQLite roll back by itself, and a statement after that would be
	// committed alone: so there is none.
	failed *error
}

// read runs fn on the connection.
func (s *Store) read(ctx context.Context, fn func(tx) error) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.told(err)
	}
	defer func() { err = s.told(errors.Join(err, conn.Close())) }()
	return fn(tx{ctx: ctx, conn: conn})
}

// write runs fn in a transaction, which is committed where fn returns nil and
// the context still stands. The statements themselves are not cancelled: they
// are short, and to watch a context costs a goroutine for each. Where fn runs
// many it looks at the context in between.
func (s *Store) write(ctx context.Context, fn func(tx) error) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.told(err)
	}
	defer func() { err = s.told(errors.Join(err, conn.Close())) }()
	t := tx{context.WithoutCancel(ctx), conn, new(error)}
	if err := t.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	return t.finish(ctx, fn)
}

// finish runs fn and commits, or rolls back whatever happens instead.
func (t tx) finish(ctx context.Context, fn func(tx) error) (err error) {
	committed := false
	defer func() {
		if !committed {
			// SQLite may have done so by itself; the first error is the one that matters.
			_, _ = t.conn.ExecContext(t.ctx, "ROLLBACK")
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err = t.exec("COMMIT")
	committed = err == nil
	return err
}

// statement runs one statement of the transaction, where none has failed before.
func (t tx) statement(run func() error) error {
	if t.failed == nil {
		return run()
	}
	if *t.failed == nil {
		*t.failed = run()
	}
	return *t.failed
}

func (t tx) exec(query string, args ...any) error {
	return t.statement(func() error {
		_, err := t.conn.ExecContext(t.ctx, query, args...)
		return err
	})
}

// insert gives the id of the new row.
func (t tx) insert(query string, args ...any) (id int64, err error) {
	err = t.statement(func() error {
		result, err := t.conn.ExecContext(t.ctx, query, args...)
		if err == nil {
			id, err = result.LastInsertId()
		}
		return err
	})
	return id, err
}

// each calls scan for every row of the query.
func (t tx) each(scan func(*sql.Rows) error, query string, args ...any) error {
	return t.statement(func() (err error) {
		rows, err := t.conn.QueryContext(t.ctx, query, args...)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// find scans the one row of the query, and reports whether there is one.
func (t tx) find(into []any, query string, args ...any) (found bool, err error) {
	err = t.statement(func() error {
		err := t.conn.QueryRowContext(t.ctx, query, args...).Scan(into...)
		found = err == nil
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return found, err
}
