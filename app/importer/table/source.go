package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
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
	switch format := guessFormat(head, found); format {
	case XLSX:
		return openXLSX(s, found)
	case JSON:
		return openJSON(s, head, found)
	case HTML:
		return openHTML(s, head, found)
	case VCard:
		return openVCard(s, head, found)
	default:
		return openText(s, head, found)
	}
}

// guessFormat is the format of the settings, or what the file starts like. An
// archive is never anything else, whatever was said.
func guessFormat(head []byte, found *Detected) Format {
	start := asASCII(head)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return XLSX
	case found.Format != "":
		return found.Format
	case likeJSON(start):
		return JSON
	case likeHTML(start):
		return HTML
	case len(start) >= len(cardBegin) && strings.EqualFold(string(start[:len(cardBegin)]), cardBegin):
		return VCard
	}
	return ""
}

const cardBegin = "BEGIN:VCARD"

// likeHTML reports that a web page begins here, or a table torn out of one.
func likeHTML(start []byte) bool {
	if len(start) == 0 || start[0] != '<' {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<table", "<script", "<meta", "<!--", "<div", "<tr"} {
		if len(start) >= len(tag) && bytes.EqualFold(start[:len(tag)], []byte(tag)) {
			return true
		}
	}
	lower := bytes.ToLower(start)
	return bytes.Contains(lower, []byte("<html")) || bytes.Contains(lower, []byte("<table"))
}

// asASCII is the start of a text without a byte order mark, white space and the
// zero bytes of UTF-16.
func asASCII(head []byte) []byte {
	head = bytes.ReplaceAll(head[:min(len(head), 8<<10)], []byte{0}, nil)
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return bytes.TrimLeft(head, " \t\r\n\x1E")
}

// likeJSON reports that an object or a list begins here.
func likeJSON(start []byte) bool {
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return false
	}
	rest := bytes.TrimLeft(start[1:], " \t\r\n")
	return len(rest) == 0 || start[0] == '{' && (rest[0] == '"' || rest[0] == '}') || start[0] == '[' && bytes.IndexByte([]byte(`{["]`), rest[0]) >= 0
}

// foreign refuses files that are known by their first bytes and are not read.
func foreign(head []byte) error {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")):
		return refusal("error.import.pdf")
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return hinted("error.table.spreadsheet", "error.table.hint.save_as")
	}
	start := asASCII(head)
	if !bytes.HasPrefix(start, []byte("<?xml")) || likeHTML(start) {
		return nil
	}
	if bytes.Contains(start, []byte("urn:schemas-microsoft-com:office:spreadsheet")) {
		return hinted("error.table.spreadsheet", "error.table.hint.save_as")
	}
	return hinted("error.table.archive", "error.table.hint.unpack")
}
