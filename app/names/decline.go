package names

import (
	"slices"
	"strings"
	"unicode"

	"vestka/app"
)

// declinePart gives the forms of one part of a name: of each of its words, which
// may be parted by spaces, hyphens or brackets, and of all of them together.
func declinePart(text string, part app.NamePart, sex app.Sex, lang app.Lang) Forms {
	whole := Forms{}
	words := pieces(text)
	turkic := part == app.PatronymicPart && slices.ContainsFunc(words, func(p piece) bool {
		return p.word && isTurkicPatronymic(Fold(p.text))
	})
	for i, p := range words {
		forms := unchanged(p.text, Sure)
		if p.word && !turkic {
			forms = declineWord(p.text, part, sex, lang, p.double && i < len(words)-1)
		}
		for c := range whole {
			whole[c] = whole[c].and(forms[c])
		}
	}
	for c := range whole {
		if whole[c].Why != Sure {
			whole[c] = Form{Text: text, Why: whole[c].Why}
		}
	}
	return whole
}

// and is this form followed by the next; what is unsure of one is unsure of both.
func (f Form) and(next Form) Form {
	both := Form{Text: f.Text + next.Text, Why: f.Why}
	if both.Why == Sure {
		both.Why = next.Why
	}
	for i := range max(len(f.Also), len(next.Also)) {
		both.Also = append(both.Also, f.also(i)+next.also(i))
	}
	return both
}

func (f Form) also(i int) string {
	if i < len(f.Also) {
		return f.Also[i]
	}
	return f.Text
}

// piece is a word of a name or what stands between two words.
type piece struct {
	text   string
	word   bool
	double bool // followed by a hyphen
}

func pieces(text string) []piece {
	var out []piece
	for text != "" {
		inWord := !parts(rune(text[0]))
		n := strings.IndexFunc(text, func(r rune) bool { return parts(r) == inWord })
		if n < 0 {
			n = len(text)
		}
		out = append(out, piece{text: text[:n], word: inWord, double: inWord && strings.HasPrefix(text[n:], "-")})
		text = text[n:]
	}
	return out
}

func parts(r rune) bool { return strings.ContainsRune(" -()", r) }

// unchanged is a word that reads alike in all cases.
func unchanged(text string, why Why) Forms {
	f := Forms{}
	for c := range f {
		f[c].Text = text
		if app.Cases[c] != app.Nominative && app.Cases[c] != app.Vocative {
			f[c].Why = why
		}
	}
	return f
}

// declineWord declines one word. first tells that it is the first of a double
// name.
func declineWord(word string, part app.NamePart, sex app.Sex, lang app.Lang, first bool) Forms {
	runes := []rune(word)
	switch {
	case initialsOf(word) != nil || len(runes) == 1, !unicode.IsUpper(runes[0]):
		return unchanged(word, Sure) // an initial; фон, де, аль
	case !writtenIn(word, lang):
		return unchanged(word, WhyScript)
	}
	lower := strings.ToLower(word)
	var forms Forms
	if sex == app.SexUnknown {
		forms = either(
			bySex(word, lower, part, app.Male, lang, first),
			bySex(word, lower, part, app.Female, lang, first),
		)
	} else {
		forms = bySex(word, lower, part, sex, lang, first)
	}
	if strings.ToUpper(word) == word {
		forms.upper()
	}
	return forms
}

func bySex(word, lower string, part app.NamePart, sex app.Sex, lang app.Lang, first bool) Forms {
	class := ""
	if e := exceptionOf(lower, part, sex, lang); e != nil {
		switch {
		case e.Forms != nil:
			return e.forms(word)
		case e.Class == "first" && !first:
		case e.Class == "first", e.Class == "fixed":
			return unchanged(word, Sure)
		case e.Class == "custom":
			return unchanged(word, WhyFleeting)
		default:
			class = e.Class
		}
	}
	forms := byRule(word, lower, class, part, sex, lang)
	if lang == app.Belarusian && sex == app.Male && part != app.FamilyPart {
		forms.addVocative()
	}
	return forms
}

// either is what is certain of a name whose bearer may be of either sex.
func either(m, f Forms) Forms {
	both := m
	for c := range both {
		if m[c].Why != Sure || f[c].Why != Sure || m[c].Text != f[c].Text {
			both[c] = Form{Text: m[0].Text, Why: WhySex}
		}
		both[c].Also = nil
	}
	return both
}

func (f *Forms) upper() {
	for c := range f {
		f[c].Text = strings.ToUpper(f[c].Text)
		f[c].Also = slices.Clone(f[c].Also)
		for i := range f[c].Also {
			f[c].Also[i] = strings.ToUpper(f[c].Also[i])
		}
	}
}

// writtenIn reports that every letter of the word is one of the language.
func writtenIn(word string, lang app.Lang) bool {
	alphabet := "абвгдежзйклмнопрстуфхцчшыьэюяё"
	switch lang {
	case app.Belarusian:
		alphabet += "іў’'ʼ"
	case app.Russian:
		alphabet += "ищъ’'"
	default:
		return false
	}
	return !strings.ContainsFunc(strings.ToLower(word), func(r rune) bool { return !strings.ContainsRune(alphabet, r) })
}
