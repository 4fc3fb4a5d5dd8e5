package ui

import (
	"slices"
	"testing"

	"vestka/ui/kit"
)

func TestThatAFileLeavesTheStoreIsSaidOnceForEachStore(t *testing.T) {
	h := open(t)
	saved := 0
	h.reader.Files = []string{"/a.pdf", "/b.pdf"}
	ask := func() { h.SaveOutside(kit.FileRequest{Title: "Save"}, func(string) { saved++ }) }
	title := h.Loc().T("unsealed.title")
	ask()
	if !slices.Equal(h.reader.Asked, []string{title}) || saved != 0 {
		t.Fatalf("asked %q, saved %d", h.reader.Asked, saved)
	}
	h.reader.Sheets[0].Actions[1].Do()
	ask()
	if !slices.Equal(h.reader.Asked, []string{title, "Save", "Save"}) || saved != 2 {
		t.Fatalf("asked %q, saved %d", h.reader.Asked, saved)
	}
}
