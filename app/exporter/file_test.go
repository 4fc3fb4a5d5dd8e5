package exporter

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func inFolder(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

func wantFile(t *testing.T, path, text string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != text {
		t.Errorf("%s holds %q, %v", filepath.Base(path), b, err)
	}
}

// unlinked is an unnamed file of any system, which never gets a name.
func unlinked(t *testing.T) func(string) (*os.File, error) {
	return func(string) (*os.File, error) { return os.Create(filepath.Join(t.TempDir(), "x")) }
}

func TestWhereAFileMustHaveANameItIsSavedThroughANeighbour(t *testing.T) {
	no := errors.ErrUnsupported
	for name, open := range map[string]func(string) (*os.File, error){
		"no unnamed files": func(string) (*os.File, error) { return nil, no },
		"no links":         unlinked(t),
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "cards.pdf")
		for _, text := range []string{"old", "new"} {
			must(t, save(path, writes(text), open, func(*os.File, string) error { return no }))
			wantFile(t, path, text)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
		if got := inFolder(t, dir); len(got) != 1 {
			t.Errorf("%s: left %q", name, got)
		}
		if err := save(path, func(io.Writer) error { return fs.ErrClosed }, open, nil); !errors.Is(err, fs.ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
		wantFile(t, path, "new")
	}
}

func TestTheNextSavingErasesWhatAKilledOneHasLeftLongAgo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "[cards]") // a name is no pattern
	must(t, os.Mkdir(dir, 0o700))
	long, today := time.Now().Add(-25*time.Hour), time.Now().Add(-23*time.Hour)
	for name, written := range map[string]time.Time{
		".vestka-17": long, ".vestka-18": today, ".vestka-19 my notes": long, ".vestka-": long, "17": long,
	} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte("text"), 0o600))
		must(t, os.Chtimes(path, written, written))
	}
	must(t, os.Mkdir(filepath.Join(dir, ".vestka-20"), 0o700))
	must(t, os.Chtimes(filepath.Join(dir, ".vestka-20"), long, long))
	other := filepath.Join(t.TempDir(), "kept")
	must(t, os.Link(filepath.Join(dir, ".vestka-17"), other))

	must(t, Save(filepath.Join(dir, "cards.pdf"), writes("new")))
	want := []string{".vestka-", ".vestka-18", ".vestka-19 my notes", ".vestka-20", "17", "cards.pdf"}
	if got := inFolder(t, dir); !slices.Equal(got, want) {
		t.Errorf("in the folder %q", got)
	}
	wantFile(t, other, "\x00\x00\x00\x00")
}
