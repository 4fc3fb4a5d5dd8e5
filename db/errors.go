package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// storeError turns whatever SQLite or the system says into what a person may
// read; it is the one place that knows the driver's codes.
func storeError(err error) error {
	if err == nil {
		return nil
	}
	if known := (*app.Error)(nil); errors.As(err, &known) {
		return known
	}
	err = withoutPath(err)
	e := &app.Error{Code: app.Failed, Key: "error.store.failed", Err: err}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		e.Code, e.Key = app.Cancelled, "error.cancelled"
		return e
	}
	if driver := (sqlite3.Error{}); errors.As(err, &driver) {
		explain(e, driver)
		return e
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		e.Key, e.Hint = "error.store.full", "error.store.full.hint"
	case errors.Is(err, syscall.EROFS):
		e.Key, e.Hint = "error.store.read_only", "error.store.read_only.hint"
	case errors.Is(err, fs.ErrPermission):
		e.Key, e.Hint = "error.store.denied", "error.store.read_only.hint"
	case errors.Is(err, errFile):
		e.Key, e.Hint = "error.store.unreachable", "error.store.unreachable.hint"
	}
	return e
}

// errFile is that the system could not do something with a file.
var errFile = errors.New("file")

// withoutPath keeps the path out of an error, since it may name the user.
func withoutPath(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return fmt.Errorf("%w: %s: %w", errFile, path.Op, path.Err)
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return fmt.Errorf("%w: %s: %w", errFile, link.Op, link.Err)
	}
	return err
}

// explain fills in what SQLite's code means for a person.
func explain(e *app.Error, driver sqlite3.Error) {
	switch driver.Code {
	case sqlite3.ErrFull:
		e.Key, e.Hint = "error.store.full", "error.store.full.hint"
	case sqlite3.ErrReadonly:
		e.Key, e.Hint = "error.store.read_only", "error.store.read_only.hint"
	case sqlite3.ErrPerm, sqlite3.ErrAuth:
		e.Key, e.Hint = "error.store.denied", "error.store.read_only.hint"
	case sqlite3.ErrCantOpen, sqlite3.ErrIoErr:
		e.Key, e.Hint = "error.store.unreachable", "error.store.unreachable.hint"
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		e.Code, e.Key, e.Hint = app.Busy, "error.store.busy", "error.store.busy.hint"
	case sqlite3.ErrInterrupt:
		e.Code, e.Key = app.Cancelled, "error.cancelled"
	case sqlite3.ErrNotADB:
		e.Code, e.Key, e.Hint = app.Refused, "error.store.foreign", "error.store.damaged.hint"
	case sqlite3.ErrCorrupt, sqlite3.ErrFormat:
		e.Key, e.Hint = "error.store.damaged", "error.store.damaged.hint"
	}
}
