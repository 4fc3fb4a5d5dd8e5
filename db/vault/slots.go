package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// WorkFactor is the binary logarithm of scrypt's cost for new slots. 18 takes
// about a second and 256 MiB on a laptop of 2020. Every slot carries its own, so
// that this one can be raised; maxWorkFactor (1 GiB) bounds what a file may ask.
const (
	WorkFactor    = 18
	maxWorkFactor = 20
)

// one keeps scrypt from running twice at once, since each run takes so much memory.
var one sync.Mutex

// NewKeyFile makes a key file with one slot. The error is ErrEmpty for an empty passphrase.
func NewKeyFile(key *Key, passphrase, made string, work int) (*KeyFile, error) {
	f := new(KeyFile)
	return f, f.add(key, passphrase, Slot{Kind: Passphrase, Made: made}, work)
}

// Open finds the data key and the ID of the slot that holds it. Every slot is
// tried before the passphrase is said to be wrong, and a damaged file is told
// only then, so that whatever is wrong costs the same work. The right passphrase
// stops at its slot: that it was right shows anyhow, and the sooner the better.
// The errors are ErrPassphrase, ErrSlip among them, and ErrDamaged.
func (f *KeyFile) Open(passphrase string) (*Key, string, error) {
	key, i, err := f.find(passphrase)
	if err != nil {
		return nil, "", err
	}
	return key, f.slots[i].ID, nil
}

// SlotOf is the ID of the slot that the passphrase opens. The errors are those of Open.
func (f *KeyFile) SlotOf(passphrase string) (string, error) {
	key, id, err := f.Open(passphrase)
	if err != nil {
		return "", err
	}
	key.forget()
	return id, nil
}

// find gives the data key and the number of the slot that holds it.
func (f *KeyFile) find(passphrase string) (*Key, int, error) {
	identity, err := identityOf(passphrase)
	if err != nil {
		return nil, 0, err
	}
	for i, s := range f.slots {
		if key, err := s.unwrap(identity); err == nil {
			return key, i, nil
		}
	}
	switch {
	case f.damaged:
		return nil, 0, ErrDamaged
	case hasSlip(passphrase):
		return nil, 0, ErrSlip
	}
	return nil, 0, ErrPassphrase
}

// identityOf is what tries a slot. An empty passphrase, which age refuses, is
// tried as one that nobody has, so that it costs what any other costs.
var identityOf = func(passphrase string) (age.Identity, error) { // tests count what it does
	if passphrase == "" {
		passphrase = rand.Text()
	}
	identity, err := age.NewScryptIdentity(normal(passphrase))
	if err != nil {
		return nil, err
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	return identity, nil
}

// findSound is find for changes: a damaged file must not be signed as sound again.
func (f *KeyFile) findSound(passphrase string) (*Key, int, error) {
	key, i, err := f.find(passphrase)
	if err == nil && f.damaged {
		err = ErrDamaged
	}
	return key, i, err
}

func (s *slot) unwrap(identity age.Identity) (*Key, error) {
	one.Lock()
	defer one.Unlock()
	// scrypt takes so much that it counts what others have left, and what it leaves.
	debug.FreeOSMemory()
	defer debug.FreeOSMemory()
	r, err := age.Decrypt(armor.NewReader(strings.NewReader(s.Age)), identity)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(len(Key{})+1)))
	defer clear(b)
	if err != nil || len(b) != len(Key{}) {
		return nil, errors.Join(ErrDamaged, err)
	}
	key := Key(b)
	return &key, nil
}

func wrap(key *Key, passphrase string, work int) (string, error) {
	recipient, err := age.NewScryptRecipient(normal(passphrase))
	if err != nil {
		return "", ErrEmpty // age knows one error
	}
	recipient.SetWorkFactor(work)
	one.Lock()
	defer one.Unlock()
	var out bytes.Buffer
	armored := armor.NewWriter(&out)
	w, err := age.Encrypt(armored, recipient)
	if err != nil {
		return "", err
	}
	_, err = w.Write(key[:])
	err = errors.Join(err, w.Close(), armored.Close())
	return out.String(), err
}

// add appends a slot.
func (f *KeyFile) add(key *Key, passphrase string, s Slot, work int) error {
	wrapped, err := wrap(key, passphrase, work)
	if err != nil {
		return err
	}
	s.ID = strings.ToLower(rand.Text()[:8])
	f.slots = append(f.slots, slot{s, wrapped})
	return nil
}

// free is ErrTaken where the passphrase opens a slot other than the one that is to
// get it: whoever removes one of two slots with one passphrase would believe that
// the passphrase opens no more.
func (f *KeyFile) free(passphrase string, own int) error {
	identity, err := identityOf(passphrase)
	if err != nil {
		return err
	}
	for i, s := range f.slots {
		if i == own {
			continue
		}
		if key, err := s.unwrap(identity); err == nil {
			key.forget()
			return ErrTaken
		}
	}
	return nil
}

// Change replaces the passphrase of the slot that old opens. The errors are
// ErrPassphrase, ErrDamaged, ErrEmpty and ErrTaken; after each the file is as it was.
func (f *KeyFile) Change(old, passphrase, made string, work int) error {
	key, i, err := f.findSound(old)
	if err != nil {
		return err
	}
	defer key.forget()
	wrapped, err := wrap(key, passphrase, work)
	if err == nil {
		err = f.free(passphrase, i)
	}
	if err != nil {
		return err
	}
	f.slots[i].Age, f.slots[i].Made, f.slots[i].Kind = wrapped, made, Passphrase
	return nil
}

// Add adds a slot for another passphrase; existing is one that opens the store
// already. The errors are those of Change.
func (f *KeyFile) Add(existing, passphrase string, k Kind, made string, work int) error {
	key, _, err := f.findSound(existing)
	if err != nil {
		return err
	}
	defer key.forget()
	if err := f.free(passphrase, -1); err != nil {
		return err
	}
	return f.add(key, passphrase, Slot{Kind: k, Made: made}, work)
}

// Remove takes a slot away; existing is the passphrase of one that stays, so that
// somebody knows what still opens the store. Older copies of the key file open
// with the removed one all the same. The errors are ErrPassphrase, ErrDamaged,
// ErrNoSlot, ErrLastSlot and ErrOwnSlot.
func (f *KeyFile) Remove(existing, id string) error {
	key, own, err := f.findSound(existing)
	if err != nil {
		return err
	}
	key.forget()
	i := slices.IndexFunc(f.slots, func(s slot) bool { return s.ID == id })
	switch {
	case i < 0:
		return ErrNoSlot
	case len(f.slots) == 1:
		return ErrLastSlot
	case i == own:
		return ErrOwnSlot
	}
	f.slots = slices.Delete(f.slots, i, i+1)
	return nil
}

// Rekey makes a key file that holds another data key for the slots that the
// passphrases open, each of its old kind and day; all others are left out, since
// nobody can wrap the key for them. A slot that is named twice is kept once. The
// errors are ErrPassphrase and ErrDamaged.
func (f *KeyFile) Rekey(key *Key, passphrases []string, work int) (*KeyFile, error) {
	fresh := &KeyFile{wipeAfter: f.wipeAfter}
	kept := map[int]bool{}
	for _, passphrase := range passphrases {
		old, i, err := f.findSound(passphrase)
		if err != nil {
			return nil, err
		}
		old.forget()
		if kept[i] {
			continue
		}
		kept[i] = true
		if err := fresh.add(key, passphrase, Slot{Kind: f.slots[i].Kind, Made: f.slots[i].Made}, work); err != nil {
			return nil, err
		}
	}
	return fresh, nil
}
