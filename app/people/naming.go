package people

import (
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// The sources of names that are not a list's.
const (
	byUser    = "user"
	byProgram = "vestka"
)

// languages are the languages of names and of sorted lists.
var languages = [...]app.Lang{app.English, app.Belarusian, app.Russian}

// nameIn is the place of the name in a language.
func nameIn(n *app.Names, lang app.Lang) *app.Name {
	switch lang {
	case app.Belarusian:
		return &n.BE
	case app.Russian:
		return &n.RU
	default:
		return &n.Latin
	}
}

// languageOf is the language that the row's name is in: that of the list,
// unless the letters belong to another one.
func languageOf(r *app.Record) app.Lang {
	switch names.ScriptOf(r.Name) {
	case names.ScriptLatin:
		return app.English
	case names.ScriptBelarusian:
		return app.Belarusian
	case names.ScriptRussian:
		return app.Russian
	case names.ScriptCyrillic:
		if r.Lang == app.English {
			return app.Russian
		}
		return r.Lang
	default:
		return r.Lang
	}
}

// mergeName sets the name that the row gives. A name of the user's stays, and
// a name from a list in its own language gives way to no other list's. A row
// without a name changes none; it gives somebody new their number instead.
func (c *comparing) mergeName(p *app.Person, r *app.Record) error {
	lang := languageOf(r)
	n := nameIn(&p.Names, lang)
	if r.Name == "" {
		if p.Names == (app.Names{}) {
			*n = app.Name{Full: numberSign + r.Key, Source: r.Source, Unsure: true}
		}
		return nil
	}
	dropNumbers(&p.Names)
	changed := false
	if lang == r.Lang || n.IsZero() || n.Proposed {
		changed = takeName(n, newName(r, lang), r)
	} else if n.Source != byUser {
		before, err := c.before(p, r)
		if err != nil {
			return err
		}
		if before != nil && before.Name == n.Full {
			changed = takeName(n, newName(r, lang), r)
		}
	}
	for _, further := range languages {
		if said := nameIn(&r.Names, further); further != lang && !said.IsZero() {
			changed = takeName(nameIn(&p.Names, further), *said, r) || changed
		}
	}
	if changed {
		propose(&p.Names, c.sisters)
	}
	return nil
}

// takeName sets a name as the row gives it, and reports whether that changed it.
func takeName(n *app.Name, said app.Name, r *app.Record) bool {
	said.Source = r.Source
	same := !n.Proposed && n.Full == said.Full && (n.Source != r.Source || *n == said)
	if n.Source == byUser || same || n.Source != r.Source && fuller(n, &said) {
		return false
	}
	*n = said
	return true
}

// fuller reports that a name says all that another does, and the patronymic besides. A
// source may shorten its own names, but no other's.
func fuller(n, said *app.Name) bool {
	return !n.Proposed && n.Patronymic != "" && said.Patronymic == "" && said.Family != "" && said.Given != "" &&
		names.Fold(n.Family) == names.Fold(said.Family) && names.Fold(n.Given) == names.Fold(said.Given)
}

// numberSign begins what stands for the name of somebody whose number is all
// that is known.
const numberSign = "№ "

// dropNumbers removes a number that stood for a name until one is known.
func dropNumbers(n *app.Names) {
	for _, lang := range languages {
		n := nameIn(n, lang)
		if n.Source != byUser && n.Family == "" && n.Given == "" && strings.HasPrefix(n.Full, numberSign) {
			*n = app.Name{}
		}
	}
}

// newName is the row's name, which is in the language, with the parts that the row gives, else with those
// that can be told.
func newName(r *app.Record, lang app.Lang) app.Name {
	if said := *nameIn(&r.Names, lang); said.Full == r.Name {
		return said
	}
	parts := names.Split(r.Name)
	if parts.Given == "" && names.Anonymous(r.Name) {
		parts = names.Parts{} // "citizen" is nobody's family name
	}
	return app.Name{
		Full: r.Name, Family: parts.Family, Given: parts.Given, Patronymic: parts.Patronymic,
		Source: r.Source, Unsure: !parts.Sure,
	}
}

// guessSex is what the grammar of the names tells. What sisters remembers is not found
// a second time; it may be nil.
func guessSex(n *app.Names, sisters *names.Sisters) app.Sex {
	for _, lang := range languages {
		n := nameIn(n, lang)
		if sex := sisters.Sex(n.Family, n.Given, n.Patronymic); sex != app.SexUnknown {
			return sex
		}
	}
	return app.SexUnknown
}
