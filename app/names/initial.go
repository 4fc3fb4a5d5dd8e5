package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Initial reports that a given name or a patronymic is only an initial, or
// initials: "A.", "А.І.", "Ю.", "Yu.".
func Initial(given string) bool {
	letters := strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '-' })
	return len(letters) > 0 && !slices.ContainsFunc(letters, func(w string) bool { return initialsOf(w) == nil })
}

// initialsOf gives the initials that a word consists of, each with its stop:
// "A.I." has two. Nil for anything else. An initial of more letters than one
// must have its stop: "Yu" is a name.
func initialsOf(word string) []string {
	var out []string
	for rest := word; rest != ""; {
		letter, behind, stop := strings.Cut(rest, ".")
		r, size := utf8.DecodeRuneInString(letter)
		single := size == len(letter) && unicode.IsLetter(r)
		if !single && (!stop || !isLongInitial(letter)) {
			return nil
		}
		out = append(out, letter+".")
		rest = behind
	}
	return out
}

// longInitials are the initials of more letters than one, small letters: the
// Latin groups that stand for one Cyrillic letter, дз and дж.
var longInitials = []string{
	"ya", "ye", "yo", "yu", "ja", "je", "jo", "ju", "ia", "ie", "io", "iu",
	"zh", "kh", "ts", "ch", "sh", "shch", "šč", "cz", "sz", "tz", "dz", "dzh", "dž", "дз", "дж",
}

func isLongInitial(letters string) bool {
	return len(letters) <= len("shch") && slices.Contains(longInitials, strings.ToLower(letters))
}

// initialsFromLatin writes initials in the language, letter by letter. It
// reports false for a bare J. or Y., which may begin any iotated letter.
func initialsFromLatin(s, lang string) (string, bool) {
	known := true
	written := eachWord(s, func(letter string) string {
		letter = strings.ToLower(letter)
		known = known && letter != "j" && letter != "y"
		if own, ok := initialLetters[letter]; ok {
			return own.in(lang)
		}
		return strings.TrimSuffix(readLetters(letter, lang), "ь")
	})
	return written, known
}

// initialLetters are the initials that read otherwise than the letter inside a
// word: names rarely begin with Russian ц or х, or with Belarusian е for a bare e.
var initialLetters = map[string]familyName{
	"h":  {"г", "г"},
	"e":  {"э", "е"},
	"x":  {"к", "к"},
	"ts": {"ц", "т"},
	"dz": {"дз", "д"},
}
