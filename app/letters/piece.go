package letters

import (
	"slices"

	"vestka/app"
)

// Piece is a snippet that {snippet} may become.
type Piece struct {
	ID   app.SnippetID
	Kind app.SnippetKind
	Text string // in the field language
}

// Pieces are the snippets in the language.
func Pieces(snippets []app.Snippet, lang app.Lang) []Piece {
	var all []Piece
	for _, one := range snippets {
		if one.Lang == lang {
			all = append(all, Piece{one.ID, one.Kind, one.Text})
		}
	}
	return all
}

// With is the template with pieces for its {snippet} to be drawn from, each field from
// those of its kind. A piece that cannot be read is left out; what a piece itself asks
// for as a snippet stays empty.
func (t *Template) With(pieces []Piece) *Template {
	w := &Template{lang: t.lang}
	read := map[app.SnippetID][]part{}
	for _, one := range pieces {
		if text, err := Parse(one.Text, t.lang); err == nil {
			read[one.ID] = text.parts
		}
	}
	offer := func(p *part) {
		for _, one := range pieces {
			if text, ok := read[one.ID]; ok && (p.option == "" || p.option == string(one.Kind)) {
				p.forms, p.pieces = append(p.forms, text), append(p.pieces, one.ID)
			}
		}
	}
	w.parts = w.chosen(t.parts, offer)
	return w
}

// chosen is a copy of the parts, whose choices are numbered anew in the order of the
// text. offer gives a {snippet} what it can become; nil within a piece.
func (t *Template) chosen(parts []part, offer func(*part)) []part {
	all := slices.Clone(parts)
	for i := range all {
		p := &all[i]
		inner := offer
		if p.field == Snippet {
			p.forms, p.pieces, inner = nil, nil, nil
			if offer != nil {
				offer(p)
			}
		}
		if p.drawn() {
			p.choice = len(t.choices)
			t.choices = append(t.choices, len(p.forms))
		}
		p.fallback = t.chosen(p.fallback, offer)
		forms := p.forms
		p.forms = nil
		for _, form := range forms {
			p.forms = append(p.forms, t.chosen(form, inner))
		}
	}
	return all
}

// drawn reports that which of the forms stands is drawn, and does not hang on the
// addressee.
func (p *part) drawn() bool { return p.field == One || p.field == Snippet && p.forms != nil }

// pieces are the snippets that a letter has so far, and those that the addressee got.
type pieces struct {
	had  map[app.SnippetID]bool
	here map[app.SnippetID]bool
}

// pick is which of the pieces the letter has: the drawn one, or the next that the
// addressee does not have yet, in an earlier letter or further up in this one; -1 where
// there is none.
func (ps *pieces) pick(p *part, draw Draw) int {
	n := len(p.pieces)
	for i := range n {
		at := (draw.of(p.choice, n) + i) % n
		if id := p.pieces[at]; !ps.had[id] && !ps.here[id] {
			if ps.here == nil {
				ps.here = map[app.SnippetID]bool{}
			}
			ps.here[id] = true
			return at
		}
	}
	return -1
}
