package people

import (
	"sync"

	"vestka/app"
	"vestka/app/names"
)

// texts are the short texts of all people, each kept once: many have the same
// articles and come from the same town, and a criterion looks at each text once.
type texts struct {
	all     []string // the first is empty
	numbers map[string]uint32

	once   sync.Once
	folded []string
}

func newTexts() *texts {
	return &texts{all: []string{""}, numbers: map[string]uint32{"": 0}}
}

// number is that of the text. It is asked for only while the list is made.
func (t *texts) number(text string) uint32 {
	n, known := t.numbers[text]
	if !known {
		n = uint32(len(t.all))
		t.all = append(t.all, text)
		t.numbers[text] = n
	}
	return n
}

// matching tells of each text whether it fits.
func (t *texts) matching(fits func(text string) bool) []bool {
	matches := make([]bool, len(t.all))
	for n, text := range t.all {
		matches[n] = text != "" && fits(text)
	}
	return matches
}

// saying tells of each text whether every word has a word there that begins so,
// whatever the spelling.
func (t *texts) saying(words string) []bool {
	t.once.Do(func() {
		t.folded = make([]string, len(t.all))
		for n, text := range t.all {
			t.folded[n] = " " + names.Fold(text)
		}
	})
	matches := make([]bool, len(t.all))
	keys := foldedWords(words)
	for n, folded := range t.folded {
		matches[n] = len(keys) > 0 && containsAll(folded, keys)
	}
	return matches
}

// doings are the profession and the interests of a person, as one text.
func doings(p *app.Person) string {
	if p.Work == "" || p.Interests == "" {
		return p.Work + p.Interests
	}
	return p.Work + "\n" + p.Interests
}
