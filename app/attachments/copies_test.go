package attachments

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vestka/app"
)

func (w *world) copies() []string {
	w.t.Helper()
	paths, err := w.Copies(w.t.Context())
	w.must(err)
	return paths
}

// inTemp are the files and folders in the folder for copies.
func (w *world) inTemp() []string {
	w.t.Helper()
	found, err := filepath.Glob(filepath.Join(w.temp, "*"))
	w.must(err)
	return found
}

func (w *world) copy(id app.AttachmentID) string {
	w.t.Helper()
	path, err := w.Copy(w.t.Context(), id)
	w.must(err)
	return path
}

func TestACopyLiesInAFolderOfItsOwnUnderANameThatSaysNothing(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк Ядвігі.jpg", asJPEG(t, photo(9, 9)))).Attachments[0]
	path := w.copy(a.ID)
	folder, name := filepath.Split(path)
	if base, found := strings.CutSuffix(name, ".jpg"); !found || strings.Trim(base, "0123456789") != "" || filepath.Dir(filepath.Clean(folder)) != w.temp {
		t.Errorf("the copy is %s", path)
	}
	for what, want := range map[string]os.FileMode{folder: 0o700, path: 0o600} {
		if info, err := os.Stat(what); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", what, info.Mode(), err)
		}
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != string(w.content(a.ID)) {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if other := w.copy(a.ID); other == path || len(w.copies()) != 2 {
		t.Errorf("copies: %v", w.copies())
	}
}

func TestCopiesAreRemovedWithWhatAProgramHasLaidBesideThem(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	first, second := w.copy(a.ID), w.copy(a.ID)
	w.must(os.WriteFile(filepath.Join(filepath.Dir(first), ".~lock.чэк#"), []byte("x"), 0o600))
	w.must(os.RemoveAll(filepath.Dir(second))) // the user was faster
	held, err := os.Open(first)
	w.must(err)
	left, err := w.RemoveCopies(t.Context())
	if err != nil || left != 0 || len(w.inTemp()) != 0 || len(w.copies()) != 0 {
		t.Errorf("%d left, %v; in the folder %v", left, err, w.inTemp())
	}
	b := make([]byte, len(aPDF))
	n, _ := held.Read(b)
	if strings.Trim(string(b[:n]), "\x00") != "" {
		t.Errorf("the removed copy still holds %q", b)
	}
	w.must(held.Close())
}

func TestACopyThatCannotBeRemovedStaysRemembered(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	stays, goes := w.copy(a.ID), w.copy(a.ID)
	w.must(os.Mkdir(filepath.Join(filepath.Dir(stays), "folder"), 0o700))
	w.must(os.WriteFile(filepath.Join(filepath.Dir(stays), "folder", "x"), nil, 0o600))
	left, err := w.RemoveCopies(t.Context())
	if err != nil || left != 1 || len(w.copies()) != 1 || w.copies()[0] != stays {
		t.Errorf("%d left, %v: %v", left, err, w.copies())
	}
	if _, err := os.Stat(goes); err == nil {
		t.Error("the other one was not removed")
	}
	w.must(os.RemoveAll(filepath.Join(filepath.Dir(stays), "folder")))
	if left, err := w.RemoveCopies(t.Context()); err != nil || left != 0 || len(w.inTemp()) != 0 {
		t.Errorf("%d left, %v", left, err)
	}
}

func TestAPathThatIsNoCopyIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	mine := w.file("мой.pdf", []byte(aPDF))
	folder := filepath.Join(w.temp, "1234")
	w.must(os.Symlink(w.folder, folder))
	trap := filepath.Join(w.temp, "77")
	w.must(os.Mkdir(trap, 0o700))
	w.must(os.Symlink(mine, filepath.Join(trap, "77.pdf")))
	for _, path := range []string{mine, filepath.Join(folder, "1234.pdf"), filepath.Join(trap, "77.pdf")} {
		w.must(w.remember(t.Context(), []string{path}))
		if left, err := w.RemoveCopies(t.Context()); err != nil || left != 0 {
			t.Errorf("%s: %d left, %v", path, left, err)
		}
		if b, err := os.ReadFile(mine); err != nil || string(b) != aPDF {
			t.Fatalf("%s: the user's own file is spoilt: %q, %v", path, b, err)
		}
	}
}

func TestACopyThatCannotBeWrittenLeavesNothing(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	if _, err := w.Copy(t.Context(), a.ID+9); app.CodeOf(err) != app.NotFound {
		t.Errorf("error %v", err)
	}
	w.Keeper = New(w.store, filepath.Join(w.temp, "няма"))
	_, err := w.Copy(t.Context(), a.ID)
	if app.CodeOf(err) != app.Failed || strings.Contains(err.Error(), w.temp) {
		t.Errorf("error %v", err)
	}
	if len(w.inTemp()) != 0 || len(w.copies()) != 0 {
		t.Errorf("left: %v, %v", w.inTemp(), w.copies())
	}
}
