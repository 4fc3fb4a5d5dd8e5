package db

import (
	"database/sql"
	"path/filepath"
	"testing"
)

// tablesOf are the tables of a store, without those that SQLite keeps for itself.
func tablesOf(t *testing.T, s *Store) map[string]bool {
	t.Helper()
	tables := map[string]bool{}
	err := s.read(t.Context(), func(x tx) error {
		return x.each(func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			tables[name] = true
			return err
		}, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE 'said\_%' ESCAPE '\' AND name <> 'goose_db_version'`)
	})
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestOfEveryTableItIsSaidWhetherItIsWrittenForOtherPrograms(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "s.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	tables := tablesOf(t, s)
	for name := range tables {
		if _, said := leavings[name]; !said {
			t.Errorf("%s: is it the user's own? leavings does not say", name)
		}
	}
	for name := range leavings {
		if !tables[name] {
			t.Errorf("there is no table %s", name)
		}
	}
	if _, err := s.SaveList(t.Context(), "Жанчыны", `{"version":1}`); err != nil {
		t.Fatal(err)
	}
	own, err := s.OwnRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, how := range leavings {
		if rows, there := own[name]; there != (how == asRows) || there && rows == nil {
			t.Errorf("%s: %v", name, rows)
		}
	}
	if rows := own["saved_list"]; len(rows) != 1 || rows[0]["name"] != "Жанчыны" || rows[0]["made"] == "" {
		t.Errorf("%v", rows)
	}
}

func TestDaysAndMomentsOfOwnRowsAreTexts(t *testing.T) {
	for _, x := range []struct {
		column string
		value  any
		want   any
	}{
		{"since", int64(20260300), "2026-03"},
		{"until", int64(0), ""},
		{"made", int64(0), "1970-01-01T00:00:00Z"},
		{"person", int64(20260300), int64(20260300)},
		{"content", []byte("title"), "title"},
		{"note", "як ёсць", "як ёсць"},
		{"parent", nil, nil},
	} {
		if got := spoken(x.column, x.value); got != x.want {
			t.Errorf("%s: %v, want %v", x.column, got, x.want)
		}
	}
}
