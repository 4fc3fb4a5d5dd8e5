package spooler

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"vestka/app"
)

func TestEachSystemOpensAFileItsOwnWay(t *testing.T) {
	for system, want := range map[string]string{"linux": "xdg-open", "freebsd": "xdg-open", "darwin": "open", "windows": "rundll32"} {
		name, args := command(system, "cards.pdf")
		if name != want || args[len(args)-1] != "cards.pdf" {
			t.Errorf("%s: %s %v", system, name, args)
		}
	}
}

func TestWhereNoViewerCanBeStartedTheErrorSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := System{}.Open(context.Background(), "cards.pdf")
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.open" || e.Hint == "" {
		t.Fatalf("%v", err)
	}
}

func TestTheViewerGetsThePathWhole(t *testing.T) {
	viewer, _ := command(runtime.GOOS, "")
	dir := t.TempDir()
	got := filepath.Join(dir, "got")
	script := "#!/bin/sh\nprintf %s \"$1\" > " + got + "\n"
	if err := os.WriteFile(filepath.Join(dir, viewer), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	path := filepath.Join(dir, "паштоўкі ў снежні.pdf")
	if err := (System{}).Open(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(got); err != nil || string(b) != path {
		t.Fatalf("%q %v", b, err)
	}
}
