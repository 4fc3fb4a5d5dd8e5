package journal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/i18n"
)

// Words tell an event: what happened, and what else is known of it, which may be
// nothing. place names a facility by its code.
func Words(loc *i18n.Localizer, e *app.Event, place func(code string) string) (what, more string) {
	what, more = words(loc, e, place)
	first, size := utf8.DecodeRuneInString(what)
	return string(unicode.ToUpper(first)) + what[size:], more
}

func words(loc *i18n.Localizer, e *app.Event, place func(code string) string) (what, more string) {
	switch e.Kind {
	case app.EventReply:
		return loc.T("event.reply"), oneLine(e.Text)
	case app.EventParcel:
		return joined(loc.T("event.kind.parcel"), loc.T(app.ParcelState(e.State).MessageKey())), joined(place(e.Facility), e.More, oneLine(e.Text))
	case app.EventDonation:
		return joined(loc.T(app.PayeeKind(e.Way).MessageKey()), amount(loc, e.Amount)), joined(e.More, oneLine(e.Text), oneLine(e.State))
	case app.EventHeld:
		return heldWords(loc, e, place)
	case app.EventLegal:
		return loc.T(legalKey(app.Fact(e.State))), ""
	case app.EventList:
		return listWords(loc, e, place)
	case app.EventMark:
		return loc.T(app.MarkKind(e.State).MessageKey()), joined(oneLine(e.Text), e.More)
	case app.EventFile:
		return loc.T("event.file"), e.Text
	case app.EventNote:
		return loc.T("event.kind.note"), oneLine(e.Text)
	}
	what = joined(loc.T(app.LetterKind(e.Way).MessageKey()), loc.T(app.LetterState(e.State).MessageKey()))
	switch app.LetterState(e.State) {
	case app.Arrived:
		what = joined(what, loc.T(app.Evidence(e.Detail).MessageKey()))
	case app.Returned:
		what = joined(what, loc.T(app.ReturnReason(e.Detail).MessageKey()))
	}
	return what, joined(place(e.Facility), e.More, oneLine(e.Text))
}

func heldWords(loc *i18n.Localizer, e *app.Event, place func(code string) string) (what, more string) {
	if e.Liberty {
		if name := place(e.Facility); name != "" { // of which the list still says that they are there
			return loc.T("event.free"), loc.T("event.free_before", "Place", name)
		}
		return loc.T("event.free"), e.Text
	}
	if name := place(e.Facility); name != "" {
		return loc.T("event.held"), name
	}
	return loc.T("event.held"), e.Text
}

// listWords tell what a list said, a facility by its name.
func listWords(loc *i18n.Localizer, e *app.Event, place func(code string) string) (what, more string) {
	name := func(text string) string {
		key := ""
		switch app.Fact(e.Way) {
		case app.FactHeld:
			if known := place(text); known != "" {
				return known
			}
		case app.FactStatus:
			key = app.Status(text).MessageKey()
		case app.FactSex:
			key = app.Sex(text).MessageKey()
		}
		if key != "" {
			return loc.T(key)
		}
		if on, err := app.ParseDate(text); err == nil && on.Year != 0 {
			return loc.Date(on.Year, on.Month, on.Day)
		}
		return oneLine(text)
	}
	field := e.Way
	if key := app.Fact(e.Way).MessageKey(); key != "" {
		field = loc.T(key)
	}
	what = joined(loc.T("event.kind.list"), loc.T(app.NewsKind(e.State).MessageKey()))
	if app.NewsKind(e.State) == app.NewsChanged {
		what = joined(loc.T("event.kind.list"), field)
	}
	before, after := name(e.More), name(e.Text)
	if before == "" || after == "" {
		return what, before + after
	}
	return what, before + " → " + after
}

// legalKey names what happened on the day of the fact.
func legalKey(f app.Fact) string {
	switch f {
	case app.FactVerdict:
		return "event.legal.verdict"
	case app.FactAppeal:
		return "event.legal.appeal"
	case app.FactRelease:
		return "event.legal.release"
	case app.FactDied:
		return "event.legal.died"
	default:
		return "event.legal.detained"
	}
}

func amount(loc *i18n.Localizer, m app.Money) string {
	if m.IsZero() {
		return ""
	}
	return loc.Money(m.Plain(), m.Currency)
}

// joined are the parts that are there, in one line.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

// longestLine is how much of a text an event shows, in letters.
const longestLine = 160

func oneLine(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > longestLine {
		return string(runes[:longestLine]) + "…"
	}
	return string(runes)
}
