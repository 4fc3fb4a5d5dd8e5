package letters

import (
	"slices"

	"vestka/app"
	"vestka/app/names"
)

// Template is a parsed text with fields.
type Template struct {
	lang    app.Lang
	parts   []part
	choices []int // how many each {one: …} and {snippet} has, in the order of the text
}

// part is a piece of a text: words, or a field with what goes with it.
type part struct {
	text     string // literal where field is empty
	field    Field
	option   string
	optional bool
	fallback []part
	forms    [][]part        // to choose among; nil where the field stands for itself
	choice   int             // of what is drawn: its number
	pieces   []app.SnippetID // of a {snippet} that has forms: which each of them is
	at       Spot
}

// Spot is a place in a template, both counted from 1, columns in letters.
type Spot struct{ Line, Column int }

// Missing is a field that a letter needs and a person does not have, or that has
// a brace in it.
type Missing struct {
	Field Field
	Spot
}

// Reason says why nothing can be written without the field: what is typed for a batch is
// known of nobody.
func (m Missing) Reason() (key string, args app.Args) {
	if m.Field.own() {
		return "print.skip.own_field", app.Args{"Field": string(m.Field), "Name": string(m.Field[len(My):])}
	}
	if m.Field == Snippet {
		return "print.skip.snippet", nil
	}
	return "print.skip.field", app.Args{"Field": string(m.Field)}
}

// Asks are the names after "my." in the order of the text: what must be typed
// before anything is printed, but for what is optional or has a default.
func (t *Template) Asks() []string {
	var all []string
	t.each(func(p *part) {
		if !p.field.own() {
			return
		}
		if name := string(p.field[len(My):]); !slices.Contains(all, name) {
			all = append(all, name)
		}
	})
	return all
}

// Lang is the language in which it is written.
func (t *Template) Lang() app.Lang { return t.lang }

// Uses reports that the field stands somewhere in the template.
func (t *Template) Uses(f Field) bool {
	used := false
	t.each(func(p *part) { used = used || p.field == f })
	return used
}

// Personal is the first field that can differ from one addressee to the next; empty
// where the template has none.
func (t *Template) Personal() Field {
	first := Field("")
	t.each(func(p *part) {
		common := p.field == Sender || p.field == Me || p.field == Date || p.field.own()
		if first == "" && !common {
			first = p.field
		}
	})
	return first
}

// Unsure is a form of a name that stands in the nominative because the rules do
// not tell what it is, and the template has nothing else to put there.
type Unsure struct {
	Case app.Case
	Text string
	Why  names.Why
}

// Unsure are the forms in the template of which that holds for these values, each
// once.
func (t *Template) Unsure(v Values) []Unsure {
	var all []Unsure
	t.each(func(p *part) {
		if e, _ := entry(p.field); e.kind != name || p.option == "" || p.fallback != nil {
			return
		}
		form := v.inCase(p.field, app.Case(p.option))
		u := Unsure{app.Case(p.option), form.Text, form.Why}
		if form.Why != names.Sure && !slices.Contains(all, u) {
			all = append(all, u)
		}
	})
	return all
}

// spares reports a form of a name that is not sure, and that has a default which
// needs none.
func (v *Values) spares(p *part) bool {
	e, _ := entry(p.field)
	return p.fallback != nil && e.kind == name && p.option != "" && v.inCase(p.field, app.Case(p.option)).Why != names.Sure
}

// each calls fn for every field, also within forms and defaults.
func (t *Template) each(fn func(*part)) {
	var walk func(parts []part)
	walk = func(parts []part) {
		for i := range parts {
			p := &parts[i]
			if p.field == "" {
				continue
			}
			fn(p)
			walk(p.fallback)
			for _, form := range p.forms {
				walk(form)
			}
		}
	}
	walk(t.parts)
}
