package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vestka/db/internal/disk"
)

// NewFile makes a file that only its owner can read, whatever the umask.
func NewFile(path string) (*disk.File, error) {
	f, err := disk.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(0o600); err != nil {
		return nil, errors.Join(err, f.Close(), disk.Delete(path))
	}
	return f, nil
}

// Rename puts a file that is safe on the disk into its place, in such a way that
// after a crash the place holds the old one or the new one.
func Rename(from, to string) error {
	if err := disk.Move(from, to); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(to))
}

// Remove removes files, of which any may be missing.
func Remove(paths ...string) error {
	var errs []error
	for _, path := range paths {
		if err := disk.Delete(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// write makes the file anew with the content, safe on the disk.
func write(path string, content []byte) error {
	if err := Remove(path); err != nil {
		return err
	}
	f, err := NewFile(path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}
