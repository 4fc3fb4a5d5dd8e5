package wiring

import (
	"os"
	"path/filepath"
	"slices"
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
	if filepath.Dir(filepath.Dir(filepath.Dir(file))) != os.Getenv("XDG_RUNTIME_DIR") {
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
		if got := copiesFolder(); filepath.Dir(got) != filepath.Clean(os.TempDir()) || len(copiesFolders()) != 1 {
			t.Errorf("%q leads to %s", dir, got)
		}
	}
}

func TestAWipeFindsTheCopiesThatACrashHasLeftWithoutOpeningTheStore(t *testing.T) {
	for name, memory := range map[string]bool{"told of the folder in memory": true, "not told": false} {
		dir := home(t)
		path := filepath.Join(dir, "vestka.db")
		s, file := copied(t, path)
		if err := s.Store.Close(); err != nil { // not the services: as if the program had died
			t.Fatal(err)
		}
		if !memory { // the crash was where there was none
			t.Setenv("TMPDIR", filepath.Dir(filepath.Dir(filepath.Dir(file))))
			t.Setenv("XDG_RUNTIME_DIR", "")
			folder := copiesFolder()
			if err := os.Rename(filepath.Dir(filepath.Dir(file)), folder); err != nil {
				t.Fatal(err)
			}
			file = filepath.Join(folder, filepath.Base(filepath.Dir(file)), filepath.Base(file))
			t.Setenv("XDG_RUNTIME_DIR", t.TempDir()) // the wipe is where there is one
		}
		folder := filepath.Dir(filepath.Dir(file))
		if told, err := Belongings(path); err != nil || !slices.Contains(told, folder) {
			t.Errorf("%s: told %v, %v", name, told, err)
		}
		if err := os.WriteFile(path+".key", []byte("noise"), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := Wipe(t.Context(), path)
		if err != nil || len(r.Left) > 0 || !slices.Contains(r.Removed, folder) || there(folder) {
			t.Errorf("%s: %v, %+v", name, err, r)
		}
	}
}

func TestTooManyWrongPassphrasesTakeTheCopiesToo(t *testing.T) {
	home(t)
	s, file := copied(t, filepath.Join(t.TempDir(), "vestka.db"))
	if err := s.Store.Close(); err != nil {
		t.Fatal(err)
	}
	report, wiped := AfterWipe(&app.Error{Code: app.NotFound, Key: "error.wiped", Err: &app.Wiped{}})
	if folder := filepath.Dir(filepath.Dir(file)); !wiped || there(folder) || !slices.Contains(report.Removed, folder) {
		t.Errorf("%v, %+v", wiped, report)
	}
}
