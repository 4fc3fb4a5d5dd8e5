package people

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"vestka/app"
)

// many is a list of n people who are held, changed by the options, which get the
// number of each from 0.
func many(n int, on string, with ...func(i int, r *app.Record)) app.Snapshot {
	rows := make([]app.Record, n)
	for i := range rows {
		rows[i] = row(fmt.Sprint(i), fmt.Sprintf("Kupala Janka %d", i), bornOn("1882-07-07"), heldIn("IK-901"))
		rows[i].Cells = append(rows[i].Cells, app.Cell{Column: "birthday", Value: "1882-07-07"}, app.Cell{Column: "judge", Value: "K."})
		for _, w := range with {
			w(i, &rows[i])
		}
	}
	return listing(app.English, on, rows...)
}

func first(n int, change func(r *app.Record)) func(int, *app.Record) {
	return func(i int, r *app.Record) {
		if i < n {
			change(r)
		}
	}
}

func nowhere(r *app.Record) { r.Held = app.Detention{} }

func silent(r *app.Record) { r.Status = "" }

// everyone is a list without a status column, of people who count as political prisoners.
func everyone(list app.Snapshot) app.Snapshot {
	list.Everyone = app.Active
	return list
}

func tomorrow(r *app.Record) { r.Detained = date("2099-01-01") }

func without(column string) func(r *app.Record) {
	return func(r *app.Record) {
		r.Cells = slices.DeleteFunc(slices.Clone(r.Cells), func(c app.Cell) bool { return c.Column == column })
	}
}

// problems adds what the importer says of so many lines.
func problems(list app.Snapshot, n int, key string) app.Snapshot {
	for i := range n {
		list.Problems = append(list.Problems, app.Problem{Line: i + 2, Key: key})
	}
	return list
}

