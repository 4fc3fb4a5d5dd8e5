package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean tidies a name as found in a file: composed letters (NFC), single
// spaces, none at the ends; accents that drifted off their letter are put back
// or, where no alphabet of ours has such a letter, dropped ("Dar ́ja" is
// "Darja"); a letter of the other script inside a word becomes its likeness in
// the word's own script. The apostrophe inside a Cyrillic word is always ’.
// Control and invisible characters go.
func Clean(s string) string {
	cleaned, _ := Repaired(s)
	return cleaned
}

// Repaired is Clean, and reports whether letters were changed, not only spaces
// or apostrophes: whether a person may want to look.
func Repaired(s string) (string, bool) {
	if isPlain(s) || isPlainCyrillic(s) {
		return s, false
	}
	spaced := tidySpaces(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
	repaired := repairWords(attachMarks(spaced))
	// Dropping a mark may leave spaces, or letters that now compose.
	return setApostrophes(tidySpaces(norm.NFC.String(repaired))), repaired != spaced
}

// setApostrophes puts the one apostrophe of Cyrillic names in the place of its
// many likenesses between two Cyrillic letters.
func setApostrophes(s string) string {
	if strings.IndexFunc(s, isApostrophe) < 0 {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if isApostrophe(r) && isCyrillic(at(runes, i-1)) && isCyrillic(at(runes, i+1)) {
			runes[i] = apostrophe
		}
	}
	return string(runes)
}

// isPlain reports ASCII text with nothing to tidy, the usual case.
func isPlain(s string) bool {
	previous := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == ' ' && previous == ' ' {
			return false
		}
		previous = c
	}
	return s == "" || previous != ' '
}

// isPlainCyrillic reports words of Cyrillic letters, or of Latin ones without
// diacritics, with nothing to tidy: the usual case of the others.
func isPlainCyrillic(s string) bool {
	previous := byte(' ')
	var seen traits // of the present word
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			seen |= hasLatin
		case (c == 0xD0 || c == 0xD1) && i+1 < len(s) && isContinued(c, s[i+1]):
			seen |= hasCyrillic
			i++
		case c == ' ' && previous == ' ':
			return false
		case c == ' ' || c == '-' || c == '.' || c == ',' || '0' <= c && c <= '9':
			seen = 0
		default:
			return false
		}
		if seen == hasCyrillic|hasLatin {
			return false
		}
		previous = c
	}
	return s == "" || previous != ' '
}

// isContinued reports that two bytes are a letter of U+0401 to U+045F, of which each
// is composed.
func isContinued(lead, next byte) bool {
	return next >= 0x80 && next <= 0xBF && (lead == 0xD0 && next >= 0x81 || lead == 0xD1 && next <= 0x9F)
}

// tidySpaces joins the words with single spaces and drops invisible signs.
func tidySpaces(s string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(visible), " ")
}

// attachMarks puts an accent that stands behind a space on the letter before
// it, and drops every accent that makes no letter there: stress marks, and
// detached ones on letters that carry none in our alphabets.
func attachMarks(s string) string {
	if strings.IndexFunc(s, isMark) < 0 {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !isMark(r) {
			out = append(out, r)
			continue
		}
		detached := len(out) > 0 && out[len(out)-1] == ' '
		if detached {
			out = out[:len(out)-1]
		}
		if len(out) == 0 {
			continue
		}
		composed := []rune(norm.NFC.String(string([]rune{out[len(out)-1], r})))
		if len(composed) == 1 && (!detached || strings.ContainsRune(accented, composed[0])) {
			out[len(out)-1] = composed[0]
		}
	}
	return string(out)
}

// accented are the letters with diacritics of the Belarusian Latin alphabets
// and of Polish, and the Cyrillic ones.
const accented = "ćśźńĺčšžŭżłóęąĆŚŹŃĹČŠŽŬŻŁÓĘĄйўёіїЙЎЁІЇ"

// repairWords puts every word that mixes the scripts into one of them.
func repairWords(s string) string {
	runes := []rune(s)
	changed := false
	for i := 0; i < len(runes); {
		end := i
		for end < len(runes) && unicode.IsLetter(runes[end]) {
			end++
		}
		if scripts(runes[i:end]) == hasCyrillic|hasLatin {
			changed = repairRunes(runes[i:end]) || changed
		}
		i = end + 1
	}
	if !changed {
		return s
	}
	return string(runes)
}

// repairRunes puts a mixed word into the script that all its letters can be
// written in; where both would do, into the one that has more of them. A word
// with letters that only one script has, of both, is left.
func repairRunes(w []rune) bool {
	var cyrillic, latin int // letters of each script
	toLatin, toCyrillic := true, true
	for _, r := range w {
		switch {
		case isCyrillic(r):
			cyrillic++
			toLatin = toLatin && latinLook(r) != 0
		case isLatin(r):
			latin++
			toCyrillic = toCyrillic && cyrillicLook(r) != 0
		}
	}
	if toLatin && toCyrillic {
		toCyrillic = cyrillic >= latin
		toLatin = !toCyrillic
	}
	for i, r := range w {
		switch {
		case toCyrillic && isLatin(r):
			w[i] = cyrillicLook(r)
		case toLatin && isCyrillic(r):
			w[i] = latinLook(r)
		}
	}
	return toLatin || toCyrillic
}

// The letters that look alike, in the same order. Lower-case letters that
// differ in print (в and b, м and m) are not among them.
const (
	cyrillicLooks = "АВЕКМНОРСТУХІЈЅЁЇаеорсухіјѕёї"
	latinLooks    = "ABEKMHOPCTYXIJSËÏaeopcyxijsëï"
)

var (
	cyrillicRunes = []rune(cyrillicLooks)
	latinRunes    = []rune(latinLooks)
)

// latinLook is the Latin letter that looks like the Cyrillic one, or zero.
func latinLook(r rune) rune { return twin(r, cyrillicRunes, latinRunes) }

// cyrillicLook is the Cyrillic letter that looks like the Latin one, or zero.
func cyrillicLook(r rune) rune { return twin(r, latinRunes, cyrillicRunes) }

func twin(r rune, from, to []rune) rune {
	for i, c := range from {
		if c == r {
			return to[i]
		}
	}
	return 0
}
