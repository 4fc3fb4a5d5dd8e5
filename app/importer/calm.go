package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app/names"
)

// tidyName is a name, or a part of one, as it is shown: letters repaired, and a
// word in capitals, ІВАНОЎ, written as names are. What stood in the file is
// kept in the cell.
func tidyName(s string) string {
	s = names.Clean(s)
	if !strings.ContainsFunc(s, unicode.IsLower) || hasCapitalWord(s) {
		return calm(s)
	}
	return s
}

// hasCapitalWord reports a word of three letters and more in capitals.
func hasCapitalWord(s string) bool {
	run := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			if run++; run >= 3 {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}

// calm lowers all but the first letter of every word in capitals. Initials
// stay: they have a dot, or one letter.
func calm(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return !isNameLetter(r) })
		switch n {
		case -1:
			n = len(s)
		case 0:
			_, size := utf8.DecodeRuneInString(s)
			b.WriteString(s[:size])
			s = s[size:]
			continue
		}
		b.WriteString(calmWord(s[:n], strings.HasPrefix(s[n:], ".")))
		s = s[n:]
	}
	return b.String()
}

func isNameLetter(r rune) bool { return unicode.IsLetter(r) || r == '’' || r == '\'' }

func calmWord(w string, dotted bool) string {
	letters := utf8.RuneCountInString(w)
	if letters < 2 || dotted && letters < 4 || strings.ContainsFunc(w, unicode.IsLower) {
		return w
	}
	_, size := utf8.DecodeRuneInString(w)
	return w[:size] + strings.ToLower(w[size:])
}
