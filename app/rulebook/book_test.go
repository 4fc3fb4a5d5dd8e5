package rulebook_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/i18n"
)

// world is a book over an empty store in memory.
type world struct {
	*rulebook.Book
	t     *testing.T
	store *apptest.Store
}

func newWorld(t *testing.T) *world {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := apptest.NewStore()
	return &world{rulebook.New(store, reg), t, store}
}

var day = app.Date{Year: 2026, Month: 11, Day: 22}

const head = "[published]\nby = \"The sample circle\"\non = \"2026-10-01\"\n"

// entry is a rule of a file with these lines.
func entry(id string, lines ...string) string {
	return "\n[[rule]]\nid = \"" + id + "\"\nreason = \"Invented.\"\nsource = \"invented\"\nsaid_on = \"2026-08\"\nchecked_on = \"2026-08-30\"\n" +
		strings.Join(lines, "\n") + "\n"
}

var noLetters = entry("letter-law", `things = ["letter"]`, `verdict = "no"`, `kinds = ["colony"]`)

func (w *world) load(name, text string) (rulebook.Loaded, app.Changes) {
	w.t.Helper()
	l, c, err := w.Load(w.t.Context(), name, []byte(text), day)
	if err != nil {
		w.t.Fatal(err)
	}
	return l, c
}

