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
	"vestka/db/internal/disk"
	"vestka/db/vault"
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
	if explainVault(e, err) {
		return e
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		e.Code, e.Key = app.Cancelled, "error.cancelled"
		return e
	}
	if movedAway(err) {
		e.Key, e.Hint = "error.store.unreachable", "error.store.unreachable.hint"
		return e
	}
	if code, ok := driverCode(err); ok {
		explain(e, code)
		return e
	}
	switch {
	case errors.Is(err, errNames), errors.Is(err, errRow):
		e.Code, e.Key, e.Hint = app.Damaged, "error.store.damaged", "error.store.damaged.hint"
	case disk.Full(err):
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

// because adds to an error of SQLite what the file layer knows of its reason.
func because(err error, layer *vault.Layer) error {
	code, ok := driverCode(err)
	if !layer.Sealed() || !ok {
		return err
	}
	if code == sqlite3.ErrIoErr || code == sqlite3.ErrCantOpen {
		return errors.Join(err, layer.Cause())
	}
	return err
}

// explainVault fills in what an error of the key file means for a person, and
// reports whether it is one. A wrong passphrase gets no hint.
func explainVault(e *app.Error, err error) bool {
	switch {
	case errors.Is(err, vault.ErrSlip):
		e.Code, e.Key = app.WrongPassphrase, "error.vault.slip"
	case errors.Is(err, vault.ErrPassphrase):
		e.Code, e.Key = app.WrongPassphrase, "error.vault.passphrase"
	case errors.Is(err, vault.ErrEmpty):
		e.Code, e.Key = app.Invalid, "error.vault.empty"
	case errors.Is(err, vault.ErrMissing):
		e.Code, e.Key, e.Hint = app.NoKey, "error.vault.key_missing", "error.vault.key_missing.hint"
	case errors.Is(err, vault.ErrDamaged):
		e.Code, e.Key, e.Hint = app.NoKey, "error.vault.key_damaged", "error.vault.key_damaged.hint"
	case errors.Is(err, vault.ErrLastSlot):
		e.Code, e.Key, e.Hint = app.Refused, "error.vault.last_slot", "error.vault.last_slot.hint"
	case errors.Is(err, vault.ErrTaken):
		e.Code, e.Key = app.Refused, "error.vault.taken"
	case errors.Is(err, vault.ErrOwnSlot):
		e.Code, e.Key = app.Refused, "error.vault.own_slot"
	case errors.Is(err, vault.ErrNoSlot):
		e.Code, e.Key = app.NotFound, "error.vault.no_slot"
	default:
		return false
	}
	return true
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

// movedAway reports that SQLite no longer finds the open file at its path.
func movedAway(err error) bool {
	driver := sqlite3.Error{}
	return errors.As(err, &driver) && driver.ExtendedCode == sqlite3.ErrReadonlyDbMoved
}

// driverCode is SQLite's code for what went wrong, without the finer distinction
// in its upper bits, which the driver leaves in where SQLite copies a store.
func driverCode(err error) (_ sqlite3.ErrNo, ok bool) {
	driver := sqlite3.Error{}
	ok = errors.As(err, &driver)
	return driver.Code & 0xff, ok
}

// explain fills in what SQLite's code means for a person.
func explain(e *app.Error, code sqlite3.ErrNo) {
	switch code {
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
		e.Code, e.Key, e.Hint = app.Refused, "error.store.foreign", "error.store.foreign.hint"
	case sqlite3.ErrCorrupt, sqlite3.ErrFormat:
		e.Code, e.Key, e.Hint = app.Damaged, "error.store.damaged", "error.store.damaged.hint"
	}
}
