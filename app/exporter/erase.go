package exporter

import (
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Erase overwrites a file in the folder and removes it. That is the best that can
// be done, not a promise: disks and file systems may keep what was there. What
// cannot be overwritten is removed all the same; what a link leads to is not touched.
func Erase(folder *os.Root, name string) error {
	info, err := folder.Lstat(name)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "erase", Path: name, Err: syscall.EISDIR}
	case info.Mode().IsRegular():
		overwrite(folder, name, info.Size())
	}
	return folder.Remove(name)
}

func overwrite(folder *os.Root, name string, size int64) {
	f, err := folder.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }() // it is removed next
	if _, err := io.CopyN(f, zero{}, size); err == nil {
		_ = f.Sync() // likewise
	}
}

// zero is an endless row of zeros.
type zero struct{}

func (zero) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
