package db

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
	"vestka/db/salvage"
)

// filling is a new store that takes the rows of a wreck.
type filling struct {
	tx
	*wreck
	tables map[string]*filled
	hollow []app.AttachmentID
}

// filled is what became of one table.
type filled struct {
	RescuedTable
	*table
	refused int             // rows that cannot be read whole or that the table does not take
	missing map[string]bool // keys that an index knows and the table does not have
}

// sequenceTable says which numbers were given already.
var sequenceTable = salvage.Sequences.Name

// fill writes all that can be read and checks the whole.
func (w *wreck) fill(ctx context.Context, t tx) (r RescueReport, err error) {
	f := filling{tx: t, wreck: w, tables: map[string]*filled{}}
	if err := t.exec("PRAGMA foreign_keys = OFF"); err != nil { // the order of the tables is not theirs
		return r, err
	}
	if err := t.exec("BEGIN IMMEDIATE"); err != nil {
		return r, err
	}
	if err := t.finish(ctx, func(tx) error { return f.all(ctx) }); err != nil {
		return r, err
	}
	found, err := verify(ctx, t.conn)
	if err != nil {
		return r, err
	}
	if !found.Sound() {
		return r, errors.New("the rescued store is not sound")
	}
	r = RescueReport{Counts: found.Counts, BadPages: w.Bad(), Unplaced: w.Unplaced, Hollow: f.hollow}
	for _, t := range w.tables {
		if one := f.tables[t.name]; one != nil {
			r.Tables = append(r.Tables, one.RescuedTable)
		}
	}
	return r, nil
}

// leftOut are tables that are not rescued: what the migrations write, what was kept to
// be taken back, which fits a store that is whole, and sums, which the new store makes
// by itself as the rows come, like the index of texts.
var leftOut = map[string]bool{
	versionTable: true, sequenceTable: true, "step": true, "step_part": true, "contact": true, "letter_total": true, "way": true,
	"said_content": true, "said_segments": true, "said_segdir": true, "said_docsize": true, "said_stat": true,
}

func (f *filling) all(ctx context.Context) error {
	saved := 0
	for i := range f.shape.tables {
		if err := ctx.Err(); err != nil {
			return err
		}
		t := &f.shape.tables[i]
		if leftOut[t.name] {
			continue
		}
		one, err := f.take(t)
		if err != nil {
			return err
		}
		saved += one.Saved
	}
	if saved == 0 {
		return &app.Error{Code: app.Damaged, Key: "error.rescue.nothing", Hint: "error.rescue.nothing.hint"}
	}
	if err := errors.Join(f.dropSpoilt(ctx), f.standIns(), f.nameStandIns()); err != nil {
		return err
	}
	if err := f.mendAttachments(); err != nil {
		return err
	}
	if err := f.countLost(); err != nil {
		return err
	}
	if err := f.takeSequences(); err != nil {
		return err
	}
	if f.table("import") != nil { // what they could be taken back by is not rescued
		if err := f.exec("UPDATE import SET step = 0"); err != nil {
			return err
		}
	}
	// What the lists say may be lost in part. Without its digest every row counts as
	// changed, so that the next import brings all of it back.
	return f.exec("UPDATE record SET digest = x''")
}

// take writes the rows of a table, and those that only an index has.
func (f *filling) take(t *table) (*filled, error) {
	one := &filled{RescuedTable: RescuedTable{Table: t.name, Damaged: f.Damaged(t.name)}, table: t, missing: map[string]bool{}}
	f.tables[t.name] = one
	if err := f.exec("DELETE FROM " + t.name); err != nil { // what the migrations put there
		return nil, err
	}
	names := make([]string, len(t.stored))
	for i, place := range t.stored {
		names[i] = t.columns[place].name
	}
	if t.rowid && t.number() < 0 {
		names = append([]string{"rowid"}, names...)
	}
	if err := f.insertAll(one, t.name, names); err != nil {
		return nil, err
	}
	for _, x := range f.indexes {
		if x.table == t.name && len(x.columns) >= len(t.columns) && !slices.Contains(x.columns, "") {
			if err := f.insertAll(one, x.name, x.columns); err != nil {
				return nil, err
			}
		}
	}
	return one, nil
}

// insertAll writes the rows of a tree to a table, by the names of its columns.
// What the table has already stays; what it does not take counts as lost.
func (f *filling) insertAll(one *filled, tree string, names []string) (err error) {
	numbered := len(names) > 0 && names[0] == "rowid"
	one.refused += f.Rows(tree, func(row salvage.Row) bool {
		values := row.Values
		if numbered {
			values = append([]any{row.Number}, values...)
		}
		var taken int64
		taken, err = f.insertOne(one.Table, names[:len(values)], values)
		one.Saved += int(taken)
		if isRefused(err) {
			one.refused++
			err = nil
		}
		return err == nil
	})
	return err
}

// isRefused is that a table does not take a row.
func isRefused(err error) bool {
	e := sqlite3.Error{}
	return errors.As(err, &e) && (e.Code == sqlite3.ErrConstraint || e.Code == sqlite3.ErrMismatch)
}

func (f *filling) insertOne(table string, names []string, values []any) (int64, error) {
	into, marks := table+" ("+strings.Join(names, ", ")+")", "(?"+strings.Repeat(", ?", len(names)-1)+")"
	query := "INSERT INTO " + into + " VALUES " + marks + " ON CONFLICT DO NOTHING" //nolint:gosec // the names are those of the migrations
	result, err := f.conn.ExecContext(f.ctx, query, values...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// countLost compares every table with what its indexes know of it.
func (f *filling) countLost() error {
	for _, x := range f.indexes {
		one := f.tables[x.table]
		if one == nil {
			continue
		}
		places := make([]int, 0, len(one.key))
		for _, name := range one.key {
			if at := slices.Index(x.columns, name); at >= 0 {
				places = append(places, at)
			} else if at := slices.Index(x.columns, ""); at >= 0 && one.rowid && len(one.key) == 1 {
				places = append(places, at)
			}
		}
		if len(places) < len(one.key) {
			continue
		}
		if err := f.findMissing(one, x.name, places); err != nil {
			return err
		}
	}
	for _, one := range f.tables {
		one.Lost = max(len(one.missing), one.refused) + one.StandIns
	}
	return nil
}

func (f *filling) findMissing(one *filled, tree string, places []int) (err error) {
	query := "SELECT 1 FROM " + one.Table + " WHERE (" + strings.Join(one.key, ", ") + ") = (?" + strings.Repeat(", ?", len(one.key)-1) + ")"
	f.Rows(tree, func(row salvage.Row) bool {
		key := make([]any, len(places))
		for i, at := range places {
			if at >= len(row.Values) {
				return true
			}
			key[i] = row.Values[at]
		}
		var there int
		var found bool
		if found, err = f.find([]any{&there}, query, key...); err == nil && !found {
			one.missing[fmt.Sprint(key)] = true
		}
		return err == nil
	})
	return err
}

// takeSequences keeps the numbers that were given already from being given again.
func (f *filling) takeSequences() (err error) {
	f.Rows(sequenceTable, func(row salvage.Row) bool {
		name, _ := row.Values[0].(string)
		last, ok := row.Values[1].(int64)
		if f.tables[name] == nil || !ok {
			return true
		}
		err = f.exec("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", name, last)
		if err == nil {
			err = f.exec("INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)", name, last, name)
		}
		return err == nil
	})
	return err
}
