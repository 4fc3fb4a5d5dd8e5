package importer

import (
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// nameOf is the name that a row gives in the language; with an empty one, the
// name in the columns that name no language. The zero Name is none.
func (b *builder) nameOf(lang app.Lang) app.Name {
	part := func(f Field) string { return b.tidyName(b.said(f.in(lang))) }
	whole, n := part(Name), app.Name{Family: part(Family), Given: part(Given), Patronymic: part(Patronymic)}
	if n == (app.Name{}) {
		return wholeName(whole)
	}
	b.completeParts(&n, lang)
	n.Full = whole
	if n.Full == "" {
		n.Full = strings.Join(strings.Fields(n.Family+" "+n.Given+" "+n.Patronymic), " ")
	}
	return n
}

// tidyName is tidyName, remembered: given names and families come again.
func (b *builder) tidyName(cell string) string {
	if cell == "" {
		return ""
	}
	name, known := b.tidied[cell]
	if !known {
		name = tidyName(cell)
		if len(b.tidied) < wordCount {
			b.tidied[strings.Clone(cell)] = strings.Clone(name)
		}
	}
	return name
}

// isGiven is names.KnownGiven, remembered.
func (b *builder) isGiven(name string) bool {
	is, known := b.givens[name]
	if !known {
		is = names.KnownGiven(name)
		if len(b.givens) < wordCount {
			b.givens[strings.Clone(name)] = is
		}
	}
	return is
}

// wholeName splits a name that stands in one cell.
func wholeName(full string) app.Name {
	if full == "" {
		return app.Name{}
	}
	p := names.Split(full)
	if p.Given == "" && names.Anonymous(full) {
		p = names.Parts{} // "citizen" is nobody's family name
	}
	return app.Name{Full: full, Family: p.Family, Given: p.Given, Patronymic: p.Patronymic, Unsure: !p.Sure}
}

// completeParts looks at parts that stand in columns of their own: one cell may
// hold two of them, and they may have been put into each other's place.
func (b *builder) completeParts(n *app.Name, lang app.Lang) {
	initials := ""
	if lang == "" {
		initials = names.Clean(b.said(Initials))
	}
	switch {
	case n.Given == "" && initials != "":
		p := names.Split(n.Family + " " + initials)
		n.Given, n.Patronymic, n.Unsure = p.Given, p.Patronymic, !p.Sure
		return
	case n.Given == "" && n.Patronymic == "" && strings.Contains(n.Family, " "):
		if p := names.Split(n.Family); p.Given != "" {
			n.Family, n.Given, n.Patronymic, n.Unsure = p.Family, p.Given, p.Patronymic, true
		}
		return
	}
	if given, rest, two := strings.Cut(n.Given, " "); two && n.Patronymic == "" && names.KnownPatronymic(rest) && !names.KnownGiven(rest) {
		n.Given, n.Patronymic = given, rest
	}
	swapped := b.isGiven(n.Family) && n.Given != "" && !b.isGiven(n.Given)
	lone := n.Family == "" || n.Given == ""
	n.Unsure = swapped || lone
}

// tongues takes a cell apart that holds a name in several languages: "Янка
// Купала / Янка Купала / Janka Kupala". The languages are those of the letters;
// what they do not tell is that of the rows. ok is false for any other cell.
func tongues(cell string, rows app.Lang) (app.Names, bool) {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return r == '/' || r == '|' || r == '\n' || r == ';' })
	if len(parts) < 2 || len(parts) > 3 {
		return app.Names{}, false
	}
	var all app.Names
	for _, part := range parts {
		n := wholeName(tidyName(part))
		at := nameIn(&all, langOf(n.Full, rows))
		if len(strings.Fields(n.Full)) < 2 || !at.IsZero() {
			return app.Names{}, false
		}
		*at = n
	}
	return all, true
}

// langOf is the language that a name is in: what its letters say, else that of
// the rows it stands in.
func langOf(name string, rows app.Lang) app.Lang {
	script := names.ScriptOf(name)
	switch lang := script.Lang(); {
	case lang != "":
		return lang
	case script == names.ScriptLatin:
		return app.English
	case script == names.ScriptCyrillic && rows == app.English:
		return app.Russian
	}
	return rows
}

func nameIn(n *app.Names, lang app.Lang) *app.Name {
	switch lang {
	case app.Belarusian:
		return &n.BE
	case app.Russian:
		return &n.RU
	}
	return &n.Latin
}

// name fills in the names of the row: the main one, and those in further
// languages or in parts.
func (b *builder) name(rec *app.Record) {
	if all, ok := tongues(b.said(Name), b.plan.Lang); ok && b.said(Family) == "" && b.said(Given) == "" {
		rec.Names = all
	} else if main := b.nameOf(""); !main.IsZero() {
		*nameIn(&rec.Names, langOf(main.Full, b.plan.Lang)) = main
	}
	for i, lang := range [...]app.Lang{app.Belarusian, app.Russian, app.English} {
		if !b.tongues[i] {
			continue
		}
		if n := b.nameOf(lang); !n.IsZero() {
			*nameIn(&rec.Names, lang) = n
		}
	}
	rec.Name = mainName(&rec.Names, b.plan.Lang)
}

// mainName is the name by which a row is known: in the language of the rows
// where it has one.
func mainName(n *app.Names, rows app.Lang) string {
	for _, lang := range [...]app.Lang{rows, app.Belarusian, app.Russian, app.English} {
		if full := nameIn(n, lang).Full; full != "" {
			return full
		}
	}
	return ""
}
