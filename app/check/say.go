package check

import (
	"strings"

	"vestka/app"
	"vestka/app/words"
	"vestka/i18n"
)

// Why says what is wrong, in the language of the reader.
func (f *Finding) Why(loc *i18n.Localizer) string {
	lang := app.Lang(loc.Lang())
	switch {
	case f.Key != "":
		text, _ := loc.Error(&app.Error{Key: f.Key, Args: f.Args})
		return text
	case f.Rule != nil:
		return f.Rule.Reason.In(lang)
	}
	return f.Entry.Reason.In(lang)
}

// Instead says what to do instead; empty where there is nothing to say.
func (f *Finding) Instead(loc *i18n.Localizer) string {
	switch {
	case f.Kind == Spelling && len(f.Replace) > 0:
		return loc.T("check.perhaps", "Words", strings.Join(f.Replace, ", "))
	case f.Entry != nil:
		return f.Entry.Instead.In(app.Lang(loc.Lang()))
	}
	return ""
}

// Source says who says so and when someone last looked; empty where the program
// knows by itself.
func (f *Finding) Source(loc *i18n.Localizer) string {
	source, _, checked := f.Evidence()
	if source == (app.Text{}) {
		return ""
	}
	return loc.T("rules.checked", "Source", source.In(app.Lang(loc.Lang())), "Date", loc.Date(checked.Year, checked.Month, checked.Day))
}

// Evidence is who says so, when they said it, and when someone last looked; zero
// where the program knows by itself.
func (f *Finding) Evidence() (source app.Text, said, checked app.Date) {
	switch {
	case f.Rule != nil:
		return f.Rule.Source, f.Rule.SaidOn, f.Rule.CheckedOn
	case f.Entry != nil:
		return f.Entry.Source, f.Entry.SaidOn, f.Entry.CheckedOn
	}
	return app.Text{}, app.Date{}, app.Date{}
}

// SeverityKey names the severity for people.
func SeverityKey(s words.Severity) string {
	if s == words.Stops {
		return "check.severity.stops"
	}
	return "check.severity.careful"
}

// KindKey names a kind of finding for people.
func KindKey(kind string) string {
	if key, known := kindKeys[kind]; known {
		return key
	}
	return "check.kind.rule"
}

var kindKeys = map[string]string{
	"politics": "check.kind.politics", "war": "check.kind.war", "protest": "check.kind.protest", "freedom": "check.kind.freedom",
	"case": "check.kind.case", "prison": "check.kind.prison", "organisation": "check.kind.organisation", "insult": "check.kind.insult",
	"money": "check.kind.money", "jargon": "check.kind.jargon", "language": "check.kind.language", "manner": "check.kind.manner", "abbreviation": "check.kind.abbreviation", "cipher": "check.kind.cipher",
	"emoji": "check.kind.emoji", "link": "check.kind.link", "private": "check.kind.private", "person": "check.kind.person",
	"length": "check.kind.length", "person-state": "check.kind.person_state", "repeat": "check.kind.repeat",
	Rule: "check.kind.rule", Spelling: "check.kind.spelling", Blank: "check.kind.blank",
}
