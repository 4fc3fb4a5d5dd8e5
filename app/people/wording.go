package people

import (
	"strconv"
	"strings"

	"vestka/app"
	"vestka/i18n"
)

// FactName is what a fact, or a column of a list, is called in the user's language.
func FactName(loc *i18n.Localizer, f app.Fact) string {
	if key := f.MessageKey(); key != "" {
		return loc.T(key)
	}
	return string(f)
}

// SourceName is what a source of lists is called.
func SourceName(loc *i18n.Localizer, source string) string {
	switch source {
	case "viasna":
		return loc.T("people.source.viasna")
	case "sample":
		return loc.T("people.source.sample")
	}
	return source
}

// LangWord names the language of a list.
func LangWord(loc *i18n.Localizer, l app.Lang) string {
	switch l {
	case app.Belarusian:
		return loc.T("people.lang.be")
	case app.Russian:
		return loc.T("people.lang.ru")
	}
	return loc.T("people.lang.en")
}

// GuardText says why a guard stops an import.
func GuardText(loc *i18n.Localizer, g Guard) string {
	names := make([]string, len(g.Fields))
	for i, f := range g.Fields {
		names[i] = FactName(loc, f)
	}
	return loc.T(g.MessageKey(), "Source", SourceName(loc, g.Source), "Before", g.Before, "After", g.After, "BeforeOf", g.Of[0], "AfterOf", g.Of[1], "Fields", strings.Join(names, ", "),
		"Newer", loc.Date(g.Days[0].Year, g.Days[0].Month, g.Days[0].Day), "Day", loc.Date(g.Days[1].Year, g.Days[1].Month, g.Days[1].Day))
}

// LackingText says why nobody whom the list does not have counts as gone; it is empty
// where it is taken for the whole one.
func LackingText(loc *i18n.Localizer, c *Comparison) string {
	switch {
	case c.Lacking > 0 && c.BreaksOff:
		return loc.T("people.import.lacking.cut", "Count", c.Lacking)
	case c.Lacking > 0 && c.Extent == app.ExtentPart:
		return loc.T("people.import.lacking.part", "Count", c.Lacking)
	case c.Lacking > 0:
		return loc.T("people.import.lacking", "Count", c.Lacking)
	}
	return ""
}

// WhereText says where in a file something was not understood: in which line or lines, in
// JSON in which objects.
func WhereText(loc *i18n.Localizer, s *Slip) string {
	n := len(s.Lines)
	switch {
	case len(s.Objects) == 1 && n == 1:
		return loc.T("people.import.object", "Object", s.Objects[0], "Line", s.Line)
	case len(s.Objects) > 0:
		return loc.T("people.import.objects", "Count", len(s.Objects), "Objects", LinesOf(s.Objects))
	case n == 1:
		return loc.T("people.import.line", "Line", s.Line)
	}
	return loc.T("people.import.lines", "Count", n, "Lines", LinesOf(s.Lines))
}

// NewsText says what a piece of news tells: which fact changed, from what to what.
// It is empty where its kind says all.
func NewsText(loc *i18n.Localizer, register Register, n *app.News) string {
	before, after := newsValue(loc, register, n, n.Before), newsValue(loc, register, n, n.After)
	switch {
	case n.Kind == app.NewsGone:
		return before
	case n.Kind == app.NewsNew || n.Kind == app.NewsDied:
		return after
	case before == "" && (n.Kind == app.NewsMoved || n.Kind == app.NewsSentenced || n.Kind == app.NewsCharged):
		return after
	case n.Field == app.FactHeld && before != "" && after != "":
		return loc.T("news.from_to", "Before", before, "After", after)
	case before == "":
		return loc.T("news.value", "Field", FactName(loc, n.Field), "After", after)
	case after == "":
		return loc.T("news.value_gone", "Field", FactName(loc, n.Field), "Before", before)
	}
	return loc.T("news.difference", "Field", FactName(loc, n.Field), "Before", before, "After", after)
}

// NewsLine is NewsText for a narrow line: of somebody who was moved it says where to.
func NewsLine(loc *i18n.Localizer, register Register, n *app.News) string {
	if n.Field == app.FactHeld && n.Before != "" && n.After != "" && n.Kind != app.NewsGone {
		return loc.T("news.now", "After", newsValue(loc, register, n, n.After))
	}
	return NewsText(loc, register, n)
}

