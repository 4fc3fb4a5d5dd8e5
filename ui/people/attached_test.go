package people

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func (w *world) tiles() int { return len(uitest.Find[*kit.FileTile](w.screen)) }

func (w *world) scan(name string) string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), name)
	w.must(os.WriteFile(path, []byte("%PDF-1.4\n"), 0o600))
	return path
}

func TestFilesAreKeptWithThePersonWhoseCardIsShown(t *testing.T) {
	w := newWorld(t, "be").withSample().build()
	first, second := w.id("Karatkevich"), w.id("Buila")
	w.section.Open(first)
	if !w.section.Dropped([]string{w.scan("чэк.pdf")}) || w.tiles() != 1 {
		t.Fatalf("%d files are shown", w.tiles())
	}
	w.section.Open(second)
	if w.tiles() != 0 {
		t.Error("a file of somebody else is shown")
	}
	w.Reader.Files = []string{w.scan("скан.pdf")}
	for _, k := range w.section.Shortcuts() {
		if k.Key == fyne.KeyA {
			k.Do()
		}
	}
	if w.tiles() != 1 {
		t.Error("the key does not add a file")
	}
	for _, id := range []app.PersonID{first, second} {
		if list, err := w.store.Attachments(t.Context(), app.AttachmentFilter{Person: id}); len(list) != 1 || err != nil {
			t.Errorf("person %d has %d files, %v", id, len(list), err)
		}
	}
}

func TestFilesThatAreDroppedOnACardAreAReplyOrKept(t *testing.T) {
	w := newWorld(t, "be").withSample().build()
	who := w.id("Karatkevich")
	var from app.PersonID
	begun := 0
	w.section.deps.Scans = func(id app.PersonID, paths []string) { from, begun = id, len(paths) }
	w.section.Open(who)
	w.Reader.Choices = []int{1, 0}
	if !w.section.Dropped([]string{w.scan("чэк.pdf")}) || w.tiles() != 1 || begun != 0 {
		t.Fatalf("%d files are kept, %d begin a reply", w.tiles(), begun)
	}
	if !w.section.Dropped([]string{w.scan("1.pdf"), w.scan("2.pdf")}) || w.tiles() != 1 || begun != 2 || from != who {
		t.Fatalf("%d files are kept, %d begin a reply from %d", w.tiles(), begun, from)
	}
	list := filepath.Join(t.TempDir(), "list.csv")
	w.must(os.WriteFile(list, []byte("id,name\n"), 0o600))
	if w.section.Dropped([]string{list}) || begun != 2 {
		t.Error("a list was taken for a page")
	}
}

func TestAListThatIsDroppedOnACardIsNoAttachment(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	list := filepath.Join(t.TempDir(), "list.csv")
	w.must(os.WriteFile(list, []byte("id,name\n"), 0o600))
	w.section.Open(w.id("Buila"))
	if w.section.Dropped([]string{list}) {
		t.Error("a list was kept with a person")
	}
}
