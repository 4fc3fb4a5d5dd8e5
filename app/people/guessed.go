package people

import (
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// guesses are the rows with a name of which it was guessed which word is which.
type guesses struct{ lines []int }

// note takes a row into account that was merged into the person.
func (g *guesses) note(p *app.Person, r *app.Record) {
	for _, lang := range languages {
		n, said := nameIn(&p.Names, lang), nameIn(&r.Names, lang)
		if !n.Unsure || n.Proposed || n.Source != r.Source {
			continue
		}
		if lang == languageOf(r) && n.Full == r.Name || !said.IsZero() && n.Full == said.Full {
			if r.Name != "" && !names.Anonymous(r.Name) { // else there is nothing to be settled
				g.lines = append(g.lines, r.Line)
			}
			return
		}
	}
}

// LookAtNames takes the names apart of those whom a first list adds, so that Guessed
// knows of them before Apply does it.
func (c *Comparison) LookAtNames() error {
	if c.added == nil {
		return nil
	}
	for _, err := range c.added {
		if err != nil {
			return err
		}
	}
	return nil
}

// Guessed are the rows, new and changed, of which the split of the name is a guess.
// Those of a first list are known after LookAtNames or Apply.
func (c *Comparison) Guessed() []int {
	if c.guessedNew == nil {
		return c.guessed.lines
	}
	return slices.Concat(c.guessed.lines, c.guessedNew.lines)
}

// linesShown is how many lines are named.
const linesShown = 10

// LinesOf names the first of some lines: "2, 3, 7 …".
func LinesOf(lines []int) string {
	words := make([]string, min(len(lines), linesShown))
	for i := range words {
		words[i] = strconv.Itoa(lines[i])
	}
	text := strings.Join(words, ", ")
	if len(lines) > linesShown {
		text += " …"
	}
	return text
}