func TestEachGuardStopsAnImportJustBeyondItsBound(t *testing.T) {
	const future, undated = "import.problem.future_date", "import.problem.death_undated"
	whole := many(100, "2026-11-01")
	for name, c := range map[string]struct {
		was, is app.Snapshot
		guard   GuardKind // empty for none
	}{
		"15 of 100 are missing":                            {whole, many(85, "2026-11-08"), ""},
		"16 of 100 are missing":                            {whole, many(84, "2026-11-08"), GuardFewer},
		"the list grows":                                   {whole, many(300, "2026-11-08"), ""},
		"9 of 100 without a prison after 5":                {many(100, "2026-11-01", first(5, nowhere)), many(100, "2026-11-08", first(9, nowhere)), ""},
		"10 of 100 without a prison after 5":               {many(100, "2026-11-01", first(5, nowhere)), many(100, "2026-11-08", first(10, nowhere)), GuardNoPrison},
		"1 without a prison after none":                    {whole, many(100, "2026-11-08", first(1, nowhere)), ""},
		"2 without a prison after none":                    {whole, many(100, "2026-11-08", first(2, nowhere)), GuardNoPrison},
		"2 of 201 without a prison after none":             {many(201, "2026-11-01"), many(201, "2026-11-08", first(2, nowhere)), GuardNoPrison},
		"1 of 201 without a prison after none":             {many(201, "2026-11-01"), many(201, "2026-11-08", first(1, nowhere)), ""},
		"2 of 201 without a prison after 1":                {many(201, "2026-11-01", first(1, nowhere)), many(201, "2026-11-08", first(2, nowhere)), GuardNoPrison},
		"2 of 202 without a prison after 1 of 100":         {many(100, "2026-11-01", first(1, nowhere)), many(202, "2026-11-08", first(2, nowhere)), ""},
		"twice as many without a prison of twice as many":  {many(100, "2026-11-01", first(5, nowhere)), many(200, "2026-11-08", first(10, nowhere)), ""},
		"10 nowhere after 5, no status column":             {everyone(many(100, "2026-11-01", first(5, nowhere), first(100, silent))), everyone(many(100, "2026-11-08", first(10, nowhere), first(100, silent))), GuardNoPrison},
		"10 nowhere after 5, the status no longer said":    {many(100, "2026-11-01", first(5, nowhere)), many(100, "2026-11-08", first(10, nowhere), first(99, silent)), GuardNoPrison},
		"10 nowhere after 5, of whom nobody is a prisoner": {many(100, "2026-11-01", first(5, nowhere), first(100, silent)), many(100, "2026-11-08", first(10, nowhere), first(100, silent)), ""},
		"5 of 100 in the future":                           {whole, many(100, "2026-11-08", first(5, tomorrow)), ""},
		"6 of 100 in the future":                           {whole, many(100, "2026-11-08", first(6, tomorrow)), GuardFuture},
		"6 of 100 in the future, as before":                {many(100, "2026-11-01", first(6, tomorrow)), many(100, "2026-11-08", first(6, tomorrow)), ""},
		"7 of 100 in the future after 6":                   {many(100, "2026-11-01", first(6, tomorrow)), many(100, "2026-11-08", first(7, tomorrow)), GuardFuture},
		"5 of 100 left out as future":                      {whole, problems(many(100, "2026-11-08"), 5, future), ""},
		"6 of 100 left out as future":                      {whole, problems(many(100, "2026-11-08"), 6, future), GuardFuture},
		"deaths without a date, as before":                 {problems(whole, 1, undated), problems(many(100, "2026-11-08"), 1, undated), ""},
		"a death without a date":                           {whole, problems(many(100, "2026-11-08"), 1, undated), GuardDeaths},
		"what half said is empty":                          {many(100, "2026-11-01", first(50, without("judge"))), many(100, "2026-11-08", first(100, without("judge"))), ""},
		"what more than half said is empty":                {many(100, "2026-11-01", first(49, without("judge"))), many(100, "2026-11-08", first(100, without("judge"))), GuardEmptied},
		"what more than half said is said once":            {whole, many(100, "2026-11-08", first(99, without("judge"))), ""},
		"what most said is not understood any more":        {whole, many(100, "2026-11-08", first(100, func(r *app.Record) { r.Born = app.Date{} })), GuardEmptied},
	} {
		in, s := intake()
		importAll(t, in, c.was)
		got, err := in.Compare(t.Context(), c.is)
		if err != nil {
			t.Fatal(err)
		}
		var kinds []GuardKind
		for _, g := range got.Guards {
			kinds = append(kinds, g.Kind)
		}
		if c.guard == "" && len(kinds) > 0 || c.guard != "" && !slices.Equal(kinds, []GuardKind{c.guard}) {
			t.Errorf("%s: %v", name, got.Guards)
		}
		before := maps.Clone(s.people)
		_, err = in.Apply(t.Context(), got)
		if c.guard == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if app.CodeOf(err) != app.Refused || len(s.imports) != 1 || fmt.Sprint(before) != fmt.Sprint(s.people) {
			t.Errorf("%s: the import was not stopped: %v", name, err)
		}
		got.AcceptGuards()
		if _, err := in.Apply(t.Context(), got); err != nil || len(s.imports) != 2 {
			t.Errorf("%s: it does not go on: %v", name, err)
		}
	}
}

func TestAFirstImportHasNoGuards(t *testing.T) {
	in, _ := intake()
	broken := problems(many(100, "2026-11-08", first(100, tomorrow), first(100, nowhere)), 100, "import.problem.death_undated")
	importAll(t, in, listing(app.English, "2026-11-01", row("7", "Kolas Jakub")))
	broken.Source = "another"
	c, err := in.Compare(t.Context(), broken)
	if err != nil || len(c.Guards) > 0 {
		t.Errorf("%v, %v", c.Guards, err)
	}
}

func TestAGuardLooksAtTheLastListOfTheSourceInWhateverLanguage(t *testing.T) {
	in, _ := intake()
	importAll(t, in, many(100, "2026-11-01"))
	half := inLanguage(app.Russian, many(50, "2026-11-08", first(50, tomorrow)))
	c, err := in.Compare(t.Context(), half)
	var kinds []GuardKind
	for _, g := range c.Guards {
		kinds = append(kinds, g.Kind)
	}
	if err != nil || !slices.Equal(kinds, []GuardKind{GuardFewer, GuardFuture}) || c.Lacking != 50 || c.Gone != 0 {
		t.Errorf("%v, %d lacking, %d gone, %v", c.Guards, c.Lacking, c.Gone, err)
	}
}

// inLanguage is the list as it stands in another language: with other names for its columns.
func inLanguage(lang app.Lang, list app.Snapshot) app.Snapshot {
	list.Lang = lang
	return changed(list, func(rows []app.Record) []app.Record {
		for i := range rows {
			rows[i].Lang = lang
			for j := range rows[i].Cells {
				rows[i].Cells[j].Column += " " + string(lang)
			}
		}
		return rows
	})
}

