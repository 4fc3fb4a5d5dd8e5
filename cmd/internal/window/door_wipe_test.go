package window

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// ownHome gives what a wipe finds beyond the store a place of the test's own.
func ownHome(t *testing.T) (config string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "data"))
	t.Setenv("XDG_RUNTIME_DIR", "")
	t.Setenv("TMPDIR", t.TempDir())
	config = filepath.Join(dir, "config", "fyne", "org.vestka.desk")
	if err := os.MkdirAll(config, 0o700); err != nil {
		t.Fatal(err)
	}
	return config
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// asks goes to the card of the settings and through the first question.
func (r *reader) asks(loc *i18n.Localizer) {
	r.t.Helper()
	r.ctrl(fyne.KeyComma)
	r.tabTo(loc.T("settings.wipe.do"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("wipe.first.text"), loc.T("wipe.unreachable"), loc.T("wipe.unreachable.disk"))
	r.tabTo(loc.T("wipe.first.go_on"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("wipe.second.text", "Word", loc.T("wipe.word")))
}

func TestEverythingIsWipedAfterTwoQuestionsAndTheNextStartIsTheFirst(t *testing.T) {
	config := ownHome(t)
	for _, passphrase := range []string{sentence, ""} {
		path := made(t, passphrase)
		r, d := atDoor(t, path)
		loc := i18n.For("be")
		if passphrase != "" {
			r.text(passphrase)
			r.key(fyne.KeyReturn)
		}
		r.asks(loc)
		r.text("знішчыц")
		r.key(fyne.KeyReturn)
		r.sees(loc.T("wipe.other_word"))
		if opens(t, path, passphrase) != app.Busy || d.Wiped() {
			t.Fatal("another word is enough")
		}
		r.text(" Destroy") // over what is marked; the keyboard may have no other letters
		r.key(fyne.KeyReturn)
		r.sees(loc.T("door.wiped.title"), loc.T("wipe.unreachable.copies"), loc.T("shell.quit"))
		if d.Shell() != nil || !d.Wiped() {
			t.Error("the store is still open")
		}
		for _, gone := range []string{path, path + ".key", path + ".lock", config} {
			if isThere(gone) {
				t.Errorf("%s is left", gone)
			}
		}
		r, _ = atDoor(t, path)
		r.sees(loc.T("door.warning.title"))
	}
}

func TestTheAnswerThatKeepsEverythingHasTheKeyboard(t *testing.T) {
	ownHome(t)
	path := made(t, "")
	r, d := inSettings(t, path, "")
	loc := i18n.For("be")
	r.tabTo(loc.T("settings.wipe.do"))
	r.key(fyne.KeyReturn)
	r.key(fyne.KeyReturn)
	if r.window.Canvas().Overlays().Top() != nil {
		t.Fatal("Enter, pressed without reading, goes on")
	}
	r.asks(loc)
	r.key(fyne.KeyEscape)
	if r.window.Canvas().Overlays().Top() != nil || d.Wiped() {
		t.Fatal("Escape does not keep everything")
	}
	answers(t, d, path, map[string]app.Code{"": ""})
}

func TestTheLastScreenNamesWhatCouldNotBeRemoved(t *testing.T) {
	ownHome(t)
	path := made(t, "")
	stuck := path + ".v1.bak"
	if err := os.MkdirAll(filepath.Join(stuck, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	r, _ := atDoor(t, path)
	loc := i18n.For("be")
	r.asks(loc)
	r.text(loc.T("wipe.word"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.wiped.partly"), filepath.Base(stuck))
}

func TestTheSwitchAsksBeforeItIsOnAndTheTenthWrongPassphraseEndsTheWindow(t *testing.T) {
	ownHome(t)
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	press := func() {
		t.Helper()
		checks := uitest.Find[*kit.Check](r.window.Content())
		r.window.Canvas().Focus(checks[len(checks)-1])
		r.key(fyne.KeySpace)
	}
	isSet := func(want bool) {
		t.Helper()
		on, err := d.WipesAfter()
		checks := uitest.Find[*kit.Check](r.window.Content())
		if on != want || err != nil || checks[len(checks)-1].On() != want {
			t.Fatalf("set %v, shown %v, %v", on, checks[len(checks)-1].On(), err)
		}
	}
	press()
	r.sees(loc.T("settings.wipe.after.title"))
	r.key(fyne.KeyReturn) // the answer that changes nothing has the keyboard
	isSet(false)
	press()
	r.tabTo(loc.T("settings.wipe.after.yes"))
	r.key(fyne.KeyReturn)
	isSet(true)
	press()
	isSet(false)
	press()
	r.tabTo(loc.T("settings.wipe.after.yes"))
	r.key(fyne.KeyReturn)
	r.ctrl(fyne.KeyL)
	for range 9 {
		r.text(another)
		r.key(fyne.KeyReturn)
		r.sees(loc.T("error.vault.passphrase"))
	}
	r.text(another)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.wiped.title"), loc.T("error.vault.wiped"), loc.T("shell.quit"))
	if isThere(path) || isThere(path+".key") || !d.Wiped() {
		t.Error("the store is left")
	}
}
