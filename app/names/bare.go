package names

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Bare is a Latin spelling without its signs, as whoever has no such keys types it:
// "Paskievic" for "Paškievič". has is false, and s as it was, where it has none. Cyrillic
// letters stay as they are: й is no и.
func Bare(s string) (bare string, has bool) {
	for _, r := range s {
		has = has || isSigned(r)
	}
	if !has {
		return s, false
	}
	letters := make([]rune, 0, len(s))
	latin := false // the letter before
	for _, r := range s {
		switch plain, one := unslashed[r]; {
		case one:
			letters, latin = append(letters, plain), true
		case unicode.Is(unicode.Mn, r):
			if !latin {
				letters = append(letters, r)
			}
		case !unicode.Is(unicode.Latin, r):
			letters, latin = append(letters, r), false
		default:
			letters, latin = append(letters, []rune(norm.NFD.String(string(r)))[0]), true
		}
	}
	return string(letters), true
}

// isSigned reports a Latin letter with a sign, or a sign that may stand on one.
func isSigned(r rune) bool {
	return r >= 0xc0 && (unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Mn, r))
}

// unslashed are the letters whose sign is a part of them.
var unslashed = map[rune]rune{'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ø': 'o', 'Ø': 'O'}
