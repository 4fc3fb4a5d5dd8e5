//go:build unix

package db_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// The environment of a child process: what it shall do, and with which store.
const (
	childTask  = "VESTKA_TEST_TASK"
	childStore = "VESTKA_TEST_STORE"
)

// TestMain lets the test program be started again as another program that has
// the store open.
func TestMain(m *testing.M) {
	task := os.Getenv(childTask)
	if task == "" {
		os.Exit(m.Run())
	}
	if task == "cycle" {
		cycleForEver(os.Getenv(childStore))
	}
	if task == "rescue" {
		rescueForEver(os.Getenv(childStore))
	}
	if task == "restore" {
		restoreForEver(os.Getenv(childStore))
	}
	opts := db.Options{}
	if strings.HasPrefix(task, "sealed ") {
		opts = sealedOptions()
	}
	s, err := db.Open(context.Background(), os.Getenv(childStore), opts)
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString("open\n")
	switch task {
	case "save", "sealed save":
		_, err := s.SavePeople(context.Background(), apptest.Edits(100_000)[5:]) // until it is killed; the parent has the first five
		fmt.Fprintln(os.Stderr, "saved", err)
	case "sealed commit":
		commitForEver(s)
	case "sealed backup":
		backUpForEver(s)
	case "sealed keep":
		keepForEver(s)
	case "sealed plant":
		plantAndWait(s)
	}
	bufio.NewReader(os.Stdin).ReadString('\n')
	os.Exit(1)
}

// child starts a program that does the task with the store, and waits until it
// has it open.
func child(t *testing.T, task, path string) *exec.Cmd {
	t.Helper()
	cmd, _ := talkingChild(t, task, path)
	return cmd
}

// talkingChild gives what the child says after that, too.
func talkingChild(t *testing.T, task, path string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+task, childStore+"="+path)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if trouble.Len() > 0 {
			t.Errorf("the child wrote %q", trouble.String())
		}
	})
	says := bufio.NewReader(out)
	if line, err := says.ReadString('\n'); line != "open\n" {
		kill(t, cmd)
		t.Fatalf("the child says %q, %v", line, err)
	}
	return cmd, says
}

// kill ends the child as kill -9 does.
func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the child ended well")
	}
}

func TestTheLockEndsWithTheProcess(t *testing.T) {
	path := stored(t, 2)
	cmd := child(t, "hold", path)
	_, err := db.Open(t.Context(), path, db.Options{})
	wantError(t, err, app.Busy, "error.store.busy")
	kill(t, cmd)
	s, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	if people, err := s.People(t.Context()); len(people) != 2 || err != nil {
		t.Errorf("%d people, %v", len(people), err)
	}
}

func TestAKillDuringAnImportLeavesTheStoreAsItWas(t *testing.T) {
	killDuringImport(t, "save", stored(t, 5), db.Options{})
}

func TestAKillDuringAnImportLeavesTheSealedStoreAsItWas(t *testing.T) {
	killDuringImport(t, "sealed save", storedSealed(t, 5), sealedOptions())
}

func killDuringImport(t *testing.T, task, path string, opts db.Options) {
	before := size(t, path)
	cmd := child(t, task, path)
	for deadline := time.Now().Add(60 * time.Second); size(t, path) < before+(1<<20); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			kill(t, cmd)
			t.Fatal("the import did not get as far as to write into the store")
		}
	}
	kill(t, cmd)
	if size(t, path+"-journal") == 0 {
		t.Fatal("no journal: the import was not under way")
	}
	s, err := db.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	db.Sound(t, s)
	people, err := s.People(t.Context())
	if err != nil || len(people) != 5 {
		t.Errorf("%d people, %v; want the five of before", len(people), err)
	}
	if got := size(t, path); got != before {
		t.Errorf("the file has %d bytes, had %d", got, before)
	}
	if _, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(9))}); err != nil {
		t.Error(err)
	}
}

// size of a file, 0 where there is none.
func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		if os.IsNotExist(err) {
			return 0
		}
		t.Fatal(err)
	}
	return info.Size()
}

func TestNobodyElseCanReadTheStore(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o277} {
		old := syscall.Umask(mask)
		defer syscall.Umask(old)
		there := filepath.Join(t.TempDir(), "there")
		if err := os.Mkdir(there, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(there, 0o755); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(there, "vestka.db")
		if mask != 0o277 { // with that one nobody can make a folder to work in
			path = filepath.Join(there, "made", "deep", "vestka.db")
		}
		s := create(t, path)
		wantMode(t, there, 0o755)
		if dir := filepath.Dir(path); dir != there {
			wantMode(t, dir, 0o700)
			wantMode(t, filepath.Dir(dir), 0o700)
		}
		wantMode(t, path, 0o600)
		if _, err := s.SavePeople(journalWatcher{t.Context(), t, path + "-journal"}, apptest.Edits(3)); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		syscall.Umask(old)
	}
}

// journalWatcher looks at the journal whenever the store looks at the context.
type journalWatcher struct {
	context.Context
	t       *testing.T
	journal string
}

func (w journalWatcher) Err() error {
	if size(w.t, w.journal) > 0 {
		wantMode(w.t, w.journal, 0o600)
	}
	return w.Context.Err()
}

func wantMode(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != mode {
		t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, mode)
	}
}

func TestAStoreThatIsOpenToOthersIsTheirsNoMoreWhenItIsOpened(t *testing.T) {
	for name, opts := range map[string]db.Options{"plain": {}, "sealed": sealedOptions()} {
		path := filepath.Join(t.TempDir(), "vestka.db")
		for _, create := range []bool{true, false} {
			opts.Create = create
			for _, f := range []string{path, path + ".key"} {
				if err := os.Chmod(f, 0o644); err != nil && !create && name == "sealed" {
					t.Fatal(err)
				}
			}
			s, err := db.Open(context.Background(), path, opts)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		files, err := filepath.Glob(path + "*")
		if err != nil || len(files) < 2 {
			t.Fatal(files, err)
		}
		for _, f := range files {
			if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %s is %v: %v", name, filepath.Base(f), info.Mode(), err)
			}
		}
	}
}
