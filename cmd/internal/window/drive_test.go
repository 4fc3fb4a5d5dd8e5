package window

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui/kit"
)

func TestAVanishedDriveIsSaidAndWhatWasTypedIsThereWhenItIsBack(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder with an open file cannot be moved away")
	}
	for _, passphrase := range []string{sentence, ""} {
		path := filepath.Join(t.TempDir(), "drive", "vestka.db")
		s, err := wiring.Open(context.Background(), path, options(passphrase, true))
		if err == nil {
			_, err = s.AddSample(context.Background())
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		r, d := atDoor(t, path)
		if passphrase != "" {
			r.text(passphrase)
			r.key(fyne.KeyReturn)
		}
		loc := i18n.For("be")
		r.ctrl(fyne.Key2)
		r.key(fyne.KeyHome, fyne.KeyReturn)
		r.tabTo2(loc.T("people.note.add"))
		r.key(fyne.KeyReturn)
		r.text("Піша вершы")
		drive := filepath.Dir(path)
		if err := os.Rename(drive, drive+" away"); err != nil {
			t.Fatal(err)
		}
		save := func() {
			r.tabTo(loc.T("dialog.save"))
			r.key(fyne.KeyReturn)
		}
		save()
		r.sees(loc.T("error.store.unreachable"))
		r.key(fyne.KeyReturn) // closes what it says
		if e, ok := r.window.Canvas().Focused().(*kit.Entry); !ok || e.Text != "Піша вершы" {
			t.Fatal("what was typed is gone")
		}
		if err := os.Rename(drive+" away", drive); err != nil {
			t.Fatal(err)
		}
		save()
		r.sees(loc.T("people.note.saved"), "Піша вершы")
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
