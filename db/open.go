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
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// Open opens the store at path, or makes a new one. The errors are app.NotFound,
// app.Refused (there is a store already, or the file is none), app.Busy, app.Newer,
// app.WrongPassphrase (also where a sealed store was given none), app.Invalid (a
// passphrase for a store that is not sealed), app.Damaged (see Rescue), app.NoKey
// (see RestoreKeys) and app.Failed; none of them changes the file.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	s, err := open(ctx, path, opts, migrations())
	return s, storeError(err)
}

// open is Open with the migrations to bring the store to.
func open(ctx context.Context, given string, opts Options, steps fs.FS) (_ *Store, err error) {
	opts.complete()
	path, lock, err := hold(given, opts.Create)
	if err != nil {
		return nil, err
	}
	s := &Store{lock: lock, path: path, now: opts.Now, slots: slots{work: opts.WorkFactor}}
	defer func() {
		if err != nil {
			err = errors.Join(because(err, s.layer), lock.Close())
			s.layer.Close()
		}
	}()
	if opts.Create {
		s.layer, err = create(ctx, path, opts, steps)
	} else if s.layer, err = opts.unlock(given, path); err == nil {
		err = bringUpToDate(ctx, path, s.layer, steps, &opts)
	}
	if err != nil {
		return nil, err
	}
	s.db = connect(path, s.layer, readWrite)
	if err := s.db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	s.wipeRemoved(ctx) // what a crash has left
	s.holdWipeAfter(ctx)
	keepPrivate(path, keyFile(path))
	return s, nil
}

// unlock is unlock as the options want it.
func (o *Options) unlock(given, path string) (*vault.Layer, error) {
	if o.Uncounted {
		return unlockUncounted(path, o.Passphrase)
	}
	return unlock(given, path, o.Passphrase)
}

func (o *Options) complete() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.WorkFactor == 0 {
		o.WorkFactor = vault.WorkFactor
	}
}

// keepPrivate leaves the files to nobody but their owner: a copy from a stick, or
// one that was unpacked, is open to all. Where that cannot be done, since the disk
// knows no modes, the store is used as it is.
func keepPrivate(files ...string) {
	for _, f := range files {
		if info, err := os.Stat(f); err == nil && info.Mode().Perm()&0o077 != 0 {
			_ = os.Chmod(f, 0o600)
		}
	}
}

// hold takes the lock of the store at path, whose true path it gives, and checks
// that there is one, or none where it shall be made.
func hold(path string, create bool) (_ string, _ *flock.Flock, err error) {
	if path, err = locate(path, create); err != nil {
		return "", nil, err
	}
	lock, err := takeLock(path)
	if err != nil {
		return "", nil, err
	}
	// Only now nobody else can make or change the store.
	err = mustExist(path, !create)
	if err == nil && !create {
		err = noBackup(path)
	}
	if err != nil {
		return "", nil, errors.Join(err, lock.Close())
	}
	return path, lock, nil
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
	return truePath(path, !create)
}

// truePath is the path, absolute already, without symbolic links; the folder is
// made where there is no file yet.
func truePath(path string, there bool) (string, error) {
	if there {
		return filepath.EvalSymlinks(path)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
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
		return &app.Error{Code: app.Damaged, Key: "error.store.empty", Hint: "error.rescue.nothing.hint"}
	}
	return nil
}

// takeLock takes the lock beside the store. The system frees it when the
// process ends, however it ends; the file stays, since removing it could let
// two programs in at once.
func takeLock(path string) (*flock.Flock, error) {
	lock := flock.New(lockFile(path), flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err != nil && !errors.As(err, new(*fs.PathError)) { // the file is there, but has no lock
		return nil, &app.Error{Code: app.Failed, Key: "error.store.no_lock", Hint: "error.store.no_lock.hint", Err: err}
	}
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
func create(ctx context.Context, path string, opts Options, steps fs.FS) (_ *vault.Layer, err error) {
	if err := noKeyFile(path); err != nil {
		return nil, err
	}
	if err := tidy(path); err != nil {
		return nil, err
	}
	var layer *vault.Layer
	var keys *vault.KeyFile
	if opts.Passphrase != "" {
		if layer, keys, err = newKey(opts); err != nil {
			return nil, err
		}
	}
	unfinished := path + unfinished
	f, err := vault.NewFile(unfinished)
	if err == nil {
		err = f.Close()
	}
	if err == nil {
		err = migrate(ctx, unfinished, layer, steps, nil)
	}
	if err == nil {
		err = putInPlace(path, keys)
	}
	if err != nil {
		layer.Close()
		return nil, errors.Join(because(err, layer), tidy(path))
	}
	return layer, nil
}

// copyAside copies the store to a file beside it, which is there whole or not at all.
func copyAside(path, aside string) (err error) {
	from, err := disk.OpenToRead(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	unfinished := aside + unfinished
	if err := vault.Remove(unfinished); err != nil {
		return err
	}
	to, err := vault.NewFile(unfinished)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		return errors.Join(err, disk.Delete(unfinished))
	}
	return vault.Rename(unfinished, aside)
}
