package attachments

import (
	"errors"
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
	w.Keeper = New(w.store, filepath.Join(w.temp, "няма", "copies"), nil)
	_, err := w.Copy(t.Context(), a.ID)
	if app.CodeOf(err) != app.Failed || strings.Contains(err.Error(), w.temp) {
		t.Errorf("error %v", err)
	}
	if len(w.inTemp()) != 0 || len(w.copies()) != 0 {
		t.Errorf("left: %v, %v", w.inTemp(), w.copies())
	}
}

func TestCopiesAreNotLaidWhereSomebodyElseMayRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("each user has a temporary folder of their own")
	}
	for name, prepare := range map[string]func(folder string) error{
		"a folder open to others": func(folder string) error { return errors.Join(os.Mkdir(folder, 0o700), os.Chmod(folder, 0o777)) },
		"a link":                  func(folder string) error { return os.Symlink(t.TempDir(), folder) },
		"a file":                  func(folder string) error { return os.WriteFile(folder, nil, 0o700) },
	} {
		w := newWorld(t)
		a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
		w.must(os.RemoveAll(w.temp))
		w.must(prepare(w.temp))
		if _, err := w.Copy(t.Context(), a.ID); app.CodeOf(err) != app.Failed {
			t.Errorf("%s: %v", name, err)
		}
		if len(w.inTemp()) != 0 || len(w.copies()) != 0 {
			t.Errorf("%s: %v, %v", name, w.inTemp(), w.copies())
		}
	}
}

func TestTheFolderForCopiesGoesWithTheLastOfThem(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	w.copy(a.ID)
	others := filepath.Join(w.temp, "1") // of another store
	w.must(os.Mkdir(others, 0o700))
	for _, want := range []int{1, 0} {
		if left, err := w.RemoveCopies(t.Context()); err != nil || left != 0 {
			t.Errorf("%d left, %v", left, err)
		}
		if got := len(w.inTemp()); got != want {
			t.Errorf("%d in the folder", got)
		}
		w.must(os.RemoveAll(others))
		w.copy(a.ID)
	}
	w.RemoveCopies(t.Context())
	if _, err := os.Lstat(w.temp); err == nil {
		t.Error("the empty folder is there")
	}
}

func TestAllCopiesCanBeDestroyedWithoutTheStore(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	path := w.copy(a.ID)
	deep := filepath.Join(filepath.Dir(path), "viewer", "page")
	w.must(os.Mkdir(filepath.Dir(deep), 0o700))
	w.must(os.WriteFile(deep, []byte("Янка"), 0o600))
	theirs := w.file("мой.pdf", []byte(aPDF))
	w.must(os.Symlink(theirs, filepath.Join(w.temp, "link")))
	held := map[string]string{path: filepath.Join(t.TempDir(), "a"), deep: filepath.Join(t.TempDir(), "b")}
	for from, to := range held {
		w.must(os.Link(from, to))
	}
	if !CopiesIn(w.temp) || !DestroyCopies(w.temp) || CopiesIn(w.temp) {
		t.Error("the folder is there")
	}
	for _, file := range held {
		if b, err := os.ReadFile(file); err != nil || strings.Trim(string(b), "\x00") != "" {
			t.Errorf("the copy was not overwritten: %q, %v", b, err)
		}
	}
	w.must(os.Symlink(w.folder, w.temp))
	if CopiesIn(w.temp) || DestroyCopies(w.temp) {
		t.Error("a link was taken for the folder")
	}
	if b, err := os.ReadFile(theirs); err != nil || string(b) != aPDF {
		t.Errorf("the user's own file: %q, %v", b, err)
	}
}
