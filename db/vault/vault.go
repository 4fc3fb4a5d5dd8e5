// Package vault decides through which file layer SQLite reaches a store: the
// system's own, or one that encrypts every block on its way to the disk.
package vault

// Layer is a file layer between SQLite and the disk.
type Layer struct {
	VFS    string // the name under which SQLite knows it; empty for the system's own
	Sealed bool   // what it writes to the disk is encrypted
}

// Opener finds the layer for the store at path, which exists already unless
// create is set. Whatever it keeps beside the store is named after path. It
// fails with app.WrongPassphrase where the passphrase does not open the store.
type Opener interface {
	Open(path, passphrase string, create bool) (Layer, error)
}

// Plain is the Opener of stores that are not encrypted: it needs no passphrase
// and uses none that is given, which its Layer says in Sealed.
type Plain struct{}

// Open gives the system's own file layer.
func (Plain) Open(_, _ string, _ bool) (Layer, error) { return Layer{}, nil }
