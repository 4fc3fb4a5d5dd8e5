package names

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vestka/app"
)

//go:embed given.tsv
var givenTSV string

// givenName is one row of given.tsv: the forms of one given name, the usual
// one first in each language.
type givenName struct {
	sex    app.Sex
	be, ru []string
	keys   []string // folded keys of all forms, each once
}

// givenTable finds the rows by folded key.
type givenTable struct {
	rows        []givenName
	byKey       map[string][]int
	variants    map[string][]string
	patronymics map[string]patronymic
}

// patronymic is one patronymic, of one sex, in both languages.
type patronymic struct {
	sex    app.Sex
	be, ru string
}

var givens = sync.OnceValue(func() *givenTable {
	t := &givenTable{
		byKey:       map[string][]int{},
		variants:    map[string][]string{},
		patronymics: map[string]patronymic{},
	}
	for line := range strings.Lines(givenTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		t.add(strings.Split(strings.TrimSpace(line), "\t"))
	}
	for key, rows := range t.byKey {
		t.variants[key] = []string{key}
		for _, i := range rows {
			for _, k := range t.rows[i].keys {
				if !slices.Contains(t.variants[key], k) {
					t.variants[key] = append(t.variants[key], k)
				}
			}
		}
	}
	return t
})

// forms splits a cell; "-" is an empty one.
func forms(cell string) []string {
	if cell == "-" {
		return nil
	}
	return strings.Split(cell, "|")
}

func (t *givenTable) add(cells []string) {
	row := givenName{sex: app.Sex(cells[0]), be: forms(cells[1]), ru: forms(cells[2])}
	for _, form := range slices.Concat(row.be, row.ru, forms(cells[3])) {
		if key := Fold(form); !slices.Contains(row.keys, key) {
			row.keys = append(row.keys, key)
			t.byKey[key] = append(t.byKey[key], len(t.rows))
		}
	}
	if cells[4] != "-" {
		t.addPatronymic(patronymic{app.Male, cells[4], cells[5]})
		t.addPatronymic(patronymic{app.Female, daughterBE(cells[4]), daughterRU(cells[5])})
	}
	t.rows = append(t.rows, row)
}

// addPatronymic makes a patronymic known by both its forms; the first name of
// the table that has a key keeps it.
func (t *givenTable) addPatronymic(p patronymic) {
	for _, form := range []string{p.be, p.ru} {
		if _, taken := t.patronymics[Fold(form)]; !taken {
			t.patronymics[Fold(form)] = p
		}
	}
}

// daughterBE makes the feminine patronymic of the masculine one, Belarusian.
func daughterBE(son string) string {
	if stem, ok := strings.CutSuffix(son, "віч"); ok {
		return stem + "ўна"
	}
	return strings.TrimSuffix(son, "іч") + "інічна" // Ільінічна, Кузьмінічна
}

// daughterRU makes the feminine patronymic of the masculine one, Russian.
func daughterRU(son string) string {
	if stem, ok := strings.CutSuffix(son, "вич"); ok {
		return stem + "вна"
	}
	if son == "Никитич" {
		return "Никитична"
	}
	return strings.TrimSuffix(son, "ич") + "инична"
}

// GivenVariants gives the folded keys of all forms of a given name, its own
// first: Мікалай has those of Николай, Mikalai and Nicholas. A name that the
// table does not know has only its own. The slice must not be changed.
func GivenVariants(given string) []string {
	key := Fold(given)
	if variants, known := givens().variants[key]; known {
		return variants
	}
	return []string{key}
}

// isGiven reports that the table knows the word as a given name.
func isGiven(word string) bool {
	return len(givens().byKey[Fold(word)]) > 0
}

// pick is the form of the name in the language that the word itself is a
// spelling of, the closest one first, else the usual form. To a spelling of the
// usual Belarusian name, the one in passports, belongs the usual Russian one,
// though another may sound closer: Кацярына and Katsiaryna are Екатерина.
func (g *givenName) pick(word, lang string) string {
	list, system := g.ru, ICAORu
	if lang == "be" {
		list, system = g.be, ICAO
	}
	strict := strictFold(word)
	usual := lang == "ru" && (titled(word) == g.be[0] || !slices.Contains(list, titled(word)) && strictFold(Latin(g.be[0], ICAO)) == strict)
	if usual {
		return list[0]
	}
	for _, same := range []func(form string) bool{
		func(form string) bool { return form == titled(word) },
		func(form string) bool { return strictFold(Latin(form, system)) == strict },
		func(form string) bool { return Fold(form) == Fold(word) },
	} {
		if i := slices.IndexFunc(list, same); i >= 0 {
			return list[i]
		}
	}
	return list[0]
}

// KnownGiven reports a word that the table knows as a given name, in any
// spelling and script.
func KnownGiven(word string) bool { return isGiven(word) }

// KnownPatronymic reports a word that may be a patronymic: one of the table,
// or one with the ending of a patronymic. Some family names end so too.
func KnownPatronymic(word string) bool { return isPatronymic(word) }
