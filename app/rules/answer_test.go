package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

// circle is a file of theirs; each rule is the lines that differ from a no to
// letters, and is called r1, r2 and so on unless it says otherwise.
func circle(list ...string) rules.File {
	var b strings.Builder
	b.WriteString(head)
	for i, own := range list {
		lines := map[string]string{
			"id": fmt.Sprintf(`"r%d"`, i+1), "things": `["letter"]`, "verdict": `"no"`, "reason": `"Invented."`, "source": `"invented"`,
			"said_on": `"2026-08"`, "checked_on": `"2026-08-30"`,
		}
		for line := range strings.Lines(own) {
			key, value, _ := strings.Cut(line, "=")
			lines[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
		if lines["warning"] != "" {
			delete(lines, "verdict")
		}
		b.WriteString("[[rule]]\n")
		for key, value := range lines {
			fmt.Fprintf(&b, "%s = %s\n", key, value)
		}
	}
	return rules.File{Name: "circle.toml", Data: []byte(b.String())}
}

func withFiles(t *testing.T, files ...rules.File) *rules.Rules {
	t.Helper()
	r := loaded(t, files...)
	for _, e := range r.Refused() {
		t.Fatal(e, e.Args)
	}
	return r
}

// sample is somebody in a colony that no rule of ours names, seen from a
// country of which no rule speaks.
func sample(t testing.TB) rules.Case {
	return rules.Case{
		Facility: "IK-904", Kind: app.Colony, Stage: rules.InForce, Status: app.Active,
		Relation: app.Stranger, Country: "FR", Day: day(t, "2026-11-22"),
	}
}

func wantBy(t *testing.T, a rules.Answer, verdict rules.Verdict, by ...string) {
	t.Helper()
	if a.Verdict != verdict || !slices.Equal(ids(a.Deciding()), by) {
		t.Errorf("%s by %v, want %s by %v", a.Verdict, ids(a.Deciding()), verdict, by)
	}
}

// disputes are the groups of rules that contradict each other, but for those on
// the language, which stand beside every letter from abroad.
func disputes(a rules.Answer) (groups [][]string) {
	for _, g := range a.Disputed {
		if names := ids(g); names[0] != "letter-any-language" {
			groups = append(groups, names)
		}
	}
	return groups
}

func TestAYesLastsEighteenMonths(t *testing.T) {
	for _, c := range []struct {
		checked, asked string
		lasts          bool
	}{
		{"2025-03-01", "2026-08-31", true}, // 17 months and 30 days
		{"2025-03-01", "2026-09-01", false},
		{"2025-03-01", "2030-01-01", false},
		{"2025-08-31", "2027-02-27", true}, // there is no 31 February
		{"2025-08-31", "2027-02-28", false},
		{"2025-12-31", "2027-06-29", true},
		{"2025-12-31", "2027-06-30", false},
		{"2025-06", "2026-11-30", true}, // counts from the first day
		{"2025-06", "2026-12-01", false},
		{"2025", "2026-06-30", true},
		{"2025", "2026-07-01", false},
		{"2026-09-01", "2026-08-01", true}, // asked for a day before the check
		{"2026-08-30", "2026-11", false},   // no day, no yes
		{"2026-08-30", "", false},
	} {
		r := withFiles(t, circle(`verdict = "yes"
said_on = "2020"
checked_on = "`+c.checked+`"`, `things = ["parcel"]
said_on = "2020"
checked_on = "`+c.checked+`"`, `warning = true
said_on = "2020"
checked_on = "`+c.checked+`"`))
		k := sample(t)
		k.Facility, k.Kind = "MHC", app.Hospital // no rule of ours says anything of letters there
		k.Day = day(t, c.asked)
		a := r.Ask(k, rules.Letter)
		want := map[bool]rules.Verdict{true: rules.Yes, false: rules.NotKnown}[c.lasts]
		wantBy(t, a, want, "r1")
		if by := a.Place.By[0]; by.Old == c.lasts || (k.Day.Full() && by.Age != max(day(t, c.checked).DaysUntil(k.Day), 0)) {
			t.Errorf("checked %s, asked %s: old %v, %d days", c.checked, c.asked, by.Old, by.Age)
		}
		if !slices.Contains(ids(a.Warnings), "r3") {
			t.Errorf("checked %s, asked %s: the warning is gone", c.checked, c.asked)
		}
		wantBy(t, r.Ask(k, rules.Parcel), rules.No, "r2")
	}
}

func TestAYesOfOldGivesWayToWhatStands(t *testing.T) {
	r := withFiles(t, circle(`verdict = "yes"
facilities = ["IK-904"]
said_on = "2024"
checked_on = "2024-01-01"`, `kinds = ["colony"]`))
	a := r.Ask(sample(t), rules.Letter)
	wantBy(t, a, rules.No, "r2")
	if !slices.Equal(ids(a.Place.Lapsed), []string{"r1"}) || !slices.Equal(disputes(a)[0], []string{"letter-law", "r1", "r2"}) {
		t.Errorf("lapsed %v, disputed %v", ids(a.Place.Lapsed), disputes(a))
	}
	k := sample(t)
	k.Day = day(t, "2024-02-01")
	wantBy(t, r.Ask(k, rules.Letter), rules.Yes, "r1")
}

func TestTheMostParticularRuleDecides(t *testing.T) {
	all, kind, place := ``, `kinds = ["colony"]`, `facilities = ["IK-904"]`
	for name, c := range map[string]struct {
		rules []string
		by    string
	}{
		"a facility before a kind":      {[]string{place, kind + "\nverdict = \"yes\"", all}, "r1"},
		"a kind before all places":      {[]string{all, kind, `stage = "in_force"` + "\nrelation = \"stranger\"\nsender = \"abroad\""}, "r2"},
		"a facility before four others": {[]string{kind + "\nstage = \"in_force\"\nstatuses = [\"active\"]\nrelation = \"stranger\"\nsender = \"abroad\"", place}, "r2"},
		"a relation narrows":            {[]string{kind, kind + "\nrelation = \"stranger\""}, "r2"},
		"a stage narrows":               {[]string{kind + "\nstage = \"in_force\"", kind}, "r1"},
		"a status narrows":              {[]string{all, `statuses = ["active", "np"]`}, "r2"},
		"a side narrows":                {[]string{all, `sender = "abroad"`}, "r2"},
		"more conditions before fewer":  {[]string{`sender = "abroad"`, `sender = "abroad"` + "\nstage = \"in_force\""}, "r2"},
		"another relation says nothing": {[]string{all, `relation = "relative"`}, "r1"},
		"another stage says nothing":    {[]string{all, `stage = "before"`}, "r1"},
		"another status says nothing":   {[]string{all, `statuses = ["np"]`}, "r1"},
		"another side says nothing":     {[]string{all, `sender = "inside"`}, "r1"},
		"another facility says nothing": {[]string{all, `facilities = ["IK-905"]`}, "r1"},
		"another kind says nothing":     {[]string{all, `kinds = ["sizo"]`}, "r1"},
		"another thing says nothing":    {[]string{all, place + "\nthings = [\"parcel\"]"}, "r1"},
		"a day before says nothing":     {[]string{all, place + "\nvalid_until = \"2026-11-22\""}, "r1"},
		"the end by its name of today":  {[]string{all, place + "\nvalid_to = \"2026-11-22\""}, "r1"},
		"the last day before the end":   {[]string{all, place + "\nvalid_until = \"2026-11-23\""}, "r2"},
		"the first day":                 {[]string{all, place + "\nvalid_from = \"2026-11-22\""}, "r2"},
		"a day too early":               {[]string{all, place + "\nvalid_from = \"2026-11-23\""}, "r1"},
		"the free are not meant":        {[]string{all, place + "\nat_liberty = true"}, "r1"},
	} {
		a := withFiles(t, circle(c.rules...)).Ask(sample(t), rules.Letter)
		if !slices.Equal(ids(a.Deciding()), []string{c.by}) {
			t.Errorf("%s: decided by %v", name, ids(a.Deciding()))
		}
	}
}

func TestTheirWordGoesBeforeOurs(t *testing.T) {
	k := sample(t)
	// Ours is the more particular one; it is shown as overruled.
	a := withFiles(t, circle(``)).Ask(k, rules.Letter)
	wantBy(t, a, rules.No, "r1")
	if !a.Place.By[0].From.Theirs() || a.Place.By[0].From.File != "circle.toml" || a.Place.By[0].Edited() {
		t.Errorf("marks: %+v", a.Place.By[0].From)
	}
	if got := disputes(a); len(got) != 1 || !slices.Equal(got[0], []string{"letter-law", "r1"}) {
		t.Errorf("disputed: %v", got)
	}
	// The same id takes the place of ours.
	a = withFiles(t, circle(`id = "letter-law"`+"\nverdict = \"ask_family\"")).Ask(k, rules.Letter)
	wantBy(t, a, rules.AskFamily, "letter-law")
	if by := a.Place.By[0]; !by.Edited() || by.Replaces.Verdict != rules.Yes || by.From.By.EN != "The sample circle" || by.From.On != day(t, "2026-10-01") || disputes(a) != nil {
		t.Errorf("marks: %+v, disputed %v", by.Rule, disputes(a))
	}
	// A warning of ours can be taken back by a note of the same id.
	a = withFiles(t, circle(`id = "letter-no-politics"`+"\nwarning = false\nverdict = \"not_known\"\nthings = [\"book\"]")).Ask(k, rules.Letter)
	if slices.Contains(ids(a.Warnings), "letter-no-politics") {
		t.Error("the warning that they took back is still there")
	}
	// The later file wins.
	second := circle(`id = "letter-law"`)
	second.Name = "second.toml"
	a = withFiles(t, circle(`id = "letter-law"`+"\nverdict = \"ask_family\""), second).Ask(k, rules.Letter)
	wantBy(t, a, rules.No, "letter-law")
	if by := a.Place.By[0]; by.From.File != "second.toml" || by.Replaces.From.File != "circle.toml" || by.Replaces.Replaces.Verdict != rules.Yes {
		t.Errorf("marks: %+v", by.Rule)
	}
}

func TestRulesOfOneRankThatDisagreeAreAllShown(t *testing.T) {
	for _, c := range []struct {
		verdicts []string
		want     rules.Verdict
		disputed bool
	}{
		{[]string{"yes", "yes"}, rules.Yes, false},
		{[]string{"no", "no"}, rules.No, false},
		{[]string{"yes", "no"}, rules.NotKnown, true},
		{[]string{"no", "yes", "ask_family"}, rules.NotKnown, true},
		{[]string{"yes", "ask_family"}, rules.AskFamily, true},
		{[]string{"no", "ask_family"}, rules.No, true},
		{[]string{"yes", "not_known"}, rules.NotKnown, true},
		{[]string{"not_known", "no"}, rules.No, true},
		{[]string{"not_known", "ask_family"}, rules.AskFamily, true},
	} {
		var list, names []string
		for i, v := range c.verdicts {
			list = append(list, `verdict = "`+v+`"`+"\nfacilities = [\"MHC\"]")
			names = append(names, fmt.Sprintf("r%d", i+1))
		}
		k := sample(t)
		k.Facility, k.Kind = "MHC", app.Hospital
		a := withFiles(t, circle(list...)).Ask(k, rules.Letter)
		wantBy(t, a, c.want, names...)
		if got := disputes(a); (len(got) == 1) != c.disputed || (c.disputed && !slices.Equal(got[0], names)) {
			t.Errorf("%v: disputed %v", c.verdicts, got)
		}
	}
}

func TestWhatIsNotKnownIsNotTakenForGranted(t *testing.T) {
	for _, c := range []struct {
		sure, may string
		want      rules.Verdict
	}{
		{"", "yes", rules.NotKnown},
		{"", "no", rules.NotKnown},
		{"yes", "yes", rules.Yes},
		{"yes", "no", rules.NotKnown},
		{"yes", "ask_family", rules.NotKnown},
		{"yes", "not_known", rules.NotKnown},
		{"ask_family", "yes", rules.AskFamily},
		{"ask_family", "no", rules.NotKnown},
		{"no", "yes", rules.No},
		{"not_known", "yes", rules.NotKnown},
	} {
		list := []string{`verdict = "` + c.may + `"` + "\nkinds = [\"hospital\"]\nstage = \"before\""}
		if c.sure != "" {
			list = append(list, `verdict = "`+c.sure+`"`)
		}
		k := sample(t)
		k.Facility, k.Kind, k.Stage = "MHC", app.Hospital, ""
		a := withFiles(t, circle(list...)).Ask(k, rules.Letter)
		if a.Verdict != c.want || slices.Contains(ids(a.Deciding()), "r1") {
			t.Errorf("%s, perhaps %s: %s by %v", c.sure, c.may, a.Verdict, ids(a.Deciding()))
		}
		if differs := c.sure != c.may; slices.Contains(ids(a.Place.Depends), "r1") != differs {
			t.Errorf("%s, perhaps %s: depends on %v", c.sure, c.may, ids(a.Place.Depends))
		}
	}
}

func TestALimitHoldsOnItsDaysOnly(t *testing.T) {
	r := loaded(t)
	k := sample(t)
	k.Facility, k.Kind, k.Stage, k.Country = "SIZO-901", app.PreTrial, rules.BeforeForce, "DE"
	limits := func(on string) (list []string) {
		k.Day = day(t, on)
		for _, l := range r.Ask(k, rules.Parcel).Limits {
			list = append(list, fmt.Sprint(l.What, l.Most, l.Unit, l.Per, l.Advised, " ", l.By.ID))
		}
		return list
	}
	advised := "value40EURtrue parcel-advice"
	before := []string{"weight31kgfalse parcel-customs-2023", "value1000EURfalse parcel-customs-2023", advised}
	trim := func(list []string) []string {
		for i, s := range list {
			list[i] = strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "false", "")
		}
		return list
	}
	if got := trim(limits("2023-03-31")); !slices.Equal(got, trim(slices.Clone(before))) {
		t.Errorf("on the last day: %v", got)
	}
	if got := trim(limits("2023-04-01")); !slices.Equal(got, trim([]string{advised})) {
		t.Errorf("a day later: %v", got)
	}
}

func TestTheRouteIsOneThatIsOpen(t *testing.T) {
	r := loaded(t)
	for _, c := range []struct {
		facility string
		kind     app.FacilityKind
		stage    rules.Stage
		country  string
		thing    rules.Thing
		want     []rules.Route
	}{
		{"SIZO-901", app.PreTrial, rules.BeforeForce, "FR", rules.Letter, []rules.Route{rules.ByPost, rules.ByService}},
		{"SIZO-901", app.PreTrial, rules.BeforeForce, "US", rules.Letter, []rules.Route{rules.ByService}},
		{"SIZO-901", app.PreTrial, rules.BeforeForce, "US", rules.Parcel, nil},
		{"SIZO-901", app.PreTrial, rules.BeforeForce, "FR", rules.Parcel, []rules.Route{rules.ByPost}},
		{"SIZO-6", app.PreTrial, rules.BeforeForce, "FR", rules.Parcel, []rules.Route{rules.ByFamily}},
		{"IK-904", app.Colony, rules.InForce, "FR", rules.Parcel, []rules.Route{rules.ByFamily}},
		{"SIZO-901", app.PreTrial, rules.BeforeForce, "BY", rules.Telegram, []rules.Route{rules.ByTelegraph}},
		{"IK-904", app.Colony, rules.InForce, "FR", rules.Book, nil},
	} {
		k := sample(t)
		k.Facility, k.Kind, k.Stage, k.Country = c.facility, c.kind, c.stage, c.country
		if got := r.Ask(k, c.thing).Routes; !slices.Equal(got, c.want) {
			t.Errorf("%s to %s from %s: %v, want %v", c.thing, c.facility, c.country, got, c.want)
		}
	}
}

func TestAStoppedPostIsNoRouteWhoeverNamesIt(t *testing.T) {
	r := withFiles(t, circle(`warning = true`+"\nroute = \"post\""))
	k := sample(t)
	if got := r.Ask(k, rules.Letter).Routes; !slices.Contains(got, rules.ByPost) {
		t.Errorf("from France: %v", got)
	}
	k.Country = "US"
	if got := r.Ask(k, rules.Letter).Routes; slices.Contains(got, rules.ByPost) {
		t.Errorf("from the United States: %v", got)
	}
}

func TestANoToTheThingHasNoAdviceHowToSendIt(t *testing.T) {
	a := loaded(t).Ask(sample(t), rules.Parcel)
	if a.Verdict != rules.No || len(a.Notes) > 0 || len(a.Warnings) == 0 || len(a.Limits) > 0 {
		t.Errorf("%s, notes %v, limits %v", a.Verdict, ids(a.Notes), a.Limits)
	}
}

func TestNotesThatContradictAWarningAreShownTogether(t *testing.T) {
	a := loaded(t).Ask(sample(t), rules.Letter)
	if len(a.Disputed) != 1 || !slices.Equal(ids(a.Disputed[0]), []string{"letter-any-language", "letter-language"}) {
		t.Errorf("%v", a.Disputed)
	}
}

func TestThePostIsNoQuestionInsideBelarus(t *testing.T) {
	r := loaded(t)
	k := sample(t)
	k.Country = "BY"
	if a := r.Ask(k, rules.Letter); a.Post.Verdict != "" {
		t.Errorf("%+v", a.Post)
	}
	k.Country = "FR"
	if a := r.Ask(k, rules.Telegram); a.Post.Verdict != "" {
		t.Errorf("%+v", a.Post)
	}
	k.Country = ""
	if a := r.Ask(k, rules.Letter); a.Verdict != rules.Yes || a.Post.Verdict != rules.NotKnown || !slices.Contains(ids(a.Post.Depends), "post-us") {
		t.Errorf("%s, the post %+v", a.Verdict, a.Post)
	}
}

func TestAThingThatNobodyKnowsIsNotKnown(t *testing.T) {
	if a := loaded(t).Ask(sample(t), "pigeon"); a.Verdict != rules.NotKnown || a.Deciding() != nil {
		t.Errorf("%+v", a)
	}
}

func TestTheCaseOfAPerson(t *testing.T) {
	p := app.Person{Status: app.Active, Held: app.Detention{Facility: "IK-904", Liberty: true}}
	got := rules.CaseOf(&p, app.Colony, rules.InForce, app.Stranger, "FR", day(t, "2026-11-22"))
	want := sample(t)
	want.AtLiberty = true
	if got != want {
		t.Errorf("%+v", got)
	}
}

// BenchmarkAsk answers for all things of one person.
func BenchmarkAsk(b *testing.B) {
	r := loaded(b)
	k := sample(b)
	for b.Loop() {
		for _, thing := range rules.Things {
			r.Ask(k, thing)
		}
	}
}
