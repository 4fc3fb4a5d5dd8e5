// Package vault seals a store: it is the file layer between SQLite and the disk
// that encrypts every block, and the key file that a passphrase opens.
//
// A store is encrypted with Adiantum under a random data key, in blocks of
// 4 KiB, each tied to its place and to the kind of its file; so are the journals
// that SQLite writes beside it. Temporary files are refused: nothing reaches the
// disk unsealed. The data key lies in the key file beside the store, once for
// each passphrase, in an age file with an scrypt recipient.
//
// What it does not do:
//
//   - It hides what is written, not that it is: who compares two copies of a
//     sealed store sees which blocks changed between them, and how long the file is.
//   - It does not prove that nobody tampered with the blocks of the store: a
//     changed one decrypts to noise, which SQLite takes for damage where it
//     notices, and an older one that was put back is not noticed at all.
//   - Go cannot promise that memory is wiped. The data key is overwritten when a
//     store is closed, but what was derived from it, the passphrase, SQLite's
//     cache, the system's swap file and a sleeping machine's image may stay.
//   - A key file of earlier days still opens with the passphrases of its day, and
//     what a store held before it was sealed may survive in the disk's free space:
//     what is overwritten is not always gone, since flash memory writes elsewhere
//     than it is told to, and some file systems keep what was there.
//   - After how many wrong passphrases a store is to be destroyed stands readable
//     in the key file. Who can write there can change it, which is noticed only
//     when the store is opened the next time; and who has copied the files first
//     can try as often as they like, a second of work for each guess.
package vault

import (
	"errors"
	"fmt"
)

// BlockSize is how much is encrypted at a time, in bytes. It is also SQLite's
// page size, so that a page is never half of what is written at once.
const BlockSize = 4096

// The errors of key files. None holds a passphrase or a path.
var (
	ErrPassphrase = errors.New("no slot of the key file opens with this passphrase")
	ErrEmpty      = errors.New("an empty passphrase")
	ErrMissing    = errors.New("the key file is missing")
	ErrDamaged    = errors.New("the key file is damaged")
	ErrLastSlot   = errors.New("the only slot of the key file")
	ErrOwnSlot    = errors.New("the slot of the very passphrase that was given")
	ErrTaken      = errors.New("the passphrase of another slot")
	ErrNoSlot     = errors.New("no such slot in the key file")
)

// ErrSlip is an ErrPassphrase for what looks like a recovery phrase that was
// mistyped. It tells only what stands in the text itself.
var ErrSlip = fmt.Errorf("%w: a recovery phrase with a slip", ErrPassphrase)
