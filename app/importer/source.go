package importer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const firstWindow = 256 << 10 // bytes

// source shows a reader's bytes through a window that slides on row by row and
// grows only for a row that does not fit.
type source struct {
	ctx      context.Context
	r        io.Reader
	buf      []byte
	from, to int // the window is buf[from:to]
	ended    bool
	zeros    int // zero bytes seen so far
}

func newSource(ctx context.Context, r io.Reader) *source {
	return &source{ctx: ctx, r: &bounded{r: r, left: maxFile}, buf: make([]byte, firstWindow)}
}

func (s *source) window() []byte { return s.buf[s.from:s.to] }

func (s *source) skip(n int) { s.from += n }

// fill reads on until the window is full or the file has ended. A window that
// is full already grows, up to the longest row.
func (s *source) fill() error {
	if s.ended {
		return nil
	}
	if s.from > 0 {
		s.to = copy(s.buf, s.buf[s.from:s.to])
		s.from = 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) >= maxRow {
			return notList()
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	start := s.to
	for s.to < len(s.buf) && !s.ended {
		if err := cancelled(s.ctx); err != nil {
			return err
		}
		n, err := s.r.Read(s.buf[s.to:])
		s.to += n
		switch {
		case errors.Is(err, io.EOF):
			s.ended = true
		case errors.Is(err, errBeyond):
			return tooLarge()
		case err != nil:
			return readFailure(err)
		}
	}
	if s.zeros += bytes.Count(s.buf[start:s.to], []byte{0}); s.zeros > maxZeros {
		return binaryFile()
	}
	return nil
}

// open reads the start of the file, refuses what is plainly another kind of
// file, and takes a byte order mark away. It returns the encoding, as far as
// the start tells it.
func (s *source) open() (encoding, error) {
	head := make([]byte, 4)
	n, err := io.ReadFull(s.r, head)
	head = head[:n]
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return unknown, readFailure(err)
	}
	if err := cancelled(s.ctx); err != nil {
		return unknown, err
	}
	if err := foreign(head); err != nil {
		return unknown, err
	}
	s.r = io.MultiReader(bytes.NewReader(head), s.r)
	wide := bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
	if wide {
		s.r = transform.NewReader(s.r, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	}
	if err := s.fill(); err != nil {
		return unknown, err
	}
	enc := guessEncoding(s.window())
	if marked := bytes.HasPrefix(s.window(), []byte("\uFEFF")); wide || marked {
		enc = utf8Text
		if marked {
			s.skip(len("\uFEFF"))
		}
	}
	return enc, s.refuseStart()
}

// refuseStart refuses an empty file and a web page, which a site may serve in
// place of the list when it wants to see a human.
func (s *source) refuseStart() error {
	start := bytes.TrimSpace(s.window())
	if len(start) == 0 && s.ended {
		return emptyFile()
	}
	start = bytes.ToLower(start[:min(len(start), 64)])
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<script", "<meta", "<!--", "<?xml"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return webPage()
		}
	}
	return nil
}

// refuseSize refuses a file that is known to be larger than any list.
func refuseSize(r io.Reader) error {
	f, ok := r.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err == nil && info.Size() > maxFile {
		return tooLarge()
	}
	return nil
}

// foreign refuses files that are known by their first bytes.
func foreign(head []byte) error {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")):
		return pdfFile()
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return sheetFile()
	}
	return nil
}

var errBeyond = errors.New("the file is longer than any list")

// bounded reads at most left bytes and then fails, so that an endless file ends.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errBeyond
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
