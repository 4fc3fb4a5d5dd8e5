// Package datafile reads the TOML files that hold facts: each is a list of
// entries of one kind, each fact carries its evidence, and each slip is found
// on its own line, for those who keep such a file by hand.
package datafile

import (
	"bytes"
	"errors"
	"reflect"

	"github.com/BurntSushi/toml"
)

// File is one TOML file that is a list of one kind of entry.
type File struct {
	Name  string
	Data  []byte
	Table string // the name of the entries: "facility" for [[facility]]
}

// Slip says on which line the file is wrong, counted from 1.
type Slip struct {
	Line int
	Key  string // the key that is not known, where that is what is wrong
	Err  error  // may quote the file
}

// Decode reads the file into a pointer to a struct with one list; a key that
// the struct does not know is a slip of the pen.
func (f File) Decode(into any) *Slip {
	slip := decode(f.Data, into)
	if slip == nil {
		return nil
	}
	// The parser knows one place for each key, however many entries have it:
	// only entry by entry does it find the right one.
	for _, p := range f.parts() {
		if s := decode(p.text, reflect.New(reflect.TypeOf(into).Elem()).Interface()); s != nil {
			s.Line += p.line - 1
			return s
		}
	}
	return slip
}

func decode(text []byte, into any) *Slip {
	meta, err := toml.Decode(string(text), into)
	if err != nil {
		line := 1
		if p := (toml.ParseError{}); errors.As(err, &p) {
			line = max(p.Position.Line, 1)
		}
		return &Slip{Line: line, Err: err}
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := unknown[0].String()
		return &Slip{Line: lineOf(text, unknown[0]), Key: key, Err: errors.New("unknown key " + key)}
	}
	return nil
}

// lineOf is the first line that sets the key, or 1.
func lineOf(text []byte, key toml.Key) int {
	name := []byte(key[len(key)-1])
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if left, _, set := bytes.Cut(line, []byte("=")); set && bytes.HasSuffix(bytes.TrimSpace(left), name) {
			return n
		}
	}
	return 1
}

// EntryLine is the line on which entry n stands, both counted from 1.
func (f File) EntryLine(n int) int {
	if parts := f.parts(); n < len(parts) {
		return parts[n].line
	}
	return 1
}

// part is a piece of a file: what stands before the entries, or one entry.
type part struct {
	line int // of the file, on which it begins
	text []byte
}

func (f File) parts() []part {
	header := []byte("[[" + f.Table + "]]")
	parts := []part{{line: 1}}
	from, at, n := 0, 0, 0
	for line := range bytes.Lines(f.Data) {
		n++
		if bare, _, _ := bytes.Cut(line, []byte("#")); bytes.Equal(bytes.TrimSpace(bare), header) {
			parts[len(parts)-1].text = f.Data[from:at]
			parts = append(parts, part{line: n})
			from = at
		}
		at += len(line)
	}
	parts[len(parts)-1].text = f.Data[from:]
	return parts
}
