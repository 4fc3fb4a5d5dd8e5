package i18n

import (
	"unicode"
	"unicode/utf8"
)

// Capital is a word of the catalogue at the beginning of a line.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
