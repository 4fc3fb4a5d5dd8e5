package window

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app/apptest/traces"
	"vestka/db"
	"vestka/i18n"
)

// TestALockedWindowLeavesNoWordInAnyFile searches all that lies on the disk after
// somebody has searched, written, looked at a preview and locked.
func TestALockedWindowLeavesNoWordInAnyFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := made(t, sentence)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.ctrl(fyne.Key3) // the preview
	r.ctrl(fyne.Key2)
	r.ctrl(fyne.KeyF)
	r.text("Караткевіч")
	r.key(fyne.KeyEscape)
	r.ctrl(fyne.Key1)
	r.ctrl(fyne.Key2)
	r.key(fyne.KeyHome, fyne.KeyReturn)
	r.tabTo2(loc.T("people.note.add"))
	r.key(fyne.KeyReturn)
	r.text("Словачарнавік")
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.ctrl(fyne.Key2)
	r.key(fyne.KeyHome)
	r.ctrl(fyne.KeyE) // the form of a person
	r.text("Формачарнавік")
	d.Lock()
	words := append([]string{"Словачарнавік", "Формачарнавік", sentence, "SQLite format 3", "%PDF-"}, names...)
	for _, dir := range []string{filepath.Dir(path), os.Getenv("TMPDIR")} {
		found, err := traces.New(words...).Below(dir, nil)
		if err != nil || len(found) > 0 {
			t.Errorf("%v, %v", found, err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	// That the search would find them:
	if err := db.Unseal(context.Background(), path, options(sentence, false)); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Словачарнавік", "Формачарнавік", "Караткевіч"} {
		if len(traces.New(word).AsTheyStand(b)) == 0 {
			t.Errorf("%q is not found in the plain store", word)
		}
	}
}
