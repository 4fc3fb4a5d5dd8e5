package db

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// A store and its key file are two files, and no system can replace two at once.
// Whoever makes them anew therefore goes in this order:
//
//  1. the store, whole, beside its place: <store>.new
//  2. its key file as <store>.key.new; where the store shall have none any more,
//     its old key file under that name
//  3. <store>.new takes the place of <store>
//  4. <store>.key.new takes the place of <store>.key; where the store shall have
//     none, it is removed
//
// A crash leaves the store of before or the new one, and both key files wherever
// it is not clear which one fits. As long as there is a <store>.key.new, the
// store's first block tells: only the right key turns it into SQLite's.
const unfinished = ".new"

// keyFile is where the key file of a store is.
func keyFile(path string) string { return path + ".key" }

// putInPlace is steps 2 to 4 for a store made whole beside its place; keys are nil
// for one that is not sealed.
func putInPlace(path string, keys *vault.KeyFile) error {
	next := keyFile(path) + unfinished
	if err := putKeys(path, next, keys); err != nil {
		return err
	}
	if err := vault.Rename(path+unfinished, path); err != nil {
		return err
	}
	if keys == nil {
		return vault.Remove(next)
	}
	return vault.Rename(next, keyFile(path))
}

// putKeys is step 2.
func putKeys(path, next string, keys *vault.KeyFile) error {
	if keys != nil {
		return keys.Write(next)
	}
	err := vault.Rename(keyFile(path), next)
	if errors.Is(err, fs.ErrNotExist) { // it never had one
		return nil
	}
	return err
}

// unlock finds the layer of a store that exists, and finishes or takes back what
// a crash left half done. A store that is not sealed has the nil layer. A wrong
// passphrase counts, where the store is set to be destroyed after some; with it go
// the links by which given, the path as the caller has it, leads to the store.
func unlock(given, path, passphrase string) (*vault.Layer, error) {
	return unlockBy(func(path, passphrase string) (*vault.Key, string, error) {
		return findKeyCounting(given, path, passphrase)
	}, path, passphrase)
}

// unlockUncounted is unlock for a passphrase that may be that of another store.
func unlockUncounted(path, passphrase string) (*vault.Layer, error) {
	return unlockBy(findKey, path, passphrase)
}

func unlockBy(find func(path, passphrase string) (*vault.Key, string, error), path, passphrase string) (*vault.Layer, error) {
	how, err := lookAt(path)
	switch {
	case err != nil:
		return nil, err
	case how == plain && passphrase != "":
		return nil, &app.Error{Code: app.Invalid, Key: "error.vault.not_sealed", Hint: "error.vault.not_sealed.hint"}
	case how == plain:
		return nil, tidy(path)
	case how == foreign:
		return nil, nil // SQLite says it
	case passphrase == "":
		return nil, &app.Error{Code: app.WrongPassphrase, Key: "error.vault.needed"}
	}
	key, slot, err := find(path, passphrase)
	if err != nil {
		return nil, err
	}
	layer, err := vault.NewLayer(key)
	if err == nil {
		layer.Slot = slot
	}
	return layer, err
}

// between reports that a crash may have left the store and its key file of
// different ages. It did not where the new store still waits beside the old one
// and its key file: a restored one may have the same data key, so that trying the
// keys would not tell.
func between(path string) (bool, error) {
	half, err := exists(keyFile(path) + unfinished)
	if !half || err != nil {
		return false, err
	}
	waits, err := exists(path + unfinished)
	if !waits || err != nil {
		return true, err
	}
	old, err := exists(keyFile(path))
	return !old, err
}

// findKeyCounting is findKey where a wrong passphrase counts.
func findKeyCounting(given, path, passphrase string) (*vault.Key, string, error) {
	attempt, err := countAttempt(given, path)
	if err != nil {
		return nil, "", err
	}
	key, slot, err := findKey(path, passphrase)
	return key, slot, attempt.settle(err)
}

