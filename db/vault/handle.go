package vault

import (
	"io"

	"github.com/psanford/sqlite3vfs"

	"vestka/db/internal/disk"
)

// content is what a file holds once it is unsealed.
type content interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Truncate(size int64) error
	Sync() error
	Size() int64
}

// handle is a file that SQLite has open.
type handle struct {
	content content
	locks   *locks // of the store that it belongs to; nil where the file could not be opened
	main    bool   // it is the store itself
	level   sqlite3vfs.LockType
	folder  string // that must be synced with the file, since it is new there; else empty
}

// failed turns an error of the system into what SQLite is told.
func (h *handle) failed(err, told error) error {
	if err == nil {
		return nil
	}
	if h.locks != nil {
		h.locks.layer.failed(err)
	}
	if disk.Full(err) {
		return sqlite3vfs.FullError
	}
	return told
}

// ReadAt knows io.EOF as sqlite3vfs does: the file is shorter.
func (h *handle) ReadAt(p []byte, off int64) (int, error) {
	n, err := h.content.ReadAt(p, off)
	if err == io.EOF { //nolint:errorlint // it stands for itself, here as in sqlite3vfs
		return n, io.EOF
	}
	return n, h.failed(err, sqlite3vfs.IOErrorRead)
}

func (h *handle) WriteAt(p []byte, off int64) (int, error) {
	n, err := h.content.WriteAt(p, off)
	return n, h.failed(err, sqlite3vfs.IOErrorWrite)
}

func (h *handle) Truncate(size int64) error {
	return h.failed(h.content.Truncate(size), sqlite3vfs.IOError)
}

// Sync is what SQLite's promises stand on: after it the disk has the file, and
// the folder knows of it.
func (h *handle) Sync(sqlite3vfs.SyncType) error {
	err := h.content.Sync()
	if err == nil && h.folder != "" {
		err = disk.SyncFolder(h.folder)
	}
	if err == nil {
		h.folder = ""
	}
	return h.failed(err, sqlite3vfs.IOError)
}

func (h *handle) FileSize() (int64, error) {
	if closed, ok := h.content.(closedFile); ok {
		return 0, h.failed(closed.err, sqlite3vfs.CantOpenError)
	}
	return h.content.Size(), nil
}

func (h *handle) Close() error {
	if h.main {
		h.locks.lower(h, sqlite3vfs.LockNone)
		release(h.locks)
	}
	return h.failed(h.content.Close(), sqlite3vfs.IOError)
}

// Lock raises the lock. SQLite locks stores only.
func (h *handle) Lock(level sqlite3vfs.LockType) error {
	if closed, ok := h.content.(closedFile); ok {
		return h.failed(closed.err, sqlite3vfs.CantOpenError)
	}
	return h.locks.raise(h, level)
}

// Unlock lets others at a store only with all of it written.
func (h *handle) Unlock(level sqlite3vfs.LockType) error {
	var err error
	if f, ok := h.content.(*blockFile); ok {
		err = f.flush()
	}
	if h.main {
		h.locks.lower(h, level)
	}
	return h.failed(err, sqlite3vfs.IOError)
}

// CheckReservedLock answers the other way round, because sqlite3vfs turns the
// answer over on its way to SQLite. With the wrong one SQLite would believe that
// somebody is writing, and never roll back what a crash left half written.
func (h *handle) CheckReservedLock() (bool, error) { return !h.locks.reserved(), nil }

// SectorSize makes SQLite keep what it has synced in a journal apart from what
// it writes next: a write that fails spoils the whole block.
func (h *handle) SectorSize() int64 { return BlockSize }

// DeviceCharacteristics promises nothing, for the same reason.
func (h *handle) DeviceCharacteristics() sqlite3vfs.DeviceCharacteristic { return 0 }

// closedFile is the content of a file that could not be opened.
type closedFile struct{ err error }

func (f closedFile) ReadAt([]byte, int64) (int, error)  { return 0, f.err }
func (f closedFile) WriteAt([]byte, int64) (int, error) { return 0, f.err }
func (f closedFile) Truncate(int64) error               { return f.err }
func (f closedFile) Sync() error                        { return f.err }
func (f closedFile) Size() int64                        { return 0 }
func (f closedFile) Close() error                       { return nil }
