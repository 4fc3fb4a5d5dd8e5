package db_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// clock can be set.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

// withClock are options on a clock that begins at noon.
func withClock(opts db.Options) (db.Options, *clock) {
	c := &clock{apptest.FixedClock()}
	opts.Now = c.now
	return opts, c
}

func backups(t *testing.T, path string) []app.Backup {
	t.Helper()
	all, err := db.Backups(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// kept makes a backup for the reason and tells whether one was made.
func kept(t *testing.T, s *db.Store, reason app.BackupReason) (app.Backup, bool) {
	t.Helper()
	b, made, err := s.KeepBackup(t.Context(), reason)
	if err != nil {
		t.Fatal(err)
	}
	return b, made
}

// set changes the store.
func set(t *testing.T, s *db.Store, value string) {
	t.Helper()
	if _, err := s.SetSetting(t.Context(), "round", value); err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsKeptWhenTheStoreHasChangedAndOnlyThen(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		opts, clock := withClock(opts)
		path := storedAs(t, opts, 3)
		s := openSealed(t, path, opts)
		first, made := kept(t, s, app.BackupDaily)
		if !made || !first.Whole || first.Sealed != (opts.Passphrase != "") || !first.Made.Equal(clock.Time) {
			t.Fatalf("%+v, %v", first, made)
		}
		wantCounts(t, first.Path, opts, db.Counts{People: 3})
		clock.Time = clock.Add(time.Hour)
		if again, made := kept(t, s, app.BackupDaily); made || again != first {
			t.Errorf("an unchanged store was backed up: %+v", again)
		}
		closeStore(t, s)
		s = openSealed(t, path, opts)
		if _, made := kept(t, s, app.BackupDaily); made {
			t.Error("a store was backed up since it was opened")
		}
		set(t, s, "1")
		second, made := kept(t, s, app.BackupDaily)
		if !made {
			t.Error("a changed store was not backed up")
		}
		if all := backups(t, path); len(all) != 1 || all[0] != second {
			t.Errorf("today's backup was not replaced: %+v", all)
		}
		if opts.Passphrase != "" {
			if err := s.AddPassphrase(sentence, oldSentence); err != nil {
				t.Fatal(err)
			}
			if _, made := kept(t, s, app.BackupDaily); !made {
				t.Error("another passphrase is no reason for a backup")
			}
		}
		closeStore(t, s)
	})
}

func TestAStoreThatHoldsNothingIsBackedUpByHandOnly(t *testing.T) {
	path := stored(t, 0)
	s := openSealed(t, path, db.Options{Now: apptest.FixedClock})
	defer closeStore(t, s)
	for _, reason := range []app.BackupReason{app.BackupDaily, app.BackupImport} {
		if _, made := kept(t, s, reason); made {
			t.Errorf("%s: nothing was backed up", reason)
		}
	}
	if _, err := os.Stat(path + ".backups"); !os.IsNotExist(err) {
		t.Error("there is a folder for nothing")
	}
	if _, made := kept(t, s, app.BackupByHand); !made {
		t.Error("by hand nothing is made")
	}
	if _, made := kept(t, s, app.BackupByHand); !made {
		t.Error("by hand nothing is made a second time")
	}
}

func TestTheBackupBeforeAnImportIsNotReplacedThatDay(t *testing.T) {
	opts, clock := withClock(db.Options{})
	path := stored(t, 2)
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	kept(t, s, app.BackupDaily)
	before, made := kept(t, s, app.BackupImport)
	if made || before.Reason != app.BackupImport {
		t.Errorf("the day's backup did not become the import's: %+v", before)
	}
	if _, err := s.SavePeople(t.Context(), apptest.Edits(9)[2:]); err != nil {
		t.Fatal(err)
	}
	clock.Time = clock.Add(time.Hour)
	kept(t, s, app.BackupDaily)
	all := backups(t, path)
	if len(all) != 2 || all[1] != before {
		t.Fatalf("%+v", all)
	}
	wantHolds(t, all[1], opts, 2)
	wantHolds(t, all[0], opts, 9)
}

func wantHolds(t *testing.T, b app.Backup, opts db.Options, people int) {
	t.Helper()
	if sum, err := db.ReadBackup(t.Context(), b.Path, opts); err != nil || sum.People != people {
		t.Errorf("%+v, %v; want %d people", sum, err, people)
	}
}

// changedOn sets the day of the store's last change.
func changedOn(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func TestADayThatWentByWithoutABackupGetsItsOwn(t *testing.T) {
	opts, clock := withClock(sealedOptions())
	path := storedSealed(t, 3)
	yesterday := clock.Add(-14 * time.Hour)
	changedOn(t, path, clock.Add(-time.Hour))
	s := openSealed(t, path, opts)
	if _, made, err := s.KeepLastDay(t.Context()); made || err != nil {
		t.Errorf("the day is not over: %v, %v", made, err)
	}
	closeStore(t, s)
	changedOn(t, path, yesterday)
	s = openSealed(t, path, opts)
	b, made, err := s.KeepLastDay(t.Context())
	if !made || err != nil || !b.Changed.Equal(yesterday.Truncate(time.Second)) {
		t.Fatalf("%+v, %v, %v", b, made, err)
	}
	if _, made, err := s.KeepLastDay(t.Context()); made || err != nil {
		t.Errorf("made twice: %v, %v", made, err)
	}
	set(t, s, "1")
	closeStore(t, s)
	changedOn(t, path, clock.Add(-time.Minute))
	s = openSealed(t, path, opts)
	defer closeStore(t, s)
	clock.Time = clock.Add(time.Hour)
	kept(t, s, app.BackupDaily)
	if all := backups(t, path); len(all) != 2 || all[1] != b {
		t.Errorf("today took the place of yesterday: %+v", all)
	}
}

func TestOnlyTheOwnerCanReadTheBackups(t *testing.T) {
	path := storedSealed(t, 3)
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	b, _ := kept(t, s, app.BackupDaily)
	for name, want := range map[string]os.FileMode{path + ".backups": os.ModeDir | 0o700, b.Path: 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode() != want {
			t.Errorf("%v, %v; want %v", info.Mode(), err, want)
		}
	}
	if name := filepath.Base(b.Path); name != apptest.FixedClock().Format("2006-01-02T150405Z")+"-daily.backup" {
		t.Errorf("the name says more than it should: %q", name)
	}
}

func TestWhatIsLeftInTheFolderIsClearedAndWhatIsNotOursStays(t *testing.T) {
	path := storedSealed(t, 3)
	folder := path + ".backups"
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	const name = "2026-03-01T101112Z-daily.backup"
	for _, f := range []string{name + ".new", name + ".new-journal", "notes.new", "my.backup", "2026-03-01T101112Z-why.backup"} {
		if err := os.WriteFile(filepath.Join(folder, f), []byte("rest"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	b, _ := kept(t, s, app.BackupDaily)
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 4 || entries[0].Name() != "2026-03-01T101112Z-why.backup" || entries[2].Name() != "my.backup" || entries[3].Name() != "notes.new" {
		t.Errorf("%v, %v", entries, err)
	}
	if all := backups(t, path); len(all) != 1 || all[0] != b {
		t.Errorf("%+v", all)
	}
}

func TestTheNewestGoodBackupIsOneWhoseEveryByteIsAsItWas(t *testing.T) {
	opts, clock := withClock(sealedOptions())
	path := storedSealed(t, 3)
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	var made []app.Backup
	for i := range 4 {
		set(t, s, string(rune('0'+i)))
		b, _ := kept(t, s, app.BackupByHand)
		made = append(made, b)
		clock.Time = clock.Add(time.Hour)
		if i == 0 { // three by hand are kept, and this one would go
			if err := os.Rename(b.Path, strings.Replace(b.Path, "by-hand", "before-restore", 1)); err != nil {
				t.Fatal(err)
			}
			made[0].Path = strings.Replace(b.Path, "by-hand", "before-restore", 1)
		}
	}
	cut, flipped := readFile(t, made[3].Path), readFile(t, made[2].Path)
	flipped[5000] ^= 1
	if err := errors.Join(os.WriteFile(made[3].Path, cut[:len(cut)-9], 0o600), os.WriteFile(made[2].Path, flipped, 0o600)); err != nil {
		t.Fatal(err)
	}
	all := backups(t, path)
	if len(all) != 4 || all[0].Whole || !all[1].Whole || all[0].Path != made[3].Path {
		t.Errorf("%+v", all)
	}
	good, ok, err := db.NewestGood(t.Context(), path, clock.Time)
	if !ok || err != nil || good.Path != made[1].Path {
		t.Errorf("%+v, %v, %v", good, ok, err)
	}
	if good, ok, err = db.NewestGood(t.Context(), path, made[1].Made.Add(-time.Minute)); !ok || err != nil || good.Path != made[0].Path {
		t.Errorf("one of the future: %+v, %v, %v", good, ok, err)
	}
	if _, ok, err := db.NewestGood(t.Context(), filepath.Join(t.TempDir(), "none", "vestka.db"), clock.Time); ok || err != nil {
		t.Errorf("where there is nothing: %v, %v", ok, err)
	}
}

func TestAFailedBackupSaysSoAndLeavesTheOlderOnes(t *testing.T) {
	opts, clock := withClock(db.Options{})
	path := stored(t, 3)
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	first, _ := kept(t, s, app.BackupDaily)
	set(t, s, "1")
	clock.Time = clock.Add(time.Hour)
	folder := path + ".backups"
	if err := os.Rename(folder, folder+" away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := s.KeepBackup(t.Context(), app.BackupDaily)
	wantError(t, err, app.Failed, "error.backup.folder")
	set(t, s, "2") // work goes on
	if err := errors.Join(os.Remove(folder), os.Rename(folder+" away", folder)); err != nil {
		t.Fatal(err)
	}
	if all := backups(t, path); len(all) != 1 || all[0] != first {
		t.Errorf("%+v", all)
	}
	if _, made := kept(t, s, app.BackupDaily); !made {
		t.Error("the next one was not made")
	}
}

func TestOfManyBackupsOfOneSecondTheLastStays(t *testing.T) {
	path := stored(t, 2)
	s := openSealed(t, path, db.Options{Now: apptest.FixedClock}) // which stands still
	defer closeStore(t, s)
	for range 12 {
		b, _ := kept(t, s, app.BackupByHand)
		if all := backups(t, path); all[0] != b || len(all) > 3 {
			t.Fatalf("%+v is not the newest of %+v", b, all)
		}
	}
}

func TestACopyThatIsSpoiltBeforeItIsLookedAtBecomesNoBackup(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 3)
		s := openSealed(t, path, opts)
		b, err := s.BeginBackup(t.Context(), app.BackupImport)
		if err != nil {
			t.Fatal(err)
		}
		rests, err := filepath.Glob(filepath.Join(path+".backups", "*"))
		if err != nil || len(rests) != 1 {
			t.Fatalf("%v, %v", rests, err)
		}
		content, err := os.ReadFile(rests[0])
		if err != nil {
			t.Fatal(err)
		}
		content[len(content)/2]++
		if err := os.WriteFile(rests[0], content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := b.Finish(t.Context()); err == nil {
			t.Error("it was found good")
		}
		if all := backups(t, path); len(all) > 0 {
			t.Errorf("backups: %v", all)
		}
		if _, made := kept(t, s, app.BackupImport); !made { // nobody is kept out
			t.Error("no other one was made")
		}
	})
}
