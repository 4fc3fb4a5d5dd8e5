package table_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/importer/table"
)

// open opens a file that is a table.
func open(t testing.TB, file []byte, s table.Settings) *table.Table {
	t.Helper()
	tab, err := table.Open(t.Context(), bytes.NewReader(file), int64(len(file)), s)
	if err != nil {
		t.Fatalf("%v of %.200q", err, file)
	}
	return tab
}

// all reads the rows that are left.
func all(t testing.TB, tab *table.Table) []table.Row {
	t.Helper()
	var rows []table.Row
	for {
		row, err := tab.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

// read opens a file that is a table and gives its header and its cells.
func read(t testing.TB, file []byte, s table.Settings) (*table.Table, [][]string) {
	t.Helper()
	tab := open(t, file, s)
	var cells [][]string
	for _, row := range all(t, tab) {
		if len(row.Problems) > 0 {
			t.Errorf("line %d: %+v", row.Line, row.Problems)
		}
		cells = append(cells, row.Cells)
	}
	return tab, cells
}

// refused opens a file that is to be refused.
func refused(t testing.TB, file []byte, s table.Settings) *app.Error {
	t.Helper()
	tab, err := table.Open(t.Context(), bytes.NewReader(file), int64(len(file)), s)
	var e *app.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v, header %v", err, tab)
	}
	return e
}

func same(t testing.TB, got, want [][]string) {
	t.Helper()
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
