package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/psanford/sqlite3vfs"
)

// TestADiskThatFailsIsToldToSQLiteAndKeptForTheStore: sqlite3vfs turns every
// error of a write into one code, so the reason goes the other way round.
func TestADiskThatFailsIsToldToSQLiteAndKeptForTheStore(t *testing.T) {
	layer, err := NewLayer(NewKey())
	if err != nil {
		t.Fatal(err)
	}
	defer layer.Close()
	for _, x := range []struct {
		cause            error
		sync, write, cut error
	}{
		{syscall.ENOSPC, sqlite3vfs.FullError, sqlite3vfs.FullError, sqlite3vfs.FullError},
		{syscall.EIO, sqlite3vfs.IOError, sqlite3vfs.IOErrorWrite, sqlite3vfs.IOError},
	} {
		h := &handle{content: closedFile{&fs.PathError{Op: "write", Err: x.cause}}, locks: &locks{layer: layer}}
		told := func(what string, err, want error) {
			if !errors.Is(err, want) {
				t.Errorf("%s, %v: told %v", what, x.cause, err)
			}
			if cause := layer.Cause(); !errors.Is(cause, x.cause) {
				t.Errorf("%s: kept %v, want %v", what, cause, x.cause)
			}
			if layer.Cause() != nil {
				t.Errorf("%s: the cause is kept for ever", what)
			}
		}
		_, err := h.WriteAt(nil, 0)
		told("write", err, x.write)
		told("sync", h.Sync(sqlite3vfs.SyncFull), x.sync)
		told("truncate", h.Truncate(0), x.cut)
	}
}

func TestAFileIsOpenedOnlyWithItsOwnKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	if err := os.WriteFile(path, bytes.Repeat([]byte{1}, BlockSize), 0o600); err != nil {
		t.Fatal(err)
	}
	one, err := NewLayer(NewKey())
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	other, err := NewLayer(NewKey())
	if err != nil {
		t.Fatal(err)
	}
	const flags = sqlite3vfs.OpenMainDB | sqlite3vfs.OpenReadWrite
	opens := func(id, name string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, bool) {
		f, _, err := vfs{}.OpenURI(name, map[string]string{keyParam: id}, flags)
		if err != nil {
			t.Fatal("an open that fails is dangerous: ", err)
		}
		_, err = f.FileSize()
		return f, err == nil
	}
	shut := func(id, name string, flags sqlite3vfs.OpenFlag) {
		t.Helper()
		f, ok := opens(id, name, flags)
		if ok {
			t.Errorf("%s opened", filepath.Base(name))
		}
		if f.Lock(sqlite3vfs.LockShared) == nil {
			t.Error("a file that is not open was locked")
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	main, ok := opens(one.id, path, flags)
	if !ok {
		t.Fatal("the store does not open")
	}
	shut(other.id, path, flags)
	shut("none", path, flags)
	shut("", path, flags)
	shut("", "", sqlite3vfs.OpenTempDB|sqlite3vfs.OpenReadWrite|sqlite3vfs.OpenCreate)
	const journalFlags = sqlite3vfs.OpenMainJournal | sqlite3vfs.OpenReadWrite | sqlite3vfs.OpenCreate
	shut("", path+"2-journal", journalFlags)
	for name, flags := range map[string]sqlite3vfs.OpenFlag{
		path + "-journal":     journalFlags,
		path + "-mjA1B2C39FF": sqlite3vfs.OpenSuperJournal | sqlite3vfs.OpenReadWrite | sqlite3vfs.OpenCreate | sqlite3vfs.OpenExclusive,
	} {
		f, ok := opens("", name, flags)
		if !ok {
			t.Fatalf("%s does not open", name)
		}
		if _, err := f.WriteAt([]byte("Багдановіч"), 0); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.Sync(sqlite3vfs.SyncFull), f.Close()); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(name)
		if err != nil || len(b) != journalBlock || bytes.Contains(b, []byte("Багдановіч")) {
			t.Errorf("%d bytes, %v", len(b), err)
		}
	}
	shut("", path+"-mjA1B2C39FF", sqlite3vfs.OpenSuperJournal|sqlite3vfs.OpenReadWrite|sqlite3vfs.OpenCreate|sqlite3vfs.OpenExclusive)
	if err := main.Close(); err != nil {
		t.Fatal(err)
	}
	shut("", path+"-journal", journalFlags) // the store is not open any more
	other.Close()
	shut(other.id, path, flags)
}

func TestAKeyIsForgottenWithItsLayer(t *testing.T) {
	key := NewKey()
	layer, err := NewLayer(key)
	if err != nil {
		t.Fatal(err)
	}
	if *key != (Key{}) || layer.key == (Key{}) {
		t.Error("the layer did not take the key over")
	}
	layer.Close()
	if layer.key != (Key{}) {
		t.Error("the key is still there")
	}
}
