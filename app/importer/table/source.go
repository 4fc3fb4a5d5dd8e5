package table

import (
	"bytes"
	"context"
	"errors"
	"io"
)

// source is the bytes of a file.
type source struct {
	ctx  context.Context
	r    io.ReaderAt
	size int64
}

const sampleBytes = 256 << 10 // so many are looked at to find out what a file is

// sample is the start of the file.
func (s *source) sample() ([]byte, error) {
	buf := make([]byte, min(s.size, sampleBytes))
	n, err := s.r.ReadAt(buf, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return buf[:n], s.ctx.Err()
}

// reader reads the file from its start.
func (s *source) reader() *counted {
	return &counted{ctx: s.ctx, r: io.NewSectionReader(s.r, 0, s.size), total: s.size}
}

// counted counts what is read, and stops where the user does.
type counted struct {
	ctx         context.Context
	r           io.Reader
	done, total int64
}

// Read reads and counts.
func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.done += int64(n)
	return n, err
}

func (c *counted) progress() (done, total int64) { return c.done, c.total }

// open finds out the format and opens the file as that.
func (s *source) open(found *Detected) (file, error) {
	head, err := s.sample()
	if err != nil {
		return file{}, err
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\uFEFF")))) == 0 && int64(len(head)) == s.size {
		return file{}, refusal("error.import.empty")
	}
	if err := foreign(head); err != nil {
		return file{}, err
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || found.Format == XLSX {
		return openXLSX(s, found)
	}
	return openText(s, head, found)
}

// foreign refuses files that are known by their first bytes and are not read.
func foreign(head []byte) error {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")):
		return refusal("error.import.pdf")
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return hinted("error.table.spreadsheet", "error.table.hint.save_as")
	}
	return nil
}
