package db

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// Seal encrypts a store that is not sealed with opts.Passphrase, and the former
// stores and the backups beside it that were kept; of these, one that is damaged
// cannot be sealed and is removed. Nobody may have it open. Whatever fails
// leaves the store as it was. The errors are those of Open, and app.Refused where
// the store is sealed already.
func Seal(ctx context.Context, path string, opts Options) error {
	opts.complete()
	return holding(path, func(path string) error {
		how, err := lookAt(path)
		switch {
		case err != nil:
			return err
		case how == sealed:
			return &app.Error{Code: app.Refused, Key: "error.vault.is_sealed"}
		}
		if err := errors.Join(noKeyFile(path), tidy(path)); err != nil {
			return err
		}
		if err := bringUpToDate(ctx, path, nil, migrations(), &opts); err != nil {
			return err
		}
		layer, keys, err := newKey(opts)
		if err != nil {
			return err
		}
		defer layer.Close()
		return because(sealAll(ctx, path, layer, keys), layer)
	})
}

// sealAll seals the former stores, the backups and then the store, so that a crash
// never leaves a sealed store beside a plain copy.
func sealAll(ctx context.Context, path string, layer *vault.Layer, keys *vault.KeyFile) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		suffix, found := strings.CutPrefix(entry.Name(), filepath.Base(path))
		if !found || !asideName.MatchString(suffix) {
			continue
		}
		if err := sealAside(ctx, path+suffix, layer, keys); err != nil {
			return err
		}
	}
	if err := sealBackups(ctx, path, layer, keys); err != nil {
		return err
	}
	return seal(ctx, path, layer, keys)
}

// asideName is what is added to the name of a former store that is kept, and to
// one that a crash left unfinished.
var asideName = regexp.MustCompile(`^(?:` + formerName + `)(\.new)?$`)

// sealAside seals a former store, where it is not sealed already. A damaged one is
// sealed as it lies there, since SQLite could not copy it.
func sealAside(ctx context.Context, aside string, layer *vault.Layer, keys *vault.KeyFile) error {
	if strings.HasSuffix(aside, unfinished) {
		return vault.Remove(aside)
	}
	how, err := lookAt(aside)
	switch {
	case err != nil || how == sealed:
		return err
	case strings.Contains(aside, damagedOne):
		return sealDamaged(ctx, aside, layer, keys)
	case how == foreign:
		return nil
	}
	err = seal(ctx, aside, layer, keys)
	if app.CodeOf(storeError(err)) == app.Damaged {
		return sealDamaged(ctx, aside, layer, keys)
	}
	return err
}

