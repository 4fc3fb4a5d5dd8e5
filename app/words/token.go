package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app/names"
)

// Token is a word of a text: letters, with apostrophes between them.
type Token struct {
	Start, End int    // bytes of the text
	Text       string // as written
	Normal     string // as compared, see Normal
	Apart      bool   // a sign stands before it that ends or divides a sentence, or it is the first
	Begins     bool   // a sign stands before it that ends a sentence, or it is the first
	Hyphen     bool   // a hyphen ties it to the word before
}

// Tokens are the words of the text, in order. A hyphen parts words.
func Tokens(text string) []Token {
	list := make([]Token, 0, len(text)/8)
	apart, begins, last := true, true, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			apart, begins = apart || divides(r), begins || ends(r)
			i += size
			continue
		}
		end := wordEnd(text, i)
		t := Token{Start: i, End: end, Text: text[i:end], Apart: apart, Begins: begins}
		t.Hyphen = len(list) > 0 && text[last:i] == "-"
		t.Normal = Normal(t.Text)
		list = append(list, t)
		i, last, apart, begins = end, end, false, false
	}
	return list
}

// divides reports a sign that no phrase goes across.
func divides(r rune) bool {
	switch r {
	case '.', ',', '!', '?', ';', ':', '…', '\n', '(', ')', '—', '–':
		return true
	}
	return false
}

// ends reports a sign that ends a sentence.
func ends(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '\n':
		return true
	}
	return false
}

// wordEnd is where the word that begins at i ends. Marks, apostrophes and signs
// that nobody sees belong to it where a letter follows.
func wordEnd(text string, i int) int {
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
			end = i + size
		case !apostrophe(r) && !unseen(r):
			return end
		}
		i += size
	}
	return end
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', '´', '′', '＇':
		return true
	}
	return false
}

func unseen(r rune) bool { return r == '\u00ad' || unicode.Is(unicode.Cf, r) }

// Normal is a word as words are compared: small letters, е for ё, one kind of
// apostrophe, nothing unseen, no stress marks, and the letters of one script
// where those of the other only look alike.
func Normal(word string) string {
	if !plain(word) {
		word = names.Clean(word)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ё' || r == 'Ё':
			return 'е'
		case apostrophe(r):
			return '\''
		case unseen(r):
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}

// plain reports a word of Cyrillic letters and usual apostrophes only.
func plain(word string) bool {
	for _, r := range word {
		if (r < 0x400 || r > 0x45f) && r != '\'' && r != '’' {
			return false
		}
	}
	return true
}
