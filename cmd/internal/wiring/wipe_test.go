package wiring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/db"
)

// home gives the test a home of its own, with what the toolkit leaves there.
func home(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	t.Setenv("TMPDIR", t.TempDir())
	folders, err := toolkitFolders()
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if err := os.MkdirAll(filepath.Join(folder, "Documents"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "preferences.json"), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func TestAWipeTakesThePreferencesOfTheWindowAndTheEmptyFolderOfTheData(t *testing.T) {
	dir := home(t)
	path, err := StorePath()
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.Open(t.Context(), path, db.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, ".config", "fyne", "settings.json")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	told, err := Belongings(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Wipe(t.Context(), path)
	if err != nil || len(r.Left) > 0 {
		t.Fatal(err, r.Left)
	}
	slices.Sort(told)
	slices.Sort(r.Removed)
	if !slices.Equal(told, r.Removed) || len(told) != 4 {
		t.Errorf("told %v, removed %v", told, r.Removed)
	}
	for _, gone := range append(r.Removed, filepath.Dir(path), filepath.Join(dir, ".cache", "fyne")) {
		if there(gone) {
			t.Errorf("%s is left", gone)
		}
	}
	if !there(other) {
		t.Error("what belongs to every program of the toolkit is gone")
	}
}

func TestAWipeWithoutAStoreStillTakesThePreferences(t *testing.T) {
	dir := home(t)
	r, err := Wipe(t.Context(), filepath.Join(dir, "vestka.db"))
	if app.CodeOf(err) != app.NotFound || len(r.Removed) != 2 {
		t.Errorf("%v, removed %v", err, r.Removed)
	}
}

func TestAStoreThatIsNotWipedKeepsThePreferences(t *testing.T) {
	dir := home(t)
	foreign := filepath.Join(dir, "thesis.odt")
	if err := os.WriteFile(foreign, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Wipe(t.Context(), foreign); app.CodeOf(err) != app.Refused {
		t.Fatal(err)
	}
	folders, err := toolkitFolders()
	if err != nil || !there(folders[0]) || !there(folders[1]) {
		t.Errorf("the preferences are gone, %v", err)
	}
}

func TestTheToolkitsNameForTheWindowIsThatOfItsMetadata(t *testing.T) {
	b, err := os.ReadFile("../../../FyneApp.toml")
	if err != nil || !strings.Contains(string(b), `ID = "`+AppID+`"`) {
		t.Errorf("%s, %v", b, err)
	}
}
