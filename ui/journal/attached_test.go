package journal

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func TestFilesAreKeptWithTheEntryThatIsShown(t *testing.T) {
	s, w, _ := logged(t, "be", 2)
	path := filepath.Join(t.TempDir(), "адказ.pdf")
	w.Must(os.WriteFile(path, []byte("%PDF-1.4\n"), 0o600))
	tiles := func() int { return len(uitest.Find[*kit.FileTile](w.Window.Content())) }
	if !s.Dropped([]string{path}) || tiles() != 1 {
		t.Fatalf("%d files are shown", tiles())
	}
	shown := s.rows[0].letter
	list, err := w.Store.Attachments(t.Context(), app.AttachmentFilter{Letter: shown.ID})
	if err != nil || len(list) != 1 || list[0].Person != shown.Person {
		t.Errorf("%+v, %v", list, err)
	}
	s.show(1)
	if tiles() != 0 {
		t.Error("a file of another entry is shown")
	}
	w.Reader.Files = []string{path}
	w.Do(s, fyne.KeyA)
	if tiles() != 1 {
		t.Error("the key does not add a file")
	}
}

func TestNothingIsKeptWithoutAnEntry(t *testing.T) {
	w := uitest.New(t, "en")
	s := section(w)
	w.Show(s)
	path := filepath.Join(t.TempDir(), "адказ.pdf")
	w.Must(os.WriteFile(path, []byte("%PDF-1.4\n"), 0o600))
	if s.Dropped([]string{path}) {
		t.Error("a file was taken for nobody")
	}
}
