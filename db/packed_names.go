package db

import (
	"bytes"
	"encoding/binary"
	"errors"

	"vestka/app"
)

// The names that lists give somebody are kept in one value: for each of languages what
// is known of the name, and its texts. A text is a number and perhaps bytes: 0 is
// empty; an odd number is followed by half as many bytes; an even one says the length
// of a text that stands in the value already, from the place on that follows.

const (
	nameGiven = 1 << iota
	nameProposed
	nameUnsure
)

// packNames packs names; those of the user's own are no list's.
func packNames(names *app.Names) []byte {
	b := make([]byte, 0, 256)
	for _, lang := range languages {
		n := nameIn(names, lang)
		if n.Source == app.ByUser || *n == (app.Name{}) {
			b = append(b, 0)
			continue
		}
		is := byte(nameGiven)
		if n.Proposed {
			is |= nameProposed
		}
		if n.Unsure {
			is |= nameUnsure
		}
		b = append(b, is)
		for _, text := range [...]string{n.Full, n.Family, n.Given, n.Patronymic, n.Source} {
			b = packText(b, text)
		}
	}
	return b
}

func packText(b []byte, text string) []byte {
	if text == "" {
		return append(b, 0)
	}
	if at := bytes.Index(b, []byte(text)); at >= 0 {
		return binary.AppendUvarint(binary.AppendUvarint(b, uint64(2*len(text))), uint64(at))
	}
	return append(binary.AppendUvarint(b, uint64(2*len(text)+1)), text...)
}

var errNames = errors.New("packed names that cannot be read")

// unpackNames reads what packNames wrote.
func unpackNames(packed string) (names app.Names, err error) {
	r := namesReader{all: packed, rest: packed}
	for _, lang := range languages {
		is := r.number()
		if is&nameGiven == 0 {
			continue
		}
		*nameIn(&names, lang) = app.Name{
			Proposed: is&nameProposed != 0, Unsure: is&nameUnsure != 0,
			Full: r.text(), Family: r.text(), Given: r.text(), Patronymic: r.text(), Source: r.text(),
		}
	}
	if r.bad {
		return app.Names{}, errNames
	}
	return names, nil
}

// namesReader reads names; its texts are pieces of the whole.
type namesReader struct {
	all, rest string
	bad       bool
}

func (r *namesReader) number() (n uint64) {
	for shift := 0; r.rest != "" && shift < 64; shift += 7 {
		b := r.rest[0]
		r.rest = r.rest[1:]
		n |= uint64(b&0x7F) << shift
		if b < 0x80 {
			return n
		}
	}
	r.bad = true
	return 0
}

func (r *namesReader) text() string {
	n := r.number()
	size, from := n/2, uint64(len(r.all)-len(r.rest))
	if n%2 == 0 && n != 0 {
		from = r.number()
	}
	if whole := uint64(len(r.all)); size > whole || from > whole-size {
		r.bad = true
		return ""
	}
	if n%2 == 1 {
		r.rest = r.rest[size:]
	}
	return r.all[from : from+size]
}
