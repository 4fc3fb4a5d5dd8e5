package rules

import "vestka/app"

// Verdict is the answer to "may I send this?".
type Verdict string

// The answers. What no rule covers is NotKnown, never Yes.
const (
	Yes       Verdict = "yes"
	No        Verdict = "no"
	AskFamily Verdict = "ask_family" // the family knows, and may be harmed by a guess
	NotKnown  Verdict = "not_known"
)

// Route is a way by which a thing can go.
type Route string

// The routes.
const (
	ByPost      Route = "post"
	ByService   Route = "service"   // volunteers copy the text and post it inside Belarus
	ByFamily    Route = "family"    // only relatives may
	ByTelegraph Route = "telegraph" // a post office inside Belarus
	ByWeb       Route = "web"       // a site that hands the text on
)

// AllRoutes are all of them.
var AllRoutes = []Route{ByPost, ByService, ByFamily, ByTelegraph, ByWeb}

// Limit is how much may be sent.
type Limit struct {
	What    Measure
	Most    float64
	Unit    string // "kg" or "g" of a weight, the ISO 4217 currency of a value, empty of a count
	Per     Period
	Advised bool // a counsel, no rule
}

// Measure is what a limit counts.
type Measure string

// The measures.
const (
	Weight Measure = "weight"
	Value  Measure = "value"
	Count  Measure = "count"
)

// Period is what the amount of a limit is for; empty for one item.
type Period string

// The periods.
const (
	Each     Period = ""
	PerDay   Period = "day"
	PerMonth Period = "month"
)

// Rule is one thing that a source says about sending. It decides where it has
// a verdict; otherwise it stands beside the answer, as a warning or as a note.
// What it says nothing of among its conditions narrows it in nothing.
type Rule struct {
	ID      string
	Things  []Thing
	Verdict Verdict // empty: decides nothing
	Warning bool    // decides nothing and warns; never together with a verdict

	Facilities []string // codes
	Kinds      []app.FacilityKind
	Stage      Stage
	Statuses   []app.Status
	Relation   app.Relation
	Sender     Side
	Countries  []string // ISO 3166-1 alpha-2: the rule is about the post of these countries
	AtLiberty  bool     // about people who are not held; every other rule is about those who are

	Reason  app.Text
	Limits  []Limit
	Route   Route    // empty: the rule names none
	Against []string // ids of rules that say otherwise

	ValidFrom  app.Date // the first day; zero: since ever
	ValidUntil app.Date // the first day on which it no longer holds; zero: still holds
	Source     app.Text // who says so
	SaidOn     app.Date // when the source said it
	CheckedOn  app.Date // when someone last looked; may be a month or a year

	From     Published // the file that it stands in
	Replaces *Rule     // the entry of the same id that this one took the place of, or nil
}

// Edited reports that the rule took the place of another one.
func (r *Rule) Edited() bool { return r.Replaces != nil }

// Published says who gave a file of rules out, and when.
type Published struct {
	By   app.Text
	On   app.Date
	File string // its name; empty for what ships with the program and for the user's own entries
	Own  bool   // the user edited the entry
}

// Theirs reports that a user or an organisation added the file.
func (p Published) Theirs() bool { return p.File != "" || p.Own }

// yesLasts is how many months a yes counts after someone last looked.
const yesLasts = 18

// old reports that nobody has looked for so long that a yes no longer counts
// on the day. A check of which only the month or the year is known counts as
// made on its first day.
func (r *Rule) old(day app.Date) bool {
	return !day.Full() || !day.Before(monthsLater(r.CheckedOn, yesLasts))
}

// monthsLater is the same day of a later month, or that month's last day.
func monthsLater(d app.Date, n int) app.Date {
	d.Day = max(d.Day, 1)
	months := d.Year*12 + max(d.Month, 1) - 1 + n
	later := app.Date{Year: months / 12, Month: months%12 + 1, Day: d.Day}
	for later.Day > 28 && !later.Valid() {
		later.Day--
	}
	return later
}

// monthsBetween are the whole months from a day on which someone looked until another.
func monthsBetween(from, to app.Date) int {
	n := (to.Year-from.Year)*12 + to.Month - max(from.Month, 1)
	if to.Before(monthsLater(from, n)) {
		n--
	}
	return max(n, 0)
}

// on is the rule that holds in this place on the day: until an entry holds, that does
// which it takes the place of.
func (r *Rule) on(day app.Date) *Rule {
	for r.Replaces != nil && day.Before(r.ValidFrom) {
		r = r.Replaces
	}
	return r
}

// validOn reports that the rule holds on the day.
func (r *Rule) validOn(day app.Date) bool {
	return !day.Before(r.ValidFrom) && (r.ValidUntil.IsZero() || day.Before(r.ValidUntil))
}
