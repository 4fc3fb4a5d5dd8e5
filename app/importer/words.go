package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
)

// plainWords is a text in the form in which it is looked up: lower case, one
// space between words, ё as е, no apostrophes, which lists mix and leave out.
func plainWords(s string) string {
	return tidy(strings.Map(plainLetter, s))
}

func plainLetter(r rune) rune {
	switch r = unicode.ToLower(r); r {
	case 'ё':
		return 'е'
	case '\uFEFF', '\'', '’', 'ʼ', '`', '´', '‘':
		return -1
	}
	return r
}

// tidy puts a text on one line, with one space between words.
func tidy(s string) string {
	if isTidy(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isTidy reports a text that needs no tidying, the usual case: single spaces, none
// at the ends, and no other sign that is a space.
func isTidy(s string) bool {
	previous := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == ' ' && previous == ' ' || c == 0xC2 || c == 0xE2 || c == 0xE1 || c == 0xE3 {
			return false // the latter begin the spaces beyond ASCII, and other signs
		}
		previous = c
	}
	return s == "" || previous != ' '
}

// isBlank reports a cell that says nothing: empty, or FALSE, which the source
// and spreadsheet programs in three languages write for an empty cell.
func isBlank(s string) bool {
	switch len(s) {
	case 0:
		return true
	case len("FALSE"):
		return strings.EqualFold(s, "FALSE")
	case len("ЛОЖЬ"):
		return strings.EqualFold(s, "ЛОЖЬ")
	case len("ХЛУСНЯ"):
		return strings.EqualFold(s, "ХЛУСНЯ")
	}
	return false
}

// trimmed is strings.TrimSpace, which takes long over the ends of a Cyrillic text that
// has no space there, as most cells are.
func trimmed(s string) string {
	if n := len(s); n > 1 && (isInk(s[0]) || isTwoBytes(s[0])) && (isInk(s[n-1]) || s[n-1] >= utf8.RuneSelf && isTwoBytes(s[n-2])) {
		return s
	}
	return strings.TrimSpace(s)
}

// isInk reports a sign of ASCII that is no space.
func isInk(b byte) bool { return b > ' ' && b < utf8.RuneSelf }

// isTwoBytes reports the first byte of a letter between U+00C0 and U+07FF, none of
// which is a space.
func isTwoBytes(b byte) bool { return b >= 0xC3 && b <= 0xDF }

// The words of the status, in plainWords. A denial and "former" are looked for
// before the name of the status itself, which such texts hold too.
var (
	denials     = []string{"not ", "non-", "не "}
	formerWords = []string{
		"former", "ex post", "postfactum", "post factum",
		"бывш", "постфактум", "пост-фактум", "пост фактум", "задним числом",
		"былы", "былая", "былыя", "заднім чыслом",
	}
	activeWords = []string{
		"political prisoner",
		"политзаключ", "политический заключ", "политическая заключ", "политузни", "политический узник",
		"палітвяз", "палітзняв", "палітычны вяз", "палітычная вяз", "палітычны зняв", "палітычная зняв",
	}
	recognised = []string{"recognized", "recognised", "признан", "прызнан"} // as one later: ex post facto
	accused    = []string{
		"prosecuted", "persecuted", "convicted", "accused", "suspect", "defendant",
		"преслед", "осужд", "обвиня", "подозрева", "фигурант",
		"пераслед", "асудж", "абвінавач", "падазр", "фігурант",
	}
)

// readStatus understands the machine's codes and the words of the three
// languages; ok is false for anything else.
func readStatus(s string) (status app.Status, ok bool) {
	switch app.Status(s) {
	case app.Active, app.Former, app.NotRecognised:
		return app.Status(s), true
	}
	s = plainWords(s)
	switch app.Status(s) {
	case app.Active, app.Former, app.NotRecognised:
		return app.Status(s), true
	}
	switch {
	case len(s) > 200:
		return "", false
	case startsWithAny(s, denials):
		return app.NotRecognised, true
	case containsAny(s, formerWords):
		return app.Former, true
	case containsAny(s, activeWords):
		return app.Active, true
	case startsWithAny(s, recognised):
		return app.Former, true
	case startsWithAny(s, accused):
		return app.NotRecognised, true
	}
	return "", false
}

// sexes are the words for the sex in the three languages.
var sexes = map[string]app.Sex{
	"f": app.Female, "female": app.Female, "woman": app.Female, "w": app.Female,
	"ж": app.Female, "жен": app.Female, "женский": app.Female, "женщина": app.Female,
	"жаночы": app.Female, "жанчына": app.Female, "жан": app.Female,
	"m": app.Male, "male": app.Male, "man": app.Male,
	"м": app.Male, "муж": app.Male, "мужской": app.Male, "мужчина": app.Male,
	"мужчынскі": app.Male, "мужчына": app.Male,
}

func readSex(s string) (sex app.Sex, ok bool) {
	sex, ok = sexes[strings.TrimSuffix(plainWords(s), ".")]
	return sex, ok
}

// answer understands a yes or no in the column of deaths, where a date should
// stand.
func answer(s string) (yes, ok bool) {
	switch plainWords(s) {
	case "died", "умер", "умерла", "памер", "памерла":
		return true, true
	}
	return yesOrNo(s)
}

// yesOrNo understands what stands in columns that say only whether something is so.
func yesOrNo(s string) (yes, ok bool) {
	switch plainWords(s) {
	case "1", "true", "yes", "y", "+", "✓", "✔", "да", "так", "истина", "праўда", "tak", "ja", "taip", "ano":
		return true, true
	case "0", "false", "no", "нет", "не", "ні", "ложь", "хлусня", "nie", "nein", "ne":
		return false, true
	}
	return false, false
}

func isYes(s string) bool {
	yes, _ := yesOrNo(s)
	return yes
}

func startsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
