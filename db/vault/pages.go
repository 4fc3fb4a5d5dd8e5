package vault

import (
	"errors"
	"io"

	"vestka/db/internal/disk"
)

// Pages are the pages of a store as SQLite sees them, to be read where SQLite
// itself can not.
type Pages interface {
	io.ReaderAt
	io.Closer
	Size() int64 // in bytes
}

// Pages opens the file of a store for reading only.
func (l *Layer) Pages(path string) (Pages, error) {
	if l == nil {
		return openPlain(path)
	}
	return l.key.Pages(path)
}

// Pages opens a file as a store sealed with the key, whether it is or not.
func (k *Key) Pages(path string) (Pages, error) {
	file, err := disk.OpenToRead(path)
	if err != nil {
		return nil, err
	}
	f, err := openBlockFile(file, k)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return f, nil
}

// plainFile is the file of a store that is not sealed.
type plainFile struct {
	*disk.File
	size int64
}

func openPlain(path string) (Pages, error) {
	file, err := disk.OpenToRead(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return plainFile{file, info.Size()}, nil
}

// Size is the length in bytes.
func (f plainFile) Size() int64 { return f.size }
