package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strconv"

	"vestka/db/internal/disk"
)

// format is what every key file says first.
const format = "vestka key file 1"

// KeyFile is what lies beside a sealed store: its data key, once for each
// passphrase that opens it. It is JSON, so that a person who looks at it sees
// what it is; every slot is an armored age file, which age itself opens too.
type KeyFile struct {
	slots     []slot
	wipeAfter int
	damaged   bool // some of it is not as it was written
}

// slot is a passphrase's copy of the data key.
type slot struct {
	Slot
	Age string `json:"age"`
}

// Slot is what can be told about a slot without its passphrase.
type Slot struct {
	ID   string `json:"id"` // random letters and digits
	Kind Kind   `json:"kind"`
	Made string `json:"made"` // YYYY-MM-DD
}

// Kind is what a slot's passphrase is.
type Kind string

// The kinds of slots.
const (
	Passphrase Kind = "passphrase" // one that somebody chose
	Recovery   Kind = "recovery"   // one that the program made, to be printed
)

// written is the key file as it is on the disk.
type written struct {
	Format    string          `json:"format"`
	WipeAfter int             `json:"wipe_after,omitempty"`
	Slots     json.RawMessage `json:"slots"`
	Sum       string          `json:"sha256"` // of Slots without white space and, where it is there, WipeAfter; in hex
}

// ReadKeyFile reads the key file at path, as ParseKeyFile does. The errors are
// ErrMissing, ErrDamaged and those of the system.
func ReadKeyFile(path string) (*KeyFile, error) {
	b, err := disk.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	return ParseKeyFile(b)
}

// ParseKeyFile reads what a key file holds. One that has changed is still read as
// far as it goes: one bad byte must not shut out whom a sound slot lets in. The
// error is ErrDamaged.
func ParseKeyFile(b []byte) (*KeyFile, error) {
	var w written
	var f KeyFile
	if json.Unmarshal(b, &w) != nil || json.Unmarshal(w.Slots, &f.slots) != nil || len(f.slots) == 0 {
		return nil, ErrDamaged
	}
	f.wipeAfter = w.WipeAfter
	sound, err := f.Bytes()
	f.damaged = string(sound) != string(b)
	return &f, err
}

// Sound reports that the file is as it was written.
func (f *KeyFile) Sound() bool { return !f.damaged }

// Write puts the file at path safely on the disk: after a crash there is the
// file of before or this one.
func (f *KeyFile) Write(path string) error {
	b, err := f.Bytes()
	if err != nil {
		return err
	}
	unfinished := path + ".tmp"
	if err := write(unfinished, b); err != nil {
		return errors.Join(err, Remove(unfinished))
	}
	return Rename(unfinished, path)
}

// Bytes are what Write writes.
func (f *KeyFile) Bytes() ([]byte, error) {
	slots, err := json.Marshal(f.slots)
	if err != nil {
		return nil, err
	}
	summed := slots
	if f.wipeAfter != 0 {
		summed = strconv.AppendInt(slices.Clone(slots), int64(f.wipeAfter), 10)
	}
	sum := sha256.Sum256(summed)
	b, err := json.MarshalIndent(written{format, f.wipeAfter, slots, hex.EncodeToString(sum[:])}, "", "  ")
	return append(b, '\n'), err
}

// WipeAfter is after how many wrong passphrases the store shall be destroyed, 0
// for never. It can be read and changed by anybody who has the file: whoever
// opens the store must compare it with what the store itself holds.
func (f *KeyFile) WipeAfter() int { return f.wipeAfter }

// SetWipeAfter changes it. The error is ErrDamaged.
func (f *KeyFile) SetWipeAfter(wrong int) error {
	if f.damaged {
		return ErrDamaged
	}
	f.wipeAfter = wrong
	return nil
}

// Slots are the slots in the order in which they were made.
func (f *KeyFile) Slots() []Slot {
	all := make([]Slot, len(f.slots))
	for i, s := range f.slots {
		all[i] = s.Slot
	}
	return all
}
