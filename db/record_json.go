package db

import (
	"unicode/utf8"

	"vestka/app"
)

// What the store keeps of a row is JSON in the very form of encoding/json, by which
// it is read. It is written here because an import writes it a hundred thousand times.

// appendCells appends the cells of a row.
func appendCells(b []byte, cells []app.Cell) []byte {
	if cells == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, `{"c":`...), cells[i].Column)
		b = append(appendText(append(b, `,"v":`...), cells[i].Value), '}')
	}
	return append(b, ']')
}

// object appends the fields of a JSON object that say something.
type object struct {
	b    []byte
	more bool // there is a field already
}

func (o *object) name(field string) {
	if o.more {
		o.b = append(o.b, ',')
	}
	o.more = true
	o.b = append(append(append(o.b, '"'), field...), '"', ':')
}

func (o *object) text(field, value string) {
	if value != "" {
		o.name(field)
		o.b = appendText(o.b, value)
	}
}

func (o *object) date(field string, d app.Date) {
	if !d.IsZero() {
		o.name(field)
		o.b = append(d.AppendTo(append(o.b, '"')), '"')
	}
}

func (o *object) truth(field string, is bool) {
	if is {
		o.name(field)
		o.b = append(o.b, "true"...)
	}
}

// within appends a field that is an object itself.
func (o *object) within(field string, fill func(*object)) {
	o.name(field)
	o.b = append(o.b, '{')
	inner := object{b: o.b}
	fill(&inner)
	inner.b = append(inner.b, '}')
	o.b = inner.b
}

// appendUnderstood appends what was understood of a row, as understood has it.
func appendUnderstood(b []byte, r *app.Record) []byte {
	o := object{b: append(b, '{')}
	o.text("name", r.Name)
	o.text("status", string(r.Status))
	o.text("sex", string(r.Sex))
	o.date("born", r.Born)
	o.date("detained", r.Detained)
	o.date("died", r.Died)
	if r.Held != (app.Detention{}) {
		o.within("held", func(o *object) {
			o.text("facility", r.Held.Facility)
			o.text("text", r.Held.Text)
			o.text("address", r.Held.Address)
			o.truth("liberty", r.Held.Liberty)
			o.date("since", r.Held.Since)
			o.date("until", r.Held.Until)
			o.text("source", r.Held.Source)
			o.date("seen_on", r.Held.SeenOn)
		})
	}
	if r.Names != (app.Names{}) {
		o.within("names", func(o *object) {
			for _, n := range [...]struct {
				lang string
				name *app.Name
			}{{"be", &r.Names.BE}, {"ru", &r.Names.RU}, {"latin", &r.Names.Latin}} {
				o.within(n.lang, func(o *object) { o.person(n.name) })
			}
		})
	}
	o.date("verdict", r.Verdict)
	o.date("appeal", r.Appeal)
	o.date("release", r.Release)
	o.text("articles", r.Articles)
	o.text("town", r.Town)
	o.text("work", r.Work)
	o.text("interests", r.Interests)
	return append(o.b, '}')
}

// person appends the fields of a name.
func (o *object) person(n *app.Name) {
	o.text("full", n.Full)
	o.text("family", n.Family)
	o.text("given", n.Given)
	o.text("patronymic", n.Patronymic)
	o.text("source", n.Source)
	o.truth("proposed", n.Proposed)
	o.truth("unsure", n.Unsure)
}

// appendText appends a JSON string.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		size, instead := escaped(s[i:])
		if instead != nil {
			b = append(append(b, s[from:i]...), instead...)
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}

// escaped tells how many bytes the first letter of s has, and what is written in its
// place; nil where it is written as it is.
func escaped(s string) (size int, instead []byte) {
	const figures = "0123456789abcdef"
	c := s[0]
	switch {
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			return 1, []byte(`\ufffd`)
		case r == '\u2028' || r == '\u2029':
			return size, []byte{'\\', 'u', '2', '0', '2', figures[r&15]}
		}
		return size, nil
	case c == '"' || c == '\\':
		return 1, []byte{'\\', c}
	case c == '\n':
		return 1, []byte(`\n`)
	case c == '\r':
		return 1, []byte(`\r`)
	case c == '\t':
		return 1, []byte(`\t`)
	case c == '\b':
		return 1, []byte(`\b`)
	case c == '\f':
		return 1, []byte(`\f`)
	case c < ' ' || c == '<' || c == '>' || c == '&':
		return 1, []byte{'\\', 'u', '0', '0', figures[c>>4], figures[c&15]}
	}
	return 1, nil
}