func (w *world) rule(id string) *rules.Rule {
	w.t.Helper()
	all, err := w.Rules(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	r, known := all.Rule(id)
	if !known {
		w.t.Fatalf("there is no rule %s", id)
	}
	return r
}

func (w *world) undo(c app.Changes) {
	w.t.Helper()
	undone, err := c.Undo.Do(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	w.Refresh(undone) // as the shell does
}

// prisoner is held in the facility.
func prisoner(code string, change ...func(*app.Person)) *app.Person {
	p := app.Person{ID: app.PersonID(len(code)), Status: app.Active, Held: app.Detention{Facility: code, Text: code}}
	for _, c := range change {
		c(&p)
	}
	return &p
}

func (w *world) verdict(p *app.Person, thing rules.Thing) rules.Verdict {
	w.t.Helper()
	s, err := w.Sender(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	o, err := w.Of(w.t.Context(), p, s, day)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, a := range o.Answers {
		if a.Thing == thing {
			return a.Verdict
		}
	}
	return ""
}

func (w *world) want(p *app.Person, thing rules.Thing, want rules.Verdict) {
	w.t.Helper()
	if got := w.verdict(p, thing); got != want {
		w.t.Errorf("%s: %s, want %s", thing, got, want)
	}
}

func TestALoadedFileWinsAndIsNamedAndGoesAgain(t *testing.T) {
	w := newWorld(t)
	held := prisoner("IK-4")
	w.want(held, rules.Letter, rules.Yes)
	found, changes := w.load("circle.toml", head+noLetters+entry("new", `things = ["book"]`, `verdict = "no"`))
	if found.Rules != 2 || found.Replaced != 1 || found.By.EN != "The sample circle" || !changes.Has(app.KindRules) {
		t.Errorf("%+v, %+v", found, changes)
	}
	w.want(held, rules.Letter, rules.No)
	w.want(held, rules.Book, rules.No)
	if r := w.rule("letter-law"); r.From.File != "circle.toml" || r.From.Own || r.Replaces == nil || r.Replaces.Verdict != rules.Yes {
		t.Errorf("%+v", r)
	}
	w.undo(changes)
	w.want(held, rules.Letter, rules.Yes)

	_, _ = w.load("circle.toml", head+noLetters)
	gone, err := w.Unload(t.Context(), "circle.toml")
	if err != nil {
		t.Fatal(err)
	}
	w.want(held, rules.Letter, rules.Yes)
	w.undo(gone)
	w.want(held, rules.Letter, rules.No)
	if _, err := w.Unload(t.Context(), "other.toml"); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
	if _, err := w.Unload(t.Context(), ""); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}

func TestUntilAnEntryHoldsThatDoesWhosePlaceItTakes(t *testing.T) {
	w := newWorld(t)
	held := prisoner("IK-4")
	_, _ = w.load("circle.toml", head+entry("letter-law", `things = ["letter"]`, `verdict = "no"`, `kinds = ["colony"]`, `valid_from = "2026-12-01"`))
	w.want(held, rules.Letter, rules.Yes)
	o, err := w.Of(t.Context(), held, rulebook.Sender{}, app.Date{Year: 2026, Month: 12, Day: 1})
	if err != nil || o.Answers[slices.Index(rules.Things, rules.Letter)].Verdict != rules.No {
		t.Errorf("%+v %v", o, err)
	}

	// What the one before spoke of and the new one does not is silent from that day only.
	before := w.verdict(held, rules.Postcard)
	_, _ = w.load("circle.toml", head+entry("letter-law", `things = ["book"]`, `verdict = "no"`, `kinds = ["colony"]`, `valid_from = "2026-12-01"`))
	w.want(held, rules.Letter, rules.Yes)
	w.want(held, rules.Postcard, before)

	// One that held and holds no more does not bring back what it took the place of.
	_, _ = w.load("circle.toml", head+entry("letter-law", `things = ["letter"]`, `verdict = "no"`, `kinds = ["colony"]`, `valid_from = "2026-01-01"`, `valid_to = "2026-02-01"`))
	w.want(held, rules.Letter, rules.NotKnown)
}

func TestTheUsersMarksStandBesideWhatTheRulesSay(t *testing.T) {
	w := newWorld(t)
	mark := func(kind app.MarkKind) func(*app.Person) {
		return func(p *app.Person) {
			p.Marks = []app.Mark{{Kind: kind, Reason: "asked for rest", Source: "a letter", On: day.AddDays(-9), Until: day.AddDays(9)}}
		}
	}
	people := []*app.Person{prisoner("IK-4"), prisoner("IK-15", mark(app.DoNotWrite)), prisoner("SIZO-1", mark(app.Consent))}
	many, err := w.Many(t.Context(), people, []rules.Thing{rules.Letter}, rulebook.Sender{}, day)
	if err != nil || !slices.Equal(many[0].LeftOut, []app.PersonID{people[1].ID}) || !strings.Contains(many[0].Cautions(i18n.For("en")), "1 of 3 is marked") {
		t.Fatalf("%+v %v", many, err)
	}
	later, err := w.Many(t.Context(), people, []rules.Thing{rules.Letter}, rulebook.Sender{}, day.AddDays(10))
	if err != nil || len(later[0].LeftOut) != 0 || later[0].Cautions(i18n.For("en")) != "" {
		t.Errorf("the mark has ended: %+v %v", later, err)
	}
	for i, want := range []string{"", "asked for rest", ""} {
		o, err := w.Of(t.Context(), people[i], rulebook.Sender{}, day)
		if got := o.Cautions(i18n.For("be")); err != nil || want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%d: %q %v", i, got, err)
		}
	}
}

func TestANewerFileOfTheSameNameTakesThePlaceOfTheOlder(t *testing.T) {
	w := newWorld(t)
	w.load("circle.toml", head+noLetters+entry("new", `things = ["book"]`, `verdict = "no"`))
	found, _ := w.load("circle.toml", head+noLetters)
	if found.Rules != 1 {
		t.Errorf("%+v", found)
	}
	w.want(prisoner("IK-4"), rules.Book, rules.NotKnown)
	files, err := w.Files(t.Context())
	if err != nil || len(files) != 1 || files[0].Loaded != day {
		t.Errorf("%v, %v", files, err)
	}
}

func TestAFileWithASlipIsRefusedWithItsLineAndChangesNothing(t *testing.T) {
	w := newWorld(t)
	w.load("circle.toml", head+noLetters)
	for name, text := range map[string]string{
		"circle.toml": head + strings.Replace(noLetters, `"no"`, `"maybe"`, 1),
		"other.toml":  head + noLetters + entry("x", `things = ["pigeon"]`, `verdict = "no"`),
		"list.toml":   "id;name\n1;Янка\n",
	} {
		_, changes, err := w.Load(t.Context(), name, []byte(text), day)
		var e *app.Error
		if !errors.As(err, &e) || e.Code != app.Refused || e.Args["File"] != name || e.Args["Line"].(int) < 1 || changes.Kinds != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.want(prisoner("IK-4"), rules.Letter, rules.No)
	if files, err := w.Files(t.Context()); err != nil || len(files) != 1 || string(files[0].Content) != head+noLetters {
		t.Errorf("%v, %v", files, err)
	}
}

// edited is a copy of a rule with another verdict, reason and source.
func (w *world) edited(id string, verdict rules.Verdict) rules.Rule {
	r := *w.rule(id)
	r.Verdict, r.Source, r.SaidOn, r.CheckedOn = verdict, app.Text{EN: "a friend", RU: "подруга", BE: "сяброўка"}, day, day
	reason := "Now it is " + string(verdict) + "."
	r.Reason = app.Text{EN: reason, RU: reason, BE: reason}
	return r
}

func (w *world) save(r rules.Rule) app.Changes {
	w.t.Helper()
	c, err := w.Save(w.t.Context(), r, day)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func TestAnEditedEntryWinsOverAllAndComesBack(t *testing.T) {
	w := newWorld(t)
	held := prisoner("IK-4")
	w.load("circle.toml", head+noLetters)
	first := w.save(w.edited("letter-law", rules.AskFamily))
	w.want(held, rules.Letter, rules.AskFamily)
	if r := w.rule("letter-law"); !r.From.Own || !r.From.Theirs() || r.From.File != "" || r.Source.BE != "сяброўка" || r.Replaces.From.File != "circle.toml" {
		t.Errorf("%+v", r)
	}
	second := w.save(w.edited("photo-nothing-found", rules.No))
	if found, _ := w.load("newer.toml", head+noLetters); found.Rules != 1 || found.By.EN == "" {
		t.Errorf("behind the edited entry: %+v", found)
	}
	w.want(held, rules.Letter, rules.AskFamily)
	w.want(held, rules.Photo, rules.No)
	third := w.save(w.edited("letter-law", rules.NotKnown))
	w.want(held, rules.Letter, rules.NotKnown)
	w.undo(third)
	w.want(held, rules.Letter, rules.AskFamily)
	removed, err := w.Remove(t.Context(), "letter-law", day)
	if err != nil {
		t.Fatal(err)
	}
	w.want(held, rules.Letter, rules.No)
	w.want(held, rules.Photo, rules.No)
	w.undo(removed)
	w.want(held, rules.Letter, rules.AskFamily)
	w.undo(second)
	w.want(held, rules.Photo, rules.NotKnown)
	w.undo(first)
	w.want(held, rules.Letter, rules.No)
	if _, err := w.Remove(t.Context(), "letter-law", day); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}

func TestAnEditedEntryOutlivesTheFileThatItNames(t *testing.T) {
	w := newWorld(t)
	w.load("circle.toml", head+noLetters+entry("against-it", `things = ["letter"]`, `warning = true`, `against = ["extra"]`)+
		entry("extra", `things = ["letter"]`))
	r := *w.rule("against-it")
	r.Source = app.Text{EN: "x", RU: "x", BE: "x"}
	w.save(r)
	if _, err := w.Unload(t.Context(), "circle.toml"); err != nil {
		t.Fatal(err)
	}
	if r := w.rule("against-it"); !r.From.Own {
		t.Errorf("%+v", r)
	}
	// A file may lean on other files, not on what the user edited, which comes after it.
	text := head + entry("leans", `things = ["letter"]`, `warning = true`, `against = ["against-it"]`)
	if _, _, err := w.Load(t.Context(), "other.toml", []byte(text), day); app.CodeOf(err) != app.Refused {
		t.Error(err)
	}
}

func TestAnEntryThatMakesNoSenseIsNotKept(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		key   string
		spoil func(*rules.Rule)
	}{
		"no reason":            {"error.rulebook.reason", func(r *rules.Rule) { r.Reason = app.Text{} }},
		"a reason in one":      {"error.rulebook.reason", func(r *rules.Rule) { r.Reason = app.Text{EN: "x"} }},
		"no source":            {"error.rulebook.source", func(r *rules.Rule) { r.Source = app.Text{} }},
		"never said":           {"error.rulebook.checked", func(r *rules.Rule) { r.SaidOn = app.Date{} }},
		"never checked":        {"error.rulebook.checked", func(r *rules.Rule) { r.CheckedOn = app.Date{} }},
		"checked before said":  {"error.rulebook.checked", func(r *rules.Rule) { r.CheckedOn = app.Date{Year: 2020} }},
		"checked tomorrow":     {"error.rulebook.checked_later", func(r *rules.Rule) { r.CheckedOn = day.AddDays(1) }},
		"ends before it began": {"error.rulebook.valid", func(r *rules.Rule) { r.ValidFrom, r.ValidUntil = day, day }},
		"a reason of before":   {"error.rulebook.reason_stale", func(r *rules.Rule) { r.Reason = w.rule(r.ID).Reason }},
		"too long a reason":    {"error.rulebook.text", func(r *rules.Rule) { r.Reason.RU = strings.Repeat("о", 1001) }},
		"a reason half new":    {"error.rulebook.reason_stale", func(r *rules.Rule) { r.Reason.RU = w.rule(r.ID).Reason.RU }},
		"no things":            {"error.rulebook.things", func(r *rules.Rule) { r.Things = nil }},
		"no id":                {"error.rulebook.id", func(r *rules.Rule) { r.ID = "Мой ліст" }},
		"a limit of nothing":   {"error.rulebook.limit", func(r *rules.Rule) { r.Limits = []rules.Limit{{What: rules.Weight, Unit: "kg"}} }},
		"a limit in miles":     {"error.rulebook.limit", func(r *rules.Rule) { r.Limits = []rules.Limit{{What: rules.Weight, Most: 2, Unit: "mi"}} }},
		"no such country":      {"error.rulebook.country", func(r *rules.Rule) { r.Countries = []string{"SU"} }},
		"no facility's code":   {"error.rulebook.facility", func(r *rules.Rule) { r.Facilities = []string{"СИЗО-6"} }},
		"an unknown verdict":   {"error.rulebook.entry", func(r *rules.Rule) { r.Verdict = "maybe" }},
	} {
		r := w.edited("letter-law", rules.No)
		c.spoil(&r)
		changes, err := w.Save(t.Context(), r, day)
		var e *app.Error
		if !errors.As(err, &e) || e.Code != app.Invalid || e.Key != c.key || changes.Kinds != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if files, err := w.store.RuleFiles(t.Context()); err != nil || len(files) > 0 {
		t.Errorf("%v, %v", files, err)
	}
}

func TestARuleThatNobodyHadIsAddedCountsAndGoesAgain(t *testing.T) {
	w := newWorld(t)
	there, elsewhere := prisoner("IK-904"), prisoner("IK-917")
	before := w.verdict(there, rules.SmallPacket)
	fresh := rules.Rule{
		Things: []rules.Thing{rules.SmallPacket}, Verdict: rules.AskFamily, Facilities: []string{"IK-904"},
		Reason: app.Text{BE: "Спачатку спытайце сям’ю."}.Filled(), Source: app.Text{RU: "мать"}.Filled(), SaidOn: day, CheckedOn: day,
		Limits: []rules.Limit{{What: rules.Weight, Most: 2, Unit: "kg", Per: rules.PerMonth}},
	}
	id, c, err := w.Add(t.Context(), fresh, day)
	if err != nil || id != "own-small-packet" {
		t.Fatalf("%q %v", id, err)
	}
	w.want(there, rules.SmallPacket, rules.AskFamily)
	w.want(elsewhere, rules.SmallPacket, w.verdict(elsewhere, rules.SmallPacket))
	if r := w.rule(id); !r.From.Own || r.Replaces != nil || r.Reason.EN != fresh.Reason.BE || r.Source.BE != "мать" || len(r.Limits) != 1 {
		t.Errorf("%+v", r)
	}
	if second, c, err := w.Add(t.Context(), fresh, day); err != nil || second != "own-small-packet-2" {
		t.Errorf("%q %v", second, err)
	} else {
		w.undo(c)
	}
	fresh.ID = "letter-law"
	if _, c, err := w.Add(t.Context(), fresh, day); app.CodeOf(err) != app.Invalid || c.Kinds != 0 {
		t.Errorf("in the place of another: %v", err)
	}
	w.undo(c)
	w.want(there, rules.SmallPacket, before)
}

func TestOwnEntriesThatCannotBeReadAreNotWrittenOver(t *testing.T) {
	w := newWorld(t)
	if _, err := w.store.SaveRuleFile(t.Context(), app.RuleFile{Content: []byte("from a newer program"), Loaded: day}); err != nil {
		t.Fatal(err)
	}
	w.want(prisoner("IK-4"), rules.Letter, rules.Yes) // ours still answer
	if _, err := w.Save(t.Context(), w.edited("letter-law", rules.No), day); app.CodeOf(err) != app.Refused {
		t.Error(err)
	}
	if files, err := w.store.RuleFiles(t.Context()); err != nil || string(files[0].Content) != "from a newer program" {
		t.Errorf("%v, %v", files, err)
	}
}

func TestResetLeavesOurRulesAndIsTakenBack(t *testing.T) {
	w := newWorld(t)
	held := prisoner("IK-4")
	w.load("circle.toml", head+noLetters)
	w.save(w.edited("photo-nothing-found", rules.No))
	changes, err := w.Reset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.want(held, rules.Letter, rules.Yes)
	w.want(held, rules.Photo, rules.NotKnown)
	w.undo(changes)
	w.want(held, rules.Letter, rules.No)
	w.want(held, rules.Photo, rules.No)
	if _, err := w.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if changes, err := w.Reset(t.Context()); err != nil || changes.Kinds != 0 {
		t.Errorf("%+v, %v", changes, err)
	}
}

func TestTheSenderIsWhoTheSettingsSayUnlessThePersonKnowsBetter(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	if s, err := w.Sender(ctx); err != nil || s != (rulebook.Sender{Relation: app.Stranger}) {
		t.Errorf("%+v, %v", s, err)
	}
	held := prisoner("IK-4")
	w.want(held, rules.Parcel, rules.No)
	held.Relation = app.Relative
	w.want(held, rules.Parcel, rules.Yes)
	for key, value := range map[string]string{app.SettingRelation: string(app.Relative), app.SettingCountry: "US"} {
		if _, err := w.store.SetSetting(ctx, key, value); err != nil {
			t.Fatal(err)
		}
	}
	w.want(prisoner("IK-4"), rules.Money, rules.No)
	w.want(prisoner("IK-4"), rules.Letter, rules.No) // the post of the United States
	held.Relation = app.Stranger
	w.want(held, rules.SmallPacket, rules.No)
}

func TestThePostIsSpokenOfWhereItIsAQuestion(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		country string
		thing   rules.Thing
		want    string
	}{
		{"", rules.Letter, "rules.country_not_said"},
		{"FR", rules.Letter, "rules.post_not_known"},
		{"US", rules.Letter, ""},
		{"BY", rules.Letter, ""},
		{"FR", rules.Parcel, ""}, // not let through in any case
		{"FR", rules.Telegram, ""},
	} {
		o, err := w.Of(t.Context(), prisoner("IK-4"), rulebook.Sender{Relation: app.Stranger, Country: c.country}, day)
		if err != nil {
			t.Fatal(err)
		}
		for i := range o.Answers {
			if a := &o.Answers[i]; a.Thing == c.thing && o.PostKey(a) != c.want {
				t.Errorf("%s from %q: %q, want %q", c.thing, c.country, o.PostKey(a), c.want)
			}
		}
	}
}

func TestTheStageComesFromTheDatesOfTheTrial(t *testing.T) {
	w := newWorld(t)
	w.want(prisoner("SIZO-2"), rules.Parcel, rules.Yes)
	w.want(prisoner("SIZO-2", func(p *app.Person) { p.Verdict = day.AddDays(-10) }), rules.Parcel, rules.NotKnown)
	w.want(prisoner("SIZO-2", func(p *app.Person) { p.Verdict = app.SomeDay }), rules.Parcel, rules.NotKnown) // a penalty is told
	w.want(prisoner("SIZO-2", func(p *app.Person) { p.Verdict, p.Appeal = day.AddDays(-10), day }), rules.Parcel, rules.No)
	w.want(prisoner("SIZO-2", func(p *app.Person) { p.Verdict, p.Appeal = day.AddDays(-10), day.AddDays(1) }), rules.Parcel, rules.Yes)
}

func TestNothingIsAskedOfTheDeadAndThoseAtLibertyGetANo(t *testing.T) {
	w := newWorld(t)
	o, err := w.Of(t.Context(), prisoner("IK-4", func(p *app.Person) { p.Died = app.Date{Year: 2025} }), rulebook.Sender{}, day)
	if err != nil || len(o.Answers) > 0 {
		t.Errorf("%v, %v", o.Answers, err)
	}
	free := prisoner("IK-4", func(p *app.Person) { p.Held.Liberty = true })
	for _, thing := range rules.Things {
		w.want(free, thing, rules.No)
	}
	nowhere := prisoner("", func(p *app.Person) { p.Held = app.Detention{Text: "за ракой"} })
	w.want(nowhere, rules.Letter, rules.NotKnown)
	w.want(nowhere, rules.Parcel, rules.NotKnown)
	w.want(nowhere, rules.Money, rules.No) // wherever they are
}

func TestABatchCountsByVerdictAndNamesTheFacilities(t *testing.T) {
	w := newWorld(t)
	var people []*app.Person
	add := func(n int, code string, change ...func(*app.Person)) {
		for range n {
			p := prisoner(code, change...)
			p.ID = app.PersonID(len(people) + 1)
			people = append(people, p)
		}
	}
	add(1, "SIZO-6")
	add(54, "SIZO-2")
	add(3, "SIZO-7")
	add(1, "", func(p *app.Person) { p.Held = app.Detention{Text: "за ракой"} })
	add(1, "SIZO-2", func(p *app.Person) { p.Died = app.Date{Year: 2025} })
	batches, err := w.Many(t.Context(), people, []rules.Thing{rules.Parcel, rules.Postcard}, rulebook.Sender{Relation: app.Stranger, Country: "DE"}, day)
	if err != nil {
		t.Fatal(err)
	}
	parcel := batches[0]
	no := parcel.Of(rules.No)
	if len(no.People) != 5 || len(no.Why) != 1 || no.Why[0].ID != "parcel-sizo-6-7" {
		t.Errorf("%+v", no)
	}
	for lang, want := range map[string]string{
		"en": "5 of 60 should not get it: SIZO-7, SIZO-6, SIZO-2", "ru": "Отправлять не следует (5 из 60): СИЗО-7, СИЗО-6, СИЗО-2",
	} {
		if got := no.Line(i18n.For(lang), parcel.People); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if g := parcel.Of(rules.NotKnown); len(g.People) != 1 || g.People[0] != 59 || g.Where(i18n.For("en")) != "1 with no known place" {
		t.Errorf("%+v", g)
	}
	if g := parcel.Of(rules.Yes); len(g.People) != 54 || g.Facilities[0].People != 54 {
		t.Errorf("%+v", g)
	}
	if g := parcel.Of(rules.AskFamily); g.People != nil {
		t.Errorf("%+v", g)
	}
	if g := batches[1].Of(rules.No); len(g.People) != 1 {
		t.Errorf("%+v", g)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Many(ctx, people, rules.Things, rulebook.Sender{}, day); app.CodeOf(err) != app.Cancelled {
		t.Error(err)
	}
}

func TestRulesAreFound(t *testing.T) {
	w := newWorld(t)
	w.load("circle.toml", head+noLetters)
	find := func(f rulebook.Filter) (ids []string) {
		t.Helper()
		found, err := w.Find(t.Context(), f, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range found {
			ids = append(ids, r.ID)
		}
		return ids
	}
	six := app.Facility{Code: "SIZO-6", Kind: app.PreTrial}
	for name, c := range map[string]struct {
		f    rulebook.Filter
		want []string
	}{
		"theirs":            {rulebook.Filter{Theirs: true}, []string{"letter-law"}},
		"old yeses":         {rulebook.Filter{Old: true, Verdict: rules.Yes}, []string{"electronic-letter-state-site", "post-pl-letters", "post-de", "post-ch"}},
		"a facility's noes": {rulebook.Filter{Facility: six, Verdict: rules.No, Thing: rules.Money}, []string{"money-strangers", "money-refused"}},
		"its warnings":      {rulebook.Filter{Facility: six, Advice: true, Thing: rules.Telegram}, []string{"letter-no-politics"}},
		"words":             {rulebook.Filter{Text: "СУСВЕТ 2012  мэдыцынск", Lang: app.Belarusian}, nil},
		"words in order":    {rulebook.Filter{Text: "1 КГ медыцынск", Lang: app.Belarusian}, []string{"parcel-medical-2012"}},
		"another language":  {rulebook.Filter{Text: "медыцынск", Lang: app.English}, nil},
		"a code":            {rulebook.Filter{Text: "ik-17", Lang: app.English}, []string{"reply-harm-ik-17"}},
	} {
		if got := find(c.f); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if n := len(find(rulebook.Filter{})); n != 60 {
		t.Errorf("%d rules in all", n)
	}
}

func TestALineNamesTheFirstFacilitiesAndCountsTheRest(t *testing.T) {
	g := rulebook.Group{Verdict: rules.No, People: make([]app.PersonID, 12), Elsewhere: 2}
	for i := range 10 {
		g.Facilities = append(g.Facilities, rulebook.Place{Facility: app.Facility{Code: fmt.Sprintf("IK-%d", 901+i)}, People: 1})
	}
	want := "12 of 12 should not get it: IK-901, IK-902, IK-903, IK-904, IK-905, IK-906, IK-907, IK-908, 2 with no known place, 2 more"
	if got := g.Line(i18n.For("en"), 12); got != want {
		t.Errorf("%q", got)
	}
}
