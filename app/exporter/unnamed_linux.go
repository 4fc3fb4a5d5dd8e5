package exporter

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// openUnnamed makes a file in the folder that has no name and goes with the last
// who holds it: open(2), O_TMPFILE. Not every file system has such files.
func openUnnamed(folder string) (*os.File, error) {
	return os.OpenFile(folder, unix.O_TMPFILE|os.O_RDWR, 0o600)
}

// giveName lets an unnamed file appear at the path. No call puts it over a file
// that is there, so that there it has a name beside it for the time of one call.
func giveName(f *os.File, path string) error {
	err := link(f, path)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	var random [4]byte
	_, _ = rand.Read(random[:]) // does not fail: see its documentation
	neighbour := filepath.Join(filepath.Dir(path), fmt.Sprint(beside, binary.NativeEndian.Uint32(random[:])))
	if err := link(f, neighbour); err != nil {
		return err
	}
	if err := os.Rename(neighbour, path); err != nil {
		return errors.Join(err, os.Remove(neighbour))
	}
	return nil
}

// link is the way that open(2) gives for those who are not root.
func link(f *os.File, path string) error {
	return unix.Linkat(unix.AT_FDCWD, fmt.Sprint("/proc/self/fd/", f.Fd()), unix.AT_FDCWD, path, unix.AT_SYMLINK_FOLLOW)
}
