package vault

import (
	"context"
	"errors"
	"io"
	"os"
)

// SealFile writes what a file that is not sealed holds to a new one, sealed as the
// file of a store and safe on the disk. It need not be whole: what lacks of its
// last block is filled with zeros.
func (l *Layer) SealFile(ctx context.Context, path, sealed string) (err error) {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if err := Remove(sealed); err != nil {
		return err
	}
	file, err := NewFile(sealed)
	if err != nil {
		return err
	}
	to, err := openBlockFile(file, &l.key)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	block := make([]byte, BlockSize)
	for at := int64(0); ; at += BlockSize {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(from, block)
		if n > 0 {
			if _, err := to.WriteAt(block[:n], at); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return to.Sync()
		case err != nil:
			return err
		}
	}
}
