//go:build unix

package db_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/apptest/traces"
	"vestka/db"
	"vestka/db/internal/disk"
)

// commitForEver makes one commit after another of growing and shrinking rows, and
// says the number of each when it is done.
func commitForEver(s *db.Store) {
	ctx := context.Background()
	for i := 1; ; i++ {
		text := strings.Repeat(fmt.Sprintf("радок %d ", i), i%700)
		if _, err := s.SetSetting(ctx, fmt.Sprintf("row %d", i%40), text+"."); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if _, err := s.SetSetting(ctx, "last", fmt.Sprint(i)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Fprintln(os.Stdout, i)
	}
}

func TestWhatWasCommittedToASealedStoreSurvivesAnyKill(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 11))
	path := filepath.Join(t.TempDir(), "vestka.db")
	closeStore(t, newSealed(t, path))
	rounds, commits, hot := 0, 0, 0
	met := func() bool { return commits >= rounds && hot > 0 }
	for range apptest.Rounds(killRounds(), met) {
		rounds++
		cmd, says := talkingChild(t, "sealed commit", path)
		time.Sleep(time.Duration(r.IntN(40_000)) * time.Microsecond)
		kill(t, cmd) // closes our end too; what was said before is still in the buffer
		acknowledged := 0
		for {
			var n int
			if _, err := fmt.Fscanln(says, &n); err != nil {
				break
			}
			acknowledged = n
		}
		if size(t, path+"-journal") > 0 {
			hot++
		}
		s := openSealed(t, path, sealedOptions())
		db.Sound(t, s)
		last, err := s.Setting(t.Context(), "last")
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		if last != "" {
			if _, err := fmt.Sscan(last, &got); err != nil {
				t.Fatal(err)
			}
		}
		if got < acknowledged {
			t.Fatalf("commit %d was acknowledged, the store has %d", acknowledged, got)
		}
		for row := max(1, got-39); row <= got; row++ {
			value, err := s.Setting(t.Context(), fmt.Sprintf("row %d", row%40))
			if err != nil || !strings.HasSuffix(value, ".") {
				t.Fatalf("row %d: %.20q, %v", row, value, err)
			}
		}
		commits += got
		if _, err := s.SetSetting(t.Context(), "last", ""); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
	}
	t.Logf("%d commits, %d kills left a journal", commits, hot)
	if !met() {
		t.Errorf("%d commits, %d journals in %d rounds: the kills did not meet the work", commits, hot, rounds)
	}
}

// planted are words that stand in one kind of record each.
var planted = []string{
	"Словафамілія", "Словаімя", "Словабацька", "Словазаметка", "Словаадрас", "Словамесца", "Словаліст", "Словаячэйка",
	"Словакрыніца", "Словаўласнае", "Словаключ", "Словазначэнне", "WordKept",
}

// plant writes every word into the store.
func plant(ctx context.Context, s *db.Store) error {
	e := apptest.Edit(apptest.Writer(5000))
	e.Person.Names.BE = app.Name{Full: "Словафамілія Словаімя Словабацька", Family: "Словафамілія", Given: "Словаімя", Patronymic: "Словабацька", Source: "Словакрыніца"}
	e.Person.Held = app.Detention{Text: "Словамесца", Address: "Словаадрас", Source: "sample"}
	e.Records[0].Cells = append(e.Records[0].Cells, app.Cell{Column: "c", Value: "Словаячэйка"})
	changes, err := s.SavePeople(ctx, []app.PersonEdit{e})
	if err != nil {
		return err
	}
	id := app.PersonID(changes.IDs[0])
	letter := apptest.Letter(id)
	letter.Text = "Словаліст"
	if _, err := s.SetNote(ctx, id, "Словазаметка"); err != nil {
		return err
	}
	if _, err := s.SetName(ctx, id, app.Russian, app.Name{Full: "Словаўласнае", Family: "Словаўласнае"}); err != nil {
		return err
	}
	if _, err := s.SetPlaceText(ctx, "Словамесца", "901"); err != nil {
		return err
	}
	if _, _, err := s.LogJob(ctx, []app.Letter{letter}); err != nil {
		return err
	}
	_, err = s.SetSetting(ctx, "Словаключ", "Словазначэнне WordKept")
	return err
}

// plantAndWait stops in the middle of a long change, with a journal on the disk.
func plantAndWait(s *db.Store) {
	ctx := context.Background()
	if err := plant(ctx, s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_, err := s.SavePeople(pausing{ctx, os.Getenv(childStore) + "-journal"}, apptest.Edits(30_000)[6000:])
	fmt.Fprintln(os.Stderr, "saved", err)
}

// pausing is a context that stops for good once a journal has been synced and
// pages have been written to the store ahead of the commit.
type pausing struct {
	context.Context
	journal string
}

func (p pausing) Err() error {
	info, err := os.Stat(p.journal)
	store, storeErr := os.Stat(strings.TrimSuffix(p.journal, "-journal"))
	if err == nil && storeErr == nil && info.Size() > 20_000 && store.Size() > 1<<20 {
		fmt.Fprintln(os.Stdout, "paused")
		select {}
	}
	return nil
}

func TestNoPlantedWordIsInAnyByteBesideASealedStore(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := storedSealed(t, 900)
	cmd, says := talkingChild(t, "sealed plant", path)
	if line, err := says.ReadString('\n'); line != "paused\n" {
		kill(t, cmd)
		t.Fatalf("the child says %q, %v", line, err)
	}
	if size(t, path+"-journal") == 0 {
		t.Fatal("no journal")
	}
	words := append([]string{"SQLite format 3", sentence, "CREATE TABLE", string(journalMagic)}, planted...)
	for _, dir := range []string{filepath.Dir(path), os.Getenv("TMPDIR")} {
		searchFor(t, dir, words)
	}
	kill(t, cmd)
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	db.Sound(t, s)
	if value, err := s.Setting(t.Context(), "Словаключ"); value != "Словазначэнне WordKept" || err != nil {
		t.Errorf("setting %q, %v", value, err)
	}
	if all, err := s.People(t.Context()); len(all) != 901 || err != nil {
		t.Errorf("%d people, %v", len(all), err)
	}
	searchFor(t, filepath.Dir(path), words)
}

// journalMagic is how SQLite's journals begin.
var journalMagic = []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}

