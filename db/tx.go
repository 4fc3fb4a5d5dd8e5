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
}

// read runs fn on the connection.
func (s *Store) read(ctx context.Context, fn func(tx) error) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.told(err)
	}
	defer func() { err = s.told(errors.Join(err, conn.Close())) }()
	return fn(tx{ctx, conn})
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
	t := tx{context.WithoutCancel(ctx), conn}
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
			_ = t.exec("ROLLBACK") // SQLite may have done so by itself; the first error is the one that matters
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

func (t tx) exec(query string, args ...any) error {
	_, err := t.conn.ExecContext(t.ctx, query, args...)
	return err
}

// insert gives the id of the new row.
func (t tx) insert(query string, args ...any) (int64, error) {
	result, err := t.conn.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// each calls scan for every row of the query.
func (t tx) each(scan func(*sql.Rows) error, query string, args ...any) (err error) {
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
}

// find scans the one row of the query, and reports whether there is one.
func (t tx) find(into []any, query string, args ...any) (bool, error) {
	err := t.conn.QueryRowContext(t.ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
