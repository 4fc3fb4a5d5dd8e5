package window

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

const (
	sentence = "сасна лыжка човен агурок"
	another  = "вясло карта попел цукар"
	cheap    = 2 // what scrypt may cost in a test
)

func options(passphrase string, create bool) db.Options {
	return db.Options{Passphrase: passphrase, Create: create, Now: clock, WorkFactor: cheap}
}

// atDoor opens the window in Belarusian over whatever is at the path.
func atDoor(t *testing.T, path string) (*reader, *Door) {
	t.Helper()
	return atDoorWith(t, path, nil)
}

// atDoorWith has dialogs that answer by themselves.
func atDoorWith(t *testing.T, path string, dialogs kit.Dialogs) (*reader, *Door) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Preferences().SetString("language", "be")
	r := &reader{t: t, window: a.NewWindow("")}
	r.window.Resize(fyne.NewSize(1280, 800))
	d := NewDoor(DoorConfig{App: a, Window: r.window, Path: path, Opener: r, Now: clock, After: stays, Dialogs: dialogs, WorkFactor: cheap})
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return r, d
}

// made is a store with the sample list, closed.
func made(t *testing.T, passphrase string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	s, err := wiring.Open(context.Background(), path, options(passphrase, true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSample(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// opens tells how the store answers to the passphrase.
func opens(t *testing.T, path, passphrase string) app.Code {
	t.Helper()
	s, err := wiring.Open(context.Background(), path, options(passphrase, false))
	if err != nil {
		return app.CodeOf(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return ""
}

func TestTheFirstStartMakesAStoreThatOnlyThePassphraseOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.sees(ui.Name, loc.T("door.warning.title"), loc.T("door.warning"), loc.T("door.strength.none"))
	r.key(fyne.KeyReturn, fyne.KeyReturn) // two empty fields
	r.sees(loc.T("door.empty"))
	r.text(sentence)
	r.sees(loc.T("door.strength.good"))
	r.key(fyne.KeyReturn)
	r.text(another)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.mismatch"))
	if _, err := os.Stat(path); err == nil {
		t.Fatal("a store was made of two passphrases")
	}
	r.text(sentence) // over what is marked
	r.key(fyne.KeyReturn)
	r.sees(loc.T("today.empty.title"), loc.T("shell.lock"))
	answers(t, d, path, map[string]app.Code{sentence: "", another: app.WrongPassphrase, "": app.WrongPassphrase})
}

func TestWithoutAPassphraseIsOnlyAfterAQuestion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.tabTo(loc.T("door.without"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.without.text"))
	r.key(fyne.KeyReturn) // the answer that changes nothing has the keyboard
	if _, err := os.Stat(path); err == nil {
		t.Fatal("a store was made without a yes")
	}
	r.tabTo(loc.T("door.without"))
	r.key(fyne.KeyReturn)
	r.tabTo(loc.T("door.without.yes"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("today.empty.title"))
	if strings.Contains(uitest.Words(r.window.Content()), loc.T("shell.lock")) {
		t.Error("a store without a passphrase can be locked")
	}
	answers(t, d, path, map[string]app.Code{"": ""})
}

func TestWhoOpensAStoreOfAnOlderVersionSeesHowFarItIsBroughtToThisOne(t *testing.T) {
	r, d := atDoor(t, made(t, "ціхая рака"))
	for _, step := range []string{"крок 1 з 2", "крок 2 з 2"} {
		d.migrating(int(step[len("крок ")]-'0'), 2)
		r.sees(step)
	}
}

func TestAStoreWithoutAPassphraseOpensAtOnce(t *testing.T) {
	r, d := atDoor(t, made(t, ""))
	r.sees("Уладзімір Караткевіч")
	d.Lock()
	r.sees("Уладзімір Караткевіч") // what has no key cannot be locked
}

func TestAWrongPassphraseIsOneSentenceAndCanBeTypedOver(t *testing.T) {
	r, _ := atDoor(t, made(t, sentence))
	loc := i18n.For("be")
	r.sees(loc.T("door.passphrase"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.empty"))
	r.text(another)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.vault.passphrase"))
	if e, ok := r.window.Canvas().Focused().(*kit.Entry); !ok || e.SelectedText() != another {
		t.Fatal("what was typed is not marked")
	}
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч")
}

func TestARecoveryPhraseWithASlipIsToldAtTheDoorAndTheRightOneOpens(t *testing.T) {
	path := made(t, sentence)
	s, err := wiring.Open(t.Context(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	phrase := db.NewRecoveryPhrase()
	if err := errors.Join(s.Keys.AddRecovery(sentence, phrase), s.Close()); err != nil {
		t.Fatal(err)
	}
	r, _ := atDoor(t, path)
	r.text("2345" + phrase[:len(phrase)-4]) // one group too much at the beginning, one too few at the end
	r.key(fyne.KeyReturn)
	r.sees(i18n.For("be").T("error.vault.slip"))
	r.text(strings.ToLower(strings.ReplaceAll(phrase, "-", " ")))
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч")
}

func TestTheLanguageIsChosenAtTheDoorAndNothingTypedIsLost(t *testing.T) {
	r, _ := atDoor(t, made(t, sentence))
	r.text(sentence)
	uitest.Find[*kit.Choice](r.window.Content())[0].Choose(0)
	r.sees(i18n.For("en").T("door.unlock"))
	r.key(fyne.KeyReturn)
	r.sees("Karatkevich", i18n.For("en").T("nav.people"))
}

// names are on the sample list; whatever is left of it in a window shows one.
var names = []string{"Караткевіч", "Танк", "Быкаў", "Купала", "Колас", "Багдановіч"}

func TestALockedWindowHoldsNoNameAndThePassphraseBringsThemBack(t *testing.T) {
	path := made(t, sentence)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.ctrl(fyne.Key2)
	r.ctrl(fyne.KeyF)
	r.text("Караткевіч")
	r.shortcut(&fyne.ShortcutSelectAll{})
	clip := fyne.CurrentApp().Clipboard()
	r.shortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "Караткевіч" {
		t.Fatalf("copied %q", clip.Content())
	}
	r.key(fyne.KeyF1) // a dialog is open: the key must count all the same
	if r.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog is open")
	}
	r.ctrl(fyne.KeyL)
	if r.window.Canvas().Overlays().Top() != nil {
		t.Fatal("a dialog stays over the locked window")
	}
	r.sees(loc.T("door.unlock"))
	for _, name := range names {
		if all := uitest.Words(r.window.Content()) + r.window.Title() + clip.Content(); strings.Contains(all, name) {
			t.Errorf("%q is left in %q", name, all)
		}
	}
	if d.Shell() != nil || d.Sealed() {
		t.Error("the store is still open")
	}
	if got := opens(t, path, sentence); got != "" {
		t.Errorf("the store is still held: %s", got)
	}
	r.ctrl(fyne.Key1) // the keys of the shell are gone
	r.sees(loc.T("door.unlock"))
	r.text(sentence)
	r.key(fyne.KeyReturn)
	if d.Shell().Current().ID() != "people" {
		t.Error("the reader is not where they were")
	}
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
}

func TestThePassphraseIsChangedInTheSettings(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.sees(loc.T("settings.passphrase.sealed"))
	r.tabTo(loc.T("settings.passphrase.change"))
	r.key(fyne.KeyReturn)
	r.text(another)
	r.key(fyne.KeyReturn)
	r.text(another)
	r.key(fyne.KeyReturn)
	r.text(another)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.vault.passphrase"))
	r.text(sentence)
	r.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	r.sees(loc.T("settings.passphrase.changed"))
	answers(t, d, path, map[string]app.Code{sentence: app.WrongPassphrase, another: ""})
}

func TestAPlainStoreIsEncryptedInTheSettingsAndNothingIsLost(t *testing.T) {
	path := made(t, "")
	r, d := inSettings(t, path, "")
	loc := i18n.For("be")
	r.sees(loc.T("settings.passphrase.plain"))
	r.tabTo(loc.T("settings.passphrase.encrypt"))
	r.key(fyne.KeyReturn)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("settings.passphrase.sealed"), loc.T("settings.passphrase.encrypted"), loc.T("shell.lock"))
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{"": app.WrongPassphrase, sentence: ""})
}

func TestWhatWasOnItsWayWhenTheWindowWasLockedIsNotShown(t *testing.T) {
	a := test.NewTempApp(t)
	r := &reader{t: t, window: a.NewWindow("")}
	posted := make(chan func(), 100)
	d := NewDoor(DoorConfig{
		App: a, Window: r.window, Path: made(t, sentence), Opener: r, Now: clock, After: stays, WorkFactor: cheap,
		Post: func(f func()) { posted <- f },
	})
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	until := func(done func() bool) {
		t.Helper()
		for !done() {
			select {
			case f := <-posted:
				f()
			case <-time.After(10 * time.Second):
				t.Fatal("the window waits for nothing")
			}
		}
	}
	field := func() bool { return r.window.Canvas().Focused() != nil }
	until(field)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	until(func() bool { return d.Shell() != nil })
	shown, fetched := false, make(chan struct{})
	work.Query(d.inside, "late", func(context.Context) (int, error) { close(fetched); return 0, nil }, func(int, error) { shown = true })
	<-fetched
	d.Lock()
	if d.Shell() != nil || r.window.Canvas().Focused() != nil {
		t.Fatal("locking waits for the disk")
	}
	until(field)
	for len(posted) > 0 {
		(<-posted)()
	}
	if shown {
		t.Error("a result of the locked store was shown")
	}
}

func TestAFirstStartThatFailsSaysWhyAndKeepsWhatWasTyped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	if err := os.WriteFile(path+".key", []byte("of another store"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, _ := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.vault.key_left"))
	r.key(fyne.KeyEscape)
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
	r.tabTo(loc.T("door.begin"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("today.empty.title"))
}

func TestAMissingKeyFileIsSaidAndNothingIsAsked(t *testing.T) {
	path := made(t, sentence)
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
	r, _ := atDoor(t, path)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(i18n.For("be").T("error.vault.key_missing"), i18n.For("be").T("shell.quit"))
}

func TestAStoreThatIsOpenElsewhereIsSaid(t *testing.T) {
	path := made(t, sentence)
	s, err := wiring.Open(context.Background(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, _ := atDoor(t, path)
	r.sees(i18n.For("be").T("error.store.busy"), i18n.For("be").T("shell.quit"))
}
