//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"vestka/cmd/internal/wiring"
	"vestka/db"
)

func init() {
	programs["viewer"] = func() {
		fmt.Fprintln(os.Stderr, viewForEver(os.Args[1]))
		os.Exit(1)
	}
}

// viewForEver lays a copy of the first attachment where a viewer can open it, as
// the window does, and says where.
func viewForEver(path string) error {
	ctx := context.Background()
	s, err := wiring.Open(ctx, path, db.Options{Passphrase: first, Now: time.Now, WorkFactor: cheap})
	if err != nil {
		return err
	}
	copied, err := s.Keeper.Copy(ctx, 1)
	if err != nil {
		return err
	}
	fmt.Println(copied)
	select {}
}

func TestAWipeAfterACrashTakesTheCopyThatAViewerHasOpen(t *testing.T) {
	s := buildSites(t)[filled]
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	cmd := exec.Command("viewer", s.path("store.db"))
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	copied := strings.TrimSpace(said)
	viewed, err := os.Open(copied)
	if err != nil {
		t.Fatal(err)
	}
	s.does(t, "wipe", "--yes-destroy-everything")
	if _, err := os.Lstat(copied); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the copy is there: %v", err)
	}
	b := make([]byte, 16)
	if n, err := viewed.Read(b); err != nil || strings.Trim(string(b[:n]), "\x00") != "" {
		t.Errorf("it holds %q, %v", b[:n], err)
	}
	if err := viewed.Close(); err != nil {
		t.Fatal(err)
	}
}