// searchFor looks for the words in every byte of every file below a folder.
func searchFor(t *testing.T, dir string, words []string) {
	t.Helper()
	found, err := traces.New(words...).Below(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, trace := range found {
		t.Errorf("%q stands in %s as %s", trace.Word, filepath.Base(trace.File), trace.Form)
	}
}

func TestThePlantedWordsWouldBeFoundInAPlainStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := create(t, path)
	if err := plant(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	b := readFile(t, path)
	for _, word := range planted {
		if !bytes.Contains(b, []byte(word)) {
			t.Errorf("%q is not in the plain store", word)
		}
	}
}

func TestNobodyElseCanReadASealedStore(t *testing.T) {
	for _, mask := range []int{0, 0o277} {
		old := syscall.Umask(mask)
		defer syscall.Umask(old)
		path := filepath.Join(t.TempDir(), "vestka.db")
		s := newSealed(t, path)
		if _, err := s.SavePeople(journalWatcher{t.Context(), t, path + "-journal"}, apptest.Edits(3000)); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		wantMode(t, path, 0o600)
		wantMode(t, path+".key", 0o600)
		syscall.Umask(old)
	}
}

// cycleForEver seals the store, gives it another key and unseals it.
func cycleForEver(path string) {
	ctx := context.Background()
	os.Stdout.WriteString("open\n")
	for {
		for _, step := range []func() error{
			func() error { return db.Seal(ctx, path, sealedOptions()) },
			func() error { _, err := db.NewDataKey(ctx, path, sealedOptions()); return err },
			func() error { return db.Unseal(ctx, path, sealedOptions()) },
		} {
			if err := step(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
}

func TestAKillWhileAStoreIsSealedOrUnsealedLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 23))
	path := stored(t, 60)
	content := dump(t, path, db.Options{})
	outcomes := map[bool]int{}
	met := func() bool { return len(outcomes) == 2 }
	for range apptest.Rounds(killRounds(), met) {
		cmd := child(t, "cycle", path)
		time.Sleep(time.Duration(r.IntN(90_000)) * time.Microsecond)
		kill(t, cmd)
		s, err := db.Open(t.Context(), path, sealedOptions())
		if e := (*app.Error)(nil); errors.As(err, &e) && e.Key == "error.vault.not_sealed" {
			s, err = db.Open(t.Context(), path, db.Options{})
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Sound(t, s)
		isSealed := s.Sealed()
		outcomes[isSealed]++
		closeStore(t, s)
		opts := db.Options{}
		if isSealed {
			opts = sealedOptions()
			wantFiles(t, path, "", ".key", ".lock")
		} else {
			wantFiles(t, path, "", ".lock")
		}
		if dump(t, path, opts) != content {
			t.Fatal("the content changed")
		}
		if isSealed { // the child begins with a plain one
			if err := db.Unseal(t.Context(), path, opts); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d sealed, %d plain", outcomes[true], outcomes[false])
	if !met() {
		t.Error("the kills did not meet the work")
	}
}

func TestAStoreWhoseFolderIsGoneSaysSoAndWorksAgainWhenItIsBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "drive")
	path := filepath.Join(dir, "vestka.db")
	s := newSealed(t, path)
	defer closeStore(t, s)
	if _, err := s.SetSetting(t.Context(), "k", "v"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+" gone"); err != nil {
		t.Fatal(err)
	}
	_, err := s.SetSetting(t.Context(), "k", "w")
	wantError(t, err, app.Failed, "error.store.unreachable")
	if strings.Contains(err.Error(), "drive") {
		t.Errorf("the error says where: %v", err)
	}
	if err := os.Rename(dir+" gone", dir); err != nil {
		t.Fatal(err)
	}
	if value, err := s.Setting(t.Context(), "k"); value != "v" || err != nil {
		t.Errorf("%q, %v", value, err)
	}
	if _, err := s.SetSetting(t.Context(), "k", "w"); err != nil {
		t.Error(err)
	}
	db.Sound(t, s)
}

func TestAFolderThatGoesJustBeforeACommitTakesNothingBackThatWasSaidToBeDone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "drive")
	path := filepath.Join(dir, "vestka.db")
	s := newSealed(t, path)
	moved := false
	disk.Fault = func(step disk.Step) error { // a commit is that the journal is removed
		if step == disk.Remove && !moved {
			moved = os.Rename(dir, dir+" away") == nil
		}
		return nil
	}
	_, err := s.SavePeople(t.Context(), apptest.Edits(50))
	disk.Fault = nil
	if !moved {
		t.Fatal("the folder was not moved")
	}
	wantError(t, err, app.Failed, "error.store.unreachable")
	if err := os.Rename(dir+" away", dir); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SavePeople(t.Context(), apptest.Edits(3)); err != nil {
		t.Errorf("the store is of no use any more: %v", err)
	}
	closeStore(t, s)
	holds(t, path, sealedOptions(), 3)
}
