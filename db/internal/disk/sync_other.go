//go:build !linux

package disk

import "os"

// syncData waits until the disk has the file.
func syncData(f *os.File) error { return f.Sync() }

// Hasten does nothing: there is no way to ask for it.
func (f *File) Hasten() {}
