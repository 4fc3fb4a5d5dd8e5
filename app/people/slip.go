package people

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letters that a slip may have put in the place of the right one. Letters
// with a diacritic are not needed: a key has none.
const (
	latinLetters    = "abcdefghijklmnopqrstuvwxyz"
	cyrillicLetters = "абвгдежзийклмнопрстуфхцчшщыьэюяёіў"
)

// eachRepair calls do with every word of which one slip makes this one.
func eachRepair(word string, do func(repaired string)) {
	w, letters := []rune(strings.ToLower(word)), latinLetters
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		letters = cyrillicLetters
	}
	var buf []byte
	join := func(start []rune, middle rune, end []rune) {
		buf = buf[:0]
		for _, r := range start {
			buf = utf8.AppendRune(buf, r)
		}
		if middle != 0 {
			buf = utf8.AppendRune(buf, middle)
		}
		for _, r := range end {
			buf = utf8.AppendRune(buf, r)
		}
		do(string(buf))
	}
	for i := range w {
		join(w[:i], 0, w[i+1:])
		if i > 0 {
			w[i-1], w[i] = w[i], w[i-1]
			join(w, 0, nil)
			w[i-1], w[i] = w[i], w[i-1]
		}
		for _, r := range letters {
			join(w[:i], r, w[i+1:])
			join(w[:i], r, w[i:])
		}
	}
	for _, r := range letters {
		join(w, r, nil)
	}
}
