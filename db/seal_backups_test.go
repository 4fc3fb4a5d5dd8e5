package db_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/db"
)

func TestSealingAStoreSealsItsBackups(t *testing.T) {
	opts, clock := withClock(db.Options{})
	path := stored(t, 3)
	s := openSealed(t, path, opts)
	var made []app.Backup
	for range 3 {
		clock.Time = clock.Add(time.Hour)
		b, _ := kept(t, s, app.BackupByHand)
		made = append(made, b)
	}
	closeStore(t, s)
	damaged := readFile(t, made[1].Path)
	damaged[6000] ^= 1
	rest := strings.Replace(made[0].Path, "by-hand", "daily", 1) + ".new"
	for name, b := range map[string][]byte{made[1].Path: damaged, rest: damaged[:9000]} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sealed := sealedOptions()
	sealed.Now = clock.now
	clock.Time = clock.Add(time.Hour)
	if err := db.Seal(t.Context(), path, sealed); err != nil {
		t.Fatal(err)
	}
	all := backups(t, path)
	if len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	for i, b := range []app.Backup{made[2], made[0]} {
		if got := all[i]; got.Path != b.Path || !got.Sealed || !got.Whole || !got.Made.Equal(b.Made) || !got.Changed.Equal(b.Changed) {
			t.Errorf("%+v", got)
		}
		wantHolds(t, all[i], sealed, 3)
		_, err := db.ReadBackup(t.Context(), b.Path, db.Options{})
		wantError(t, err, app.WrongPassphrase, "error.backup.needed")
	}
	entries, err := os.ReadDir(path + ".backups")
	if err != nil || len(entries) != 2 {
		t.Errorf("%v, %v", entries, err)
	}
	searchFor(t, filepath.Dir(path), []string{"SQLite format 3", "CREATE TABLE"})
}

func TestUnsealingLeavesTheBackupsSealed(t *testing.T) {
	path := storedSealed(t, 2)
	s := openSealed(t, path, sealedOptions())
	b, _ := kept(t, s, app.BackupDaily)
	closeStore(t, s)
	before := readFile(t, b.Path)
	if err := db.Unseal(t.Context(), path, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, readFile(t, b.Path)) {
		t.Error("the backup was touched")
	}
}

func TestOlderBackupsCanBeRemovedOnceThereIsANewOne(t *testing.T) {
	opts, clock := withClock(sealedOptions())
	path := storedSealed(t, 4)
	s := openSealed(t, path, opts)
	for range 2 {
		kept(t, s, app.BackupByHand)
		clock.Time = clock.Add(time.Hour)
	}
	closeStore(t, s)
	for _, former := range []string{".before-restore-2", ".damaged-1", ".v1.bak"} {
		copyFile(t, path, path+former)
		for _, more := range []string{".key", ".lock", "-journal"} {
			copyFile(t, path+".key", path+former+more)
		}
	}
	copyFile(t, path+".key", path+".before-restore-3.key") // it may open a store that somebody has moved away
	writeFile(t, path+".damaged-one", "mine")
	held, err := os.Open(path + ".damaged-1.key")
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if all, err := db.FormerStores(path); len(all) != 3 || err != nil {
		t.Errorf("%v, %v", all, err)
	}
	if _, err := db.NewDataKey(t.Context(), path, opts); err != nil {
		t.Fatal(err)
	}
	s = openSealed(t, path, opts)
	defer closeStore(t, s)
	if removed, err := s.RemoveOlderBackups(t.Context()); removed != (app.Forgotten{Backups: 2, Former: 3}) || err != nil {
		t.Errorf("%+v, %v", removed, err)
	}
	wantFiles(t, path, "", ".key", ".lock", ".backups", ".before-restore-3.key", ".damaged-one")
	if b, err := io.ReadAll(held); err != nil || runtime.GOOS != "windows" && strings.Trim(string(b), "\x00") != "" {
		t.Error("the key file of a former store is not wiped", err)
	}
	all := backups(t, path)
	if len(all) != 1 || !all[0].Made.Equal(clock.Time) {
		t.Fatalf("%+v", all)
	}
	wantHolds(t, all[0], opts, 4)
	// Where no new one can be made, none goes.
	if err := os.WriteFile(path+".key", []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if removed, err := s.RemoveOlderBackups(t.Context()); removed != (app.Forgotten{}) || err == nil {
		t.Errorf("%+v, %v", removed, err)
	}
	if again := backups(t, path); len(again) != 1 || again[0] != all[0] {
		t.Errorf("%+v", again)
	}
}

func TestARestoreMakesABackupOfWhatThePassphraseOpens(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 3)
		file := backedUp(t, path, opts)
		s := openSealed(t, path, opts)
		set(t, s, "later")
		closeStore(t, s)
		if _, err := db.Restore(t.Context(), file, path, opts); err != nil {
			t.Fatal(err)
		}
		all := backups(t, path)
		if len(all) != 1 || all[0].Reason != app.BackupRestore {
			t.Fatalf("%+v", all)
		}
		back := filepath.Join(t.TempDir(), "back.db")
		if _, err := db.Restore(t.Context(), all[0].Path, back, opts); err != nil {
			t.Fatal(err)
		}
		s = openSealed(t, back, opts)
		defer closeStore(t, s)
		if v, err := s.Setting(t.Context(), "round"); v != "later" || err != nil {
			t.Errorf("%q, %v", v, err)
		}
	})
}

func TestAKeyFileThatLayWithoutItsStoreIsToldOf(t *testing.T) {
	path := storedSealed(t, 2)
	file := backedUp(t, path, sealedOptions())
	foreign := []byte("the key of another store")
	for _, there := range []bool{false, true} {
		place := filepath.Join(t.TempDir(), "vestka.db")
		writeFile(t, place+".key", string(foreign))
		want := db.Kept{Keys: place + ".before-restore-1.key"}
		var kept db.Kept
		var err error
		if there {
			copyFile(t, path, place)
			kept, err = db.RestoreKey(t.Context(), file, place, sealedOptions())
		} else {
			kept, err = db.Restore(t.Context(), file, place, sealedOptions())
		}
		if kept != want || err != nil || !bytes.Equal(readFile(t, kept.Keys), foreign) {
			t.Errorf("%+v, %v; want %+v", kept, err, want)
		}
		holds(t, place, sealedOptions(), 2)
	}
}
