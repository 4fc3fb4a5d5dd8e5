package db

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// A backup is one file: a copy of the store, byte for byte as a store lies on the
// disk; behind it the key file, where the store is sealed; and at the end the
// footer. So SQLite opens a backup where it lies, since it takes the number of
// pages from the first one, and one that was cut off has no footer.

// footer ends every backup. Numbers are big endian.
type footer struct {
	footerHead
	Sum [sha256.Size]byte // SHA-256 of everything before it
}

type footerHead struct {
	Magic [16]byte
	Made  int64 // seconds since 1970
	moment
	Store int64 // length in bytes
	Keys  int64 // length in bytes, 0 where the store is not sealed
}

var (
	backupMagic  = [16]byte([]byte("vestka backup 1\n"))
	footerLength = int64(binary.Size(footer{}))
)

// maxKeys is the longest key file that a backup may hold, in bytes.
const maxKeys = 1 << 20

// backupWriter writes a backup: first the store, by Write, then all else, by finish.
type backupWriter struct {
	file *disk.File
	sum  hash.Hash // of what was written
	size int64     // of it, in bytes
}

// newBackup makes the file for a backup, in the place of what was left there.
func newBackup(path string) (*backupWriter, error) {
	if err := vault.Remove(path, path+"-journal"); err != nil {
		return nil, err
	}
	f, err := vault.NewFile(path)
	if err != nil {
		return nil, err
	}
	return &backupWriter{file: f, sum: sha256.New()}, nil
}

// begin forgets what was written.
func (w *backupWriter) begin() error {
	w.sum.Reset()
	w.size = 0
	_, err := w.file.Seek(0, io.SeekStart)
	return errors.Join(err, w.file.Truncate(0))
}

// hasten is how many bytes are written before the disk is asked to begin with them.
const hasten = 8 << 20

func (w *backupWriter) Write(p []byte) (int, error) {
	n, err := w.file.Write(p)
	_, _ = w.sum.Write(p[:n]) // a hash takes everything
	if before := w.size; before/hasten != (before+int64(n))/hasten {
		w.file.Hasten()
	}
	w.size += int64(n)
	return n, err
}

// finish adds the keys and the footer, and waits until the disk has it all.
func (w *backupWriter) finish(keys []byte, of moment, now time.Time) error {
	of.Changed = min(of.Changed, now.Unix()) // a clock that went back since
	end := footer{footerHead: footerHead{Magic: backupMagic, Made: now.Unix(), moment: of, Store: w.size, Keys: int64(len(keys))}}
	if _, err := w.Write(keys); err != nil {
		return err
	}
	end.Sum = end.sum(w.sum)
	if err := binary.Write(w.file, binary.BigEndian, end); err != nil {
		return err
	}
	return w.file.Sync()
}

// Close closes the file.
func (w *backupWriter) Close() error { return w.file.Close() }

// finishBackup makes a backup of the copy of a store.
func finishBackup(ctx context.Context, path string, keys []byte, of moment, now time.Time) (err error) {
	f, err := disk.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	w := &backupWriter{file: f, sum: sha256.New()}
	defer func() { err = errors.Join(err, w.Close()) }()
	if w.size, err = io.Copy(w.sum, reader{ctx, f}); err != nil {
		return err
	}
	return w.finish(keys, of, now)
}

// sum completes the hash of what stands before the footer.
func (h footerHead) sum(before hash.Hash) [sha256.Size]byte {
	_ = binary.Write(before, binary.BigEndian, h) // a hash takes everything
	return [sha256.Size]byte(before.Sum(nil))
}

// backupFile is an open backup that is as it was written.
type backupFile struct {
	*disk.File
	path string // whole and true
	footer
	keys *vault.KeyFile // nil where the store is not sealed
}

// openBackup opens a backup and reads all of it once. The errors are app.NotFound,
// and app.Refused for a file that is no backup, was cut off or has changed.
func openBackup(ctx context.Context, path string) (_ *backupFile, err error) {
	path, err = filepath.Abs(path)
	if err == nil {
		path, err = filepath.EvalSymlinks(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &app.Error{Code: app.NotFound, Key: "error.backup.missing"}
	}
	if err != nil {
		return nil, err
	}
	f, err := disk.OpenToRead(path)
	if err != nil {
		return nil, err
	}
	b := &backupFile{File: f, path: path}
	if err := b.read(ctx); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

// readFooter reads the end of a backup. The error is app.Refused for a file that
// has none, or one that does not fit its length.
func readFooter(f *disk.File) (end footer, err error) {
	none := &app.Error{Code: app.Refused, Key: "error.backup.foreign"}
	info, err := f.Stat()
	if err != nil {
		return end, err
	}
	before := info.Size() - footerLength
	if !info.Mode().IsRegular() || before < 0 {
		return end, none
	}
	if err := binary.Read(io.NewSectionReader(f, before, footerLength), binary.BigEndian, &end); err != nil {
		return end, err
	}
	switch {
	case end.Magic != backupMagic:
		return end, none
	case end.Store <= 0 || end.Keys < 0 || end.Keys > maxKeys || end.Store != before-end.Keys:
		return end, damagedBackup()
	}
	return end, nil
}

func damagedBackup() error {
	return &app.Error{Code: app.Refused, Key: "error.backup.damaged", Hint: "error.backup.damaged.hint"}
}

// read reads the footer, compares the sum and takes the keys.
func (b *backupFile) read(ctx context.Context) (err error) {
	if b.footer, err = readFooter(b.File); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, reader{ctx, io.NewSectionReader(b, 0, b.Store+b.Keys)}); err != nil {
		return err
	}
	if b.sum(sum) != b.Sum {
		return damagedBackup()
	}
	if b.Keys == 0 {
		return nil
	}
	keys := make([]byte, b.Keys)
	if _, err := b.ReadAt(keys, b.Store); err != nil {
		return err
	}
	b.keys, err = vault.ParseKeyFile(keys)
	return err
}

// unlock gives the layer of the backup's store, nil where it is not sealed.
func (b *backupFile) unlock(passphrase string) (*vault.Layer, error) {
	switch {
	case b.keys == nil && passphrase != "":
		return nil, &app.Error{Code: app.Invalid, Key: "error.backup.not_sealed", Hint: "error.backup.not_sealed.hint"}
	case b.keys == nil:
		return nil, nil
	}
	key, err := b.key(passphrase)
	if err != nil {
		return nil, err
	}
	return vault.NewLayer(key)
}

// copyStore writes the backup's store to a new file, safe on the disk.
func (b *backupFile) copyStore(ctx context.Context, path string) error {
	if err := vault.Remove(path, path+"-journal"); err != nil {
		return err
	}
	f, err := vault.NewFile(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, reader{ctx, io.NewSectionReader(b, 0, b.Store)})
	return errors.Join(err, f.Sync(), f.Close())
}

// isBackup reports that a file ends as backups do.
func isBackup(path string) (_ bool, err error) {
	f, err := disk.OpenToRead(path)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Seek(-footerLength, io.SeekEnd); err != nil {
		return false, nil // it is too short
	}
	magic := make([]byte, len(backupMagic))
	_, err = io.ReadFull(f, magic)
	return bytes.Equal(magic, backupMagic[:]), err
}

// noBackup refuses a backup where a store is wanted: SQLite would take one that is
// not sealed for a store, and the first change would spoil it.
func noBackup(path string) error {
	is, err := isBackup(path)
	if is {
		return &app.Error{Code: app.Refused, Key: "error.backup.no_store", Hint: "error.backup.no_store.hint"}
	}
	return err
}

// reader stops reading when the work is stopped.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
