package vault

import (
	"sync"

	"github.com/psanford/sqlite3vfs"
)

// locks are SQLite's locks on the file of one store, among the connections of
// this process. Other processes are kept away by the lock file of package db.
type locks struct {
	layer   *Layer
	name    string
	handles int // guarded by inUse

	mu      sync.Mutex
	readers int     // handles at SHARED or above
	writer  *handle // the one above SHARED
}

// raise brings the handle's lock to the level, or as near as the others allow.
func (l *locks) raise(h *handle, level sqlite3vfs.LockType) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if level <= h.level {
		return nil
	}
	if l.writer != nil && l.writer != h && (level > sqlite3vfs.LockShared || l.writer.level > sqlite3vfs.LockReserved) {
		return sqlite3vfs.BusyError
	}
	if h.level == sqlite3vfs.LockNone {
		l.readers++
	}
	if level > sqlite3vfs.LockShared {
		l.writer = h
	}
	if level == sqlite3vfs.LockExclusive && l.readers > 1 {
		h.level = sqlite3vfs.LockPending // keeps new readers out
		return sqlite3vfs.BusyError
	}
	h.level = level
	return nil
}

// lower brings the handle's lock down to SHARED or none.
func (l *locks) lower(h *handle, level sqlite3vfs.LockType) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if level >= h.level {
		return
	}
	if l.writer == h {
		l.writer = nil
	}
	if level == sqlite3vfs.LockNone {
		l.readers--
	}
	h.level = level
}

// reserved reports that a connection is about to write.
func (l *locks) reserved() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.writer != nil
}
