package db_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"vestka/app"
	"vestka/db"
)

// nobody is a user without any rights of their own.
const nobody = 65534

// asNobody runs fn as a user without any rights but those of an owner of the
// folder and the files in it. The rights are those of one thread only.
func asNobody(t *testing.T, folder string, mode os.FileMode, fn func()) {
	t.Helper()
	if os.Geteuid() == 0 {
		for _, file := range append(files(t, filepath.Join(folder, "any")), folder) {
			if err := os.Chown(file, nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
		runtime.LockOSThread() // never unlocked: the thread ends with the test
		for dir := folder; dir != filepath.Dir(os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Chmod(folder, mode); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }()
	if os.Geteuid() == 0 {
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	fn()
}

func TestInAReadOnlyFolderTheFilesAreEmptiedAndTheirNamesTold(t *testing.T) {
	for _, locked := range []bool{true, false} {
		path := storedSealed(t, 3)
		want := []app.Leftover{{Path: path + ".key", Emptied: true}, {Path: path, Emptied: true}, {Path: path + ".lock", Emptied: true}}
		if !locked { // nor can the folder take one
			remove(t, path+".lock")
			want = want[:2]
		}
		var r app.WipeReport
		var err error
		asNobody(t, filepath.Dir(path), 0o500, func() { r, err = db.Wipe(t.Context(), path) })
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Removed) > 0 || !slices.Equal(r.Left, want) {
			t.Errorf("removed %v, left %v", r.Removed, r.Left)
		}
		for _, left := range want {
			if got := size(t, left.Path); got != 0 {
				t.Errorf("%s has %d bytes", left.Path, got)
			}
		}
		_, err = db.Open(t.Context(), path, sealedOptions())
		wantError(t, err, app.Damaged, "error.store.empty")
	}
}

func TestAReadOnlyFileIsOverwrittenAndRemoved(t *testing.T) {
	path := storedSealed(t, 1)
	second := filepath.Join(t.TempDir(), "key") // another name of the same bytes
	if err := os.Link(path+".key", second); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{path, path + ".key"} {
		if err := os.Chmod(file, 0o400); err != nil {
			t.Fatal(err)
		}
	}
	asNobody(t, filepath.Dir(path), 0o700, func() {
		if r, err := db.Wipe(t.Context(), path); err != nil || len(r.Left) > 0 {
			t.Error(err, r.Left)
		}
	})
	wantFiles(t, path)
	if b, err := os.ReadFile(second); err != nil || len(bytes.Trim(b, "\x00")) > 0 {
		t.Errorf("the key file can still be read: %q, %v", b, err)
	}
}
