package db

import "testing"

// MostSteps are kept to be taken back.
const MostSteps = mostSteps

// GrowSteps makes the newest step as large as a large import's, and drops what is
// beyond the bound then.
func GrowSteps(t *testing.T, s *Store, bytes int64) {
	t.Helper()
	err := s.write(t.Context(), func(tx tx) error {
		if err := tx.exec("UPDATE step SET size = ? WHERE id = (SELECT max(id) FROM step)", bytes); err != nil {
			return err
		}
		return dropSteps(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Sound fails the test unless SQLite finds the store sound in every page and reference.
func Sound(t *testing.T, s *Store) {
	t.Helper()
	var verdict string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s, %v", verdict, err)
	}
	rows, err := s.db.Query("PRAGMA foreign_key_check")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if rows.Next() || rows.Err() != nil {
		t.Fatal("a reference points to nothing", rows.Err())
	}
}

// Count is how many rows a table has.
func Count(t *testing.T, s *Store, table string) (n int) {
	t.Helper()
	if err := s.db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
