package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isMark reports a combining accent of the European alphabets.
func isMark(r rune) bool { return r >= 0x300 && r <= 0x36f }

// isCyrillic reports a letter of the Cyrillic block.
func isCyrillic(r rune) bool {
	return r >= 0x400 && r <= 0x52f && (r < 0x482 || r > 0x489)
}

// isLatin reports a Latin letter of Europe, with or without a diacritic.
func isLatin(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	case r < 0x250:
		return r >= 0xc0 && r != 0xd7 && r != 0xf7
	}
	return r >= 0x1e00 && r <= 0x1eff
}

// isSilent reports a sign inside a word that changes no search key: the many
// shapes of the apostrophe and of the primes that stand for soft signs.
func isSilent(r rune) bool {
	switch r {
	case '\'', '"', '`', '´', '’', '‘', '‛', 'ʼ', 'ʹ', 'ʺ', '′', '″', '”', '“', '„', '＇', 'ь', 'ъ', 'Ь', 'Ъ', '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff':
		return true
	}
	return false
}

// isApostrophe reports a sign that Belarusian writes between a consonant and
// е, ё, ю, я.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '’', '‘', '‛', 'ʼ', 'ʹ', '′', '＇':
		return true
	}
	return false
}

// apostrophe is the one that Cyrillic names are kept and proposed with.
const apostrophe = '’'

// isVowel reports a Cyrillic vowel, lower case.
func isVowel(r rune) bool {
	switch r {
	case 'а', 'е', 'ё', 'и', 'і', 'о', 'у', 'ы', 'э', 'ю', 'я':
		return true
	}
	return false
}

// isLatinVowel reports a bare Latin vowel, lower case.
func isLatinVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// latinBase gives the bare lower-case letter under the diacritic of the
// letters U+00C0 to U+024F; those of č, š and ž are the capitals C, S and Z,
// because there the diacritic makes another sound.
var latinBase = func() (base [0x250 - 0xc0]byte) {
	for r := rune(0xc0); r < 0x250; r++ {
		base[r-0xc0] = bareLetter(r)
	}
	return base
}()

func bareLetter(r rune) byte {
	switch r = unicode.ToLower(r); r {
	case 'č':
		return 'C'
	case 'š':
		return 'S'
	case 'ž', 'ż':
		return 'Z'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ø', 'œ':
		return 'o'
	case 'æ':
		return 'a'
	case 'ß':
		return 's'
	case 'ı':
		return 'i'
	}
	first := norm.NFD.String(string(r))[0]
	if first < utf8.RuneSelf {
		return first
	}
	return 0
}

// bareLatin is the letter that the fold reads for a lower-case Latin letter
// with a diacritic, or the letter itself where none is known.
func bareLatin(r rune) rune {
	b := byte(0)
	switch {
	case r >= 0xc0 && r < 0x250:
		b = latinBase[r-0xc0]
	case r >= 0x1e00 && r <= 0x1eff:
		b = bareLetter(r)
	}
	if b == 0 {
		return r
	}
	return rune(b)
}
