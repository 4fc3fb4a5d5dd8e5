package db_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

func create(t *testing.T, path string) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), path, db.Options{Create: true, Now: apptest.FixedClock})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeStore(t testing.TB, s *db.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// stored makes a closed store with some people and gives its path.
func stored(t *testing.T, people int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := create(t, path)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(people)); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	return path
}

// refused checks that opening fails so and leaves the file as it was, to the byte.
func refused(t *testing.T, path string, opts db.Options, code app.Code, key string) {
	t.Helper()
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.Open(t.Context(), path, opts)
	if err == nil {
		t.Fatal("the store opened", s.Close())
	}
	wantError(t, err, code, key)
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) || !info.ModTime().Equal(long) {
		t.Error("the file was touched")
	}
	if others, _ := filepath.Glob(path + "[-.]*"); len(others) > 1 || (len(others) == 1 && others[0] != path+".lock") {
		t.Errorf("left beside it: %v", others)
	}
}

func wantError(t *testing.T, err error, code app.Code, key string) {
	t.Helper()
	e, ok := err.(*app.Error) //nolint:errorlint // every error of a store is one itself, not somewhere in a chain
	if !ok || e.Code != code || e.Key != key {
		t.Errorf("error %v, want %s: %s", err, code, key)
	}
}

func TestAnyPathCanHoldAStore(t *testing.T) {
	for _, name := range []string{
		"Мая вестка.db", "100% ?mode=memory&cache=shared#x.db", "a+b c%20d.db", "file:x.db", `"quoted'.db`, "ў", ":memory:",
	} {
		path := filepath.Join(t.TempDir(), "Папка з прабелам", name)
		s := create(t, path)
		if _, err := s.SetSetting(t.Context(), "k", "v"); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: no such file", name)
		}
		s, err := db.Open(t.Context(), path, db.Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if v, err := s.Setting(t.Context(), "k"); v != "v" || err != nil {
			t.Errorf("%s: setting %q, %v", name, v, err)
		}
		closeStore(t, s)
		files, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(files) != 2 {
			t.Errorf("%s: files %v, want the store and its lock", name, files)
		}
	}
}

func TestARelativePathIsOfTheWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	closeStore(t, create(t, "here.db"))
	if _, err := os.Stat("here.db"); err != nil {
		t.Error(err)
	}
}

func TestAMissingStoreIsNotFoundAndNothingIsLeft(t *testing.T) {
	dir := t.TempDir()
	_, err := db.Open(t.Context(), filepath.Join(dir, "none", "none.db"), db.Options{})
	wantError(t, err, app.NotFound, "error.store.missing")
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAFileThatIsThereIsNotReplacedByANewStore(t *testing.T) {
	refused(t, stored(t, 1), db.Options{Create: true}, app.Refused, "error.store.exists")
}

func TestAFolderIsNoStore(t *testing.T) {
	for _, opts := range []db.Options{{}, {Create: true}} {
		_, err := db.Open(t.Context(), t.TempDir(), opts)
		wantError(t, err, app.Refused, "error.store.is_folder")
	}
}

func TestAFileThatIsNoStoreIsRefusedUntouched(t *testing.T) {
	whole, err := os.ReadFile(stored(t, 300))
	if err != nil {
		t.Fatal(err)
	}
	renamed := bytes.Clone(whole)
	copy(renamed[68:], "Else") // the application's id in SQLite's header
	header := bytes.Clone(whole)
	for i := range header[100:4096] {
		header[100+i] = byte(i * 7)
	}
	for name, x := range map[string]struct {
		content []byte
		code    app.Code
		key     string
	}{
		"empty":                 {nil, app.Damaged, "error.store.empty"},
		"a text":                {[]byte(strings.Repeat("id,url,name\n", 500)), app.Refused, "error.store.foreign"},
		"one byte":              {[]byte("S"), app.Refused, "error.store.foreign"},
		"another application's": {foreignFile(t), app.Refused, "error.store.foreign"},
		"its mark broken":       {renamed, app.Damaged, "error.store.damaged_begin"},
		"cut off":               {whole[:len(whole)/2], app.Damaged, "error.store.damaged"},
		"its first page broken": {header, app.Damaged, "error.store.damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file.db")
			if err := os.WriteFile(path, x.content, 0o600); err != nil {
				t.Fatal(err)
			}
			refused(t, path, db.Options{}, x.code, x.key)
		})
	}
}

// foreignFile is a file of SQLite that another program made.
func foreignFile(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	other, err := sql.Open("sqlite3", path)
	if err == nil {
		_, err = other.Exec("CREATE TABLE person (name TEXT)")
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	return readFile(t, path)
}

func TestADamagedPageIsToldWhenItIsRead(t *testing.T) {
	path := stored(t, 3000)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	noise := bytes.Repeat([]byte{0xA5}, 4096)
	for page := int64(160); page < info.Size()/4096; page++ { // the schema and the first leaves stay
		if _, err := f.WriteAt(noise, page*4096); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	_, err = s.People(t.Context())
	wantError(t, err, app.Damaged, "error.store.damaged")
}

func TestASecondOpenerIsTurnedAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := create(t, path)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, link} {
		_, err := db.Open(t.Context(), p, db.Options{})
		wantError(t, err, app.Busy, "error.store.busy")
	}
	if _, err := s.SetSetting(t.Context(), "k", "still mine"); err != nil {
		t.Error(err)
	}
	closeStore(t, s)
	s, err := db.Open(t.Context(), link, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
}

func TestAFailedOpenFreesTheLock(t *testing.T) {
	path := stored(t, 1)
	_, err := db.Open(t.Context(), path, db.Options{Passphrase: "слова"})
	wantError(t, err, app.Invalid, "error.vault.not_sealed")
	s, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
}

func TestRestsOfACrashedCreationAreCleared(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	for _, rest := range []string{".new", ".new-journal"} {
		if err := os.WriteFile(path+rest, bytes.Repeat([]byte("rest"), 3000), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closeStore(t, create(t, path))
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 2 {
		t.Errorf("files %v, want the store and its lock", files)
	}
}

func TestErrorsDoNotNameThePath(t *testing.T) {
	file := filepath.Join(t.TempDir(), "Янка")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := db.Open(t.Context(), filepath.Join(file, "x", "vestka.db"), db.Options{Create: true})
	wantError(t, err, app.Failed, "error.store.unreachable")
	if strings.Contains(err.Error(), "Янка") {
		t.Errorf("the error says where: %v", err)
	}
}