// newsValue is a value of news in the user's words.
func newsValue(loc *i18n.Localizer, register Register, n *app.News, value string) string {
	switch n.Field {
	case app.FactStatus:
		return word(loc, app.Status(value).MessageKey())
	case app.FactBorn, app.FactDetained, app.FactDied, app.FactVerdict, app.FactAppeal, app.FactRelease:
		var about app.Person
		if d := n.Field.Date(&about); d != nil && n.Field.Set(&about, value) == nil && !d.IsZero() {
			return loc.Date(d.Year, d.Month, d.Day)
		}
	case app.FactSex:
		return word(loc, app.Sex(value).MessageKey())
	case app.FactListed:
		if d, err := app.ParseDate(value); err == nil && !d.IsZero() {
			return loc.Date(d.Year, d.Month, d.Day)
		}
	}
	freed := n.Kind == app.NewsReleased || n.Kind == app.NewsDeported
	switch {
	case n.Field != app.FactHeld:
	case value == app.HeldAtLiberty:
		return loc.T("people.held.liberty")
	case freed && value == n.After && value != "":
		return loc.T("news.freed", "Words", strings.Join(strings.Fields(value), " "))
	}
	if f, known := register.Facility(value, n.On); known {
		return f.Name.In(app.Lang(loc.Lang()))
	}
	return strings.Join(strings.Fields(value), " ")
}

// word is the text of a key, empty where there is none.
func word(loc *i18n.Localizer, key string) string {
	if key == "" {
		return ""
	}
	return loc.T(key)
}

// FreeText says since when somebody is free; empty where they are not, or it is not known.
func FreeText(loc *i18n.Localizer, p *app.Person) string {
	d := p.FreeSince()
	if d.IsZero() {
		return ""
	}
	return loc.T("people.free_since", "Date", loc.DateSince(d.Year, d.Month, d.Day))
}

// WithdrawnValue is what a list says no more, in the user's words.
func WithdrawnValue(loc *i18n.Localizer, register Register, w *app.Withdrawn) string {
	return newsValue(loc, register, &app.News{Field: w.Fact, On: w.CheckedOn}, w.Value)
}

// OldLists is the warning that the newest lists are old that have some people; empty
// where they are not.
func OldLists(loc *i18n.Localizer, a app.ListAge) string {
	switch {
	case !a.IsOld():
		return ""
	case a.Alike:
		return loc.T("list.old", "Count", a.Days)
	case a.Old == a.All:
		return loc.T("list.old_all", "Age", loc.T("list.age", "Count", a.Days))
	}
	return loc.T("list.old_some", "Count", a.Old, "All", loc.Number(a.All), "Age", loc.T("list.age", "Count", a.Days))
}

// ReleasePassedKey is the sentence that the day of release has passed of somebody whom
// the list still has as held; its Date stands in every language.
const ReleasePassedKey = "people.release_passed"

// ReleasePassed is that sentence; empty where it is not so.
func ReleasePassed(loc *i18n.Localizer, p *app.Person, today app.Date) string {
	if !p.ReleasePassed(today) {
		return ""
	}
	return loc.T(ReleasePassedKey, "Date", DayInWords(p.Release))
}

// DayInWords is a day in every language.
func DayInWords(d app.Date) app.Text {
	in := func(l app.Lang) string { return i18n.For(string(l)).Date(d.Year, d.Month, d.Day) }
	return app.Text{EN: in(app.English), RU: in(app.Russian), BE: in(app.Belarusian)}
}

// AddedLine says whom the user had added and the list now has; empty where it has nobody.
func AddedLine(loc *i18n.Localizer, c *Comparison) string {
	if len(c.ByHand) == 0 {
		return ""
	}
	numbers := make([]string, len(c.ByHand))
	for i, id := range c.ByHand {
		numbers[i] = strconv.FormatInt(int64(id), 10)
	}
	return loc.T("people.import.by_hand", "Count", len(numbers), "Numbers", strings.Join(numbers, ", "))
}
