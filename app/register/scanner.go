package register

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is what a scanner finds in a title.
type token uint8

const (
	naming   token = iota // a word
	counting              // a whole number of up to four digits that can number a facility
	marking               // the sign № or #
	breaking              // a comma, a bracket, a stroke: the phrase ends
)

// scanner cuts a title into tokens. Blanks, hyphens, dots, quotes and other
// signs part words and are no tokens; stress marks and soft hyphens are as if
// they did not stand there. It makes no garbage.
type scanner struct {
	text    string
	at      int
	token   token
	number  int
	letters [24]byte // of the word, folded; longer words are cut, since none that means something is longer
	length  int
	dotted  bool // a dot stands right after the word
}

// word is the word just read; only until the next call of next.
func (s *scanner) word() []byte { return s.letters[:s.length] }

// next goes to the next token; false at the end.
func (s *scanner) next() bool {
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case r >= '0' && r <= '9':
			if s.count() {
				return true
			}
			continue
		case isLetter(r):
			s.read()
			s.token = naming
			return true
		}
		s.at += size
		switch r {
		case '№', '#':
			s.token = marking
			return true
		case ',', '(', ')', '[', ']', '/', '|':
			s.token = breaking
			return true
		}
	}
	return false
}

// count reads digits. A number that goes on with a letter or a stroke, or that
// is as long as a postcode, belongs to an address and is passed over.
func (s *scanner) count() bool {
	start := s.at
	s.number = 0
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		if s.at-start < 4 {
			s.number = s.number*10 + int(s.text[s.at]-'0')
		}
		s.at++
	}
	after, _ := utf8.DecodeRuneInString(s.text[s.at:])
	s.token = counting
	return s.at-start <= 4 && !isLetter(after) && after != '/'
}

// read folds the letters from here on. Where a word mixes Latin and Cyrillic
// letters, those that look alike in both are taken to be of the script of the
// others.
func (s *scanner) read() {
	start := s.at
	var alphabets script
	s.length = 0
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !isLetter(r) && !ignorable(r) {
			break
		}
		s.at += size
		l := foldRune(r)
		alphabets |= l.of
		s.add(l.to)
	}
	s.dotted = strings.HasPrefix(s.text[s.at:], ".")
	if alphabets&latin != 0 && alphabets&cyrillic != 0 {
		s.reread(s.text[start:s.at], alphabets&plainlyLatin != 0)
	}
}

func (s *scanner) reread(text string, inLatin bool) {
	s.length = 0
	for _, r := range text {
		l := foldRune(r)
		switch {
		case inLatin && l.of == cyrillic:
			l.to = asLatin(r, l.to)
		case !inLatin && l.of == latin:
			l.to = asCyrillic(l.to)
		}
		s.add(l.to)
	}
}

func (s *scanner) add(b byte) {
	if b != 0 && s.length < len(s.letters) {
		s.letters[s.length] = b
		s.length++
	}
}

func isLetter(r rune) bool { return foldRune(r).of != 0 || (r >= 0x80 && unicode.IsLetter(r)) }
