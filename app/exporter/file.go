package exporter

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vestka/app"
)

// beside is how the name begins, before digits only, that a file has beside the
// place where it is to be, until it takes that.
const beside = ".vestka-"

// Save writes a file whole or not at all: where the file system can do it, without
// a name until it is complete, so that nothing is left of it whatever ends the
// program, and elsewhere through a neighbour that takes its place. Only its owner
// can read it.
func Save(path string, write func(io.Writer) error) error {
	if err := save(path, write, openUnnamed, giveName); err != nil {
		return notSaved(err)
	}
	clearLeftovers(path)
	return nil
}

// save does it with a file that open gives without a name, in a folder, and that
// name names.
func save(path string, write func(io.Writer) error, open func(folder string) (*os.File, error), name func(f *os.File, path string) error) error {
	f, err := open(filepath.Dir(path))
	if err != nil {
		return saveBeside(path, write) // what else is wrong with the folder is told there
	}
	defer func() { _ = f.Close() }() // nothing is written after it was synced
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if name(f, path) == nil {
		return nil
	}
	// There are no links here, or nothing to make one by: what is written is copied.
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return saveBeside(path, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

// saveBeside writes through a neighbour, which a kill leaves: see clearLeftovers.
func saveBeside(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), beside+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()           // already failing: the first error is the one to tell
			_ = os.Remove(f.Name()) // likewise
		}
	}()
	for _, step := range []func() error{
		func() error { return write(f) }, f.Sync, f.Close, func() error { return os.Rename(f.Name(), path) },
	} {
		if err = step(); err != nil {
			return err
		}
	}
	return nil
}

// abandoned is for how long nothing was written into a neighbour that no program
// is at work at any more: the longest job takes minutes.
const abandoned = 24 * time.Hour

// clearLeftovers erases the neighbours of a file just saved that a killed program
// has left. How old they are is told by the clock that the folder's disk has.
func clearLeftovers(path string) {
	saved, err := os.Stat(path)
	if err != nil {
		return
	}
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return
	}
	defer func() { _ = folder.Close() }() // only a folder
	names, err := fs.Glob(folder.FS(), beside+"[0-9]*")
	if err != nil {
		return
	}
	for _, name := range names {
		info, err := folder.Lstat(name)
		mine := strings.Trim(name[len(beside):], "0123456789") == ""
		if err == nil && mine && info.Mode().IsRegular() && saved.ModTime().Sub(info.ModTime()) > abandoned {
			_ = Erase(folder, name) // the next time tries again
		}
	}
}

// notSaved puts the system's error into words; one that has its own keeps them.
func notSaved(err error) error {
	if e := (*app.Error)(nil); errors.As(err, &e) {
		return err
	}
	return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: err}
}
