//go:build unix

package db_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// backUpForEver makes one backup after another, of a store that changes between.
func backUpForEver(s *db.Store) {
	ctx := context.Background()
	for i := 1; ; i++ {
		_, err := s.SetSetting(ctx, "round", fmt.Sprint(i))
		if err == nil {
			err = s.Backup(ctx, os.Getenv(childStore)+".backup")
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// restoreForEver restores one backup and the other in turn.
func restoreForEver(path string) {
	os.Stdout.WriteString("open\n")
	for i := 0; ; i++ {
		file := fmt.Sprintf("%s.backup %d", path, i%2)
		kept, err := db.Restore(context.Background(), file, path, sealedOptions())
		if err == nil && kept.Store != "" {
			err = os.Remove(kept.Store)
		}
		if err == nil && kept.Keys != "" {
			err = os.Remove(kept.Keys)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func killRounds() int {
	if testing.Short() {
		return 10
	}
	return 60
}

func TestAKillDuringABackupLeavesAWholeBackupOrNone(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 31))
	path := storedSealed(t, 80)
	rests := 0
	met := func() bool { return rests > 0 && size(t, path+".backup") > 0 }
	for range apptest.Rounds(killRounds(), met) {
		cmd := child(t, "sealed backup", path)
		time.Sleep(time.Duration(r.IntN(60_000)) * time.Microsecond)
		kill(t, cmd)
		if size(t, path+".backup.new") > 0 {
			rests++
		}
		if size(t, path+".backup") > 0 {
			wantCounts(t, path+".backup", db.Options{Passphrase: sentence}, db.Counts{People: 80})
		}
		holds(t, path, sealedOptions(), 80)
	}
	if !met() {
		t.Errorf("%d kills in the midst of a backup", rests)
	}
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	db.Sound(t, s)
	if _, err := s.SetSetting(t.Context(), "round", ""); err != nil { // an empty journal stays until the next change
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path+".backup"); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, path, "", ".key", ".lock", ".backup")
}

func TestAKillDuringARestoreLeavesTheStoreOfBeforeOrTheRestoredOne(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 37))
	path := storedSealed(t, 20)
	outcomes, rests := map[int]int{}, 0
	s := openSealed(t, path, sealedOptions())
	if err := s.Backup(t.Context(), path+".backup 0"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SavePeople(t.Context(), apptest.Edits(60)[20:]); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path+".backup 1"); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	met := func() bool { return len(outcomes) == 2 && rests > 0 }
	for range apptest.Rounds(killRounds(), met) {
		cmd := child(t, "restore", path)
		time.Sleep(time.Duration(r.IntN(60_000)) * time.Microsecond)
		kill(t, cmd)
		if size(t, path+".new") > 0 {
			rests++
		}
		s := openSealed(t, path, sealedOptions())
		db.Sound(t, s)
		all, err := s.People(t.Context())
		if err != nil || len(all) != 20 && len(all) != 60 {
			t.Fatalf("%d people, %v", len(all), err)
		}
		outcomes[len(all)]++
		closeStore(t, s)
		if size(t, path+".new")+size(t, path+".key.new") > 0 {
			t.Error("not tidied")
		}
		former, err := filepath.Glob(path + ".before-restore-*")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range former {
			if err := os.Remove(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("outcomes %v, %d kills left a rest", outcomes, rests)
	if !met() {
		t.Error("the kills did not meet the work")
	}
}

func TestNoPlantedWordIsInAnyByteOfASealedBackup(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := storedSealed(t, 300)
	s := openSealed(t, path, sealedOptions())
	if err := plant(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	kept(t, s, app.BackupDaily)
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	words := append([]string{"SQLite format 3", sentence, "CREATE TABLE", string(journalMagic)}, planted...)
	if _, err := db.Restore(t.Context(), file, path, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	if len(backups(t, path)) < 2 { // of the day, and from before restoring
		t.Error("there are no backups to search")
	}
	for _, dir := range []string{filepath.Dir(path), filepath.Dir(file), os.Getenv("TMPDIR")} {
		searchFor(t, dir, words)
	}
}

func TestARestoreOverAHalfWrittenStoreNeedsItsPassphraseAndLeavesNoJournal(t *testing.T) {
	opts := sealedOptions()
	path := storedSealed(t, 5)
	file := backedUp(t, path, opts)
	cmd := child(t, "sealed save", path)
	for deadline := time.Now().Add(60 * time.Second); size(t, path) < 1<<20; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			kill(t, cmd)
			t.Fatal("the import did not get as far as to write into the store")
		}
	}
	kill(t, cmd)
	if size(t, path+"-journal") == 0 {
		t.Fatal("no journal")
	}
	wrong := filepath.Join(t.TempDir(), "vestka.db")
	for _, suffix := range []string{"", "-journal"} {
		if err := os.WriteFile(wrong+suffix, readFile(t, path+suffix), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := storedSealed(t, 1) // its key file does not open the half written store
	s := openSealed(t, other, opts)
	if err := s.ChangePassphrase(sentence, oldSentence); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	if err := os.WriteFile(wrong+".key", readFile(t, other+".key"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := readFile(t, wrong)
	_, err := db.Restore(t.Context(), file, wrong, opts)
	wantError(t, err, app.Refused, "error.backup.half")
	if !bytes.Equal(before, readFile(t, wrong)) {
		t.Error("the store was touched")
	}
	wantFiles(t, wrong, "", "-journal", ".key", ".lock")
	kept, err := db.Restore(t.Context(), file, path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if size(t, path+"-journal") > 0 {
		t.Error("the journal of the former store lies beside the restored one")
	}
	holds(t, path, opts, 5)
	holds(t, kept.Store, opts, 5)
}
