//go:build unix

package db_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// rescueForEver lays the damaged store in place and rescues it.
func rescueForEver(path string) {
	os.Stdout.WriteString("open\n")
	must := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	for {
		bad, err := os.ReadFile(path + " bad")
		must(err)
		must(os.WriteFile(path+" next", bad, 0o600))
		must(os.Rename(path+" next", path))
		r, err := db.Rescue(context.Background(), path, sealedOptions())
		must(err)
		for range 12 { // long enough for a kill to meet the rescued store, too
			s, err := db.Open(context.Background(), path, sealedOptions())
			must(err)
			_, err = s.Verify(context.Background())
			must(err)
			must(s.Close())
		}
		must(os.Remove(r.Kept))
		must(os.Remove(r.Kept + ".key"))
	}
}

func TestAKillDuringARescueLeavesTheDamagedStoreOrTheNewOne(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 41))
	path := storedSealed(t, 40)
	garble(t, r, path, 0, 5, 11)
	bad := readFile(t, path)
	if err := os.WriteFile(path+" bad", bad, 0o600); err != nil {
		t.Fatal(err)
	}
	old, done, rests := 0, 0, 0
	met := func() bool { return old > 0 && rests > 0 && done > 0 }
	for range apptest.Rounds(killRounds(), met) {
		cmd := child(t, "rescue", path)
		time.Sleep(time.Duration(r.IntN(200_000)) * time.Microsecond)
		kill(t, cmd)
		if size(t, path+".new") > 0 {
			rests++
		}
		if bytes.Equal(readFile(t, path), bad) {
			old++
			if _, err := db.Open(t.Context(), path, sealedOptions()); app.CodeOf(err) != app.Damaged {
				t.Fatal(err)
			}
		} else {
			done++
			s := openSealed(t, path, sealedOptions())
			db.Sound(t, s)
			if all, err := s.People(t.Context()); err != nil || len(all) != 40 {
				t.Fatalf("%d people, %v", len(all), err)
			}
			closeStore(t, s)
			if size(t, path+".new") > 0 {
				t.Error("not tidied")
			}
		}
		aside, err := filepath.Glob(path + ".damaged-*")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range aside {
			if filepath.Ext(f) != ".key" && !strings.HasSuffix(f, ".new") && !bytes.Equal(readFile(t, f), bad) {
				t.Errorf("%s is not the damaged store", filepath.Base(f))
			}
			if err := os.Remove(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d damaged, %d rescued, %d rests", old, done, rests)
	if !met() {
		t.Error("the kills did not meet the work")
	}
}
