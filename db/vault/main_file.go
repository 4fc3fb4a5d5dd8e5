package vault

import (
	"errors"
	"io"

	"vestka/db/internal/disk"
)

// blockFile is the file of a store: as many sealed blocks as it has pages, each
// at its own place, so that it is as long as it would be unsealed. SQLite writes
// it in whole pages; any other write is completed to whole blocks.
//
// Blocks that follow each other are gathered and written together. SQLite relies on
// none of them before it has asked for the file to be safe.
type blockFile struct {
	file   *disk.File
	sealer sealer
	size   int64 // in bytes, whole blocks, those that wait included
	block  [BlockSize]byte

	waiting []byte // sealed blocks that are not written yet
	first   int64  // the number of the first of them
	begun   int64  // bytes that were written since the disk was asked to begin with them
}

// So much is gathered, and so much written, in bytes, before the disk is asked to begin.
const (
	mostWaiting = 64 * BlockSize
	mostBehind  = 8 << 20
)

// openBlockFile begins with what is there. A piece of a block at the end is left
// over from a write that a crash cut short; it cannot be read and does not count.
func openBlockFile(file *disk.File, key *Key) (*blockFile, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return &blockFile{file: file, sealer: newSealer(key, mainFile), size: info.Size() / BlockSize * BlockSize}, nil
}

// ReadAt gives io.EOF with what there is before the end.
func (f *blockFile) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) {
		if off >= f.size {
			return n, io.EOF
		}
		into, at := p[n:], int(off%BlockSize)
		if at == 0 && len(into) >= BlockSize {
			into = into[:BlockSize]
			err = f.read(into, off/BlockSize)
		} else {
			err = f.read(f.block[:], off/BlockSize)
			into = into[:copy(into, f.block[at:])]
		}
		if err != nil {
			return n, err
		}
		n, off = n+len(into), off+int64(len(into))
	}
	return n, nil
}

func (f *blockFile) read(block []byte, no int64) error {
	if no >= f.first && no < f.first+f.waits() {
		if err := f.flush(); err != nil {
			return err
		}
	}
	if _, err := f.file.ReadAt(block, no*BlockSize); err != nil {
		if errors.Is(err, io.EOF) { // somebody cut the file off under us
			return io.ErrUnexpectedEOF
		}
		return err
	}
	f.sealer.open(block, no)
	return nil
}

// WriteAt writes; what lies between the end and off is filled with zeros.
func (f *blockFile) WriteAt(p []byte, off int64) (n int, err error) {
	if err := f.grow(off / BlockSize * BlockSize); err != nil {
		return 0, err
	}
	for n < len(p) {
		no, at := off/BlockSize, int(off%BlockSize)
		part := p[n:min(len(p), n+BlockSize-at)]
		switch {
		case len(part) == BlockSize:
		case off-int64(at) < f.size:
			if err := f.read(f.block[:], no); err != nil {
				return n, err
			}
		default:
			clear(f.block[:])
		}
		copy(f.block[at:], part)
		if err := f.write(no); err != nil {
			return n, err
		}
		n, off = n+len(part), off+int64(len(part))
	}
	return n, nil
}

// write seals the block at hand and puts it among those that wait.
func (f *blockFile) write(no int64) error {
	if f.waits() > 0 && (no != f.first+f.waits() || len(f.waiting) == mostWaiting) {
		if err := f.flush(); err != nil {
			return err
		}
	}
	if f.waits() == 0 {
		f.first = no
	}
	f.sealer.seal(f.block[:], no)
	f.waiting = append(f.waiting, f.block[:]...)
	f.size = max(f.size, (no+1)*BlockSize)
	return nil
}

// waits is how many blocks wait.
func (f *blockFile) waits() int64 { return int64(len(f.waiting)) / BlockSize }

// flush writes the blocks that wait. Where that fails they are given up: what was to
// be changed is undone then from the journal.
func (f *blockFile) flush() error {
	if len(f.waiting) == 0 {
		return nil
	}
	blocks := f.waiting
	f.waiting = f.waiting[:0]
	if _, err := f.file.WriteAt(blocks, f.first*BlockSize); err != nil {
		return err
	}
	if f.begun += int64(len(blocks)); f.begun >= mostBehind {
		f.begun = 0
		f.file.Hasten()
	}
	return nil
}

// grow adds sealed zeros up to the size.
func (f *blockFile) grow(size int64) error {
	for f.size < size {
		clear(f.block[:])
		if err := f.write(f.size / BlockSize); err != nil {
			return err
		}
	}
	return nil
}

// Truncate cuts the file off, or lengthens it, at the next whole block.
func (f *blockFile) Truncate(size int64) error {
	size = (size + BlockSize - 1) / BlockSize * BlockSize
	if size >= f.size {
		return f.grow(size)
	}
	if err := f.flush(); err != nil {
		return err
	}
	f.size = size
	return f.file.Truncate(size)
}

// Size is the length in bytes.
func (f *blockFile) Size() int64 { return f.size }

// Sync writes what waits, and waits until the disk has the file.
func (f *blockFile) Sync() error {
	if err := f.flush(); err != nil {
		return err
	}
	return f.file.Sync()
}

// Close writes what waits, closes the file and forgets its key.
func (f *blockFile) Close() error {
	err := f.flush()
	f.sealer.key.forget()
	return errors.Join(err, f.file.Close())
}

// Header is how every file of SQLite begins that is not sealed.
const Header = "SQLite format 3\x00"

// Fits reports that the key turns the first block of the store at path into the
// beginning of a file of SQLite.
func Fits(path string, key *Key) (_ bool, err error) {
	file, err := disk.OpenToRead(path)
	if err != nil {
		return false, err
	}
	f, err := openBlockFile(file, key)
	if err != nil {
		return false, errors.Join(err, file.Close())
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	begin := make([]byte, len(Header))
	_, err = f.ReadAt(begin, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return string(begin) == Header, err
}
