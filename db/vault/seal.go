package vault

import (
	"crypto/rand"
	"encoding/binary"

	"lukechampine.com/adiantum"
	"lukechampine.com/adiantum/hbsh"
)

// Key is the random data key of a store.
type Key [32]byte

// NewKey makes a key.
func NewKey() *Key {
	k := new(Key)
	_, _ = rand.Read(k[:]) // does not fail: see its documentation
	return k
}

// forget overwrites the key, as far as Go lets us.
func (k *Key) forget() { clear(k[:]) }

// kind of a file is part of what ties a block to its place, so that no block of
// a journal ever passes for one of the store.
type kind byte

const (
	mainFile     kind = 'm'
	journalFile  kind = 'j'
	superJournal kind = 's'
)

// sealer encrypts the blocks of one open file, in place. It is not safe for
// concurrent use.
type sealer struct {
	key    *Key // the cipher's own copy
	cipher *hbsh.HBSH
	// tweak is the number of the block and the kind of the file. Its length never
	// changes, which the hash within Adiantum relies on.
	tweak [16]byte
}

func newSealer(key *Key, k kind) sealer {
	own := *key // a file still open must not be left with a key that its layer has cleared
	s := sealer{key: &own, cipher: adiantum.New(own[:])}
	s.tweak[8] = byte(k)
	return s
}

func (s *sealer) seal(block []byte, no int64) {
	binary.LittleEndian.PutUint64(s.tweak[:8], uint64(no))
	s.cipher.Encrypt(block, s.tweak[:])
}

func (s *sealer) open(block []byte, no int64) {
	binary.LittleEndian.PutUint64(s.tweak[:8], uint64(no))
	s.cipher.Decrypt(block, s.tweak[:])
}
