// Package db keeps the store: one SQLite file that holds the list, the log and
// the user's own settings. It implements the interfaces of package app.
//
// What the lists say and what is the user's own lie in separate tables, so that
// no import can overwrite a note, a name or the log. Times come from a clock
// that is handed in; nothing is logged.
package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/gofrs/flock"

	"vestka/app"
	"vestka/db/vault"
)

// Options say how to open a store.
type Options struct {
	Passphrase string           // empty for a store that is not sealed
	Create     bool             // make a new store, sealed where there is a passphrase; there must be none
	Uncounted  bool             // a wrong passphrase does not count towards destroying the store: it may be another's
	Now        func() time.Time // the clock; nil for the system's
	WorkFactor int              // binary logarithm of scrypt's cost for new slots; 0 for vault.WorkFactor, a second; tests take little
	// Migrating is told of every step by which the store of an older version is brought to
	// this one, when it begins, from 1: with a long log one takes minutes. nil where nobody
	// wants to know.
	Migrating func(step, of int)
}

// Store is an open store. It may be used from several goroutines: one
// connection serves them in turn, so that with a rollback journal no reader
// ever stands in a writer's way.
type Store struct {
	db    *sql.DB
	lock  *flock.Flock
	path  string
	layer *vault.Layer
	now   func() time.Time
	slots slots

	wipeAfterMended bool
}

var _ app.Store = (*Store)(nil)

// Sealed reports that what lies on the disk is encrypted with the passphrase.
func (s *Store) Sealed() bool { return s.layer.Sealed() }

// Close gives the store free for other programs and forgets its key. Attachments
// that were removed are wiped.
func (s *Store) Close() error {
	s.wipeRemoved(context.Background())
	err := s.db.Close()
	s.layer.Close()
	return s.told(errors.Join(err, s.lock.Close()))
}

// told is the error as a person may read it.
func (s *Store) told(err error) error { return storeError(because(err, s.layer)) }