// sealDamaged seals a store as it lies there. Its journal is of no use to SQLite.
func sealDamaged(ctx context.Context, path string, layer *vault.Layer, keys *vault.KeyFile) error {
	err := removeWiped(path + "-journal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return sealBy(path, keys, func(next string) error { return layer.SealFile(ctx, path, next) })
}

// seal seals one file and wipes what it held before.
func seal(ctx context.Context, path string, layer *vault.Layer, keys *vault.KeyFile) error {
	return sealBy(path, keys, func(next string) error { return duplicate(ctx, path, nil, next, layer) })
}

// sealBy seals one file in the way that is given, and wipes what it held before.
func sealBy(path string, keys *vault.KeyFile, to func(next string) error) error {
	before := openToWipe(path)
	err := replaceBy(path, keys, to)
	if err == nil {
		wipe(before)
	}
	_ = before.Close() // nil or of no further use
	return err
}

// Unseal takes the passphrase away from a sealed store, which opts.Passphrase
// opens. Nobody may have it open. Whatever fails leaves the store as it was. The
// errors are those of Open. Backups and former stores stay sealed.
func Unseal(ctx context.Context, path string, opts Options) error {
	opts.complete()
	return unlocked(ctx, path, opts, func(path string, layer *vault.Layer) error {
		err := makeAnew(ctx, path, layer, nil, nil)
		if err == nil {
			err = vault.Remove(attemptsFile(path))
		}
		return err
	})
}

// NewDataKey encrypts a sealed store anew, under another data key, so that no
// older key file opens it. The slots of opts.Passphrase and of the further
// passphrases stay; all others, which it counts, are gone, since only their
// passphrases could open them for the new key. The errors are those of Open.
func NewDataKey(ctx context.Context, path string, opts Options, further ...string) (gone int, err error) {
	opts.complete()
	err = unlocked(ctx, path, opts, func(path string, layer *vault.Layer) error {
		old, err := vault.ReadKeyFile(keyFile(path))
		if err != nil {
			return err
		}
		key := vault.NewKey()
		keys, err := old.Rekey(key, append([]string{opts.Passphrase}, further...), opts.WorkFactor)
		if err != nil {
			return err
		}
		next, err := vault.NewLayer(key)
		if err != nil {
			return err
		}
		defer next.Close()
		gone = len(old.Slots()) - len(keys.Slots())
		return because(makeAnew(ctx, path, layer, next, keys), next)
	})
	if err != nil {
		return 0, err
	}
	return gone, nil
}

// holding runs fn with the true path of a store while nobody else can use it.
func holding(path string, fn func(path string) error) error {
	path, lock, err := hold(path, false)
	if err != nil {
		return storeError(err)
	}
	return storeError(errors.Join(fn(path), lock.Close()))
}

// unlocked is holding for a sealed store of today's version.
func unlocked(ctx context.Context, given string, opts Options, fn func(path string, layer *vault.Layer) error) error {
	return holding(given, func(path string) error {
		layer, err := unlock(given, path, opts.Passphrase)
		if err != nil {
			return err
		}
		if layer == nil {
			return &app.Error{Code: app.Invalid, Key: "error.vault.not_sealed", Hint: "error.vault.not_sealed.hint"}
		}
		defer layer.Close()
		err = bringUpToDate(ctx, path, layer, migrations(), &opts)
		if err == nil {
			err = fn(path, layer)
		}
		return because(err, layer)
	})
}

// makeAnew writes a store anew through another layer and puts it, with its keys,
// into the place of the old one.
func makeAnew(ctx context.Context, path string, from, to *vault.Layer, keys *vault.KeyFile) error {
	return replaceBy(path, keys, func(next string) error { return duplicate(ctx, path, from, next, to) })
}

// replaceBy has a file written beside the store, and puts it, with its keys, into
// the store's place.
func replaceBy(path string, keys *vault.KeyFile, to func(next string) error) error {
	next := path + unfinished
	err := to(next)
	if err == nil {
		err = putInPlace(path, keys)
	}
	if err != nil {
		// What is not cleared away here is the next time the store is opened.
		return errors.Join(err, vault.Remove(next, next+"-journal"))
	}
	return nil
}

// duplicate copies a store through SQLite, and reads the copy once.
func duplicate(ctx context.Context, path string, from *vault.Layer, next string, to *vault.Layer) (err error) {
	source := connect(path, from, readWrite)
	defer func() { err = errors.Join(err, source.Close()) }()
	if err := (original{source, path, from}).copyTo(ctx, next, to); err != nil {
		return err
	}
	target := connect(next, to, readWrite)
	defer func() { err = errors.Join(err, target.Close()) }()
	if !to.Sealed() { // without a passphrase there are no wrong ones
		if _, err := target.ExecContext(ctx, "DELETE FROM setting WHERE key = ?", settingWipeAfter); err != nil {
			return err
		}
	}
	return check(ctx, target)
}

// check reads a whole store and says what is wrong with it.
func check(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint"}
	}
	return nil
}

// openToWipe keeps hold of a file that is about to be replaced. It is nil where
// the system does not allow that.
func openToWipe(path string) *disk.File {
	if runtime.GOOS == "windows" { // a file that is open cannot be replaced
		return nil
	}
	f, err := disk.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil
	}
	return f
}

// wipe overwrites a file that has no name any more. It is the best that can be
// done, not a promise: disks and file systems may keep what was there.
func wipe(f *disk.File) {
	if f != nil {
		_ = overwrite(f, 0) // the store is sealed whether or not this worked
	}
}

// overwrite puts zeros in the place of everything from there to the end, and
// waits until the disk has them.
func overwrite(f *disk.File, from int64) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if from >= info.Size() {
		return nil
	}
	if _, err := io.Copy(io.NewOffsetWriter(f, from), io.LimitReader(zero{}, info.Size()-from)); err != nil {
		return err
	}
	return f.Sync()
}

// zero is an endless row of zeros.
type zero struct{}

func (zero) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
