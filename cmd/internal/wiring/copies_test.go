package wiring

import (
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/db"
)

// copied is an open store with an unsealed copy of an attachment.
func copied(t *testing.T, path string) (s *Services, file string) {
	t.Helper()
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	s, err := Open(t.Context(), path, db.Options{Create: true, Now: apptest.FixedClock})
	if err != nil {
		t.Fatal(err)
	}
	scan := filepath.Join(t.TempDir(), "чэк.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	changes, err := s.Store.SavePeople(t.Context(), apptest.Edits(1))
	if err != nil {
		t.Fatal(err)
	}
	added, err := s.Keeper.Add(t.Context(), attachments.Request{
		Owner: attachments.Owner{Person: app.PersonID(changes.IDs[0])}, Paths: []string{scan},
	})
	if err != nil {
		t.Fatal(err)
	}
	if file, err = s.Keeper.Copy(t.Context(), added.Attachments[0].ID); err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(filepath.Dir(file)) != os.Getenv("XDG_RUNTIME_DIR") {
		t.Errorf("the copy is %s: not in memory", file)
	}
	return s, file
}

func wantGone(t *testing.T, file string) {
	t.Helper()
	if _, err := os.Stat(filepath.Dir(file)); !os.IsNotExist(err) {
		t.Errorf("the copy is still there: %v", err)
	}
}

func TestUnsealedCopiesGoWhenTheStoreIsClosed(t *testing.T) {
	s, file := copied(t, filepath.Join(t.TempDir(), "vestka.db"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wantGone(t, file)
}

func TestUnsealedCopiesThatACrashHasLeftGoAtTheNextStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s, file := copied(t, path)
	if err := s.Store.Close(); err != nil { // not the services: as if the program had died
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, db.Options{Now: apptest.FixedClock})
	if err != nil {
		t.Fatal(err)
	}
	wantGone(t, file)
	if left, err := s.Keeper.Copies(t.Context()); len(left) != 0 || err != nil {
		t.Errorf("remembered: %v, %v", left, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWithoutAFolderInMemoryCopiesLieInTheTemporaryOne(t *testing.T) {
	for _, dir := range []string{"", "here", filepath.Join(t.TempDir(), "none")} {
		t.Setenv("XDG_RUNTIME_DIR", dir)
		if got := tempFolder(); got != os.TempDir() {
			t.Errorf("%q leads to %s", dir, got)
		}
	}
}
