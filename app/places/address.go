package places

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/names"
)

// taken is an address taken apart for comparing: spelling, language and order of
// its parts make no difference.
type taken struct {
	postcode string
	numbers  []string // of the house, sorted
	words    []string // folded: of street, town, district
}

// common are words that stand in any address.
var common = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`
вуліца вул улица ул vulica vul street str st праспект пр проспект просп prospekt prospect avenue ave завулак зав переулок пер lane
бульвар бул б-р boulevard шаша ш шоссе набярэжная набережная наб плошча площадь пл square дом д house буд корпус корп кор к build building
горад гор г город city town gorad gorod вёска в деревня village аграгарадок аг пасёлак пос п поселок g.p. гп городской гарадскі
раён район р-н р-на рн district rayon raion вобласць область вобл обл region oblast voblast сельсавет сельсовет с
рэспубліка республика republic of беларусь belarus рб паштовы почтовый індэкс индекс postal code нумар номер № n no
`) {
		all[names.Fold(w)] = true
	}
	return all
}()

func takeApart(text string) taken {
	var t taken
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		switch {
		case strings.Trim(word, "0123456789") == "" && len(word) == 6:
			t.postcode = word
		case strings.ContainsAny(word[:1], "0123456789"):
			t.numbers = append(t.numbers, strings.ToLower(names.Fold(word)))
		default:
			if w := names.Fold(word); len(w) > 1 && !common[w] {
				t.words = append(t.words, w)
			}
		}
	}
	slices.Sort(t.numbers)
	return t
}

// key is equal for addresses that lists in several languages give for one place.
func (t *taken) key() string {
	if t.postcode == "" && len(t.numbers) == 0 {
		return strings.Join(slices.Sorted(slices.Values(t.words)), " ")
	}
	return t.postcode + "/" + strings.Join(t.numbers, "/")
}

// says reports that the entry of the register has this address already, as far as
// the text goes: what the text leaves out is no difference.
func (t *taken) says(f *app.Facility) bool {
	for _, a := range []app.Address{f.AddressRU, f.AddressBE} {
		if len(a.Lines) > 0 && t.fits(f, a.Lines) {
			return true
		}
	}
	return false
}

func (t *taken) fits(f *app.Facility, lines []string) bool {
	known := takeApart(strings.Join(lines, ", "))
	if t.postcode != "" && t.postcode != known.postcode {
		return false
	}
	if len(t.numbers) > 0 && !contains(t.numbers, known.numbers) && !contains(known.numbers, t.numbers) {
		return false
	}
	// Of the streets there may be two names, one in each language.
	streets := takeApart(strings.Join(slices.Concat(streetLines(f.AddressRU.Lines), streetLines(f.AddressBE.Lines)), ", ")).words
	towns := takeApart(strings.Join([]string{f.Place.EN, f.Place.RU, f.Place.BE, f.Name.EN, f.Name.RU, f.Name.BE}, ", ")).words
	towns = append(towns, takeApart(strings.Join(lines[len(streetLines(lines)):], ", ")).words...)
	named := slices.DeleteFunc(slices.Clone(t.words), func(w string) bool { return slices.ContainsFunc(towns, func(k string) bool { return alike(w, k) }) })
	return len(named) == 0 || len(streets) == 0 ||
		slices.ContainsFunc(named, func(w string) bool { return slices.ContainsFunc(streets, func(k string) bool { return alike(w, k) }) })
}

// streetLines are those above the one with the postcode.
func streetLines(lines []string) []string {
	at := slices.IndexFunc(lines, func(line string) bool { return postcode.FindString(line) != "" })
	return lines[:max(at, 0)]
}

func contains(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// alike reports words with the same beginning: the endings of streets differ from
// language to language.
func alike(a, b string) bool {
	n := min(len(a), len(b))
	if n < 4 {
		return a == b
	}
	same := 0
	for same < n && a[same] == b[same] {
		same++
	}
	return same >= 4 && same*3 >= max(len(a), len(b))*2
}

var postcode = regexp.MustCompile(`(?:^|[^0-9])([0-9]{6})(?:[^0-9]|$)`)

// withoutName leaves out of an address the parts that name the facility: the name
// stands on an envelope already, above the street.
func withoutName(text, code string, reg Register) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	rest := slices.DeleteFunc(slices.Clone(parts), func(part string) bool {
		named, known := reg.Match(strings.TrimSpace(part))
		return known && named == code
	})
	if len(rest) < 2 || len(rest) == len(parts) {
		return text
	}
	return strings.Join(rest, ",")
}

// langOf is the language of a Cyrillic address.
func langOf(text string, otherwise app.Lang) app.Lang {
	if lang := names.ScriptOf(text).Lang(); lang != "" {
		return lang
	}
	if strings.Contains(strings.ToLower(text), "вул") {
		return app.Belarusian
	}
	return otherwise
}
