package window

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

const third = "гара сокал дождж пяро"

// inSettings opens the store with the passphrase and goes to the settings.
func inSettings(t *testing.T, path, passphrase string) (*reader, *Door) {
	t.Helper()
	r, d := atDoor(t, path)
	if passphrase != "" {
		r.text(passphrase)
		r.key(fyne.KeyReturn)
	}
	r.ctrl(fyne.KeyComma)
	return r, d
}

// press goes to the button of the window or of the sheet over it by keyboard.
func (r *reader) press(words string) {
	r.t.Helper()
	r.tabTo(words)
	r.key(fyne.KeyReturn)
}

// answer types texts into the fields of a sheet, each with Enter.
func (r *reader) answer(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if text != "" {
			r.text(text)
		}
		r.key(fyne.KeyReturn)
	}
}

func (r *reader) seesNot(words string) {
	r.t.Helper()
	top := r.window.Canvas().Overlays().Top()
	if top == nil {
		top = r.window.Content()
	}
	if strings.Contains(uitest.Words(top), words) {
		r.t.Fatalf("%q is on the screen", words)
	}
}

// slots are the ways to unlock a store that nobody has open.
func slots(t *testing.T, path, passphrase string) []app.Slot {
	t.Helper()
	s, err := wiring.Open(t.Context(), path, options(passphrase, false))
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Keys.Slots()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

// answers checks which passphrases open the store, closed by now.
func answers(t *testing.T, d *Door, path string, want map[string]app.Code) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for passphrase, code := range want {
		if got := opens(t, path, passphrase); got != code {
			t.Errorf("%q: %q, want %q", passphrase, got, code)
		}
	}
}

