package exporter

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"vestka/app"
)

// Save writes a file whole or not at all, through a neighbour that takes its
// place when it is complete. Only its owner can read it.
func Save(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".vestka-*")
	if err != nil {
		return notSaved(err)
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
			return notSaved(err)
		}
	}
	return nil
}

// notSaved puts the system's error into words; one that has its own keeps them.
func notSaved(err error) error {
	if e := (*app.Error)(nil); errors.As(err, &e) {
		return err
	}
	return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: err}
}
