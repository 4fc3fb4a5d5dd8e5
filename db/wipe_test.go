package db_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"vestka/app"
	"vestka/db"
	"vestka/db/internal/disk"
)

// decoys are files of somebody's own, whose names are near to those of a store.
var decoys = []string{
	"vestka.db2", "vestka.dbx", "xvestka.db", "vestka.db.txt", "vestka.db.keys", "vestka.db.key.old", "vestka.db.bak", "vestka.db.v.bak",
	"vestka.db.v1.bak.txt", "vestka.db.before-restore-", "vestka.db.before-restore-1x", "vestka.db.damaged", "vestka.db.tmp", "vestka.db-", "vestka.db.backup",
	"vestka.db.lock2", "vestka.db.attempts2", "other.db", "other.db.key", "notes.txt", "vestka.db.backups/letter.txt", "vestka.db.backups/backup", "vestka.db.backups/a.backup.txt", "vestka.db.backups/mine.backup",
}

// crowded is a folder with a sealed store and everything that may lie beside it,
// among files that are none of its own.
func crowded(t *testing.T) (path string) {
	t.Helper()
	path = storedSealed(t, 3)
	s := openSealed(t, path, sealedOptions())
	if err := os.Mkdir(path+".backups", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"2026-11-21T120000Z-daily.backup", "2026-11-22T120000Z-before-import-2.backup"} {
		made := filepath.Join(t.TempDir(), name) // nobody may save one there by hand
		if err := s.Backup(t.Context(), made); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(made, filepath.Join(path+".backups", name)); err != nil {
			t.Fatal(err)
		}
	}
	closeStore(t, s)
	copies := map[string]string{".key": ".key.new", ".backups/2026-11-22T120000Z-before-import-2.backup": ".backups/2026-11-23T120000Z-daily.backup.new"}
	for _, aside := range []string{".v1.bak", ".before-restore-1", ".before-restore-22", ".damaged-3"} {
		copyFile(t, path, path+aside)
		copyFile(t, path+".key", path+aside+".key")
	}
	for from, to := range copies {
		copyFile(t, path+from, path+to)
	}
	for _, name := range []string{"-journal", ".new", ".new-journal", ".key.tmp", ".key.new.tmp", ".attempts", ".v1.bak.new"} {
		writeFile(t, path+name, "left by a crash")
	}
	for _, name := range decoys {
		writeFile(t, filepath.Join(filepath.Dir(path), filepath.FromSlash(name)), "mine: "+name)
	}
	return path
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, to, string(b))
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// onlyDecoys checks that nothing is left of the store, and that what never was
// its own is as it was.
func onlyDecoys(t *testing.T, path string) {
	t.Helper()
	want := map[string]bool{}
	dir := filepath.Dir(path)
	for _, name := range decoys {
		want[name] = true
		if b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); string(b) != "mine: "+name {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(dir, path); err == nil && !d.IsDir() && !want[filepath.ToSlash(rel)] {
			t.Errorf("%s is left", rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAWipeTakesAllThatBelongsToTheStoreAndNothingElse(t *testing.T) {
	path := crowded(t)
	told, err := db.Belongings(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := db.Wipe(t.Context(), path)
	if err != nil || len(r.Left) > 0 {
		t.Fatalf("%v, left %v", err, r.Left)
	}
	slices.Sort(told)
	slices.Sort(r.Removed)
	if !slices.Equal(told, r.Removed) || len(told) != 22 {
		t.Errorf("told %d, removed %d:\n%v\n%v", len(told), len(r.Removed), told, r.Removed)
	}
	onlyDecoys(t, path)
	_, err = db.Wipe(t.Context(), path)
	wantError(t, err, app.NotFound, "error.store.missing")
	if there, _ := filepath.Glob(path + ".lock"); there != nil {
		t.Error("looking for a store left a lock")
	}
}

// stopping is a context that ends after so many looks at it.
type stopping struct {
	context.Context
	looks *int
}

func (s stopping) Err() error {
	if *s.looks--; *s.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestAWipeThatWasStoppedAnywhereIsFinishedByTheNextOne(t *testing.T) {
	for steps := 0; ; steps++ {
		path := crowded(t)
		before := files(t, path)
		looks := steps
		_, err := db.Wipe(stopping{t.Context(), &looks}, path)
		if err == nil {
			if steps < 25 {
				t.Fatalf("only %d steps", steps)
			}
			onlyDecoys(t, path)
			return
		}
		wantError(t, err, app.Cancelled, "error.cancelled")
		// As soon as any file is gone, nothing opens that is left.
		if len(files(t, path)) < len(before) {
			nothingOpens(t, path)
		}
		if _, err := db.Wipe(t.Context(), path); err != nil {
			t.Fatalf("after %d steps: %v", steps, err)
		}
		onlyDecoys(t, path)
	}
}

// files are all below the folder of the store.
func files(t *testing.T, path string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Dir(path), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// nothingOpens tries the passphrase on whatever is left, and looks for slots.
func nothingOpens(t *testing.T, path string) {
	t.Helper()
	for _, file := range files(t, path) {
		b, err := os.ReadFile(file)
		if err != nil {
			continue // opening another one has tidied it away
		}
		if bytes.Contains(b, []byte("AGE ENCRYPTED")) {
			t.Errorf("%s has a key slot", file)
		}
		if strings.HasSuffix(file, ".lock") {
			continue
		}
		if s, err := db.Open(t.Context(), file, sealedOptions()); err == nil {
			closeStore(t, s)
			t.Errorf("%s opens", file)
		}
		if _, err := db.ReadBackup(t.Context(), file, sealedOptions()); err == nil {
			t.Errorf("%s is a backup that opens", file)
		}
		if file != path {
			_ = os.Remove(file + ".lock")
		}
	}
}

func TestAWipeNeedsNoPassphraseAndNoSoundStore(t *testing.T) {
	for name, spoil := range map[string]func(path string){
		"noise":         func(path string) { overwriteWith(t, path, 0xa7) },
		"zeros":         func(path string) { overwriteWith(t, path, 0) },
		"empty":         func(path string) { writeFile(t, path, "") },
		"no store":      func(path string) { remove(t, path) },
		"no key file":   func(path string) { remove(t, path+".key") },
		"only the lock": func(path string) { remove(t, path, path+".key") },
		"bad key file":  func(path string) { writeFile(t, path+".key", "{}") },
	} {
		t.Run(name, func(t *testing.T) {
			path := storedSealed(t, 3)
			spoil(path)
			if r, err := db.Wipe(t.Context(), path); err != nil || len(r.Left) > 0 {
				t.Fatal(err, r.Left)
			}
			wantFiles(t, path)
		})
	}
}

func overwriteWith(t *testing.T, path string, value byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range b[:4096] {
		b[i] = value
	}
	writeFile(t, path, string(b))
}

func remove(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAStoreWithoutAPassphraseIsOverwritten(t *testing.T) {
	path := stored(t, 5)
	second := path + ".hard" // another name of the same bytes shows what became of them
	for _, file := range []string{"", ".v1.bak"} {
		if file != "" {
			copyFile(t, path, path+file)
		}
		if err := os.Link(path+file, second+file); err != nil {
			t.Fatal(err)
		}
	}
	words := []byte("Примерная")
	if b, _ := os.ReadFile(second); !bytes.Contains(b, words) {
		t.Fatal("there is no address in the store to begin with")
	}
	if _, err := db.Wipe(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"", ".v1.bak"} {
		b, err := os.ReadFile(second + file)
		if err != nil || len(bytes.Trim(b, "\x00")) > 0 {
			t.Errorf("%d bytes can still be read, %v", len(bytes.Trim(b, "\x00")), err)
		}
	}
}

func TestAWipeRefusesAFileThatMayBeAnything(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "thesis.odt")
	writeFile(t, path, strings.Repeat("years of work ", 1000))
	refuses := func(path, key string) {
		t.Helper()
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Wipe(t.Context(), path)
		wantError(t, err, app.Refused, key)
		_, err = db.Belongings(path)
		wantError(t, err, app.Refused, key)
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s has changed", path)
		}
	}
	refuses(path, "error.wipe.foreign")
	if _, err := db.Open(t.Context(), path, db.Options{}); err == nil {
		t.Fatal("it opens")
	}
	wantFiles(t, path, "", ".lock") // trying to open it left one: it is no store for that
	refuses(path, "error.wipe.foreign")
	noise := filepath.Join(dir, "container")
	copyFile(t, storedSealed(t, 1), noise)
	refuses(noise, "error.wipe.foreign")
	s := newStore(t)
	backup := filepath.Join(dir, "vestka.backup")
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	refuses(backup, "error.backup.no_store")
	_, err := db.Wipe(t.Context(), dir)
	wantError(t, err, app.Refused, "error.store.is_folder")
	_, err = db.Wipe(t.Context(), filepath.Join(dir, "none", "vestka.db"))
	wantError(t, err, app.NotFound, "error.store.missing")
}

func TestAStoreInUseIsNotWiped(t *testing.T) {
	path := storedSealed(t, 3)
	s := openSealed(t, path, sealedOptions())
	_, err := db.Wipe(t.Context(), path)
	wantError(t, err, app.Busy, "error.store.busy")
	closeStore(t, s)
	holds(t, path, sealedOptions(), 3)
}

func TestAWipeFollowsLinksToTheTrueFilesAndTakesTheLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own")
	}
	path := crowded(t)
	elsewhere := filepath.Join(t.TempDir(), "stick.key")
	if err := os.Rename(path+".key", elsewhere); err != nil {
		t.Fatal(err)
	}
	links := t.TempDir()
	for link, to := range map[string]string{
		path + ".key":                   elsewhere,
		filepath.Join(links, "far"):     path,
		filepath.Join(links, "near"):    "far",
		filepath.Join(links, "folder"):  filepath.Dir(path),
		filepath.Join(links, "far.key"): path + ".key.old",
	} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	r, err := db.Wipe(t.Context(), filepath.Join(links, "near"))
	if err != nil || len(r.Left) > 0 {
		t.Fatal(err, r.Left)
	}
	onlyDecoys(t, path)
	for name, want := range map[string]bool{"far": false, "near": false, "folder": true, "far.key": true} {
		if _, err := os.Lstat(filepath.Join(links, name)); (err == nil) != want {
			t.Errorf("%s is there: %v", name, err == nil)
		}
	}
	if _, err := os.Stat(elsewhere); err == nil {
		t.Error("the true key file is left")
	}
}

func TestWhatCannotBeRemovedIsToldAndTheRestGoes(t *testing.T) {
	path := crowded(t)
	stuck := path + ".v1.bak.key"
	remove(t, stuck)
	if err := os.MkdirAll(filepath.Join(stuck, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	r, err := db.Wipe(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.Left, []app.Leftover{{Path: stuck}}) {
		t.Errorf("left %v", r.Left)
	}
	remove(t, filepath.Join(stuck, "inside"), stuck)
	onlyDecoys(t, path)
}

func TestAWipeOnAFailingDiskTellsWhatIsLeftAndTheNextOneFinishesIt(t *testing.T) {
	for _, step := range disk.Steps {
		for n := 1; ; n++ {
			path := storedSealed(t, 1)
			copyFile(t, path+".key", path+".v1.bak.key")
			f := &faulty{step: step, n: n, stays: true, err: syscall.EIO}
			var r app.WipeReport
			err := f.during(func() (err error) {
				r, err = db.Wipe(t.Context(), path)
				return err
			})
			if f.hits == 0 {
				break
			}
			for _, left := range r.Left {
				if _, statErr := os.Lstat(left.Path); statErr != nil {
					t.Errorf("%v: %s is said to be left", f, left.Path)
				}
			}
			if rest := files(t, path); err == nil && len(rest) != len(r.Left) {
				t.Errorf("%v: %d files are left, %d told", f, len(rest), len(r.Left))
			}
			if _, err := db.Wipe(t.Context(), path); err != nil && app.CodeOf(err) != app.NotFound {
				t.Errorf("%v: the next one: %v", f, err)
			}
			wantFiles(t, path)
		}
	}
}