// keeping is a store that opens with two passphrases.
func keeping(t *testing.T) string {
	t.Helper()
	path := made(t, sentence)
	s, err := wiring.Open(t.Context(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Keys.AddPassphrase(sentence, another); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFurtherPassphraseIsAddedInTheSettingsAndListed(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.sees(loc.T("settings.slots"), loc.T("settings.slot.used"))
	r.seesNot(loc.T("settings.slot.remove")) // the last one
	r.press(loc.T("settings.passphrase.add"))
	r.answer("wrong", another, another)
	r.sees(loc.T("error.vault.passphrase"))
	r.answer(sentence, "", "")
	r.sees(loc.T("settings.passphrase.added"), loc.T("settings.slot.remove"))
	answers(t, d, path, map[string]app.Code{sentence: "", another: "", third: app.WrongPassphrase})
}

func TestAWayToUnlockIsRemovedByOneThatStaysAndANewDataKeyIsOffered(t *testing.T) {
	path := keeping(t)
	old, err := os.ReadFile(path + ".key")
	if err != nil {
		t.Fatal(err)
	}
	r, d := inSettings(t, path, another)
	loc := i18n.For("be")
	r.press(loc.T("settings.slot.remove")) // the first
	r.answer("")
	r.sees(loc.T("door.empty"))
	r.answer(sentence)
	r.sees(loc.T("error.vault.own_slot"))
	r.answer(another)
	r.sees(loc.T("settings.passphrase.old_copies"))
	r.press(loc.T("settings.passphrase.renew"))
	r.sees(loc.T("settings.passphrase.renew.gone"))
	r.answer("wrong")
	r.sees(loc.T("error.vault.passphrase"))
	r.answer(another)
	r.sees(loc.T("backup.older.title"))
	r.key(fyne.KeyEscape)
	r.sees(loc.T("settings.passphrase.renewed"))
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{sentence: app.WrongPassphrase, another: ""})
	if err := os.WriteFile(path+".key", old, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := opens(t, path, sentence); got != app.NoKey {
		t.Errorf("with the older key file: %q", got)
	}
}

func TestANewDataKeyKeepsWhatIsTypedAndSaysWhatWillBeGone(t *testing.T) {
	path := keeping(t)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.press(loc.T("settings.passphrase.renew"))
	gone := loc.T("settings.passphrase.renew.gone")
	r.sees(gone)
	r.answer("", "") // two empty fields
	r.sees(loc.T("settings.passphrase.renew.none"))
	r.answer(another, sentence) // each in the other's field
	r.sees(loc.T("settings.passphrase.renew.another"), loc.T("settings.passphrase.renew.all"))
	r.answer(sentence, another)
	r.sees(loc.T("backup.older.title"))
	r.key(fyne.KeyEscape)
	r.sees(loc.T("settings.passphrase.renewed"))
	answers(t, d, path, map[string]app.Code{sentence: "", another: ""})
}

// phraseOnScreen is what the sheet shows, as one would write it down.
func (r *reader) phraseOnScreen() string {
	r.t.Helper()
	p := uitest.Find[*kit.Phrase](r.window.Canvas().Overlays().Top())
	if len(p) != 1 {
		r.t.Fatalf("%d phrases are on the screen", len(p))
	}
	return strings.ReplaceAll(uitest.Words(p[0]), " ", "")
}

func TestARecoveryPhraseThatWasWrittenDownOpensTheStoreAndOneThatWasNotDoesNot(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.press(loc.T("settings.passphrase.recovery"))
	r.answer("wrong")
	r.sees(loc.T("error.vault.passphrase"))
	r.answer(sentence)
	r.sees(loc.T("settings.phrase.keep"))
	given := r.phraseOnScreen()
	if !regexp.MustCompile(`^[0-9A-Z]{32}$`).MatchString(given) {
		t.Fatalf("the phrase is %q", given)
	}
	r.key(fyne.KeyEscape)
	r.sees(loc.T("settings.phrase.cancelled"))
	r.press(loc.T("settings.passphrase.recovery"))
	r.answer(sentence)
	written := r.phraseOnScreen()
	r.press(loc.T("settings.phrase.written"))
	r.sees(loc.T("settings.phrase.added"), loc.T("settings.slot.remove"))
	answers(t, d, path, map[string]app.Code{sentence: "", written: "", given: app.WrongPassphrase})
	if all := slots(t, path, sentence); len(all) != 2 || all[1].Kind != app.RecoverySlot {
		t.Errorf("slots %v", all)
	}
}

func TestARecoverySheetIsSavedOpenedAndRemoved(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.press(loc.T("settings.passphrase.recovery"))
	r.answer(sentence)
	phrase := r.phraseOnScreen()
	r.press(loc.T("settings.phrase.save"))
	r.answer(filepath.Join(t.TempDir(), "no", "folder.pdf"))
	r.sees(loc.T("error.save"), loc.T("settings.phrase.keep")) // the phrase stays
	if all, err := d.Slots(); err != nil || len(all) != 1 {
		t.Fatalf("slots %v, %v", all, err)
	}
	file := filepath.Join(t.TempDir(), "аркуш.pdf")
	r.press(loc.T("settings.phrase.save"))
	r.answer(file)
	r.sees(loc.T("settings.printed.text", "Name", "аркуш.pdf"))
	if b, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Fatalf("the sheet: %.4q, %v", b, err)
	}
	r.press(loc.T("settings.printed.open"))
	if len(r.opened) != 1 || r.opened[0] != file {
		t.Errorf("opened %q", r.opened)
	}
	r.press(loc.T("settings.printed.remove"))
	r.sees(loc.T("settings.printed.removed"))
	if _, err := os.Stat(file); err == nil {
		t.Error("the file is still there")
	}
	answers(t, d, path, map[string]app.Code{sentence: "", phrase: ""})
}

func TestARecoverySheetWhosePhraseCannotBeAddedIsNotLeft(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.press(loc.T("settings.passphrase.recovery"))
	r.answer(sentence)
	damage(t, path)
	file := filepath.Join(t.TempDir(), "аркуш.pdf")
	r.press(loc.T("settings.phrase.save"))
	r.answer(file)
	r.sees(loc.T("error.vault.key_damaged"))
	if _, err := os.Stat(file); err == nil {
		t.Error("a sheet is left that opens nothing")
	}
	if all, err := d.Slots(); err != nil || len(all) != 1 {
		t.Errorf("slots %v, %v", all, err)
	}
}

// damage spoils the sum of the key file: it opens the store, but is not changed.
func damage(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path + ".key")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".key", bytes.Replace(b, []byte(`"sha256": "`), []byte(`"sha256": "0`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestThePassphraseIsTakenAwayOnlyAfterAPlainWarningAndNothingIsLost(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.press(loc.T("settings.passphrase.unseal"))
	r.sees(loc.T("settings.passphrase.unseal.text"))
	r.answer(another)
	r.sees(loc.T("error.vault.passphrase"))
	r.key(fyne.KeyEscape)
	if !d.Sealed() {
		t.Fatal("the passphrase is gone")
	}
	r.press(loc.T("settings.passphrase.unseal"))
	r.answer(sentence)
	r.sees(loc.T("settings.passphrase.plain"), loc.T("settings.passphrase.unsealed"))
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{"": ""})
	if _, err := os.Stat(path + ".key"); err == nil {
		t.Error("a key file is left")
	}
}

func TestEncryptingThatFailsOpensTheStoreAsItWasAndSaysWhy(t *testing.T) {
	path := made(t, "")
	r, d := inSettings(t, path, "")
	loc := i18n.For("be")
	if err := os.WriteFile(path+".key", []byte("of another store"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press(loc.T("settings.passphrase.encrypt"))
	r.answer(sentence, sentence)
	r.sees(loc.T("error.vault.key_left"))
	r.key(fyne.KeyEscape)
	r.sees(loc.T("settings.passphrase.plain"))
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{"": ""})
}

func TestANewDataKeyThatFailsOpensTheStoreAsItWasAndSaysWhy(t *testing.T) {
	path := keeping(t)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	damage(t, path)
	lastChanged(t, path, noon) // on the day of the test, whenever that runs: no backup is due
	r.press(loc.T("settings.passphrase.renew"))
	r.answer(sentence, "")
	r.sees(loc.T("error.vault.key_damaged"))
	r.key(fyne.KeyEscape)
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{sentence: "", another: ""})
}

func TestTakingThePassphraseAwayThatFailsOpensTheStoreAsItWasAndSaysWhy(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	mend := spoil(t, path)
	r.press(loc.T("settings.passphrase.unseal"))
	r.answer(sentence)
	r.sees(loc.T("error.store.damaged"))
	r.key(fyne.KeyEscape)
	r.sees(loc.T("settings.slots"))
	mend()
	r.ctrl(fyne.Key1)
	r.sees("Уладзімір Караткевіч")
	answers(t, d, path, map[string]app.Code{sentence: "", "": app.WrongPassphrase})
}

// spoil writes noise over the last block of the store, which is read only when
// all of it is, until it is mended.
func spoil(t *testing.T, path string) (mend func()) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := len(b) - 4096
	put := func(block []byte) {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt(block, int64(at)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	put(bytes.Repeat([]byte("noise..."), 512))
	return func() { put(b[at:]) }
}
