//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// within runs the deed under a limit to the length of every file, in KiB, as on a
// disk that is full: a shell sets it, and ignores the signal that comes of it.
func (s site) within(kibibytes int, words []string) (code int, messages string) {
	script := fmt.Sprintf(`trap '' XFSZ; ulimit -f %d; exec vestkactl "$@"`, kibibytes)
	return s.exit(exec.Command("bash", append([]string{"-c", script, "vestkactl"}, s.words(words)...)...))
}

// exit runs a command and gives its exit status, -1 where it was killed.
func (s site) exit(cmd *exec.Cmd) (code int, messages string) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Dir = s.dir
	if err := cmd.Run(); err != nil {
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
			return -1, err.Error()
		}
	}
	return cmd.ProcessState.ExitCode(), stderr.String()
}

// wantTold checks that a deed failed with sentences for people and changed nothing,
// and that it can be done once there is no trouble.
func (d deed) wantTold(t *testing.T, s site, code int, messages, sentence string, before, after state) {
	t.Helper()
	if code != 1 || !strings.Contains(messages, sentence) {
		t.Errorf("exit status %d, %q; want %q", code, messages, sentence)
	}
	wantSentences(t, messages)
	if got := s.look(t); !got.is(before, d.rests, d.until, idle, unfinishedKept) {
		t.Errorf("it is\n%s\nand was\n%s", got, before)
	}
	s.does(t, d.words...)
	if got := s.look(t); !got.is(after.counted(), d.rests) {
		t.Errorf("done again it leads to\n%s\nnot to\n%s", got, after)
	}
}

// wantSentences checks that messages are for people: no path of a file that the
// user did not name, nothing of the driver's or the system's words.
func wantSentences(t *testing.T, messages string) {
	t.Helper()
	if strings.TrimSpace(messages) == "" {
		t.Error("it failed without a word")
	}
	for _, raw := range []string{"input/output error", "no space left", "SQL", "database", "disk I/O", "errno", "panic", "goroutine", ".new", ".key", "pwrite", "fsync", "file too large", "permission denied"} {
		if strings.Contains(messages, raw) {
			t.Errorf("it says %q: %s", raw, messages)
		}
	}
}

func TestAFullDiskIsToldAndCostsNothing(t *testing.T) {
	sites := buildSites(t)
	for _, d := range deeds {
		switch d.name {
		case "import into a filled store", "files attached", "sealed", "data key renewed", "backup over an older one", "restore over a store", "compact":
		default:
			// It writes little, or to a store that is not sealed: that is SQLite's own
			// business, which knows a full disk but not this limit.
			continue
		}
		t.Run(d.name, func(t *testing.T) {
			from := sites[d.from]
			want, _ := d.measure(t, from)
			failed := 0
			for _, kibibytes := range []int{16, 300} {
				s := from.copied(t)
				code, messages := s.within(kibibytes, d.words)
				if code == 0 {
					continue // there was room enough
				}
				failed++
				d.wantTold(t, s, code, messages, "The disk is full", want.before, want.after)
			}
			if failed == 0 {
				t.Error("the disk was never full")
			}
		})
	}
}

// asNobody lets a command run without the rights of root, which no mode of a file
// would stop.
func asNobody(t *testing.T, cmd *exec.Cmd, s site) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	err := filepath.WalkDir(s.dir, func(path string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Chown(path, nobody, nobody))
	})
	for dir := s.dir; err == nil && dir != "/"; dir = filepath.Dir(dir) {
		var info os.FileInfo
		if info, err = os.Stat(dir); err == nil && info.Mode().Perm()&1 == 0 { // nobody else can enter
			err = os.Chmod(dir, 0o755)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFolderOrAStoreThatCannotBeWrittenIsToldAndNothingIsLost(t *testing.T) {
	from := buildSites(t)[filled]
	program, err := exec.LookPath("vestkactl")
	if err != nil {
		t.Fatal(err)
	}
	for name, modes := range map[string]map[string]os.FileMode{
		"folder":   {".": 0o500},
		"store":    {"store.db": 0o400},
		"no entry": {"store.db": 0},
		"both":     {"store.db": 0o400, ".": 0o500},
	} {
		t.Run(name, func(t *testing.T) {
			s := from.copied(t)
			before := s.look(t)
			cmd := exec.Command(program, s.words(as(first, "import", "--accept-guards", "@/other.csv"))...)
			asNobody(t, cmd, s)
			// A program that nobody may start is copied to where everybody can.
			cmd.Path = everybodys(t, program)
			for file, mode := range modes {
				if err := os.Chmod(s.path(file), mode); err != nil {
					t.Fatal(err)
				}
			}
			code, messages := s.exit(cmd)
			for _, file := range []string{".", "store.db"} {
				mode := os.FileMode(0o600)
				if file == "." {
					mode = 0o700
				}
				if err := os.Chmod(s.path(file), mode); err != nil {
					t.Fatal(err)
				}
			}
			if code != 1 {
				t.Errorf("exit status %d, %s", code, messages)
			}
			wantSentences(t, messages)
			if got := s.look(t); !got.is(before, unfinishedKept) {
				t.Errorf("it is\n%s\nand was\n%s", got, before)
			}
			s.does(t, as(first, "import", "--accept-guards", "@/other.csv")...)
		})
	}
}

// everybodys is a copy of the program in a folder that everybody can enter.
func everybodys(t *testing.T, program string) string {
	t.Helper()
	program, err := filepath.EvalSymlinks(program)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "vestka-program")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	b, err := os.ReadFile(program)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "vestkactl"), b, 0o755)
	}
	if err = errors.Join(err, os.Chmod(dir, 0o755)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "vestkactl")
}

// TestADriveThatVanishesInTheMidstOfAnImportCostsNothing moves the folder away
// while a program writes into it, and back when it has ended.
func TestADriveThatVanishesInTheMidstOfAnImportCostsNothing(t *testing.T) {
	from := buildSites(t)[filled]
	d := deed{name: "import", from: filled, words: as(first, "import", "--accept-guards", "@/other.csv")}
	want, length := d.measure(t, from)
	failed := 0
	for part := range 12 {
		s := from.copied(t)
		v := s.begin(t, nil, d.words)
		v.untilItHolds()
		time.Sleep(length * time.Duration(part) / 12)
		away := s.dir + ".away"
		if err := os.Rename(s.dir, away); err != nil {
			t.Fatal(err)
		}
		<-v.waited
		if err := os.Rename(away, s.dir); err != nil {
			t.Fatal(err)
		}
		got := s.look(t)
		switch {
		case v.failed == nil && !got.is(want.after, idle), v.failed != nil && !got.is(want.before, idle, unfinishedKept) && !got.is(want.after, idle):
			t.Errorf("%v, %s: it is\n%s", v.failed, v.messages.String(), got)
		case v.failed != nil:
			failed++
			wantSentences(t, v.messages.String())
		}
	}
	if failed == 0 {
		t.Error("no import met the vanished drive")
	}
}
