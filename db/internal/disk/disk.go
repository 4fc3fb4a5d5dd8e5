// Package disk is all that a store does to the files on the disk, one step at a
// time, so that tests can let each of them fail.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// Step is something that is done to a file.
type Step string

// The steps.
const (
	Open     Step = "open"
	Read     Step = "read"
	Write    Step = "write"
	Truncate Step = "truncate"
	Sync     Step = "sync"
	Rename   Step = "rename"
	Remove   Step = "remove"
)

// Steps are all of them.
var Steps = []Step{Open, Read, Write, Truncate, Sync, Rename, Remove}

// Fault is asked before each step, and an error is what comes of it instead. It is
// nil outside of tests, which set it while nothing else is at work.
var Fault func(Step) error

func fault(step Step, path string) error {
	if Fault == nil {
		return nil
	}
	if err := Fault(step); err != nil {
		return &fs.PathError{Op: string(step), Path: path, Err: err}
	}
	return nil
}

// File is an open file.
type File struct{ file *os.File }

// OpenFile opens a file as os.OpenFile does.
func OpenFile(path string, flag int, mode fs.FileMode) (*File, error) {
	if err := fault(Open, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, flag, mode)
	if err != nil {
		return nil, err
	}
	return &File{f}, nil
}

// OpenToRead opens a file for reading only.
func OpenToRead(path string) (*File, error) { return OpenFile(path, os.O_RDONLY, 0) }

// Name is the path that the file was opened by.
func (f *File) Name() string { return f.file.Name() }

func (f *File) Read(p []byte) (int, error) {
	if err := fault(Read, f.Name()); err != nil {
		return 0, err
	}
	return f.file.Read(p)
}

// ReadAt is that of io.ReaderAt.
func (f *File) ReadAt(p []byte, off int64) (int, error) {
	if err := fault(Read, f.Name()); err != nil {
		return 0, err
	}
	return f.file.ReadAt(p, off)
}

func (f *File) Write(p []byte) (int, error) {
	if err := fault(Write, f.Name()); err != nil {
		return 0, err
	}
	return f.file.Write(p)
}

// WriteAt is that of io.WriterAt.
func (f *File) WriteAt(p []byte, off int64) (int, error) {
	if err := fault(Write, f.Name()); err != nil {
		return 0, err
	}
	return f.file.WriteAt(p, off)
}

// Truncate changes the file's length.
func (f *File) Truncate(size int64) error {
	if err := fault(Truncate, f.Name()); err != nil {
		return err
	}
	return f.file.Truncate(size)
}

// Sync waits until the disk has the file.
func (f *File) Sync() error {
	if err := fault(Sync, f.Name()); err != nil {
		return err
	}
	return syncData(f.file)
}

// Seek is that of io.Seeker.
func (f *File) Seek(off int64, whence int) (int64, error) { return f.file.Seek(off, whence) }

// Stat says what kind of file it is and how long.
func (f *File) Stat() (fs.FileInfo, error) { return f.file.Stat() }

// Chmod changes the file's rights.
func (f *File) Chmod(mode fs.FileMode) error { return f.file.Chmod(mode) }

// Close closes the file.
func (f *File) Close() error {
	if f == nil { // as with os.File
		return fs.ErrInvalid
	}
	return f.file.Close()
}

// Full reports that an error is for want of room: on the disk, in what the user may
// have of it, or in what the file system lets one file have.
func Full(err error) bool {
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) {
			return true
		}
	}
	const handleFull, diskFull = syscall.Errno(39), syscall.Errno(112) // Windows' own
	return runtime.GOOS == "windows" && (errors.Is(err, handleFull) || errors.Is(err, diskFull))
}

// ReadFile reads a whole file.
func ReadFile(path string) ([]byte, error) {
	if err := fault(Read, path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Move gives a file another name, in place of a file that has it.
func Move(from, to string) error {
	if err := fault(Rename, from); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// Delete removes a file.
func Delete(path string) error {
	if err := fault(Remove, path); err != nil {
		return err
	}
	return os.Remove(path)
}

// SyncFolder waits until the disk knows the names in a folder. Windows, and file
// systems of networks and memory sticks, keep them in an order of their own and
// cannot be asked for it.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := OpenToRead(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
