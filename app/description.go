package app

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// descriptions are the headers under which a list tells of a person in prose.
var descriptions = []string{
	"description", "about", "biography", "bio",
	"описание", "о человеке", "биография",
	"апісанне", "пра чалавека", "біяграфія",
}

// IsDescription reports that a column of this header tells of a person in prose.
func IsDescription(column string) bool {
	return slices.Contains(descriptions, strings.ToLower(strings.TrimSpace(column)))
}

// Description is what the row tells of the person in prose, empty where it does not.
func (r *Record) Description() string {
	for _, c := range r.Cells {
		if IsDescription(c.Column) {
			return c.Value
		}
	}
	return ""
}

// Describes reports that the row's description says all the words.
func (r *Record) Describes(words []string) bool {
	said := plain(r.Description())
	for _, w := range words {
		if !wordBegins(said, plain(w)) {
			return false
		}
	}
	return len(words) > 0
}

// wordBegins reports that a word of the text begins so.
func wordBegins(text, start string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], start)
		if at < 0 || start == "" {
			return false
		}
		at += from
		if r, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
		from = at + len(start)
	}
}

// plain is the text in small letters, of which those that people exchange are one.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); r {
		case 'ё':
			return 'е'
		case '’', 'ʼ', '`', '´', '‘':
			return '\''
		}
		return r
	}, s)
}
