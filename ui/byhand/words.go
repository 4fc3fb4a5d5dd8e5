package byhand

import (
	"strings"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Words say facts as people do, in the reader's language.
type Words struct {
	Loc      *i18n.Localizer
	Register interface {
		Facility(code string, on app.Date) (app.Facility, bool)
	}
	Today app.Date
}

func (w Words) lang() app.Lang { return app.Lang(w.Loc.Lang()) }

// Fact is what a fact is called.
func (w Words) Fact(f app.Fact) string {
	loc := w.Loc
	switch f {
	case people.FactNameBE:
		return loc.T("byhand.fact.name_be")
	case people.FactNameRU:
		return loc.T("byhand.fact.name_ru")
	case people.FactNameLatin:
		return loc.T("byhand.fact.name_latin")
	case people.FactPlace:
		return loc.T("byhand.fact.place")
	case app.FactStatus:
		return loc.T("people.column.status")
	case app.FactSex:
		return loc.T("people.column.gender")
	case app.FactBorn:
		return loc.T("people.column.birthday")
	case app.FactDetained:
		return loc.T("people.column.arrested")
	case app.FactDied:
		return loc.T("people.column.died")
	case app.FactVerdict:
		return loc.T("people.column.verdict_date")
	case app.FactAppeal:
		return loc.T("people.column.appeal_date")
	case app.FactRelease:
		return loc.T("people.column.release_date")
	case app.FactArticles:
		return loc.T("people.column.articles")
	case app.FactTown:
		return loc.T("byhand.fact.town")
	case app.FactWork:
		return loc.T("byhand.fact.work")
	}
	return loc.T("byhand.fact.interests")
}

// Value says a value as people do.
func (w Words) Value(f app.Fact, value string) string {
	loc := w.Loc
	switch {
	case value == "":
		return loc.T("byhand.nothing")
	case f == app.FactStatus:
		return w.Status(app.Status(value))
	case f == app.FactSex && value == string(app.Female):
		return loc.T("people.sex.female")
	case f == app.FactSex:
		return loc.T("people.sex.male")
	case f == people.FactPlace:
		return w.Place(value)
	case f.Date(new(app.Person)) != nil:
		return w.Date(value)
	}
	return value
}

// Status is what a status is called.
func (w Words) Status(s app.Status) string {
	loc := w.Loc
	switch s {
	case app.Active:
		return loc.T("people.standing.recognised")
	case app.Former:
		return loc.T("people.standing.former")
	}
	return loc.T("people.standing.not_recognised")
}

// Place is a value of people.FactPlace in words.
func (w Words) Place(value string) string {
	if value == people.AtLiberty {
		return w.Loc.T("people.held.liberty")
	}
	if text, isText := strings.CutPrefix(value, people.TextPlace); isText {
		return text
	}
	return w.Facility(value)
}

// Facility is the name of a facility with its town.
func (w Words) Facility(code string) string {
	if f, ok := w.Register.Facility(code, w.Today); ok {
		return kit.Joined(f.Name.In(w.lang()), f.Place.In(w.lang()))
	}
	return code
}

// Date says a date in EDTF as far as it is known.
func (w Words) Date(value string) string {
	for _, parse := range [...]func(string) (app.Date, error){app.ParseDeath, app.ParseBirth} {
		if d, err := parse(value); err == nil {
			return w.Day(d)
		}
	}
	return value
}

// Day is a date, as far as it is known.
func (w Words) Day(d app.Date) string {
	loc := w.Loc
	return loc.Date(d.Year, d.Month, d.Day)
}

// Source names who says something.
func (w Words) Source(source string) string {
	if source == "" || source == app.ByUser {
		return w.Loc.T("byhand.you")
	}
	return people.SourceName(w.Loc, source)
}

// Lang is the name of a language.
func (w Words) Lang(l app.Lang) string { return people.LangWord(w.Loc, l) }
