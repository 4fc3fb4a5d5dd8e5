package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/importer/viasnatest"
)

// stopping is a context that is cancelled, as by Ctrl-C, when it is looked at
// for the n-th time.
type stopping struct {
	context.Context
	stop context.CancelFunc
	left atomic.Int64
}

func stopAfter(looks int) *stopping {
	s := &stopping{}
	s.Context, s.stop = context.WithCancel(context.Background())
	s.left.Store(int64(looks))
	return s
}

func (s *stopping) look() {
	if s.left.Add(-1) == 0 {
		s.stop()
	}
}

func (s *stopping) Err() error            { s.look(); return s.Context.Err() }
func (s *stopping) Done() <-chan struct{} { s.look(); return s.Context.Done() }

const stopped = "Stopped. Nothing was changed.\n"

// tryStops runs the program again and again, stopped ever later, until it comes
// to its end; after each time check looks at what is there.
func tryStops(t *testing.T, args []string, check func(done bool)) {
	t.Helper()
	stops := 0
	for a, b := 1, 2; ; a, b = b, a+b {
		var out, messages bytes.Buffer
		ctx := stopAfter(a)
		code := run(ctx, args, &out, &messages, time.Now)
		ctx.stop()
		if code != 0 && (code != 1 || messages.String() != stopped || out.Len() > 0) {
			t.Fatalf("stopped at look %d: exit status %d, %s%s", a, code, out.String(), messages.String())
		}
		check(code == 0)
		if code == 0 {
			break
		}
		stops++
	}
	if stops < 5 {
		t.Errorf("stopped only %d times: the work does not look whether it shall stop", stops)
	}
}

// total is the number that a command with --json counts.
func total(t *testing.T, args ...string) int {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(t.Context(), append(args, "--json"), &out, &messages, time.Now); code != 0 {
		t.Fatalf("%v: %s", args, messages.String())
	}
	var got struct{ Total int }
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got.Total
}

func newStore(t *testing.T) (dir, store string) {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	t.Setenv("VESTKA_PASSPHRASE", "")
	dir = t.TempDir()
	store = filepath.Join(dir, "vestka.db")
	var out bytes.Buffer
	if code := run(t.Context(), []string{"--store", store, "init", "--no-passphrase"}, &out, &out, time.Now); code != 0 {
		t.Fatal(out.String())
	}
	return dir, store
}

func addSample(t *testing.T, store string) {
	t.Helper()
	var out bytes.Buffer
	if code := run(t.Context(), []string{"--store", store, "sample", "add"}, &out, &out, time.Now); code != 0 {
		t.Fatal(out.String())
	}
}

func TestTheSampleListIsThereWholeOrNotAtAll(t *testing.T) {
	_, store := newStore(t)
	tryStops(t, []string{"--store", store, "--lang", "en", "sample", "add"}, func(done bool) {
		if n := total(t, "--store", store, "people"); (n == 46) != done || (n == 0) == done {
			t.Fatalf("done is %v, and the list has %d people", done, n)
		}
	})
}

func TestPrintingThatIsStoppedLeavesNeitherFileNorLog(t *testing.T) {
	dir, store := newStore(t)
	addSample(t, store)
	pdf := filepath.Join(dir, "cards.pdf")
	args := []string{
		"--store", store, "--lang", "en", "print", "postcards",
		"--people", "1,2,3", "--template", "birthday", "--letter-lang", "be", "--out", pdf,
	}
	tryStops(t, args, func(done bool) {
		_, err := os.Stat(pdf)
		if done != (err == nil) {
			t.Fatalf("done is %v, and the file: %v", done, err)
		}
		if rest, _ := filepath.Glob(filepath.Join(dir, ".vestka-*")); len(rest) > 0 {
			t.Fatalf("left behind: %v", rest)
		}
		if n := total(t, "--store", store, "log"); (n == 3) != done || (n == 0) == done {
			t.Fatalf("done is %v, and the log holds %d", done, n)
		}
	})
}

func TestAnImportThatIsStoppedLeavesTheListAsItWas(t *testing.T) {
	dir, store := newStore(t)
	var b bytes.Buffer
	if _, err := viasnatest.Machine(&b, 300, 7, app.English); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(list, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	tryStops(t, []string{"--store", store, "--lang", "en", "import", list}, func(done bool) {
		if n := total(t, "--store", store, "people"); (n == 0) == done {
			t.Fatalf("done is %v, and the list has %d people", done, n)
		}
	})
}

func TestSealingThatIsStoppedLeavesAnOpenStore(t *testing.T) {
	dir, store := newStore(t)
	addSample(t, store)
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, []byte("a long secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	tryStops(t, []string{"--store", store, "--lang", "en", "passphrase", "seal", "--new-passphrase-file", secret}, func(done bool) {
		args := []string{"--store", store, "people"}
		if done {
			args = append(args, "--passphrase-file", secret)
		}
		if n := total(t, args...); n != 46 {
			t.Fatalf("done is %v, and the list has %d people", done, n)
		}
	})
}
