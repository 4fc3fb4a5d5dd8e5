// Package traces finds words that tests have planted in whatever bytes a program
// left behind: as UTF-8 and UTF-16, and in compressed streams at any place.
package traces

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf16"
)

// Finder looks for words.
type Finder struct {
	words []word
}

type word struct {
	text  string
	forms map[string][]byte
}

// Trace is a word that was found.
type Trace struct {
	File string // in Below
	Word string
	Form string // how it is written
}

// New makes a finder for the words.
func New(words ...string) *Finder {
	var f Finder
	for _, text := range words {
		var little, big []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			little = binary.LittleEndian.AppendUint16(little, unit)
			big = binary.BigEndian.AppendUint16(big, unit)
		}
		f.words = append(f.words, word{text, map[string][]byte{"UTF-8": []byte(text), "UTF-16LE": little, "UTF-16BE": big}})
	}
	return &f
}

// In finds the words in the bytes.
func (f *Finder) In(b []byte) []Trace {
	found := f.AsTheyStand(b)
	// Deflate is what zlib, gzip, ZIP, PNG and PDF have in common, so it is tried at
	// every byte; where there is none that ends soon.
	source := bytes.NewReader(nil)
	stream := flate.NewReader(source)
	defer func() { _ = stream.Close() }() // it reads memory
	var content bytes.Buffer
	for at := range b {
		if kind := b[at] >> 1 & 3; kind == 3 || kind == 0 {
			continue // there is no such block; or it is not compressed, and was searched
		}
		source.Reset(b[at:])
		if err := stream.(flate.Resetter).Reset(source, nil); err != nil {
			continue
		}
		content.Reset()
		_, err := io.Copy(&content, io.LimitReader(stream, longest))
		if content.Len() > shortest || err == nil {
			found = append(found, f.plain(content.Bytes(), " compressed")...)
		}
	}
	return found
}

// A stream is read up to its longest length in bytes. Noise rarely passes for one
// of the shortest.
const (
	longest  = 8 << 20
	shortest = 8
)

// AsTheyStand finds the words in the bytes where nothing is compressed.
func (f *Finder) AsTheyStand(b []byte) []Trace { return f.plain(b, "") }

func (f *Finder) plain(b []byte, how string) []Trace {
	var found []Trace
	for _, w := range f.words {
		for name, form := range w.forms {
			if bytes.Contains(b, form) {
				found = append(found, Trace{Word: w.text, Form: name + how})
			}
		}
	}
	return found
}

// Below finds the words in every file below a folder, and in the files' names.
// skip, which may be nil, says which files are not looked at.
func (f *Finder) Below(folder string, skip func(path string) bool) (found []Trace, err error) {
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || skip != nil && skip(path) {
			return err
		}
		b, err := os.ReadFile(path)         //nolint:gosec // nobody else writes in the folder of a test
		if errors.Is(err, fs.ErrNotExist) { // it was a temporary one
			return nil
		}
		for _, trace := range append(f.In(b), f.plain([]byte(filepath.Base(path)), " in the name")...) {
			trace.File = path
			found = append(found, trace)
		}
		return err
	})
	return found, err
}
