package rows

import (
	"bytes"
	"context"
	"errors"
	"io"
)

const (
	firstWindow = 256 << 10 // bytes
	maxZeros    = 100       // zero bytes in a text
)

// What a window refuses. The reader of the file says it in a sentence.
var (
	ErrRowTooLong = errors.New("a row is longer than any row of a list")
	ErrTooLarge   = errors.New("the file is longer than any list")
	ErrBinary     = errors.New("the file holds zero bytes: it is no text")
)

// Window shows a reader's bytes through a window that slides on row by row and
// grows only for a row that does not fit.
type Window struct {
	ctx      context.Context
	r        io.Reader
	left     int64 // bytes that the file may still have
	buf      []byte
	from, to int // the window is buf[from:to]
	ended    bool
	zeros    int // zero bytes seen so far
}

// NewWindow shows at most MaxFile bytes of r.
func NewWindow(ctx context.Context, r io.Reader) *Window {
	return &Window{ctx: ctx, r: r, left: MaxFile, buf: make([]byte, firstWindow)}
}

// Bytes is what the window shows, until the next Fill.
func (w *Window) Bytes() []byte { return w.buf[w.from:w.to] }

// Skip moves the window on by n bytes.
func (w *Window) Skip(n int) { w.from += n }

// Ended reports that nothing follows what the window shows.
func (w *Window) Ended() bool { return w.ended }

// Zeros reports that zero bytes were seen, of which a text has none.
func (w *Window) Zeros() bool { return w.zeros > 0 }

// Fill reads on until the window is full or the file has ended. A window that
// is full already grows, up to the longest row. Errors are those above, ctx's
// own, or the reader's.
func (w *Window) Fill() error {
	if w.ended {
		return nil
	}
	if w.from > 0 {
		w.to = copy(w.buf, w.buf[w.from:w.to])
		w.from = 0
	}
	if w.to == len(w.buf) {
		if len(w.buf) >= MaxRow {
			return ErrRowTooLong
		}
		w.buf = append(w.buf, make([]byte, len(w.buf))...)
	}
	start := w.to
	for w.to < len(w.buf) && !w.ended {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if w.left <= 0 {
			return ErrTooLarge
		}
		n, err := w.r.Read(w.buf[w.to:min(int64(len(w.buf)), int64(w.to)+w.left)])
		w.to += n
		w.left -= int64(n)
		switch {
		case errors.Is(err, io.EOF):
			w.ended = true
		case err != nil:
			return err
		}
	}
	if w.zeros += bytes.Count(w.buf[start:w.to], []byte{0}); w.zeros > maxZeros {
		return ErrBinary
	}
	return nil
}
