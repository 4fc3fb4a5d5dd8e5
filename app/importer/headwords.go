package importer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vestka/app"
)

//go:embed headwords.tsv
var headwordsTSV string

// reading is what a header was understood to say.
type reading struct {
	field Field
	score float64 // 1 where every word of it was understood, 0 where none was
	other bool    // the column is about somebody or something else
}

// phrase is what one line of the table says of its phrases.
type phrase struct {
	field Field
	other bool
}

// phrases are those of the table, and the words of the longest.
var phrases = sync.OnceValues(func() (map[string]phrase, int) {
	known, longest := map[string]phrase{}, 0
	for line := range strings.Lines(headwordsTSV) {
		name, list, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(name, "#") {
			continue
		}
		f, ok := FieldNamed(name)
		if !ok {
			panic("headwords.tsv: no field " + name) // the table is part of the program
		}
		p := phrase{field: f, other: f == Keep}
		for words := range strings.SplitSeq(list, "|") {
			key := strings.Join(headerWords(words), " ")
			known[key] = p
			longest = max(longest, strings.Count(key, " ")+1)
		}
	}
	return known, longest
})

// headerWords are the words of a header in small letters, without what only
// adorns them: "birthDate", "birth_date" and "Birth date:" are the same.
func headerWords(label string) []string {
	var spaced strings.Builder
	previous := ' '
	for _, r := range label {
		if unicode.IsUpper(r) && unicode.IsLower(previous) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(r)
		previous = r
	}
	return strings.FieldsFunc(withoutAccents(plainWords(spaced.String())), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '№'
	})
}

