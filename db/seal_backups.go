package db

import (
	"context"
	"errors"
	"time"

	"vestka/app"
	"vestka/db/vault"
)

// sealBackups seals the backups beside a store that are not. Each stays what it
// was, made when it was, and opens with the new passphrase.
func sealBackups(ctx context.Context, path string, layer *vault.Layer, keys *vault.KeyFile) error {
	if err := clearRests(path); err != nil {
		return err
	}
	all, err := backupsOf(ctx, path)
	if err != nil {
		return err
	}
	slots, err := keys.Bytes()
	if err != nil {
		return err
	}
	for _, b := range all {
		how, err := lookAt(b.Path)
		if err == nil && how == plain {
			err = sealBackup(ctx, b.Path, layer, slots)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sealBackup seals one backup and wipes what it held before. A damaged one goes:
// nothing else can be done so that it betrays nothing.
func sealBackup(ctx context.Context, path string, layer *vault.Layer, slots []byte) error {
	before := openToWipe(path)
	defer func() { _ = before.Close() }() // nil or of no further use
	next := path + unfinished
	err := writeSealed(ctx, path, next, layer, slots)
	switch {
	case err == nil:
		err = vault.Rename(next, path)
	case app.CodeOf(err) == app.Refused:
		err = vault.Remove(path)
	}
	if err != nil {
		return errors.Join(err, vault.Remove(next, next+"-journal"))
	}
	wipe(before)
	return vault.Remove(next, next+"-journal")
}

// writeSealed writes a plain backup anew, sealed, and looks at what it wrote. The
// error is app.Refused where the backup is not as it was made.
func writeSealed(ctx context.Context, path, next string, layer *vault.Layer, slots []byte) (err error) {
	b, err := openBackup(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	source := connect(b.path, nil, readOnly)
	defer func() { err = errors.Join(err, source.Close()) }()
	if err := (original{db: source}).copyTo(ctx, next, layer); err != nil {
		return err
	}
	if err := finishBackup(ctx, next, slots, b.moment, time.Unix(b.Made, 0)); err != nil {
		return err
	}
	has, err := inspect(ctx, next, layer)
	if err == nil && !has.Sound() {
		err = damagedBackup()
	}
	return err
}

// RemoveOlderBackups makes a backup and then removes all others beside the store,
// and the former stores that a restore, a rescue or an older build has kept there:
// they open with the keys of their days. Afterwards none of them opens with a
// passphrase that was taken from the store. It gives how many were removed; after
// an error some may be.
func (s *Store) RemoveOlderBackups(ctx context.Context) (removed app.Forgotten, err error) {
	older, err := backupsOf(ctx, s.path)
	if err != nil {
		return removed, notKept(err)
	}
	if _, _, err := s.KeepBackup(ctx, app.BackupByHand); err != nil {
		return removed, err
	}
	for _, b := range older {
		if err := removeWiped(b.Path); err != nil {
			return removed, notKept(err)
		}
		removed.Backups++
	}
	removed.Former, err = removeFormers(s.path)
	return removed, storeError(err)
}

// removeWiped removes a file, which may be gone already, and wipes what it held.
func removeWiped(path string) error {
	before := openToWipe(path)
	defer func() { _ = before.Close() }() // nil or of no further use
	if err := vault.Remove(path); err != nil {
		return err
	}
	wipe(before)
	return nil
}
