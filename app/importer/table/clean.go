package table

import (
	"strings"
	"unicode/utf8"
)

// clean is the text with U+FFFD in place of what is no letter.
func clean(text []byte) string {
	s := string(text)
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.ReplaceAll(s, "\x00", "\uFFFD")
}

const shortValue = 200 // characters

// short cuts a value down to what a report shows.
func short(s string) string {
	n := 0
	for i := range s {
		if n == shortValue {
			return s[:i]
		}
		n++
	}
	return s
}
