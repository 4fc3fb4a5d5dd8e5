package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// Counts are how much a store holds.
type Counts = app.Counts

// Report is what a look through the whole store found.
type Report struct {
	Counts
	Counted    bool     // Counts could be read
	Incomplete int      // attachments of which something is missing; they are in Damage too
	Damage     []string // what is not as it must be: SQLite's words for a page, table or index, or "attachment 12: content", "person 12: names"
	References []string // "letter 12: person": rows that point to something that is not there
}

// Sound reports that nothing is wrong.
func (r Report) Sound() bool { return len(r.Damage) == 0 && len(r.References) == 0 }

// Verify reads the whole store and says what is wrong with it. Damage is no error:
// the error is that it could not be looked for.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	var r Report
	err := s.read(ctx, func(t tx) (err error) {
		r, err = verify(ctx, t.conn)
		return err
	})
	return r, err
}

// verify looks as far as the damage lets it.
func verify(ctx context.Context, conn *sql.Conn) (r Report, err error) {
	t := tx{ctx: ctx, conn: conn}
	err = r.found(t.each(func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			r.damaged(line)
		}
		return err
	}, "PRAGMA integrity_check"))
	if err != nil {
		return r, err
	}
	err = r.found(t.each(func(rows *sql.Rows) error {
		var table, parent string
		var row, key sql.NullInt64 // tables without numbered rows have no number
		err := rows.Scan(&table, &row, &parent, &key)
		r.References = append(r.References, reference(table, row, parent))
		return err
	}, "PRAGMA foreign_key_check"))
	if err != nil {
		return r, err
	}
	if err := r.found(r.incomplete(t)); err != nil {
		return r, err
	}
	if err := r.found(r.spoilt(t)); err != nil {
		return r, err
	}
	r.Counts, err = count(ctx, conn)
	r.Counted = err == nil
	return r, r.found(err)
}

// incomplete finds attachments of which something is missing.
func (r *Report) incomplete(t tx) error {
	if keeps, err := keepsAttachments(t); !keeps || err != nil {
		return err
	}
	return t.each(func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		r.Incomplete++
		r.damaged(fmt.Sprintf("attachment %d: content", id))
		return err
	}, `
SELECT id FROM attachment
WHERE size <> (SELECT coalesce(sum(length(bytes)), 0) FROM attachment_part WHERE attachment_part.attachment = attachment.id)`)
}

func reference(table string, row sql.NullInt64, parent string) string {
	if !row.Valid {
		return fmt.Sprintf("%s: %s", table, parent)
	}
	return fmt.Sprintf("%s %d: %s", table, row.Int64, parent)
}

// found takes an error that is damage into the report, and gives any other back.
func (r *Report) found(err error) error {
	driver := sqlite3.Error{}
	if !errors.As(err, &driver) || driver.Code != sqlite3.ErrCorrupt && driver.Code != sqlite3.ErrFormat {
		return err
	}
	r.damaged(driver.Error())
	return nil
}

// damaged takes a line into the report, once: each look meets the same damage.
func (r *Report) damaged(line string) {
	if !slices.Contains(r.Damage, line) {
		r.Damage = append(r.Damage, line)
	}
}

func count(ctx context.Context, conn *sql.Conn) (c Counts, err error) {
	t := tx{ctx: ctx, conn: conn}
	if _, err := t.find([]any{&c.People, &c.Letters}, "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM letter)"); err != nil {
		return c, err
	}
	for table, n := range map[string]*int{"reply": &c.Replies, "donation": &c.Donations, "parcel": &c.Parcels} {
		if there, err := hasTable(t, table); err != nil {
			return c, err
		} else if there {
			if _, err := t.find([]any{n}, "SELECT count(*) FROM "+table); err != nil {
				return c, err
			}
		}
	}
	if keeps, err := keepsAttachments(t); !keeps || err != nil {
		return c, err
	}
	attached := isAttached
	if found, err := t.find([]any{new(int)}, "SELECT 1 FROM pragma_table_info('attachment') WHERE name = 'donation'"); err != nil {
		return c, err
	} else if !found { // a backup of before there were donations
		attached = "person IS NOT NULL"
	}
	_, err = t.find([]any{&c.Attachments}, "SELECT count(*) FROM attachment WHERE "+attached)
	return c, err
}

// keepsAttachments is false for a backup that an older version has made.
func keepsAttachments(t tx) (bool, error) { return hasTable(t, "attachment") }

// hasTable is false for what a backup of an older version does not have.
func hasTable(t tx, table string) (bool, error) {
	var name string
	return t.find([]any{&name}, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", table)
}
