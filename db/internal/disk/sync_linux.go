package disk

import (
	"errors"
	"os"
	"syscall"
)

// syncData waits until the disk has what was written and the file's length, but
// not its times, which nobody needs after a crash: half the work of os.File.Sync
// for every commit. SQLite relies on the same call where it is told of it.
func syncData(f *os.File) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		for failed = syscall.EINTR; errors.Is(failed, syscall.EINTR); {
			failed = syscall.Fdatasync(int(fd))
		}
	})
	if failed != nil {
		err = &os.PathError{Op: "fdatasync", Path: f.Name(), Err: failed}
	}
	return err
}

// Hasten asks the disk to begin with what was written, so that there is less left when
// Sync waits for it. It promises nothing, and what fails here fails there again.
func (f *File) Hasten() {
	conn, err := f.file.SyscallConn()
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) {
		const begin = 2 // SYNC_FILE_RANGE_WRITE, of the whole file
		_ = syscall.SyncFileRange(int(fd), 0, 0, begin)
	})
}