// withoutAccents drops the accents of Latin letters, which a header may have or
// not; letters of ours such as ў and й stay.
func withoutAccents(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII && unicode.Is(unicode.Latin, r) }) {
		return strings.ReplaceAll(s, "#", "№")
	}
	var b strings.Builder
	for _, r := range s {
		if !unicode.Is(unicode.Latin, r) {
			b.WriteRune(r)
			continue
		}
		switch r {
		case 'ł':
			r = 'l'
		case 'ß':
			r = 's'
		default:
			r = []rune(norm.NFD.String(string(r)))[0]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// languageWords are the words of a header that say in which language a name is.
var languageWords = func() map[string]app.Lang {
	words := map[string]app.Lang{}
	for lang, list := range map[app.Lang]string{
		app.Belarusian: "be by bel blr бел беларуску беларуская беларускай беларускае беларускі белорусски белорусском белорусское белорусская белар belarusian белоруською",
		app.Russian:    "ru rus рус русски русском русское русская руску рускай рускае расейску расейскай russian російською рос",
		app.English:    "en eng lat latin latinka лац лацінка лацінкай латиница латиницей латинкой лат english англ английски английском англійску ангельску passport загранпаспорт transliteration transliterated транслит транслітарацыя латинськими łacinka lacinka",
	} {
		for word := range strings.FieldsSeq(list) {
			words[word] = lang
		}
	}
	return words
}()

// fillers are the beginnings of words that a header says besides what it means.
var fillers = []string{
	"prisoner", "person", "the", "of", "in", "current", "latest", "his", "her", "value", "text", "main", "detainee",
	"политзак", "заключенн", "осужд", "человек", "узник", "на", "по", "в", "текущ", "лица", "или", "дд", "мм", "гггг", "dd", "mm", "yyyy",
	"палітзняв", "зняволен", "палітвяз", "вязн", "чалавек", "асоб", "асудж", "па", "у", "ў", "цяпер", "сейчас", "зараз", "or", "and", "и", "і", "ці", "або", "osoby", "wieznia", "до",
}

// strangers are the beginnings of words for people that a list names besides
// those whom it is about, and for what others did: "name of the judge".
var strangers = []string{
	"judge", "prosecutor", "lawyer", "attorney", "counsel", "relative", "mother", "father", "wife", "husband", "contact", "volunteer", "sender", "editor", "author", "updated", "checked",
	"судь", "прокурор", "адвокат", "родствен", "матер", "отца", "жен", "муж", "контакт", "телефон", "волонт", "куратор", "отправит", "редакт", "автор", "обновл", "провер",
	"суддз", "пракурор", "адвакат", "сваяк", "маці", "бацьк", "жонк", "кантакт", "тэлефон", "валанц", "адпраўн", "рэдакт", "аўтар", "абнаўл", "абноўл", "правер",
	"sedzi", "prokurat", "adwokat", "richter", "anwalt", "kontakt",
}

// readHeaderText understands the header of one column. What stands behind a stroke is
// a part of the thing before it, "Prison/address", or a data- attribute of its cells,
// "Prison/data-address".
func readHeaderText(label string) reading {
	if at := strings.LastIndexByte(label, '/'); at > 0 {
		if r, ok := readPart(label[:at], label[at+1:]); ok {
			return r
		}
	}
	if attribute, ok := strings.CutPrefix(label, "data-"); ok { // of the row
		if r := readWords(headerWords(attribute)); r.field == Address && r.score == 1 {
			return r
		}
	}
	return readWords(headerWords(label))
}

// nameParts are the parts of a name that stands in several columns, "name/last".
var nameParts = map[string]Field{
	"first": Given, "given": Given, "имя": Given, "імя": Given, "vorname": Given,
	"last": Family, "family": Family, "surname": Family, "фамилия": Family, "прозвішча": Family, "nachname": Family,
	"middle": Patronymic, "patronymic": Patronymic, "отчество": Patronymic, "імя па бацьку": Patronymic,
}

// readPart understands the name of a part. Only one that is understood whole counts,
// and names never do: what the name is of stands before it. A part that is no
// attribute may just as well be a second thing in the same cells, "Name/address".
func readPart(of, part string) (reading, bool) {
	attribute, isAttribute := strings.CutPrefix(part, "data-")
	r, whole := readWords(headerWords(attribute)), readWords(headerWords(of))
	if f, ok := nameParts[strings.Join(headerWords(part), " ")]; ok && whole.field.plain() == Name {
		return reading{field: f + (whole.field - Name), score: whole.score}, true
	}
	switch {
	case r.score < 1 || r.other || r.field == Keep || r.field.isName():
		return reading{}, false
	case whole.other:
		return whole, true
	case isAttribute:
		return r, true
	}
	return r, r.field == Address && (whole.field == Prison || whole.field == Keep)
}

// readWords understands the words of a header by the longest phrase of the table in
// them, less sure for every word that is left over.
func readWords(words []string) reading {
	found, from, to := longestPhrase(words)
	if to == 0 {
		return reading{}
	}
	r := reading{field: found.field, other: found.other, score: 1}
	for i, word := range words {
		if from <= i && i < to {
			continue
		}
		lang, isLang := languageWords[word]
		switch {
		case startsWithAny(word, strangers):
			return reading{other: true, score: 1}
		case isLang && r.field.isName():
			r.field = r.field.in(lang)
		case isLang, isFiller(word):
		default:
			r.score *= 0.6
		}
	}
	return r
}

// longestPhrase is the first of the longest phrases of the table among the
// words: words[from:to], nothing where to is 0.
func longestPhrase(words []string) (found phrase, from, to int) {
	known, longest := phrases()
	for size := min(longest, len(words)); size > 0; size-- {
		for i := 0; i+size <= len(words); i++ {
			part := words[i : i+size]
			if len(words) > 1 && isLanguageWord(part) {
				continue
			}
			if p, ok := known[strings.Join(part, " ")]; ok {
				return p, i, i + size
			}
		}
	}
	return phrase{}, 0, 0
}

func isLanguageWord(words []string) bool {
	return len(words) == 1 && languageWords[words[0]] != ""
}

// isFiller reports a filler: a short one must be the whole word.
func isFiller(word string) bool {
	return slices.ContainsFunc(fillers, func(f string) bool {
		return word == f || len(f) > 5 && strings.HasPrefix(word, f)
	})
}
