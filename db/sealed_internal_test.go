package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db/vault"
)

const word = "ціхая рака"

func sealedWith(passphrase string) Options {
	return Options{Passphrase: passphrase, Now: apptest.FixedClock, WorkFactor: 2}
}

// files are what lies in the folder of a store, by what follows its name.
type files map[string][]byte

func filesOf(t *testing.T, path string) files {
	t.Helper()
	all := files{}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if suffix := strings.TrimPrefix(e.Name(), filepath.Base(path)); suffix != ".lock" {
			all[suffix] = read(t, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return all
}

// lay makes a folder with the files.
func (f files) lay(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	for suffix, b := range f {
		if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// halfDone are the files after each step of putInPlace.
func halfDone(before, after files) []files {
	next := after[".key"]
	if next == nil { // the store shall have none any more
		next = before[".key"]
	}
	with := func(from files, more files) files {
		all := files{}
		for _, m := range []files{from, more} {
			for suffix, b := range m {
				if all[suffix] = b; b == nil {
					delete(all, suffix)
				}
			}
		}
		return all
	}
	states := []files{
		with(before, files{".new": after[""][:len(after[""])/2], ".new-journal": []byte("rest")}),
		with(before, files{".new": after[""]}),
		with(before, files{".new": after[""], ".key.new.tmp": next[:len(next)/2]}),
		with(before, files{".new": after[""], ".key.new": next}),
		with(before, files{"": after[""], ".key.new": next}),
	}
	if after[".key"] == nil {
		for _, s := range states[3:] {
			delete(s, ".key")
		}
	}
	return states
}

func TestWhateverACrashLeavesOfTheSwapOpensWholeAndIsTidied(t *testing.T) {
	path := asToday(t)
	plainFiles := filesOf(t, path)
	step := func(err error) files {
		if err != nil {
			t.Fatal(err)
		}
		return filesOf(t, path)
	}
	sealedFiles := step(Seal(t.Context(), path, sealedWith(word)))
	rekeyed := step(renewed(t.Context(), path))
	if bytes.Equal(sealedFiles[""], rekeyed[""]) || bytes.Equal(sealedFiles[".key"], rekeyed[".key"]) {
		t.Fatal("nothing was made anew")
	}
	for name, x := range map[string]struct{ before, after files }{
		"sealing":     {plainFiles, sealedFiles},
		"unsealing":   {sealedFiles, plainFiles},
		"another key": {sealedFiles, rekeyed},
	} {
		for i, state := range halfDone(x.before, x.after) {
			t.Run(fmt.Sprint(name, i), func(t *testing.T) { opensFrom(t, state) })
		}
	}
}

// opensFrom opens what a crash has left, and what that leaves.
func opensFrom(t *testing.T, state files) {
	path := state.lay(t)
	opts := sealedWith(word)
	if bytes.HasPrefix(state[""], []byte(vault.Header)) {
		opts.Passphrase = ""
	} else {
		_, err := Open(t.Context(), path, sealedWith("wrong"))
		wantKey(t, err, app.WrongPassphrase, "error.vault.passphrase")
		_, err = Open(t.Context(), path, Options{})
		wantKey(t, err, app.WrongPassphrase, "error.vault.needed")
		if !equal(state, filesOf(t, path)) {
			t.Error("a wrong passphrase changed something")
		}
	}
	for range 2 {
		s, err := Open(t.Context(), path, opts)
		if err != nil {
			t.Fatal(err)
		}
		Sound(t, s)
		if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
			t.Errorf("%d people, %v", len(people), err)
		}
		closed(t, s)
		left := filesOf(t, path)
		if !bytes.Equal(left[""], state[""]) {
			t.Error("the store changed")
		}
		delete(left, "")
		if opts.Passphrase != "" {
			delete(left, ".key")
		}
		if len(left) > 0 {
			t.Errorf("left behind: %d files", len(left))
		}
	}
}

func equal(a, b files) bool {
	if len(a) != len(b) {
		return false
	}
	for suffix := range a {
		if !bytes.Equal(a[suffix], b[suffix]) {
			return false
		}
	}
	return true
}

func TestACrashWhileASealedStoreIsMadeLeavesOneThatOpensOrNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	opts := sealedWith(word)
	opts.Create = true
	s, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	made := filesOf(t, path)
	for _, state := range []files{
		{".new": made[""]},
		{".new": made[""], ".key.new.tmp": []byte("{")},
		{".new": made[""], ".key.new": made[".key"]},
	} {
		path := state.lay(t)
		s, err := Open(t.Context(), path, opts)
		if err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		if left := filesOf(t, path); len(left) != 2 || left[".key"] == nil {
			t.Errorf("%d files", len(left))
		}
	}
	path = files{"": made[""], ".key.new": made[".key"]}.lay(t)
	opts.Create = false
	if s, err = Open(t.Context(), path, opts); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if left := filesOf(t, path); !equal(left, made) {
		t.Errorf("%d files", len(left))
	}
}

func TestTheBackupOfAnOlderSealedStoreIsSealedAndHoldsWhatItWas(t *testing.T) {
	path := asToday(t)
	if err := Seal(t.Context(), path, sealedWith(word)); err != nil {
		t.Fatal(err)
	}
	s, err := open(t.Context(), path, sealedWith(word), steps(t, addColumn))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	b := onlyBackup(t, path, app.BackupMigration)
	if !b.Sealed {
		t.Error("the backup is not sealed")
	}
	back := filepath.Join(t.TempDir(), "back.db")
	if _, err := Restore(t.Context(), b.Path, back, sealedWith(word)); err != nil {
		t.Fatal(err)
	}
	holdsOne(t, back) // with the migrations of this version
}

func TestSealingSealsTheFormerStores(t *testing.T) {
	path := asToday(t)
	plainCopy := read(t, path)
	for suffix, b := range (files{
		".before-restore-1": plainCopy, ".before-restore-12": plainCopy, ".v1.bak": plainCopy, ".before-restore-3.new": plainCopy[:5000], ".before-restore-4": plainCopy[:9000],
		"x.before-restore-1": plainCopy, ".before-restore-x": plainCopy,
		".damaged-1": plainCopy[:9000], ".damaged-2": append([]byte("broken"), plainCopy[6:]...),
	}) {
		if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Seal(t.Context(), path, sealedWith(word)); err != nil {
		t.Fatal(err)
	}
	left := filesOf(t, path)
	for _, suffix := range []string{"", ".before-restore-1", ".before-restore-12", ".v1.bak"} {
		if left[suffix] == nil || bytes.Contains(left[suffix], []byte(vault.Header)) || left[suffix+".key"] == nil {
			t.Errorf("%q is not sealed", suffix)
		}
		holdsOne(t, path+suffix)
	}
	for _, suffix := range []string{".damaged-1", ".damaged-2", ".before-restore-4"} {
		if b := left[suffix]; b == nil || bytes.Contains(b, []byte("CREATE TABLE")) || left[suffix+".key"] == nil {
			t.Errorf("%q is not sealed", suffix)
		}
		layer, err := unlock(path+suffix, path+suffix, word)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := layer.Pages(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		b := left[suffix]
		if _, err := io.ReadFull(io.NewSectionReader(pages, 0, pages.Size()), b[:9000]); err != nil || !bytes.Equal(b[16:9000], plainCopy[16:9000]) {
			t.Errorf("%q holds something else now: %v", suffix, err)
		}
		if err := pages.Close(); err != nil {
			t.Error(err)
		}
		layer.Close()
	}
	if _, ok := left[".before-restore-3.new"]; ok {
		t.Error("an unfinished plain copy is still there")
	}
	for _, suffix := range []string{"x.before-restore-1", ".before-restore-x"} { // of others
		if !bytes.Equal(left[suffix], plainCopy) {
			t.Errorf("%q was touched", suffix)
		}
	}
}

// looked is a context that is cancelled when it has been looked at so often, by
// whichever goroutine of database/sql.
type looked struct {
	context.Context
	left *atomic.Int64
}

func (c looked) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func stopAt(ctx context.Context, looks int) context.Context {
	left := new(atomic.Int64)
	left.Store(int64(looks))
	return looked{ctx, left}
}

// stoppedAtEveryLook stops something at its first look at the context, at its second
// and so on, until it is let through to the end, and checks that the store stays as
// it was each time.
func stoppedAtEveryLook(t *testing.T, path string, do func(context.Context) error) {
	t.Helper()
	before := filesOf(t, path)
	stopped := 0
	for looks := 0; !t.Failed(); looks++ {
		err := do(stopAt(t.Context(), looks))
		if err == nil {
			break
		}
		stopped++
		wantKey(t, err, app.Cancelled, "error.cancelled")
		if !equal(before, filesOf(t, path)) {
			t.Fatal("something is left or changed")
		}
	}
	if stopped == 0 {
		t.Error("it could not be stopped")
	}
}

func TestSealingThatIsStoppedLeavesThePlainStore(t *testing.T) {
	path := asToday(t)
	stoppedAtEveryLook(t, path, func(ctx context.Context) error { return Seal(ctx, path, sealedWith(word)) })
	holdsOne(t, path)
}

// holdsOne checks that the sealed store opens and has its one person.
func holdsOne(t *testing.T, path string) {
	t.Helper()
	s, err := Open(t.Context(), path, sealedWith(word))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
		t.Errorf("%d people, %v", len(people), err)
	}
}

func TestTemporaryFilesOfASealedStoreAreRefused(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := asToday(t)
	if err := Seal(t.Context(), path, sealedWith(word)); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, sealedWith(word))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	const much = `CREATE TEMP TABLE much AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
		SELECT i, hex(randomblob(40)) AS x FROM n ORDER BY x`
	if _, err := s.db.Exec(much); err != nil {
		t.Fatalf("in memory: %v", err)
	}
	if _, err := s.db.Exec("DROP TABLE much; PRAGMA temp_store = FILE"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(much); err == nil {
		t.Error("a temporary file was written")
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := s.SetSetting(t.Context(), "k", "v"); err != nil {
		t.Error(err)
	}
}

func TestConnectionsToASealedStoreTakeTurns(t *testing.T) {
	path := asToday(t)
	if err := Seal(t.Context(), path, sealedWith(word)); err != nil {
		t.Fatal(err)
	}
	layer, err := unlock(path, path, word)
	if err != nil {
		t.Fatal(err)
	}
	defer layer.Close()
	a, b := connect(path, layer, readWrite), connect(path, layer, readWrite)
	defer func() { _ = errors.Join(a.Close(), b.Close()) }()
	ok := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	busy := func(_ any, err error) {
		t.Helper()
		if e := (sqlite3.Error{}); !errors.As(err, &e) || e.Code != sqlite3.ErrBusy {
			t.Fatalf("error %v, want busy", err)
		}
	}
	const write, count = "INSERT INTO setting (key, value) VALUES (hex(randomblob(9)), 'v')", "SELECT count(*) FROM setting"
	ok(a.Exec("BEGIN IMMEDIATE"))
	ok(a.Exec(write))
	busy(b.Exec("BEGIN IMMEDIATE"))
	ok(b.Exec(count)) // reading goes on until the commit
	ok(a.Exec("COMMIT"))
	ok(b.Exec("BEGIN"))
	var n int
	if err := b.QueryRow(count).Scan(&n); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	ok(a.Exec("BEGIN IMMEDIATE"))
	ok(a.Exec(write))
	busy(a.Exec("COMMIT")) // b is reading
	ok(b.Exec("COMMIT"))
	ok(a.Exec("COMMIT"))
	if err := b.QueryRow(count).Scan(&n); err != nil || n != 2 {
		t.Fatal(n, err)
	}
}

func TestAFullDiskUnderASealedStoreIsToldAsOne(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "/home/Янка/vestka.db", Err: syscall.ENOSPC}
	err := storeError(errors.Join(sqlite3.Error{Code: sqlite3.ErrIoErr}, full))
	wantKey(t, err, app.Failed, "error.store.full")
	if strings.Contains(err.Error(), "Янка") {
		t.Errorf("the error says where: %v", err)
	}
}

func TestTwoSealedStoresKeepTheirKeysApart(t *testing.T) {
	paths := []string{asToday(t), asToday(t)}
	for _, path := range paths {
		if err := Seal(t.Context(), path, sealedWith(word)); err != nil {
			t.Fatal(err)
		}
	}
	var stores []*Store
	for _, path := range paths {
		s, err := Open(t.Context(), path, sealedWith(word))
		if err != nil {
			t.Fatal(err)
		}
		stores = append(stores, s)
	}
	for i, s := range stores {
		if _, err := s.SetSetting(t.Context(), "k", fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, stores[0])
	if value, err := stores[1].Setting(t.Context(), "k"); value != "1" || err != nil {
		t.Errorf("%q, %v", value, err)
	}
	closed(t, stores[1])
	for i := range paths {
		_, err := os.Stat(paths[i] + "-journal")
		if !errors.Is(err, fs.ErrNotExist) {
			t.Error("a journal is left")
		}
	}
}

func renewed(ctx context.Context, path string) error {
	_, err := NewDataKey(ctx, path, sealedWith(word))
	return err
}
