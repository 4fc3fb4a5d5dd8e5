package db_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/db"
	"vestka/db/vault"
)

// another is not the passphrase.
const another = "вясло карта попел цукар"

// dangerous is a closed sealed store that is destroyed after ten wrong passphrases.
func dangerous(t *testing.T) (path string) {
	t.Helper()
	path = crowded(t)
	s := openSealed(t, path, sealedOptions())
	if err := s.SetWipeAfter(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	return path
}

// wrong opens the store with wrong passphrases.
func wrong(t *testing.T, path string, times int) {
	t.Helper()
	opts := sealedOptions()
	opts.Passphrase = another
	for range times {
		_, err := db.Open(t.Context(), path, opts)
		wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	}
}

// counted is what the file of attempts says.
func counted(t *testing.T, path, want string) {
	t.Helper()
	if b, err := os.ReadFile(path + ".attempts"); strings.TrimSpace(string(b)) != want {
		t.Errorf("counted %q, %v; want %q", b, err, want)
	}
}

func TestTheTenthWrongPassphraseInARowDestroysTheStore(t *testing.T) {
	path := dangerous(t)
	wrong(t, path, 9)
	counted(t, path, "009")
	holds(t, path, sealedOptions(), 3) // the right one begins anew
	counted(t, path, "000")
	wrong(t, path, 9)
	opts := sealedOptions()
	opts.Passphrase = another
	_, err := db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.wiped")
	var wiped *app.Wiped
	if !errors.As(err, &wiped) || !slices.Contains(wiped.Report.Removed, path+".key") || len(wiped.Report.Left) > 0 {
		t.Errorf("the report: %+v", wiped)
	}
	onlyDecoys(t, path)
}

func TestEveryWayToTryAPassphraseCounts(t *testing.T) {
	path := dangerous(t)
	opts := sealedOptions()
	opts.Passphrase = another
	for i, try := range []func() error{
		func() error { return db.Unseal(t.Context(), path, opts) },
		func() error { _, err := db.NewDataKey(t.Context(), path, opts); return err },
		func() error { _, err := db.Rescue(t.Context(), path, opts); return err },
	} {
		wantError(t, try(), app.WrongPassphrase, "error.vault.passphrase")
		counted(t, path, []string{"001", "002", "003"}[i])
	}
	wrong(t, path, 6)
	wantError(t, db.Unseal(t.Context(), path, opts), app.WrongPassphrase, "error.vault.wiped")
	onlyDecoys(t, path)
}

func TestNothingIsCountedUnlessItIsSet(t *testing.T) {
	path := storedSealed(t, 2)
	wrong(t, path, 12)
	wantFiles(t, path, "", ".key", ".lock")
	holds(t, path, sealedOptions(), 2)
	s := openSealed(t, path, sealedOptions())
	if on, err := s.WipeAfter(); on || err != nil {
		t.Error(on, err)
	}
	closeStore(t, s)
	plain := newStore(t)
	_, err := plain.WipeAfter()
	wantError(t, err, app.Invalid, "error.vault.not_sealed")
	wantError(t, plain.SetWipeAfter(t.Context(), true), app.Invalid, "error.vault.not_sealed")
}

func TestItCanBeSwitchedOffAgain(t *testing.T) {
	path := dangerous(t)
	s := openSealed(t, path, sealedOptions())
	if on, err := s.WipeAfter(); !on || err != nil {
		t.Error(on, err)
	}
	if err := s.SetWipeAfter(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	wrong(t, path, 12)
	s = openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	if on, err := s.WipeAfter(); on || err != nil || s.WipeAfterMended() {
		t.Error(on, err, s.WipeAfterMended())
	}
}

func TestAnAttemptIsCountedBeforeItIsTried(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	opts := sealedOptions()
	opts.Create, opts.WorkFactor = true, 16 // some tenths of a second
	s := openSealed(t, path, opts)
	if err := s.SetWipeAfter(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	done := make(chan struct{})
	opts.Create, opts.Passphrase = false, another
	go func() {
		defer close(done)
		_, err := db.Open(t.Context(), path, opts)
		wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	}()
	for {
		if b, _ := os.ReadFile(path + ".attempts"); strings.TrimSpace(string(b)) == "001" {
			break
		}
		select {
		case <-done:
			t.Fatal("it was tried before it was counted")
		case <-time.After(time.Millisecond):
		}
	}
	select {
	case <-done:
		t.Fatal("it was counted when it was over")
	case <-time.After(20 * time.Millisecond): // whoever ends the program now has used an attempt
	}
	<-done
}

func TestWhatCannotBeCountedIsNotTried(t *testing.T) {
	path := dangerous(t)
	remove(t, path+".attempts")
	if err := os.Mkdir(path+".attempts", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, passphrase := range []string{another, sentence} {
		opts := sealedOptions()
		opts.Passphrase = passphrase
		if _, err := db.Open(t.Context(), path, opts); err == nil || app.CodeOf(err) == app.WrongPassphrase {
			t.Errorf("%q was tried: %v", passphrase, err)
		}
	}
	remove(t, path+".attempts")
	holds(t, path, sealedOptions(), 3)
}

func TestTheCountIsWrittenInItsPlace(t *testing.T) {
	path := dangerous(t)
	before, err := os.Stat(path + ".attempts")
	if err != nil {
		t.Fatal(err)
	}
	wrong(t, path, 3)
	after, err := os.Stat(path + ".attempts")
	if err != nil || !os.SameFile(before, after) || before.Size() != after.Size() {
		t.Error("a full disk would lock out whoever has the passphrase", err)
	}
}

func TestWhatWasNoAttemptDoesNotCount(t *testing.T) {
	path := dangerous(t)
	opts := sealedOptions()
	opts.Passphrase = "" // the window looks first whether it needs one
	_, err := db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.needed")
	opts.Passphrase = another
	opts.Uncounted = true
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	opts.Uncounted = false
	slip := []byte(vault.NewRecoveryPhrase())
	slip[0] = 'A' + (slip[0]-'A'+1)%2 // A or B, and not the one that was
	opts.Passphrase = string(slip)
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.slip")
	counted(t, path, "000")
	wrong(t, path, 9)
	writeFile(t, path+".key", strings.Replace(readText(t, path+".key"), "AGE", "EGA", 1))
	opts.Passphrase = another
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.NoKey, "error.vault.key_damaged")
	counted(t, path, "009")
}

func readText(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestASwitchThatSomebodyTurnedIsNoticedAndTurnedBack(t *testing.T) {
	for _, set := range []bool{true, false} {
		path := crowded(t)
		s := openSealed(t, path, sealedOptions())
		if err := s.SetWipeAfter(t.Context(), set); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		keys, err := vault.ReadKeyFile(path + ".key")
		if err != nil {
			t.Fatal(err)
		}
		turned := app.WipeAfter
		if set {
			turned = 0
		}
		if err := errors.Join(keys.SetWipeAfter(turned), keys.Write(path+".key")); err != nil {
			t.Fatal(err)
		}
		s = openSealed(t, path, sealedOptions())
		if on, err := s.WipeAfter(); on != set || err != nil || !s.WipeAfterMended() {
			t.Errorf("set %v: is %v, %v; noticed %v", set, on, err, s.WipeAfterMended())
		}
		closeStore(t, s)
		s = openSealed(t, path, sealedOptions())
		if s.WipeAfterMended() {
			t.Error("it is told twice")
		}
		closeStore(t, s)
	}
}

func TestASwitchThatWasTurnedWithATextEditorDamagesTheKeyFile(t *testing.T) {
	path := dangerous(t)
	text := readText(t, path+".key")
	for _, edit := range []string{strings.Replace(text, `"wipe_after": 10,`, "", 1), strings.Replace(text, `"wipe_after": 10`, `"wipe_after": 1000000`, 1)} {
		if edit == text {
			t.Fatal("nothing to edit")
		}
		writeFile(t, path+".key", edit)
		if keys, err := vault.ReadKeyFile(path + ".key"); err != nil || keys.Sound() {
			t.Errorf("%v, sound", err)
		}
	}
}

func TestTheSwitchOutlivesEveryChangeOfTheKeys(t *testing.T) {
	path := dangerous(t)
	is := func(want bool, opts db.Options) {
		t.Helper()
		s := openSealed(t, path, opts)
		defer closeStore(t, s)
		if on, err := s.WipeAfter(); on != want || err != nil || s.WipeAfterMended() {
			t.Errorf("%v, %v, mended %v", on, err, s.WipeAfterMended())
		}
	}
	opts := sealedOptions()
	s := openSealed(t, path, opts)
	if err := errors.Join(s.AddPassphrase(sentence, another), s.ChangePassphrase(sentence, "трэцяя")); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	opts.Passphrase = "трэцяя"
	is(true, opts)
	if _, err := db.NewDataKey(t.Context(), path, opts); err != nil {
		t.Fatal(err)
	}
	is(true, opts)
	if err := db.Unseal(t.Context(), path, opts); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".attempts"); err == nil {
		t.Error("what has no passphrase counts wrong ones")
	}
	if err := db.Seal(t.Context(), path, opts); err != nil {
		t.Fatal(err)
	}
	is(false, opts)
}

func TestAPassphraseOfABackupIsNoAttemptAtTheStore(t *testing.T) {
	path := storedSealed(t, 3)
	file := backedUp(t, path, sealedOptions())
	s := openSealed(t, path, sealedOptions())
	if err := errors.Join(s.ChangePassphrase(sentence, "new"), s.SetWipeAfter(t.Context(), true)); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	wrong(t, path, 9)
	kept, err := db.Restore(t.Context(), file, path, sealedOptions())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".attempts"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the count of the former store is still there: %v", err)
	}
	today := sealedOptions()
	today.Passphrase = "new"
	holds(t, kept.Store, today, 3)
	holds(t, path, sealedOptions(), 3)
}

func TestTheTenthWrongPassphraseTakesTheLinksToTheStore(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own")
	}
	opts := sealedOptions()
	opts.Passphrase = another
	for name, try := range map[string]func(path string) error{
		"open":   func(path string) error { _, err := db.Open(t.Context(), path, opts); return err },
		"unseal": func(path string) error { return db.Unseal(t.Context(), path, opts) },
		"rescue": func(path string) error { _, err := db.Rescue(t.Context(), path, opts); return err },
	} {
		path := dangerous(t)
		wrong(t, path, 9)
		link := filepath.Join(t.TempDir(), "мая картатэка")
		if err := os.Symlink(path, link); err != nil {
			t.Fatal(err)
		}
		wantError(t, try(link), app.WrongPassphrase, "error.vault.wiped")
		onlyDecoys(t, path)
		if _, err := os.Lstat(link); err == nil {
			t.Errorf("%s: the link is left", name)
		}
	}
}
