package window

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func kept(t *testing.T, path string) []app.Backup {
	t.Helper()
	all, err := db.Backups(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// peopleIn is how many the backup holds.
func peopleIn(t *testing.T, file, passphrase string) int {
	t.Helper()
	sum, err := db.ReadBackup(context.Background(), file, db.Options{Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	return sum.People
}

// lastChanged says when the store was last changed.
func lastChanged(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func TestADayOfUseEndsWithABackupAndADayWithoutWorkWithNone(t *testing.T) {
	path := made(t, sentence)
	lastChanged(t, path, noon)
	r, d := atDoor(t, path)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч")
	if all := kept(t, path); len(all) > 0 {
		t.Fatalf("a backup of a day that is not over: %+v", all)
	}
	d.Lock()
	all := kept(t, path)
	if len(all) != 1 || all[0].Reason != app.BackupDaily || !all[0].Sealed || peopleIn(t, all[0].Path, sentence) != 46 {
		t.Fatalf("after locking: %+v", all)
	}
	r.text(sentence)
	r.key(fyne.KeyReturn)
	closed := false
	d.Quit(func() { closed = true })
	if !closed {
		t.Error("the window stays open")
	}
	if again := kept(t, path); len(again) != 1 || again[0] != all[0] {
		t.Errorf("nothing was changed, and yet: %+v", again)
	}
}

func TestADayThatEndedInACrashIsBackedUpWhenTheWindowOpensAndTheShellDoesNotWait(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon.AddDate(0, 0, -1))
	r := &reader{t: t}
	w := appWindow(t, r)
	posted := make(chan func(), 100)
	d := NewDoor(DoorConfig{
		App: w.app, Window: r.window, Path: path, Opener: r, Now: clock, After: stays, WorkFactor: cheap,
		Post: func(f func()) { posted <- f },
	})
	t.Cleanup(func() { _ = d.Close() })
	for d.Shell() == nil {
		(<-posted)()
	}
	r.sees(i18n.For("be").T("nav.people")) // the backup is only being asked for
	deadline := time.After(20 * time.Second)
	for len(kept(t, path)) == 0 {
		select {
		case f := <-posted:
			f()
		case <-time.After(10 * time.Millisecond):
		case <-deadline:
			t.Fatal("no backup was made")
		}
	}
	if all := kept(t, path); peopleIn(t, all[0].Path, "") != 46 || !all[0].Changed.Equal(noon.AddDate(0, 0, -1)) {
		t.Errorf("%+v", all)
	}
}

func TestABackupThatFailsIsSaidOnceAndWorkGoesOn(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon.AddDate(0, 0, -1))
	if err := os.WriteFile(path+".backups", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r, d := atDoor(t, path)
	r.sees(i18n.For("be").T("error.backup.folder"))
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч")
	closed := false
	d.Quit(func() { closed = true })
	if !closed {
		t.Error("it was said twice")
	}
}

func TestWhoQuitsIsToldThatTheLastBackupFailed(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon)
	r, d := atDoor(t, path)
	if err := os.WriteFile(path+".backups", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	closed := false
	d.Quit(func() { closed = true })
	r.sees(i18n.For("be").T("error.backup.folder"), i18n.For("be").T("shell.quit"))
	if closed {
		t.Error("the window closed without a word")
	}
	if d.Quit(func() { closed = true }); !closed {
		t.Error("it cannot be closed any more")
	}
}

func TestNobodyHasToWaitForTheLastBackup(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon)
	s, err := wiring.Open(t.Context(), path, options("", false))
	if err != nil {
		t.Fatal(err)
	}
	var told error
	s.Backups.OnFailure(func(err error) { told = err })
	e := &ending{}
	hurried := make(chan struct{})
	r := work.New(func(func()) {})
	work.Query(r, "hurry", func(context.Context) (int, error) {
		for e.isIdle() { // until the backup has begun
			time.Sleep(time.Microsecond)
		}
		e.hurry()
		close(hurried)
		return 0, nil
	}, func(int, error) {})
	e.backUp(s.Backups)
	<-hurried
	r.Stop()
	if told != nil {
		t.Errorf("told: %v", told)
	}
	if entries, err := os.ReadDir(path + ".backups"); err == nil && len(entries) > 1 {
		t.Errorf("left behind: %v", entries)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := opens(t, path, ""); got != "" {
		t.Error(got)
	}
}

func (e *ending) isIdle() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.stop == nil
}

func TestAWipeMakesNoBackupFirst(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon)
	d := &Door{}
	d.ending.without = true
	s, err := wiring.Open(t.Context(), path, options("", false))
	if err != nil {
		t.Fatal(err)
	}
	d.open.Store(s)
	if err := d.shut(); err != nil || len(kept(t, path)) > 0 {
		t.Errorf("%v, %v", err, kept(t, path))
	}
}

func TestABackupIsRestoredFromTheSettingsAndTheStoreOfBeforeIsKept(t *testing.T) {
	for _, passphrase := range []string{"", sentence} {
		path := made(t, passphrase)
		lastChanged(t, path, noon)
		r, d := inSettings(t, path, passphrase)
		loc := i18n.For("be")
		r.sees(loc.T("settings.backups.none"))
		r.tabTo(loc.T("backup.now"))
		r.key(fyne.KeyReturn)
		r.sees(loc.T("backup.made"), noon.Local().Format("15:04"), loc.T("settings.backups.hint"))
		if _, err := d.open.Load().RemoveSample(t.Context()); err != nil {
			t.Fatal(err)
		}
		r.tabTo(loc.T("settings.backups.restore"))
		r.key(fyne.KeyReturn)
		r.sees(loc.T("settings.backups.restore.text"), loc.T("backup.reason.by_hand"), loc.T("settings.backups.file"))
		r.key(fyne.KeyReturn)
		if passphrase != "" {
			r.text(another)
			r.key(fyne.KeyReturn)
			r.sees(loc.T("error.backup.passphrase"))
			r.text(passphrase)
			r.key(fyne.KeyReturn)
		}
		r.sees(loc.T("settings.backups.in_backup"), loc.T("settings.backups.here"), "46", "0")
		r.key(fyne.KeyReturn)
		r.sees(loc.T("settings.backups.restored"), path+".before-restore-1")
		r.key(fyne.KeyReturn)
		r.ctrl(fyne.Key1)
		r.sees("Уладзімір Караткевіч")
		// The files are of the day on which the test runs, which is another than that of its
		// clock: a backup of that day may have been made as well.
		all := slices.DeleteFunc(kept(t, path), func(b app.Backup) bool { return b.Reason == app.BackupDaily })
		if len(all) != 2 || !anyOf(all, app.BackupRestore) {
			t.Errorf("%+v", all)
		}
		if got := opens(t, path+".before-restore-1", passphrase); got != "" {
			t.Errorf("the store of before: %q", got)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func anyOf(all []app.Backup, reason app.BackupReason) bool {
	for _, b := range all {
		if b.Reason == reason {
			return true
		}
	}
	return false
}

func TestARestoreThatFailsOpensTheStoreAsItWasAndSaysWhy(t *testing.T) {
	path := made(t, "")
	r, d := atDoor(t, path)
	d.Restore(filepath.Join(t.TempDir(), "none"), "")
	r.sees(i18n.For("be").T("error.backup.missing"))
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч")
}

func TestTheStoreIsCheckedAndCompactedFromTheSettings(t *testing.T) {
	path := made(t, sentence)
	r, d := inSettings(t, path, sentence)
	loc := i18n.For("be")
	r.tabTo(loc.T("settings.backups.check"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("settings.backups.check.sound"), "46")
	r.key(fyne.KeyReturn)
	if _, err := d.open.Load().RemoveSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	r.tabTo(loc.T("settings.backups.compact"))
	r.key(fyne.KeyReturn)
	after, err := os.Stat(path)
	if err != nil || after.Size() >= before.Size() {
		t.Errorf("%d bytes, had %d", after.Size(), before.Size())
	}
	r.sees(loc.T("backup.size.kib", "Size", loc.Number(int(after.Size()/1024))))
}

func TestTodaySaysWhenTheLastGoodBackupIsOld(t *testing.T) {
	path := withList(t)
	now := noon
	r := &reader{t: t}
	w := appWindow(t, r)
	d := NewDoor(DoorConfig{App: w.app, Window: r.window, Path: path, Opener: r, Now: func() time.Time { return now }, After: stays, WorkFactor: cheap})
	t.Cleanup(func() { _ = d.Close() })
	loc := i18n.For("be")
	if n := strings.Count(uitest.Words(r.window.Content()), loc.T("today.backup.none")); n != 1 {
		t.Errorf("it says so %d times", n)
	}
	r.tabTo(loc.T("backup.now"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("backup.made"))
	silent := func() {
		t.Helper()
		d.Shell().Changed(app.Changes{Kinds: app.KindBackups})
		if all := uitest.Words(r.window.Content()); strings.Contains(all, loc.T("backup.now")) || len(kept(t, path)) != 1 {
			t.Errorf("it says %q, with %d backups", all, len(kept(t, path)))
		}
	}
	silent()
	now = noon.AddDate(0, 0, 7)
	silent()
	now = now.Add(time.Second)
	d.Shell().Changed(app.Changes{Kinds: app.KindBackups})
	r.sees(loc.T("today.backup.old", "Count", 7))
	// One that is damaged is not the last good one.
	b := kept(t, path)[0]
	bytes, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	bytes[len(bytes)/2] ^= 1
	if err := os.WriteFile(b.Path, bytes[:len(bytes)-3], 0o600); err != nil {
		t.Fatal(err)
	}
	d.Shell().Changed(app.Changes{Kinds: app.KindBackups})
	r.sees(loc.T("today.backup.none"))
	if len(uitest.Find[*kit.Button](r.window.Content())) == 0 {
		t.Error("there is nothing to press")
	}
}

// stage is a window in Belarusian with its application.
type stage struct{ app fyne.App }

func appWindow(t *testing.T, r *reader) stage {
	t.Helper()
	a := test.NewTempApp(t)
	a.Preferences().SetString("language", "be")
	r.window = a.NewWindow("")
	r.window.Resize(fyne.NewSize(1280, 800))
	return stage{a}
}

func readList(t *testing.T, path string) (app.Snapshot, error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		return app.Snapshot{}, err
	}
	defer f.Close()
	return importer.ReadViasna(t.Context(), f, app.DateOf(noon))
}

func TestEncryptingSaysThatTheBackupsAreEncryptedTooAndANewKeyOffersToRemoveThem(t *testing.T) {
	path := made(t, "")
	lastChanged(t, path, noon)
	r, d := atDoor(t, path)
	loc := i18n.For("be")
	d.Seal(sentence)
	r.sees(loc.T("backup.sealed_too", "Count", 1))
	before := kept(t, path)
	if len(before) != 1 || !before[0].Sealed {
		t.Fatalf("%+v", before)
	}
	d.NewDataKey([]string{sentence})
	n := len(kept(t, path))
	r.sees(loc.T("backup.older.text", "Count", n))
	r.key(fyne.KeyReturn) // the answer that removes nothing has the keyboard
	if got := len(kept(t, path)); got != n {
		t.Fatalf("%d of %d backups are left", got, n)
	}
	copyFile(t, path, path+".damaged-1")
	d.NewDataKey([]string{sentence})
	n = len(kept(t, path))
	r.sees(loc.T("backup.older.text", "Count", n), loc.T("backup.former.text", "Count", 1))
	r.tabTo(loc.T("backup.older.remove"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("backup.older.removed", "Count", n), loc.T("backup.former.removed", "Count", 1))
	if isThere(path + ".damaged-1") {
		t.Error("the former store is left")
	}
	if left := kept(t, path); len(left) != 1 || left[0].Reason != app.BackupByHand || peopleIn(t, left[0].Path, sentence) != 46 {
		t.Errorf("%+v", left)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestItIsSaidWhereAKeyFileWithoutAStoreWent(t *testing.T) {
	path := backedUp(t, sentence)
	remove(t, path)
	r, _ := atDoor(t, path)
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("door.repair.restored"), loc.T("restore.kept_key", "Path", path+".before-restore-1.key"))
}
