package importer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"vestka/app/importer/internal/rows"
)

// source is the text of a file and how its bytes stand for letters, as far as
// its start tells that.
type source struct {
	*rows.Window
	enc encoding
}

// fill shows more of the file.
func (s *source) fill() error {
	err := s.Fill()
	switch {
	case err == nil:
		return nil
	case errors.Is(err, rows.ErrRowTooLong):
		return notList()
	case errors.Is(err, rows.ErrTooLarge):
		return tooLarge()
	case errors.Is(err, rows.ErrBinary):
		return binaryFile()
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return stopped(err)
	}
	return readFailure(err)
}

// openSource reads the start of the file, refuses what is plainly another kind
// of file, and takes a byte order mark away.
func openSource(ctx context.Context, r io.Reader) (*source, error) {
	head := make([]byte, 4)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, readFailure(err)
	}
	if err := cancelled(ctx); err != nil {
		return nil, err
	}
	if err := foreign(head); err != nil {
		return nil, err
	}
	r = io.MultiReader(bytes.NewReader(head), r)
	wide := bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
	if wide {
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	}
	s := &source{Window: rows.NewWindow(ctx, r)}
	if err := s.fill(); err != nil {
		return nil, err
	}
	s.enc = guessEncoding(s.Bytes())
	if marked := bytes.HasPrefix(s.Bytes(), []byte("\uFEFF")); wide || marked {
		s.enc = utf8Text
		if marked {
			s.Skip(len("\uFEFF"))
		}
	}
	return s, s.refuseStart()
}

// refuseStart refuses an empty file and a web page, which a site may serve in
// place of the list when it wants to see a human.
func (s *source) refuseStart() error {
	start := bytes.TrimSpace(s.Bytes())
	if len(start) == 0 && s.Ended() {
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
	if info, err := f.Stat(); err == nil && info.Size() > rows.MaxFile {
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
