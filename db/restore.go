package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"vestka/app"
	"vestka/db/vault"
)

// Kept is where a store that was replaced is now. Either is empty where there was
// none.
type Kept struct {
	Store string // its path
	Keys  string // its key file, which may have lain there without a store
}

// Restore puts what a backup holds into the place of the store, which nobody may
// have open; opts.Passphrase is one of the backup's day. Of a store that is there
// and that it opens too a backup is made; and in any case the store is
// kept under the path that it gives back, with its key file, and opens there as
// before. Whatever fails or crashes leaves
// the store of before or the restored one. The errors are those of ReadBackup,
// app.Busy, app.Refused for a folder or a store that was left half written and
// that the passphrase does not open, and app.Failed.
func Restore(ctx context.Context, backup, path string, opts Options) (kept Kept, err error) {
	kept, err = restore(ctx, backup, path, opts)
	return kept, storeError(err)
}

func restore(ctx context.Context, backup, path string, opts Options) (kept Kept, err error) {
	b, _, err := openAndCount(ctx, backup, opts)
	if err != nil {
		return Kept{}, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	path, lock, there, err := holdPlace(path)
	if err != nil {
		return Kept{}, err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if there {
		if err := finishFormer(ctx, path, opts); err != nil {
			return Kept{}, err
		}
		backUpBeside(ctx, path, opts)
	}
	// From here on what is beside the store belongs to this restoring only.
	next := path + unfinished
	if err := b.copyStore(ctx, next); err != nil {
		return Kept{}, errors.Join(err, vault.Remove(next))
	}
	kept, err = keepFormer(path, there, beforeRestore)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = putInPlace(path, b.keys)
	}
	if err != nil {
		return Kept{}, errors.Join(err, takeBack(path, b.keys))
	}
	_ = vault.Remove(attemptsFile(path)) // the passphrase is right for the store that is here now
	return kept, nil
}

// takeBack clears away a store that did not get into its place. One that did
// keeps its key file, wherever that is.
func takeBack(path string, keys *vault.KeyFile) error {
	waits, err := exists(path + unfinished)
	if !waits || err != nil {
		return err
	}
	next := keyFile(path) + unfinished
	if keys != nil {
		return vault.Remove(next, next+".tmp", path+unfinished)
	}
	moved, err := exists(next)
	if err != nil {
		return err
	}
	stays, err := exists(keyFile(path))
	if err == nil && moved && !stays {
		err = vault.Rename(next, keyFile(path))
	}
	if err != nil {
		return err
	}
	return vault.Remove(path + unfinished)
}

// holdPlace takes the lock of a place for a store, whose true path it gives, and
// reports whether there is a file.
func holdPlace(path string) (_ string, _ *flock.Flock, there bool, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return "", nil, false, err
	}
	if there, err = isFile(path); err != nil {
		return "", nil, false, err
	}
	if path, err = truePath(path, there); err != nil {
		return "", nil, false, err
	}
	lock, err := takeLock(path)
	if err != nil {
		return "", nil, false, err
	}
	there, err = isFile(path) // only now nobody else can make one
	if err != nil {
		return "", nil, false, errors.Join(err, lock.Close())
	}
	return path, lock, there, nil
}

// isFile reports whether there is a file; a folder is app.Refused.
func isFile(path string) (bool, error) {
	there, err := exists(path)
	if !there || err != nil {
		return there, err
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		err = &app.Error{Code: app.Refused, Key: "error.store.is_folder"}
	}
	return true, err
}

// finishFormer takes back what a crash left half written in the present store. Its
// journal would otherwise spoil the one that takes its place, and without its
// journal it would itself be spoiled.
func finishFormer(ctx context.Context, path string, opts Options) error {
	half, err := between(path)
	if err != nil {
		return err
	}
	journal, err := exists(path + "-journal")
	if err != nil || !journal && !half {
		return err
	}
	how, err := lookAt(path)
	if how == plain { // the passphrase is the backup's
		opts.Passphrase = ""
	}
	var layer *vault.Layer
	if err == nil {
		layer, err = unlockUncounted(path, opts.Passphrase)
	}
	if err == nil {
		err = because(rollBack(ctx, path, layer), layer)
		layer.Close()
	}
	switch app.CodeOf(storeError(err)) {
	case app.Damaged, app.NoKey: // it cannot be taken back any more, and keepFormer keeps the journal
		return nil
	}
	if err != nil {
		return &app.Error{Code: app.Refused, Key: "error.backup.half", Hint: "error.backup.half.hint", Err: withoutPath(err)}
	}
	return vault.Remove(path + "-journal") // an empty one, if any
}

// keepFormer copies the present store aside with its key file and, where there
// still is one, its journal, which must not lie beside the store that takes its
// place. A key file without a store may be all that opens one that somebody has
// moved away.
func keepFormer(path string, there bool, former string) (kept Kept, err error) {
	keys, err := exists(keyFile(path))
	if err != nil || !there && !keys {
		return Kept{}, err
	}
	aside, err := freeName(path, former)
	if err != nil {
		return Kept{}, err
	}
	if keys {
		if err := copyAside(keyFile(path), keyFile(aside)); err != nil {
			return Kept{}, err
		}
		kept.Keys = keyFile(aside)
	}
	if !there {
		return kept, nil
	}
	journal, err := exists(path + "-journal")
	if err == nil && journal {
		err = copyAside(path+"-journal", aside+"-journal")
	}
	if err == nil {
		err = copyAside(path, aside)
	}
	if err != nil {
		return Kept{}, err
	}
	kept.Store = aside
	return kept, vault.Remove(path + "-journal")
}

// backUpBeside makes a backup of the present store, where the passphrase opens it
// and it is sound. Where not, nothing is lost: it is kept aside as it is.
func backUpBeside(ctx context.Context, path string, opts Options) {
	opts.complete()
	if how, err := lookAt(path); err == nil && how == plain { // the passphrase is the backup's
		opts.Passphrase = ""
	}
	layer, err := unlockUncounted(path, opts.Passphrase)
	if err != nil {
		return
	}
	defer layer.Close()
	_ = backUpFormer(ctx, path, layer, app.BackupRestore, opts.Now())
}

// What follows a store's name, before a number, in that of the copy that is kept
// of it when another takes its place.
const (
	beforeRestore = ".before-restore-"
	damagedOne    = ".damaged-"
)

// unfinishedFormers are such copies, and their key files, that a crash cut short.
func unfinishedFormers(path string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	var rests []string
	for _, entry := range entries {
		suffix, _ := strings.CutPrefix(entry.Name(), filepath.Base(path))
		if (strings.HasPrefix(suffix, beforeRestore) || strings.HasPrefix(suffix, damagedOne)) && strings.HasSuffix(suffix, unfinished) {
			rests = append(rests, filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
	return rests, nil
}

// freeName is the first name for a former store of the kind that nothing has yet.
func freeName(path, former string) (string, error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s%s%d", path, former, n)
		store, err := exists(aside)
		if err != nil {
			return "", err
		}
		keys, err := exists(keyFile(aside))
		if err != nil || !store && !keys {
			return aside, err
		}
	}
}