func TestListsOfASourceInTwoLanguagesAreNeitherBrokenNorGone(t *testing.T) {
	for name, form := range map[string]func(*app.Record){"with ids": func(*app.Record) {}, "without ids": human} {
		in, s := intake()
		list := func(lang app.Lang, on string, without ...int) app.Snapshot {
			all := many(40, on, func(i int, r *app.Record) {
				r.Born = date("1882-07-07").AddDays(i)
				if r.Name = "Kupala Janka"; lang == app.Belarusian {
					r.Name = "Купала Янка"
				}
				form(r)
			})
			return inLanguage(lang, changed(all, func(rows []app.Record) []app.Record {
				for _, i := range slices.Backward(without) {
					rows = slices.Delete(rows, i, i+1)
				}
				return rows
			}))
		}
		quiet := func(what string, c *Comparison, changed int) {
			t.Helper()
			if len(c.Guards) > 0 || c.Gone+c.Lacking+c.New > 0 || c.Changed != changed || len(s.told) > 0 {
				t.Errorf("%s, %s: %v, %d gone, %d lacking, %d new, %d changed, %q", name, what, c.Guards, c.Gone, c.Lacking, c.New, c.Changed, shown(s.told))
			}
		}
		compare := func(list app.Snapshot) *Comparison {
			t.Helper()
			c, err := in.Compare(t.Context(), list)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := in.Apply(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			return c
		}
		compare(list(app.English, "2026-11-01"))
		quiet("another language", compare(list(app.Belarusian, "2026-11-01")), 40) // it brings names
		quiet("the first again", compare(list(app.English, "2026-11-08")), 0)
		quiet("the other again", compare(list(app.Belarusian, "2026-11-08")), 0)

		if c := compare(list(app.English, "2026-11-15", 7)); c.Gone != 1 || len(s.told) != 1 || s.told[0].Person != 8 {
			t.Errorf("%s: %d gone, %q", name, c.Gone, shown(s.told))
		}
		c := compare(list(app.Belarusian, "2026-11-15", 7))
		if c.Gone != 0 || len(s.told) != 1 || len(c.importing.Gone) != 0 {
			t.Errorf("%s, who is gone in one language is gone: %d, %q", name, c.Gone, shown(s.told))
		}
		if c := compare(list(app.English, "2026-11-22")); len(c.importing.Back) != 2 || len(s.told) != 2 {
			t.Errorf("%s, who is back in one language is back: %v, %q", name, c.importing.Back, shown(s.told))
		}
		compare(list(app.Belarusian, "2026-11-29"))
		if len(s.told) != 2 {
			t.Errorf("%s: %q", name, shown(s.told))
		}
	}
}

func TestAListWhoseLanguageIsTakenForAnotherIsStillComparedWithTheLastOne(t *testing.T) {
	in, s := intake()
	importAll(t, in, many(40, "2026-11-01", func(_ int, r *app.Record) { human(r) }))
	flipped := many(40, "2026-11-08", func(_ int, r *app.Record) { human(r) })
	flipped = inLanguage(app.Russian, changed(flipped, func(rows []app.Record) []app.Record { return rows[2:] }))
	c := importAll(t, in, flipped)
	if c.New != 0 || c.Gone != 2 || len(s.people) != 40 {
		t.Errorf("%d new, %d gone, %d people", c.New, c.Gone, len(s.people))
	}
}

func TestNobodyIsGoneWhoMayStandInAListUnderAnotherSpelling(t *testing.T) {
	for name, c := range map[string]struct {
		now  app.Record
		gone int
	}{
		"the same birthday":    {row("x", "Навумаў Мікола", bornOn("1882-08-06"), human), 0},
		"no birthday":          {row("x", "Навумаў Мікола", human), 0},
		"another birthday":     {row("x", "Навумаў Мікола", bornOn("1901-01-01"), human), 1},
		"an id of another one": {row("77", "Навумаў Мікола", bornOn("1882-08-06")), 1},
	} {
		in, _ := intake()
		importAll(t, in, many(40, "2026-11-01", func(i int, r *app.Record) { r.Born = date("1882-07-07").AddDays(i) }))
		other := many(40, "2026-11-08", func(i int, r *app.Record) { r.Born = date("1882-07-07").AddDays(i) })
		other = changed(other, func(rows []app.Record) []app.Record {
			rows[30] = c.now
			rows[30].Source, rows[30].SeenOn = "viasna", date("2026-11-08")
			return rows
		})
		if got := importAll(t, in, inLanguage(app.Belarusian, other)); got.Gone != c.gone || got.New != 1 {
			t.Errorf("%s: %d gone, %d new", name, got.Gone, got.New)
		}
	}
}

func TestAGuardLooksAtTheLastListThatStands(t *testing.T) {
	in, s := intake()
	importAll(t, in, many(100, "2026-11-01"))
	importAll(t, in, many(50, "2026-11-02"))
	c, err := in.Compare(t.Context(), many(50, "2026-11-03"))
	if err != nil || len(c.Guards) > 0 {
		t.Errorf("%v, %v", c.Guards, err)
	}
	s.imports[0].TakenBack = s.imports[0].Made.AddDate(2026, 1, 1)
	c, err = in.Compare(t.Context(), many(50, "2026-11-03"))
	if err != nil || len(c.Guards) != 1 {
		t.Errorf("%v, %v", c.Guards, err)
	}
}

func TestAListOfAnotherFormIsNotBlamedForColumnsThatItDoesNotHave(t *testing.T) {
	in, _ := intake()
	verdict := func(_ int, r *app.Record) { r.Verdict = date("2025-01-01") }
	importAll(t, in, many(100, "2026-11-01", verdict))
	other := many(100, "2026-11-02", first(100, without("judge")))
	other.Form = "human"
	c, err := in.Compare(t.Context(), other)
	if err != nil || len(c.Guards) > 0 {
		t.Errorf("%v, %v", c.Guards, err)
	}
	other = many(100, "2026-11-02", first(100, func(r *app.Record) { r.Born = app.Date{} }))
	other.Form = "human"
	c, err = in.Compare(t.Context(), other)
	if err != nil || len(c.Guards) != 1 || !slices.Equal(c.Guards[0].Fields, []app.Fact{app.FactBorn}) {
		t.Errorf("%v, %v", c.Guards, err)
	}
}

// TestAListThatIsTakenForASourcesByItsColumnsAloneMustShareItsPeople: whoever says whose
// it is is believed.
func TestAListThatIsTakenForASourcesByItsColumnsAloneMustShareItsPeople(t *testing.T) {
	first := listing(app.English, "2026-01-01", row("1", "Kupala Janka"), row("2", "Kolas Jakub"), row("3", "Bujło K."), row("4", "Harecki M."))
	for name, c := range map[string]struct {
		rows    []app.Record
		stopped bool
	}{
		"others":            {[]app.Record{row("11", "Bahuševič F."), row("12", "Dunin V."), row("13", "Ciotka A."), row("14", "Čarot M.")}, true},
		"one of them":       {[]app.Record{row("1", "Kupala Janka"), row("12", "Dunin V."), row("13", "Ciotka A."), row("14", "Čarot M.")}, true},
		"half of them":      {[]app.Record{row("1", "Kupala Janka"), row("2", "Kolas Jakub"), row("13", "Ciotka A."), row("14", "Čarot M.")}, false},
		"a few of them":     {[]app.Record{row("1", "Kupala Janka")}, false},
		"all and many more": {[]app.Record{row("1", "Kupala Janka"), row("2", "Kolas Jakub"), row("3", "Bujło K."), row("4", "Harecki M."), row("15", "A B"), row("16", "C D"), row("17", "E F"), row("18", "G H"), row("19", "I J")}, false},
	} {
		for _, assumed := range []bool{true, false} {
			in, _ := intake()
			importAll(t, in, first)
			list := listing(app.English, "2026-02-01", c.rows...)
			list.Assumed = assumed
			got, err := in.Compare(t.Context(), list)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(got.Guards, func(g Guard) bool { return g.Kind == GuardOther })
			if stopped := at >= 0; stopped != (c.stopped && assumed) {
				t.Errorf("%s, assumed %v: %+v", name, assumed, got.Guards)
			} else if stopped && (got.Guards[at].Before != 4 || got.Guards[at].Of[1] != 4 || got.Guards[at].Source != "viasna" || got.Stopped() == nil) {
				t.Errorf("%s: %+v", name, got.Guards[at])
			}
		}
	}
}
