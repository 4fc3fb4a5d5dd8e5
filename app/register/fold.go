package register

import (
	"strings"
	"unicode"
)

// script says of which alphabet a letter is.
type script uint8

const (
	latin script = 1 << iota
	cyrillic
	plainlyLatin // it has no twin in Cyrillic that looks the same
)

// letter is what a letter of either alphabet folds to: a small Latin letter, or
// 0 where it is left out. It is no transliteration for people: it only brings
// "колония", "калонія" and "kalonija" near enough for one vocabulary.
type letter struct {
	to byte
	of script // 0: not a letter of these alphabets
}

// letters are all of both alphabets, by code point.
var letters = func() (table [0x500]letter) {
	set := func(r rune, l letter) { table[r], table[unicode.ToUpper(r)] = l, l }
	for r := 'a'; r <= 'z'; r++ {
		set(r, letter{byte(r), latin | plainlyLatin})
	}
	for _, r := range latinTwins {
		set(r, letter{byte(r), latin})
	}
	for _, group := range []string{"aáàâäãåāą", "cćčç", "eéèêëēęě", "gġ", "iíìîïī", "lłĺľ", "nńňñ", "oóòôöō", "rřŕ", "sśšș", "uúùûüūŭů", "yýÿ", "zźżž"} {
		for _, r := range group[1:] {
			set(r, letter{group[0], latin | plainlyLatin})
		}
	}
	const folds = "abvgdejziiklmnoprstufhccss\x00y\x00eua" // of а to я
	for r := 'а'; r <= 'я'; r++ {
		set(r, letter{folds[r-'а'], cyrillic})
	}
	for r, to := range map[rune]byte{'і': 'i', 'ї': 'i', 'ў': 'u', 'ё': 'e', 'є': 'e', 'ґ': 'g'} {
		set(r, letter{to, cyrillic})
	}
	return table
}()

// foldRune finds the letter; the zero letter for everything else.
func foldRune(r rune) letter {
	if int(r) < len(letters) {
		return letters[r]
	}
	return letter{}
}

// The letters that look alike, one under the other, and what the Cyrillic one
// folds to.
const (
	latinTwins    = "aeopcyxkmtbhi"
	cyrillicTwins = "аеорсухкмтвні"
	cyrillicFolds = "aeorsuhkmtvni"
)

// asLatin reads a Cyrillic letter as the Latin one that looks like it,
// asCyrillic what a Latin one looks like; without a twin it stays what it is.
func asLatin(r rune, to byte) byte {
	if i := strings.IndexRune(cyrillicTwins, unicode.ToLower(r)); i >= 0 {
		return latinTwins[i/2] // two bytes a letter
	}
	return to
}

func asCyrillic(to byte) byte {
	if i := strings.IndexByte(latinTwins, to); i >= 0 {
		return cyrillicFolds[i]
	}
	return to
}

// ignorable reports a sign that does not part a word: a combining accent, an
// apostrophe, a soft hyphen, a zero-width space or joiner.
func ignorable(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r >= 0x300 && r <= 0x36f
}

// fold folds a single word.
func fold(s string) string {
	var out []byte
	for _, r := range s {
		if l := foldRune(r); l.to != 0 {
			out = append(out, l.to)
		}
	}
	return string(out)
}
