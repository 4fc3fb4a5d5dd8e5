package db

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"vestka/app"
	"vestka/db/vault"
)

// Open opens the store at path, or makes a new one. The errors are app.NotFound,
// app.Refused (there is a store already, or the file is none), app.Busy, app.Newer
// and app.Failed; none of them changes the file.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	s, err := open(ctx, path, opts, migrations())
	return s, storeError(err)
}

// open is Open with the migrations to bring the store to.
func open(ctx context.Context, path string, opts Options, steps fs.FS) (_ *Store, err error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Vault == nil {
		opts.Vault = vault.Plain{}
	}
	if path, err = locate(path, opts.Create); err != nil {
		return nil, err
	}
	lock, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, lock.Close())
		}
	}()
	// Only now nobody else can make or change the store.
	if err := mustExist(path, !opts.Create); err != nil {
		return nil, err
	}
	layer, err := opts.Vault.Open(path, opts.Passphrase, opts.Create)
	if err != nil {
		return nil, err
	}
	if opts.Create {
		err = create(ctx, path, layer, steps)
	} else {
		err = bringUpToDate(ctx, path, layer, steps)
	}
	if err != nil {
		return nil, err
	}
	s := &Store{db: connect(path, layer, readWrite), lock: lock, layer: layer, now: opts.Now}
	if err := s.db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// locate gives the store's one true path, so that a store reached by a symbolic
// link has the same lock, and makes the folder for a new one.
func locate(path string, create bool) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if err := mustExist(path, !create); err != nil {
		return "", err
	}
	if !create {
		return filepath.EvalSymlinks(path)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.Base(path)), nil
}

// mustExist checks that there is, or is not yet, a file for the store.
func mustExist(path string, want bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !want:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return &app.Error{Code: app.NotFound, Key: "error.store.missing", Hint: "error.store.missing.hint"}
	case err != nil:
		return err
	case info.IsDir():
		return &app.Error{Code: app.Refused, Key: "error.store.is_folder"}
	case !want:
		return &app.Error{Code: app.Refused, Key: "error.store.exists"}
	case info.Size() == 0:
		return &app.Error{Code: app.Refused, Key: "error.store.empty", Hint: "error.store.damaged.hint"}
	}
	return nil
}

// takeLock takes the lock beside the store. The system frees it when the
// process ends, however it ends; the file stays, since removing it could let
// two programs in at once.
func takeLock(path string) (*flock.Flock, error) {
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, &app.Error{Code: app.Busy, Key: "error.store.busy", Hint: "error.store.busy.hint"}
	}
	return lock, nil
}

// create makes a new store beside its place and puts it there when it is whole,
// so that a crash leaves no half-made one.
func create(ctx context.Context, path string, layer vault.Layer, steps fs.FS) error {
	unfinished := path + ".new"
	for _, rest := range []string{unfinished, unfinished + "-journal"} { // of a crash
		if err := os.Remove(rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := newFile(unfinished)
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		err = migrate(ctx, unfinished, layer, steps)
	}
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(unfinished))
	}
	return nil
}

// newFile makes a file that only its owner can read, whatever the umask.
func newFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(0o600); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(path))
	}
	return f, nil
}

// copyAside copies the store to a file beside it, which is there whole or not at all.
func copyAside(path, aside string) (err error) {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	unfinished := aside + ".new"
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	to, err := newFile(unfinished)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		return errors.Join(err, os.Remove(unfinished))
	}
	return os.Rename(unfinished, aside)
}
