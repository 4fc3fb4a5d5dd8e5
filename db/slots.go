package db

import (
	"sync"
	"time"

	"vestka/app"
	"vestka/db/vault"
)

// slots is what a store needs to change its key file.
type slots struct {
	sync.Mutex     // one change at a time
	work       int // of new slots
}

// Slots are the ways to unlock the store, in the order in which they were made.
// The error is app.Invalid for a store that is not sealed.
func (s *Store) Slots() ([]app.Slot, error) {
	var all []app.Slot
	err := s.keys(func(keys *vault.KeyFile) error {
		for _, slot := range keys.Slots() {
			made, err := app.ParseDate(slot.Made)
			if err != nil {
				return vault.ErrDamaged
			}
			all = append(all, app.Slot{ID: slot.ID, Kind: app.SlotKind(slot.Kind), Made: made, Used: slot.ID == s.layer.Slot})
		}
		return nil
	})
	return all, err
}

// ChangePassphrase gives the slot that old opens another passphrase. Only the key
// file is written; copies of the old one still open with the old passphrase. The
// errors are app.WrongPassphrase, app.Refused for a passphrase that opens another
// slot, and app.Invalid for an empty passphrase or a store that is not sealed;
// after any the key file is as it was. So it is with the other changes.
func (s *Store) ChangePassphrase(old, passphrase string) error {
	return s.changeKeys(func(keys *vault.KeyFile) error {
		return keys.Change(old, passphrase, today(s.now), s.slots.work)
	})
}

// AddPassphrase adds a passphrase; existing is one that opens the store.
func (s *Store) AddPassphrase(existing, passphrase string) error {
	return s.changeKeys(func(keys *vault.KeyFile) error {
		return keys.Add(existing, passphrase, vault.Passphrase, today(s.now), s.slots.work)
	})
}

// NewRecoveryPhrase makes up a phrase for AddRecovery, to be printed.
func NewRecoveryPhrase() string { return vault.NewRecoveryPhrase() }

// AddRecovery adds a phrase of NewRecoveryPhrase, which somebody has on paper by
// now: it is not kept anywhere and cannot be shown again.
func (s *Store) AddRecovery(existing, phrase string) error {
	return s.changeKeys(func(keys *vault.KeyFile) error {
		return keys.Add(existing, phrase, vault.Recovery, today(s.now), s.slots.work)
	})
}

// SlotOf is the slot that the passphrase opens. The error is app.WrongPassphrase
// where it opens none, and app.Invalid for a store that is not sealed.
func (s *Store) SlotOf(passphrase string) (id string, err error) {
	err = s.keys(func(keys *vault.KeyFile) error {
		var err error
		id, err = keys.SlotOf(passphrase)
		return err
	})
	return id, err
}

// RemoveSlot takes a way to unlock the store away; existing opens it by another
// one. Older copies of the key file open with it all the same, until the store has
// another data key (NewDataKey). The further errors are app.NotFound and, for the
// last slot and for that of existing, app.Refused.
func (s *Store) RemoveSlot(existing, id string) error {
	return s.changeKeys(func(keys *vault.KeyFile) error { return keys.Remove(existing, id) })
}

// changeKeys writes the key file after the change.
func (s *Store) changeKeys(change func(*vault.KeyFile) error) error {
	return s.keys(func(keys *vault.KeyFile) error {
		if err := change(keys); err != nil {
			return err
		}
		return keys.Write(keyFile(s.path))
	})
}

// keys runs fn on the key file.
func (s *Store) keys(fn func(*vault.KeyFile) error) error {
	if !s.Sealed() {
		return &app.Error{Code: app.Invalid, Key: "error.vault.not_sealed", Hint: "error.vault.not_sealed.hint"}
	}
	s.slots.Lock()
	defer s.slots.Unlock()
	keys, err := vault.ReadKeyFile(keyFile(s.path))
	if err != nil {
		return storeError(err)
	}
	return storeError(fn(keys))
}

// today is the day on the clock, as key files write it.
func today(now func() time.Time) string { return app.DateOf(now()).String() }
