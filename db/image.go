package db

import (
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
)

// images are rows as they were before a change, kept so that it can be taken
// back. Tables come back in the order in which they were first taken.
type images struct {
	tables []string
	rows   map[string][][]any
}

// take keeps the rows of the table that meet the condition.
func (m *images) take(t tx, table, where string, args ...any) error {
	if m.rows == nil {
		m.rows = map[string][][]any{}
	}
	if !slices.Contains(m.tables, table) {
		m.tables = append(m.tables, table)
	}
	return t.each(func(rows *sql.Rows) error {
		row, err := scanAny(rows)
		m.rows[table] = append(m.rows[table], row)
		return err
	}, "SELECT * FROM "+table+" WHERE "+where, args...)
}

// putBack inserts the rows again, which must be gone.
func (m *images) putBack(t tx) error {
	for _, table := range m.tables {
		for _, row := range m.rows[table] {
			if err := t.exec(insertInto(table, len(row)), row...); err != nil {
				return err
			}
		}
	}
	return nil
}

func insertInto(table string, columns int) string {
	return "INSERT INTO " + table + " VALUES (?" + strings.Repeat(", ?", columns-1) + ")"
}

// scanAny reads a whole row as the driver gives it.
func scanAny(rows *sql.Rows) ([]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	return row, rows.Scan(into...)
}

// list is a parameter for json_each.
func list(values []int64) string {
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers always can
	}
	return string(b)
}
