package rulebook

import (
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/i18n"
)

// manyPlaces is how many facilities a line names.
const manyPlaces = 8

// Line says for how many of all the verdict of the group holds, and where they
// are held: "4 of 60 should not get it: SIZO-6, SIZO-7".
func (g *Group) Line(loc *i18n.Localizer, all int) string {
	return i18n.Join(": ", loc.T(groupKey(g.Verdict), "Count", len(g.People), "All", all), g.Where(loc))
}

// PassedLine says of how many the day of release has passed; empty where of none.
func (b *Batch) PassedLine(loc *i18n.Localizer) string {
	if len(b.Passed) == 0 {
		return ""
	}
	return loc.T("rules.batch.release_passed", "Count", len(b.Passed), "All", b.People)
}

// Cautions are what there is to mind of the many besides what the rules say, a line each.
func (b *Batch) Cautions(loc *i18n.Localizer) string {
	left := ""
	if len(b.LeftOut) > 0 {
		left = loc.T("rules.batch.left_out", "Count", len(b.LeftOut), "All", b.People)
	}
	return i18n.Join("\n", left, b.PassedLine(loc))
}

// Cautions are what there is to mind of the person besides what the rules say, a line
// each: the user's mark that they are left out, and that they may be free.
func (o *Outlook) Cautions(loc *i18n.Localizer) string {
	left := ""
	if m, out := o.Person.LeftOut(o.Case.Day); out {
		left = loc.T(m.LeftOutKey(), "Reason", m.Reason, "Source", m.Source)
	}
	return i18n.Join("\n", left, people.ReleasePassed(loc, o.Person, o.Case.Day))
}

// Where names the facilities of the group, the first few of them.
func (g *Group) Where(loc *i18n.Localizer) string {
	names, more := g.names(app.Lang(loc.Lang()), manyPlaces)
	if g.Elsewhere > 0 {
		names = append(names, loc.T("rules.batch.elsewhere", "Count", g.Elsewhere))
	}
	if more > 0 {
		names = append(names, loc.T("rules.batch.more", "Count", more))
	}
	return strings.Join(names, ", ")
}

// names are the first few of the facilities, and how many there are beyond.
func (g *Group) names(lang app.Lang, few int) (names []string, more int) {
	for i := range g.Facilities {
		if i == few {
			return names, len(g.Facilities) - few
		}
		names = append(names, g.Facilities[i].Short(lang))
	}
	return names, 0
}

// groupKey names the sentence that says for how many of all the verdict holds.
func groupKey(v rules.Verdict) string {
	switch v {
	case rules.Yes:
		return "rules.batch.yes"
	case rules.No:
		return "rules.batch.no"
	case rules.AskFamily:
		return "rules.batch.ask_family"
	}
	return "rules.batch.not_known"
}

// UndecidedKey names the sentence that says why no rule decides; empty where one does.
func UndecidedKey(a *Answer) string {
	switch {
	case len(a.Deciding()) > 0:
		return ""
	case len(a.Place.Depends) > 0:
		return "rules.depends"
	}
	return "rules.nothing_known"
}

// PostKey names the sentence on the post of the sender's country, where nothing is
// known of it; empty where something is, or it is no question: what is not let
// through need not be posted.
func (o *Outlook) PostKey(a *Answer) string {
	switch {
	case a.Post.Verdict != rules.NotKnown, a.Verdict == rules.No:
		return ""
	case o.Case.Country == "":
		return "rules.country_not_said"
	}
	return "rules.post_not_known"
}

// SenderLine says for whom answers are.
func SenderLine(loc *i18n.Localizer, relation app.Relation, country string) string {
	where := loc.T("rules.country.not_known")
	if country != "" {
		where = loc.Country(country)
	}
	return loc.T("rules.sender", "Relation", loc.T(relation.MessageKey()), "Country", where)
}

// Whose says that a rule is not one of ours; empty for ours.
func Whose(loc *i18n.Localizer, r *rules.Rule) string {
	switch {
	case r.From.Own:
		return loc.T("rules.whose.own")
	case r.From.Theirs():
		return loc.T("rules.whose.file", "File", r.From.File, "By", r.From.By.In(app.Lang(loc.Lang())))
	}
	return ""
}

// Evidence says where a rule comes from and when someone last looked.
func Evidence(loc *i18n.Localizer, r *rules.Rule) string {
	on := r.CheckedOn
	return loc.T("rules.checked", "Source", r.Source.In(app.Lang(loc.Lang())), "Date", loc.Date(on.Year, on.Month, on.Day))
}

// Age says how long ago somebody looked, of a rule of old, and when it was said; of a
// yes that it counts no more. It is empty for a rule that was checked of late.
func Age(loc *i18n.Localizer, r rules.Cited) string {
	said, looked := r.SaidOn, r.CheckedOn
	switch {
	case !r.Old:
		return ""
	case r.Verdict == rules.Yes:
		return loc.T("rules.old_yes", "Count", r.Months)
	case said.IsZero(), !said.Full() && said.Year == looked.Year && said.Month == looked.Month: // an undated one, as it was read then
		return loc.T("rules.aged", "Count", r.Months)
	}
	return loc.T("rules.aged.said", "Count", r.Months, "Date", loc.Date(said.Year, said.Month, said.Day))
}

// Limit says a limit: "up to 30 kg a month".
func Limit(loc *i18n.Localizer, l rules.Limit) string {
	unit := l.Unit
	if key := l.UnitKey(); key != "" {
		unit = loc.T(key)
	}
	return loc.T(l.MessageKey(), "Number", strconv.FormatFloat(l.Most, 'f', -1, 64), "Unit", unit)
}

// Conditions say when a rule holds, a line for each thing that narrows it. place names
// a facility by its code.
func Conditions(loc *i18n.Localizer, place func(code string) string, r *rules.Rule) []string {
	t := loc.T
	var lines []string
	add := func(title string, words ...string) {
		if text := i18n.Join(", ", words...); text != "" {
			lines = append(lines, t(title)+": "+text)
		}
	}
	day := func(d app.Date) string {
		if d.IsZero() {
			return ""
		}
		return loc.DateSince(d.Year, d.Month, d.Day)
	}
	add("rules.if.things", each(r.Things, func(x rules.Thing) string { return t(x.MessageKey()) })...)
	add("rules.if.facilities", each(r.Facilities, place)...)
	add("rules.if.kinds", each(r.Kinds, func(k app.FacilityKind) string { return t(rules.KindKey(k)) })...)
	if r.Stage != "" {
		add("rules.if.stage", t(r.Stage.MessageKey()))
	}
	add("rules.if.statuses", each(r.Statuses, func(s app.Status) string { return t(rules.StatusKey(s)) })...)
	if r.Relation != "" {
		add("rules.if.relation", t(r.Relation.MessageKey()))
	}
	if r.Sender != "" {
		add("rules.if.sender", t(r.Sender.MessageKey()))
	}
	add("rules.if.countries", each(r.Countries, loc.Country)...)
	add("rules.if.from", day(r.ValidFrom))
	add("rules.if.until", day(r.ValidUntil))
	add("rules.if.against", r.Against...)
	return lines
}

func each[T any](list []T, word func(T) string) []string {
	words := make([]string, len(list))
	for i, x := range list {
		words[i] = word(x)
	}
	return words
}
