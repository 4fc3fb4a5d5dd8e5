package db

import (
	"crypto/sha256"
	"errors"
	"io"
	"strconv"

	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// moment tells the states that a store goes through apart, sealed or not, without
// opening it and without any note of its own that a crash could lose.
type moment struct {
	Changed int64 // when the store was last written to, in seconds since 1970
	// State is a hash of the store's first block, in which SQLite counts the
	// changes, of its length, the time of the last one and its keys. Equal states
	// are equal stores; that the states of equal ones differ costs a backup more.
	State [sha256.Size]byte
}

// momentOf is that of the store at the path; keys are the bytes of its key file.
func momentOf(path string, keys []byte) (m moment, err error) {
	f, err := disk.OpenToRead(path)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return momentIn(f, keys)
}

// momentIn is that of an open store.
func momentIn(f *disk.File, keys []byte) (m moment, err error) {
	info, err := f.Stat()
	if err != nil {
		return m, err
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, vault.BlockSize)); err != nil {
		return m, err
	}
	// A hash takes everything.
	_, _ = io.WriteString(h, strconv.FormatInt(info.Size(), 10)+" "+strconv.FormatInt(info.ModTime().UnixNano(), 10)+"\n")
	_, _ = h.Write(keys)
	return moment{info.ModTime().Unix(), [sha256.Size]byte(h.Sum(nil))}, nil
}
