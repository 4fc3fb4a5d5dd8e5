package exporter

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestNothingOfAFileIsInTheFolderUntilItIsWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "cards.pdf")
	var before []string
	for _, text := range []string{"old", "new"} {
		must(t, Save(path, func(w io.Writer) error {
			if got := inFolder(t, dir); !slices.Equal(got, before) {
				t.Errorf("a kill would leave %q", got)
			}
			return writes(text)(w)
		}))
		wantFile(t, path, text)
		before = []string{"cards.pdf"}
		if got := inFolder(t, dir); !slices.Equal(got, before) {
			t.Errorf("left %q", got)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestAFileThatCannotTakeItsPlaceLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "cards.pdf"), 0o700))
	f, err := openUnnamed(dir)
	must(t, err)
	if err := giveName(f, filepath.Join(dir, "cards.pdf")); err == nil {
		t.Error("a folder was replaced")
	}
	must(t, f.Close())
	if got := inFolder(t, dir); len(got) != 1 {
		t.Errorf("left %q", got)
	}
}