// findKey gives the data key of a sealed store and the slot that held it.
func findKey(path, passphrase string) (*vault.Key, string, error) {
	half, err := between(path)
	if err != nil {
		return nil, "", err
	}
	if !half {
		f, err := vault.ReadKeyFile(keyFile(path))
		if err != nil {
			return nil, "", err
		}
		key, slot, err := f.Open(passphrase)
		if err != nil {
			return nil, "", err
		}
		return key, slot, tidy(path)
	}
	key, slot, err := keyThatFits(path, keyFile(path), passphrase)
	if err == nil {
		return key, slot, tidy(path)
	}
	key, slot, nextErr := keyThatFits(path, keyFile(path)+unfinished, passphrase)
	if nextErr != nil {
		if errors.Is(err, vault.ErrMissing) {
			err = nextErr
		}
		return nil, "", err
	}
	if err := vault.Rename(keyFile(path)+unfinished, keyFile(path)); err != nil {
		return nil, "", err
	}
	return key, slot, tidy(path)
}

// keyThatFits gives the key of a key file where it is the store's. The error is
// vault.ErrPassphrase where it is another's, since then the passphrase may be too.
func keyThatFits(path, keys, passphrase string) (*vault.Key, string, error) {
	f, err := vault.ReadKeyFile(keys)
	if err != nil {
		return nil, "", err
	}
	key, slot, err := f.Open(passphrase)
	if err != nil {
		return nil, "", err
	}
	fits, err := fits(path, key)
	if err == nil && !fits {
		err = vault.ErrPassphrase
	}
	return key, slot, err
}

// look is what a file is, as far as can be told without a passphrase.
type look int

const (
	foreign look = iota // no store
	plain               // a store that is not sealed, or another file of SQLite
	sealed              // a sealed store, or what looks like one
)

// lookAt reads the beginning of a file and what lies beside it. A sealed store
// looks like noise; where no key file says what it is, only that can be told.
func lookAt(path string) (_ look, err error) {
	f, err := disk.OpenToRead(path)
	if err != nil {
		return foreign, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	block := make([]byte, vault.BlockSize)
	n, err := io.ReadFull(f, block)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return foreign, err
	}
	block = block[:n]
	if bytes.HasPrefix(block, []byte(vault.Header)) {
		return plain, nil
	}
	if looks, err := looksPlain(path); looks || err != nil {
		return plain, err
	}
	for _, keys := range []string{keyFile(path), keyFile(path) + unfinished} {
		if there, err := exists(keys); there || err != nil {
			return sealed, err
		}
	}
	if isNoise(block) {
		return sealed, nil
	}
	return foreign, nil
}

// isNoise reports that a whole block holds nearly every value of a byte. Of
// random blocks one in a thousand million million lacks six of them; no text,
// table or picture's header comes near.
func isNoise(block []byte) bool {
	var seen [256]bool
	values := 0
	for _, b := range block {
		if !seen[b] {
			seen[b] = true
			values++
		}
	}
	return len(block) == vault.BlockSize && values > 250
}

func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// tidy removes what a crash left beside a store, once it is clear that the store
// itself is whole.
func tidy(path string) error {
	former, err := unfinishedFormers(path)
	return errors.Join(err, vault.Remove(append(
		former, path+unfinished, path+unfinished+"-journal", keyFile(path)+unfinished, keyFile(path)+unfinished+".tmp", keyFile(path)+".tmp",
	)...))
}

// noKeyFile refuses a key file that belongs to no store here: it may be all that
// opens a store that somebody has moved away.
func noKeyFile(path string) error {
	there, err := exists(keyFile(path))
	if there {
		return &app.Error{Code: app.Refused, Key: "error.vault.key_left", Hint: "error.vault.key_left.hint"}
	}
	return err
}

// newKey makes a key, the layer that uses it, and the key file for the passphrase.
func newKey(opts Options) (*vault.Layer, *vault.KeyFile, error) {
	key := vault.NewKey()
	keys, err := vault.NewKeyFile(key, opts.Passphrase, today(opts.Now), opts.WorkFactor)
	if err != nil {
		return nil, nil, err
	}
	layer, err := vault.NewLayer(key)
	if err == nil {
		layer.Slot = keys.Slots()[0].ID
	}
	return layer, keys, err
}
