package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// bulkRows are written by one statement: enough that what a statement costs by
// itself hardly counts.
const bulkRows = 32

// bulk writes many rows of one table. They are in the table after flush; before
// that some of them wait for others.
type bulk struct {
	one, many string              // the statements for one row and for bulkRows
	shared    int                 // how many values the rows of a statement share; they stand first
	columns   int                 // how many other values a row has
	args      []driver.NamedValue // of the rows that wait
}

// newBulk writes rows with these columns, of which the last takes its value as said; rest
// is what follows the values. The first columns, as many as shared says, have the same
// values in most rows.
func newBulk(table string, shared int, columns, last, rest string) *bulk {
	n := strings.Count(columns, ",") + 1 - shared
	row := "("
	for i := range shared {
		row += "?" + strconv.Itoa(i+1) + ", "
	}
	row += strings.Repeat("?, ", n-1) + last + ")" // numbered from there on
	head := "INSERT INTO " + table + " (" + columns + ") VALUES "
	return &bulk{
		one: head + row + rest, many: head + row + strings.Repeat(", "+row, bulkRows-1) + rest,
		shared: shared, columns: n, args: make([]driver.NamedValue, 0, shared+n*bulkRows),
	}
}

// add writes a row, now or later. Its values are of the driver's own types; those that
// are shared can be compared.
func (b *bulk) add(t tx, values ...any) error {
	if len(values) != b.shared+b.columns {
		return errors.New("a row of " + strconv.Itoa(len(values)) + " values")
	}
	same := func(waits driver.NamedValue, v any) bool { return waits.Value == v }
	if len(b.args) > 0 && !slices.EqualFunc(b.args[:b.shared], values[:b.shared], same) {
		if err := b.flush(t); err != nil {
			return err
		}
	}
	if len(b.args) == 0 {
		b.wait(values[:b.shared])
	}
	b.wait(values[b.shared:])
	if len(b.args) < b.shared+b.columns*bulkRows {
		return nil
	}
	err := t.run(b.many, b.args)
	b.empty()
	return err
}

func (b *bulk) wait(values []any) {
	for _, v := range values {
		b.args = append(b.args, driver.NamedValue{Ordinal: len(b.args) + 1, Value: v})
	}
}

// flush writes the rows that wait.
func (b *bulk) flush(t tx) error {
	defer b.empty()
	for len(b.args) > b.shared {
		if err := t.run(b.one, b.args[:b.shared+b.columns]); err != nil {
			return err
		}
		rows := b.args[b.shared:]
		for i := range copy(rows, rows[b.columns:]) {
			rows[i].Ordinal = b.shared + i + 1
		}
		b.args = b.args[:len(b.args)-b.columns]
	}
	return nil
}

func (b *bulk) empty() {
	clear(b.args[:cap(b.args)])
	b.args = b.args[:0]
}

// raw runs fn with the driver's connection, past package sql, which would look at each
// value. Within fn nothing else of the transaction may run.
func (t tx) raw(fn func(c *sqlite3.SQLiteConn) error) error {
	return t.statement(func() error {
		return t.conn.Raw(func(conn any) error {
			c, ok := conn.(*sqlite3.SQLiteConn)
			if !ok {
				return errors.New("a connection of another driver")
			}
			return fn(c)
		})
	})
}

// asArgs are values of the driver's own types as it takes them.
func asArgs(values []any) []driver.NamedValue {
	args := make([]driver.NamedValue, len(values))
	for i, v := range values {
		args[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	return args
}

// direct runs a statement past package sql, with values of the driver's own types, and
// gives how many rows it changed.
func (t tx) direct(query string, values ...any) (changed int64, err error) {
	args := asArgs(values)
	err = t.raw(func(c *sqlite3.SQLiteConn) error {
		result, err := c.ExecContext(context.Background(), query, args) //nolint:contextcheck // as tx.exec: statements are not cancelled
		if err == nil {
			changed, err = result.RowsAffected()
		}
		return err
	})
	return changed, err
}

// run runs a statement that gives no rows, past package sql. The driver binds all
// values and runs the statement in one call where it is asked as if for rows.
func (t tx) run(query string, args []driver.NamedValue) error {
	return t.raw(func(c *sqlite3.SQLiteConn) error {
		rows, err := c.QueryContext(context.Background(), query, args) //nolint:contextcheck // as tx.exec: statements are not cancelled
		if err != nil {
			return err
		}
		return rows.Close()
	})
}

// rowsAtOnce are read between two looks at the context.
const rowsAtOnce = 1000

// eachRaw calls scan for every row of the query, past package sql, with its values as
// the driver gives them: whole numbers, texts and bytes. The row is good for the call.
func (t tx) eachRaw(scan func(row []driver.Value) error, query string, values ...any) error {
	return t.raw(func(c *sqlite3.SQLiteConn) error {
		return eachRow(t.ctx, c, func(_ []string, row []driver.Value) error { return scan(row) }, query, values...)
	})
}

// eachRow is eachRaw on the driver's connection, with the names of the columns.
func eachRow(ctx context.Context, c *sqlite3.SQLiteConn, scan func(columns []string, row []driver.Value) error, query string, values ...any) (err error) {
	rows, err := c.QueryContext(context.Background(), query, asArgs(values)) //nolint:contextcheck // looked at below: to watch it costs more than a row
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns := rows.Columns()
	row := make([]driver.Value, len(columns))
	for n := 0; ; n++ {
		if n%rowsAtOnce == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		switch err := rows.Next(row); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := scan(columns, row); err != nil {
			return err
		}
	}
}
