package db

import "testing"

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
