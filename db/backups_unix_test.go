//go:build unix

package db_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// keepForEver makes one backup after another in the folder beside the store, and
// compacts the store in between.
func keepForEver(s *db.Store) {
	ctx := context.Background()
	for i := 1; ; i++ {
		_, err := s.SetSetting(ctx, "round", fmt.Sprint(i))
		if err == nil {
			_, _, err = s.KeepBackup(ctx, []app.BackupReason{app.BackupDaily, app.BackupImport}[i%2])
		}
		if err == nil && i%3 == 0 {
			err = s.Compact(ctx)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func TestAKillWhileBackupsAreKeptOrTheStoreIsCompactedLeavesOnlyGoodOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 41))
	path := storedSealed(t, 80)
	rests, kept := 0, 0
	met := func() bool { return rests > 0 && kept > 0 }
	for range apptest.Rounds(killRounds(), met) {
		cmd := child(t, "sealed keep", path)
		time.Sleep(time.Duration(r.IntN(80_000)) * time.Microsecond)
		kill(t, cmd)
		if rest, _ := os.ReadDir(path + ".backups"); len(rest) > len(backups(t, path)) || size(t, path+".new") > 0 {
			rests++
		}
		all := backups(t, path)
		kept = max(kept, len(all))
		for _, b := range all {
			if err := db.CheckBackup(t.Context(), b.Path); err != nil || !b.Whole {
				t.Errorf("%+v, %v", b, err)
			}
		}
		holds(t, path, sealedOptions(), 80)
	}
	if !met() {
		t.Errorf("%d kills in the midst of the work, %d backups", rests, kept)
	}
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	db.Sound(t, s)
	set(t, s, "the last")
	if _, _, err := s.KeepBackup(t.Context(), app.BackupDaily); err != nil {
		t.Fatal(err)
	}
	if rest, err := os.ReadDir(path + ".backups"); err != nil || len(rest) != len(backups(t, path)) {
		t.Errorf("left behind: %v, %v", rest, err)
	}
	for _, b := range backups(t, path) {
		wantHolds(t, b, sealedOptions(), 80)
	}
}

func TestBackupsMadeWhileWritesGoOnHoldWholeChanges(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 0)
		s := openSealed(t, path, opts)
		defer closeStore(t, s)
		const group = 7 // people of one change
		stop, done := make(chan struct{}), make(chan error)
		go func() {
			all := apptest.Edits(700)
			for len(all) > 0 {
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
				if _, err := s.SavePeople(context.Background(), all[:group]); err != nil {
					done <- err
					return
				}
				all = all[group:]
			}
			done <- nil
		}()
		for range 8 {
			b, _, err := s.KeepBackup(t.Context(), app.BackupByHand)
			if err != nil {
				t.Fatal(err)
			}
			sum, err := db.ReadBackup(t.Context(), b.Path, opts)
			if err != nil || sum.People%group != 0 {
				t.Errorf("half of a change: %+v, %v", sum, err)
			}
		}
		close(stop)
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		db.Sound(t, s)
	})
}
