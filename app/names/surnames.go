package names

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed surnames.tsv
var surnamesTSV string

// familyName is one known family name, of one sex or of both.
type familyName struct{ be, ru string }

// families finds the known family names by folded key; names that share a key
// stand together, in the order of the table.
var families = sync.OnceValue(func() map[string][]familyName {
	table := map[string][]familyName{}
	add := func(n familyName) {
		key := Fold(n.be)
		table[key] = append(table[key], n)
		if other := Fold(n.ru); other != key {
			table[other] = append(table[other], n)
		}
	}
	for line := range strings.Lines(surnamesTSV) {
		if be, ru, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			add(familyName{be, ru})
			if f := (familyName{feminine(be), feminine(ru)}); f.be != be {
				add(f)
			}
		}
	}
	return table
})

// feminine is the form of a family name for a woman; names that do not change
// stay as they are. Both languages.
func feminine(masculine string) string {
	for _, e := range [...][2]string{
		{"скі", "ская"},
		{"цкі", "цкая"},
		{"ский", "ская"},
		{"цкий", "цкая"},
		{"аў", "ава"},
		{"оў", "ова"},
		{"еў", "ева"},
		{"ёў", "ёва"},
		{"ов", "ова"},
		{"ев", "ева"},
		{"ёв", "ёва"},
		{"ін", "іна"},
		{"ын", "ына"},
		{"ин", "ина"},
		{"лы", "лая"},
		{"лый", "лая"},
	} {
		if stem, ok := strings.CutSuffix(masculine, e[0]); ok {
			return stem + e[1]
		}
	}
	return masculine
}
