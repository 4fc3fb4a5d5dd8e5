package db

import (
	"context"
	"errors"

	"vestka/app"
	"vestka/db/vault"
)

// RestoreKey takes only the key file out of a backup and puts it beside the store,
// of which nothing is lost then. A key file that is there is kept under another
// name, which it gives back. The passphrase is one of the backup's day, and is that of the store then.
// The errors are those of ReadBackup, app.NotFound where there is no store,
// app.Busy, app.Invalid for a backup that is not sealed, and app.Refused where
// the store has had another key since.
func RestoreKey(ctx context.Context, backup, path string, opts Options) (kept Kept, err error) {
	b, err := openBackup(ctx, backup)
	if err != nil {
		return kept, storeError(err)
	}
	defer func() { err = errors.Join(err, storeError(b.Close())) }()
	err = holding(path, func(path string) error {
		if b.keys == nil {
			return &app.Error{Code: app.Invalid, Key: "error.rescue.no_key"}
		}
		key, err := b.key(opts.Passphrase)
		if err != nil {
			return err
		}
		same, err := fits(path, key)
		if err == nil && !same {
			err = &app.Error{Code: app.Refused, Key: "error.rescue.other_key", Hint: "error.rescue.other_key.hint"}
		}
		if err != nil {
			return err
		}
		if kept.Keys, err = keepKeys(path); err != nil {
			return err
		}
		return b.keys.Write(keyFile(path))
	})
	return kept, err
}

// keepKeys copies the present key file aside, if there is one: it may hold
// passphrases that the backup's does not.
func keepKeys(path string) (string, error) {
	there, err := exists(keyFile(path))
	if err != nil || !there {
		return "", err
	}
	aside, err := freeName(path, beforeRestore)
	if err != nil {
		return "", err
	}
	return keyFile(aside), copyAside(keyFile(path), keyFile(aside))
}

// key is the data key of a sealed backup.
func (b *backupFile) key(passphrase string) (*vault.Key, error) {
	if passphrase == "" {
		return nil, &app.Error{Code: app.WrongPassphrase, Key: "error.backup.needed"}
	}
	key, _, err := b.keys.Open(passphrase)
	if errors.Is(err, vault.ErrPassphrase) && !errors.Is(err, vault.ErrSlip) {
		return nil, &app.Error{Code: app.WrongPassphrase, Key: "error.backup.passphrase", Err: err}
	}
	return key, err
}
