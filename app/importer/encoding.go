package importer

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"vestka/app/importer/internal/rows"
)

// encoding is how the bytes of a file stand for letters. A UTF-16 file is
// turned into UTF-8 before anything else sees it.
type encoding int

const (
	unknown encoding = iota // nothing but ASCII seen so far
	utf8Text
	windows1251
)

// guessBytes are so many that a guess looks at.
const guessBytes = 64 << 10

// guessEncoding weighs whole UTF-8 letters against bytes that are none. A lone
// bad byte is damage; only a run of them, as a Cyrillic word makes, is
// windows-1251.
func guessEncoding(text []byte) encoding {
	good, bad, longest := rows.WeighUTF8(text[:min(len(text), guessBytes)])
	switch {
	case bad > good && longest >= 3:
		return windows1251
	case good > 0:
		return utf8Text
	}
	return unknown
}

// decode appends raw to dst as UTF-8. ok is false where a byte stands for no
// letter, as a zero does not, now or when the file was made; U+FFFD takes its
// place.
func (e encoding) decode(dst, raw []byte) (text []byte, ok bool) {
	ok = true
	for len(raw) > 0 {
		if 0 < raw[0] && raw[0] < utf8.RuneSelf {
			dst, raw = append(dst, raw[0]), raw[1:]
			continue
		}
		r, size := utf8.DecodeRune(raw)
		if e == windows1251 {
			r, size = charmap.Windows1251.DecodeByte(raw[0]), 1
		}
		if r == 0 || r == utf8.RuneError {
			r, ok = utf8.RuneError, false
		}
		dst, raw = utf8.AppendRune(dst, r), raw[size:]
	}
	return dst, ok
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// name is what the web calls the encoding.
func (e encoding) name() string {
	if e == windows1251 {
		return "windows-1251"
	}
	return "utf-8"
}
