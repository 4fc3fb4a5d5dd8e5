package people

import (
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// What is said of a person besides the facts of package app: their names, each
// in its language, and where they are held.
const (
	FactNameBE    app.Fact = "name_be"
	FactNameRU    app.Fact = "name_ru"
	FactNameLatin app.Fact = "name_latin"
	FactPlace     app.Fact = "place"
)

// AtLiberty is the value of FactPlace for somebody who is free; any other is the
// code of a facility, or TextPlace and the text that no facility is known for.
const (
	AtLiberty = "liberty"
	TextPlace = "text:"
)

// Settleable are the facts of which accounts are given, in the order of a card.
var Settleable = slices.Concat([]app.Fact{FactNameBE, FactNameRU, FactNameLatin, FactPlace}, app.Facts)

// NameLang is the language of a fact that is a name.
func NameLang(f app.Fact) (app.Lang, bool) {
	switch f {
	case FactNameBE:
		return app.Belarusian, true
	case FactNameRU:
		return app.Russian, true
	case FactNameLatin:
		return app.English, true
	}
	return "", false
}

// Origin is a list that says something: its source, its language and the day on
// which that was last found in it.
type Origin struct {
	Source    string
	Lang      app.Lang
	On        app.Date
	Withdrawn app.Date // the day of its first list that says it no more; zero while it says it
}

// Said is one value of a fact with the lists that say so.
type Said struct {
	Value string // the most exact of those that agree
	By    []Origin
}

// Withdrawn reports that no list says so any more.
func (s *Said) Withdrawn() bool { return !s.By[0].Withdrawn.IsZero() }

// Account is what is said of one fact of a person: by the lists, values that
// agree put together, and by the user.
type Account struct {
	Fact app.Fact
	Own  *app.OwnFact // nil where the user says nothing
	Said []Said       // newest first; behind them what no list says any more
}

// Accounting is what accounts are made of.
type Accounting struct {
	Records []app.Record // of the person and of those who were merged into them
	Own     app.Own

	Withdrawn []app.Withdrawn

	Place func(text string) (code string, ok bool) // which facility a prison text means
}

// Accounts are those of all facts of which somebody says something. Of a source
// only its newest list counts: an older one in another language is merely old.
func Accounts(of Accounting) []Account {
	var all []Account
	for _, f := range Settleable {
		if a, any := accountFor(f, &of); any {
			all = append(all, a)
		}
	}
	return all
}

// accountFor is the account of one fact, and whether anybody says anything of it.
func accountFor(f app.Fact, of *Accounting) (Account, bool) {
	a := Account{Fact: f, Own: ownFact(&of.Own, f), Said: append(said(f, of), saidFormerly(f, of)...)}
	return a, a.Own != nil || len(a.Said) > 0
}

// ownFact is what the user says of the fact; of a place, where they are held now.
func ownFact(own *app.Own, f app.Fact) *app.OwnFact {
	if f == FactPlace {
		for i := range own.Held {
			if d := &own.Held[i]; d.Until.IsZero() {
				return &app.OwnFact{Fact: f, Value: placeOf(d), Source: d.Source, Against: d.Against, ChosenOn: d.ChosenOn}
			}
		}
		return nil
	}
	for i := range own.Facts {
		if own.Facts[i].Fact == f {
			return &own.Facts[i]
		}
	}
	return nil
}

func placeOf(d *app.OwnDetention) string {
	switch {
	case d.Liberty:
		return AtLiberty
	case d.Facility != "":
		return d.Facility
	}
	return TextPlace + d.Text
}

// saying is one value that a list gives.
type saying struct {
	value string
	by    Origin
}

func said(f app.Fact, of *Accounting) []Said {
	var all []saying
	newest := map[string]app.Date{} // of each source that says something of the fact
	for i := range of.Records {
		r := &of.Records[i]
		value := valueIn(f, r, of.Place)
		if value == "" {
			continue
		}
		s := saying{value, Origin{Source: r.Source, Lang: r.Lang, On: r.SeenOn}}
		if s.by.On.Before(r.CheckedOn) {
			s.by.On = r.CheckedOn
		}
		if newest[r.Source].Before(s.by.On) {
			newest[r.Source] = s.by.On
		}
		all = append(all, s)
	}
	all = slices.DeleteFunc(all, func(s saying) bool { return s.by.On.Before(newest[s.by.Source]) })
	return together(f, all)
}

// together groups sayings that agree, the most exact value first in each.
func together(f app.Fact, all []saying) []Said {
	slices.SortStableFunc(all, func(a, b saying) int { return exactnessOf(f, b.value) - exactnessOf(f, a.value) })
	var groups []Said
	for _, s := range all {
		at := slices.IndexFunc(groups, func(g Said) bool { return saysAsMuch(f, g.Value, s.value) && alike(f, g.By[0].Lang, s.by.Lang) })
		if at < 0 {
			groups = append(groups, Said{Value: s.value})
			at = len(groups) - 1
		}
		if !slices.Contains(groups[at].By, s.by) {
			groups[at].By = append(groups[at].By, s.by)
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g.By, newestFirst)
	}
	slices.SortStableFunc(groups, func(a, b Said) int { return newestFirst(a.By[0], b.By[0]) })
	return groups
}

// saysAsMuch reports that two values agree, and, of names, that neither has a part which
// the other has not: nobody is said to have told a patronymic who did not.
func saysAsMuch(f app.Fact, a, b string) bool {
	if _, isName := NameLang(f); isName && exactnessOf(f, a) != exactnessOf(f, b) {
		return false
	}
	return agree(f, a, b)
}

func newestFirst(a, b Origin) int {
	switch {
	case b.On.Before(a.On):
		return -1
	case a.On.Before(b.On):
		return 1
	}
	return strings.Compare(a.Source, b.Source)
}

// alike reports that values of two languages can be compared: a text cannot.
func alike(f app.Fact, a, b app.Lang) bool { return !isText(f) || a == b }

func isText(f app.Fact) bool { return f != app.FactArticles && f.Text(&app.Person{}) != nil }

// valueIn is what the row says of the fact.
func valueIn(f app.Fact, r *app.Record, place func(string) (string, bool)) string {
	if lang, ok := NameLang(f); ok {
		if n := nameIn(&r.Names, lang); !n.IsZero() {
			return n.Formal()
		}
		if r.Name != "" && languageOf(r) == lang && !names.Anonymous(r.Name) {
			return r.Name
		}
		return ""
	}
	if f == FactPlace {
		return placeIn(r, place)
	}
	p := app.Person{
		Status: r.Status, Sex: r.Sex, Born: r.Born, Detained: r.Detained, Died: r.Died, Verdict: r.Verdict,
		Appeal: r.Appeal, Release: r.Release, Articles: r.Articles, Town: r.Town, Work: r.Work, Interests: r.Interests,
	}
	return f.Of(&p)
}

func placeIn(r *app.Record, place func(string) (string, bool)) string {
	switch {
	case r.Held.Liberty:
		return AtLiberty
	case r.Held.Text == "":
		return ""
	}
	if code, ok := place(r.Held.Text); ok {
		return code
	}
	return TextPlace + r.Held.Text
}

// Disputed reports that the user should look at the fact: two lists say different
// things and the user has not said which is right, or a list says something else
// than the user, and has said so only since.
func (a *Account) Disputed() bool {
	if a.Own != nil {
		return a.Contradicted() && a.Says() != a.Own.Against
	}
	return a.disagrees()
}

// disagrees reports that two lists say different things.
func (a *Account) disagrees() bool {
	for i := range a.Said {
		for j := range a.Said[:i] {
			if contradict(a.Fact, &a.Said[i], &a.Said[j]) {
				return true
			}
		}
	}
	return false
}

// Contradicted reports that a list says something else, or more, than the user.
func (a *Account) Contradicted() bool {
	return a.Own != nil && slices.ContainsFunc(a.Said, func(s Said) bool { return !s.Withdrawn() && !a.covers(s.Value) })
}

// covers reports that the user's value says all that the other one does.
func (a *Account) covers(value string) bool {
	own := a.Own.Value
	switch {
	case own == "":
		return false
	case isText(a.Fact) || strings.HasPrefix(value, TextPlace):
		return true // in other words, or in another language: nothing that could be compared
	}
	return agree(a.Fact, own, value) && exactnessOf(a.Fact, own) >= exactnessOf(a.Fact, value)
}

// contradict reports that two values cannot both be true; of one that nobody stands by
// any more there is nothing to settle.
func contradict(f app.Fact, a, b *Said) bool {
	if a.Withdrawn() || b.Withdrawn() || strings.HasPrefix(a.Value, TextPlace) || strings.HasPrefix(b.Value, TextPlace) {
		return false // a text that nobody has understood yet
	}
	return alike(f, a.By[0].Lang, b.By[0].Lang) && !agree(f, a.Value, b.Value)
}

// Says is what all lists say of the fact, to tell later whether they still do.
func (a *Account) Says() string {
	var values []string
	for _, s := range a.Said {
		if !s.Withdrawn() {
			values = append(values, s.Value)
		}
	}
	slices.Sort(values)
	return strings.Join(values, "\n")
}

// exactnessOf tells how much a value says, so that the more exact stands for those
// that agree with it.
func exactnessOf(f app.Fact, value string) int {
	if _, name := NameLang(f); name || isText(f) {
		return len(strings.Fields(value))
	}
	if f.Date(&app.Person{}) != nil && value != app.SomeDay.String() {
		return len(value)
	}
	return 0
}

// Agree reports that two values of a fact can both be true, one of them perhaps less
// exact; nothing agrees with everything.
func Agree(f app.Fact, a, b string) bool { return a == "" || b == "" || agree(f, a, b) }

// agree reports that two values of a fact say the same, one of them perhaps less
// exactly.
func agree(f app.Fact, a, b string) bool {
	_, isName := NameLang(f)
	switch {
	case a == b:
		return true
	case isName:
		return sameName(a, b)
	case (f == app.FactDied || f == app.FactVerdict) && (a == app.SomeDay.String() || b == app.SomeDay.String()):
		return true // both say that somebody died, or was sentenced
	case f.Date(&app.Person{}) != nil:
		return datesAgree(a, b)
	case f == app.FactArticles:
		return slices.Equal(figures(a), figures(b))
	case isText(f):
		return holdsWords(a, b) || holdsWords(b, a)
	}
	return false
}

// datesAgree reports that both may be one day. One without its year agrees with any
// year.
func datesAgree(a, b string) bool {
	if strings.HasPrefix(a, "--") != strings.HasPrefix(b, "--") {
		if strings.HasPrefix(b, "--") {
			a, b = b, a
		}
		a, b = a[1:], b[min(len(b), len("1985")):]
	}
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// figures are the numbers in a list of articles, sorted: what stands around them
// differs from list to list.
func figures(s string) []string {
	all := strings.FieldsFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '-' })
	slices.Sort(all)
	return slices.Compact(all)
}

// holdsWords reports that every word of the second text stands in the first.
func holdsWords(a, b string) bool {
	in := strings.Fields(names.Fold(a))
	for w := range strings.FieldsSeq(names.Fold(b)) {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return true
}

// sameName reports that two names of one language may be one person's: every
// word of the shorter is a word of the longer, a form of it or its initial.
func sameName(a, b string) bool {
	long, short := strings.Fields(a), strings.Fields(b)
	if len(long) < len(short) {
		long, short = short, long
	}
	for _, w := range short {
		if !slices.ContainsFunc(long, func(l string) bool { return sameWord(l, w) }) {
			return false
		}
	}
	return true
}

func sameWord(a, b string) bool {
	x, y := names.Fold(a), names.Fold(b)
	switch {
	case x == y:
		return true
	case len([]rune(strings.Trim(a, "."))) == 1 || len([]rune(strings.Trim(b, "."))) == 1:
		return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
	}
	return slices.ContainsFunc(names.GivenVariants(a), func(v string) bool { return v == y })
}
