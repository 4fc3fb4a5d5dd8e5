package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAFolderThatCannotBeSyncedIsNoFailureButABrokenOneIs(t *testing.T) {
	defer func() { Fault = nil }()
	for err, fails := range map[error]bool{syscall.EINVAL: false, syscall.ENOTSUP: false, syscall.EIO: true} {
		Fault = func(s Step) error {
			if s == Sync {
				return err
			}
			return nil
		}
		if got := SyncFolder(t.TempDir()); (got != nil) != fails {
			t.Errorf("%v: %v", err, got)
		}
	}
	Fault = nil
	if err := SyncFolder(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
