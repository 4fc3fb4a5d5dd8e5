package vault

import (
	"encoding/binary"
	"errors"
	"io"

	"vestka/db/internal/disk"
)

// A block of a journal holds 4 KiB, and behind them how many of these are used
// (two bytes, little endian) and zeros. All of it is sealed as one, and a change
// of any bit changes all of it: where the zeros are zeros, the block is as it was
// written. So the last block gives a journal its true length, which SQLite needs,
// and no piece of a write that a crash cut short passes for what SQLite wrote.
const (
	trailer      = 16
	journalBlock = BlockSize + trailer
)

// journal is a file that may end anywhere and grows at its end by small pieces.
// The block at hand is kept until another one is needed or SQLite asks for the
// journal to be safe: before that it relies on none of it.
type journal struct {
	file   *disk.File
	sealer sealer
	size   int64 // in bytes, as SQLite sees it

	block  [journalBlock]byte // the block at hand, open
	no     int64              // its number, -1 for none
	dirty  bool               // it is not on the disk
	sealed [journalBlock]byte // what goes to the disk
}

// openJournal begins with what is there, up to the first block that is not
// whole: that one and all behind it were never synced, and hold nothing that
// counts. Where the journal may be written they are cut off, so that nothing of
// them shows up again behind what is written next.
func openJournal(file *disk.File, key *Key, k kind, writable bool) (*journal, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	j := &journal{file: file, sealer: newSealer(key, k), no: -1}
	blocks := int64(0)
	for more := true; more; {
		whole, err := j.read(blocks)
		if err != nil {
			return nil, err
		}
		if more = whole; more {
			j.size = blocks*BlockSize + j.used()
			blocks++
		}
	}
	if writable && info.Size() > blocks*journalBlock {
		err = file.Truncate(blocks * journalBlock)
	}
	return j, err
}

// used is how many bytes of the block at hand are.
func (j *journal) used() int64 { return int64(binary.LittleEndian.Uint16(j.block[BlockSize:])) }

// read takes a block of the disk at hand, and reports whether it is whole.
func (j *journal) read(no int64) (whole bool, err error) {
	j.no = -1
	if _, err := j.file.ReadAt(j.block[:], no*journalBlock); err != nil {
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		return false, err
	}
	j.sealer.open(j.block[:], no)
	for _, b := range j.block[BlockSize+2:] {
		if b != 0 {
			return false, nil
		}
	}
	if j.used() > BlockSize {
		return false, nil
	}
	j.no = no
	return true, nil
}

// turn writes the block at hand where it must be, and takes another one.
func (j *journal) turn(no int64) error {
	if j.no == no {
		return nil
	}
	if err := j.flush(); err != nil {
		return err
	}
	whole, err := j.read(no)
	if err == nil && !whole { // it was when the journal was opened
		err = io.ErrUnexpectedEOF
	}
	return err
}

// flush writes the block at hand.
func (j *journal) flush() error {
	if !j.dirty {
		return nil
	}
	used := min(BlockSize, j.size-j.no*BlockSize)
	binary.LittleEndian.PutUint16(j.block[BlockSize:], uint16(used))
	j.sealed = j.block
	j.sealer.seal(j.sealed[:], j.no)
	if _, err := j.file.WriteAt(j.sealed[:], j.no*journalBlock); err != nil {
		return err
	}
	j.dirty = false
	return nil
}

// ReadAt gives io.EOF with what there is before the end.
func (j *journal) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) && off < j.size {
		if err := j.turn(off / BlockSize); err != nil {
			return n, err
		}
		at := off % BlockSize
		part := copy(p[n:], j.block[at:min(BlockSize, at+j.size-off)])
		n, off = n+part, off+int64(part)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// WriteAt writes; what lies between the end and off is filled with zeros.
func (j *journal) WriteAt(p []byte, off int64) (n int, err error) {
	if err := j.grow(off); err != nil {
		return 0, err
	}
	for n < len(p) {
		part := p[n:min(len(p), n+int(BlockSize-off%BlockSize))]
		if err := j.put(part, off); err != nil {
			return n, err
		}
		n, off = n+len(part), off+int64(len(part))
	}
	return n, nil
}

// put writes within one block, at or before the end.
func (j *journal) put(part []byte, off int64) error {
	no, at := off/BlockSize, off%BlockSize
	if err := j.take(no, len(part) == BlockSize); err != nil {
		return err
	}
	copy(j.block[at:], part)
	j.dirty = true
	j.size = max(j.size, off+int64(len(part)))
	return nil
}

// take takes a block at hand to be written to: an empty one where there is none
// or where all of it will be written.
func (j *journal) take(no int64, all bool) error {
	if j.no == no {
		return nil
	}
	if !all && no*BlockSize < j.size {
		return j.turn(no)
	}
	err := j.flush()
	if err == nil {
		clear(j.block[:])
		j.no = no
	}
	return err
}

// grow adds zeros up to the size. What is behind the used bytes of a block are
// zeros already, and it is left alone: SQLite may have synced it, and relies on it.
func (j *journal) grow(size int64) error {
	if rest := j.size % BlockSize; rest > 0 {
		j.size = max(j.size, min(size, j.size-rest+BlockSize))
	}
	for j.size < size {
		if err := j.put(make([]byte, min(BlockSize, size-j.size)), j.size); err != nil {
			return err
		}
	}
	return nil
}

// Truncate cuts the journal off, or lengthens it.
func (j *journal) Truncate(size int64) error {
	if err := j.grow(size); err != nil {
		return err
	}
	blocks := (size + BlockSize - 1) / BlockSize
	if blocks > 0 { // the last one says how long it is
		if err := j.take(blocks-1, false); err != nil {
			return err
		}
		clear(j.block[size-(blocks-1)*BlockSize : BlockSize])
		j.dirty = true
	}
	if j.no >= blocks {
		j.no, j.dirty = -1, false
	}
	j.size = size
	if err := j.file.Truncate(blocks * journalBlock); err != nil {
		return err
	}
	return j.flush()
}

// Size is the length as SQLite sees it, in bytes.
func (j *journal) Size() int64 { return j.size }

// Sync writes what is at hand and waits until the disk has it.
func (j *journal) Sync() error {
	if err := j.flush(); err != nil {
		return err
	}
	return j.file.Sync()
}

// Close writes what is at hand, closes the file and forgets its key.
func (j *journal) Close() error {
	err := j.flush()
	j.sealer.key.forget()
	clear(j.block[:])
	return errors.Join(err, j.file.Close())
}
