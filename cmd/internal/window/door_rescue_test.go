package window

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// backedUp is a closed store with the sample list and a backup beside it.
func backedUp(t *testing.T, passphrase string) string {
	t.Helper()
	path := made(t, passphrase)
	s, err := db.Open(context.Background(), path, options(passphrase, false))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.KeepBackup(context.Background(), app.BackupByHand); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// garble overwrites pages of a store, counted from 1.
func garble(t *testing.T, path string, pages ...int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := rand.NewChaCha8([32]byte{1})
	for _, no := range pages {
		noise := make([]byte, 4096)
		_, _ = r.Read(noise)
		if _, err := f.WriteAt(noise, (no-1)*4096); err != nil {
			t.Fatal(err)
		}
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedStoreIsRestoredFromTheNewestGoodBackup(t *testing.T) {
	for name, passphrase := range map[string]string{"sealed": sentence, "plain": ""} {
		t.Run(name, func(t *testing.T) {
			path := backedUp(t, passphrase)
			garble(t, path, 1)
			r, d := atDoor(t, path)
			loc := i18n.For("be")
			if passphrase != "" {
				r.text(passphrase)
				r.key(fyne.KeyReturn)
			}
			r.sees(loc.T("error.store.damaged_begin"), loc.T("door.repair.restore"), loc.T("cli.holds.people", "Count", 46),
				loc.T("door.repair.rescue"), loc.T("shell.quit"), loc.T("door.repair.kept"))
			r.key(fyne.KeyReturn) // the best offer has the keyboard
			r.sees(loc.T("door.repair.restored"), path+".before-restore-1")
			r.key(fyne.KeyEscape)
			if d.Shell() == nil {
				t.Fatal("the store is not open")
			}
			if d.Sealed() != (passphrase != "") {
				t.Error("sealed is", d.Sealed())
			}
		})
	}
}

func TestADamagedStoreIsRescued(t *testing.T) {
	path := made(t, sentence)
	garble(t, path, 1)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.no_backup"))
	r.key(fyne.KeyReturn) // without a backup the rescue is the best offer
	r.sees(loc.T("door.repair.rescued"), loc.T("rescue.line.whole", "Kind", loc.T("rescue.kind.people"), "Saved", 46), path+".damaged-1")
	r.key(fyne.KeyEscape)
	if d.Shell() == nil {
		t.Fatal("the store is not open")
	}
	answers(t, d, path, map[string]app.Code{sentence: ""})
	if _, err := os.Stat(path + ".damaged-1.key"); err != nil {
		t.Error(err)
	}
}

func TestALostKeyFileComesBackFromABackupAndNothingElseDoes(t *testing.T) {
	path := backedUp(t, sentence)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	remove(t, path+".key")
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(another)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.vault.key_missing"), loc.T("door.repair.key"), loc.T("door.repair.key.text"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.backup.passphrase"))
	r.text(sentence) // over what is marked
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.key_back"))
	r.key(fyne.KeyEscape)
	if d.Shell() == nil {
		t.Fatal("the store is not open")
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("the store was changed")
	}
}

// chooser picks the file in the reader's place.
type chooser struct {
	kit.Dialogs
	file string
}

func (c chooser) OpenFile(_ kit.FileRequest, done func(string)) { done(c.file) }

// changedSince is a store whose passphrase is another now than that of its backup.
func changedSince(t *testing.T) string {
	t.Helper()
	path := backedUp(t, sentence)
	s, err := db.Open(t.Context(), path, options(sentence, false))
	if err == nil {
		err = errors.Join(s.ChangePassphrase(sentence, another), s.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// asked notes where a file is asked for first.
type asked struct {
	kit.Dialogs
	in *string
}

func (a asked) OpenFile(r kit.FileRequest, _ func(string)) { *a.in = r.Folder }

func TestWhoForgotTheNewestPassphraseRestoresABackupOfBefore(t *testing.T) {
	path := changedSince(t)
	folder := ""
	r, _ := atDoorWith(t, path, asked{in: &folder})
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.vault.passphrase"), loc.T("door.restore"))
	for range 2 { // there and back
		r.press(loc.T("door.restore"))
		r.sees(loc.T("door.restore.lead"), loc.T("door.repair.kept"), loc.T("door.repair.restore"), loc.T("door.repair.file"))
		r.seesNot(loc.T("door.repair.rescue"))
		r.press(loc.T("door.restore.back"))
		r.sees(loc.T("door.unlock"))
	}
	r.press(loc.T("door.restore"))
	r.press(loc.T("door.repair.file"))
	if folder != path+".backups" {
		t.Errorf("a file is asked for in %q", folder)
	}
}

func TestABackupIsRestoredFromTheQuestionForThePassphrase(t *testing.T) {
	path := changedSince(t)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.press(loc.T("door.restore"))
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.restored"), path+".before-restore-1")
	r.key(fyne.KeyEscape)
	if d.Shell() == nil {
		t.Fatal("the store is not open")
	}
	if opens(t, path+".before-restore-1", another) != "" {
		t.Error("the store of before does not open with its passphrase")
	}
}

func TestABackupOfAnotherStoreIsRefusedAndTheOffersStay(t *testing.T) {
	path := made(t, sentence)
	remove(t, path+".key")
	files, err := filepath.Glob(filepath.Join(backedUp(t, sentence)+".backups", "*.backup"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	r, d := atDoorWith(t, path, chooser{file: files[0]})
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.no_backup"), loc.T("door.repair.key_file"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.rescue.other_key"), loc.T("door.repair.key_file"), loc.T("door.repair.file"))
	if _, err := os.Stat(path + ".key"); err == nil || d.Shell() != nil {
		t.Error("the key of another store was taken")
	}
}

func TestDamageThatIsFoundAtWorkLeadsToTheOffersAndBack(t *testing.T) {
	path := backedUp(t, sentence)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	damage := &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint"}
	d.Shell().Fail(damage)
	r.sees(loc.T("shell.damaged.title"), loc.T("shell.damaged.text"))
	r.key(fyne.KeyEscape) // not now
	d.Shell().Fail(damage)
	if r.window.Canvas().Overlays().Top() != nil {
		t.Error("it is asked again")
	}
	d.Shell().Go("people", nil)
	r.sees(loc.T("nav.people"))
	d.Damaged()
	r.sees(loc.T("error.store.damaged"), loc.T("door.repair.restore"), loc.T("door.repair.go_on"))
	r.tabTo(loc.T("door.repair.go_on"))
	r.key(fyne.KeyReturn)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	if d.Shell() == nil {
		t.Fatal("the store is not open again")
	}
}

func TestAStoreThatIsGoneIsRestoredFromItsBackups(t *testing.T) {
	path := backedUp(t, sentence)
	remove(t, path)
	remove(t, path+".key")
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.sees(loc.T("door.repair.missing"), loc.T("door.repair.restore"), loc.T("door.repair.new"))
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.restored"), loc.T("cli.holds.people", "Count", 46))
	r.key(fyne.KeyEscape)
	if d.Shell() == nil {
		t.Fatal("the store is not open")
	}
}

func TestAChosenBackupThatIsSealedIsAskedItsPassphrase(t *testing.T) {
	path := made(t, "")
	garble(t, path, 1)
	files, err := filepath.Glob(filepath.Join(backedUp(t, sentence)+".backups", "*.backup"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	r, _ := atDoorWith(t, path, chooser{file: files[0]})
	loc := i18n.For("be")
	r.sees(loc.T("error.store.damaged_begin"), loc.T("door.repair.rescue"))
	r.tabTo(loc.T("door.repair.file"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.backup.needed"), loc.T("door.passphrase"))
	r.text(another)
	r.tabTo(loc.T("door.repair.file"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("error.backup.passphrase"))
}

func TestTheTenthWrongPassphraseAtARescueEndsTheWindow(t *testing.T) {
	home := ownHome(t)
	path := made(t, sentence)
	s, err := db.Open(context.Background(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.SetWipeAfter(context.Background(), true), s.Close()); err != nil {
		t.Fatal(err)
	}
	garble(t, path, 1)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence) // it is right, and begins the count anew
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.rescue"))
	uitest.Find[*kit.Entry](r.window.Content())[0].SetText(another)
	for range 9 {
		r.press(loc.T("door.repair.rescue"))
		r.sees(loc.T("error.vault.passphrase"))
	}
	r.press(loc.T("door.repair.rescue"))
	r.sees(loc.T("door.wiped.title"), loc.T("error.vault.wiped"), loc.T("shell.quit"))
	if isThere(path) || isThere(path+".key") || isThere(home) || !d.Wiped() {
		t.Error("the store or what the toolkit noted is left")
	}
}
