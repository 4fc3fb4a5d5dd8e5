package people

import (
	"testing"

	"vestka/app"
)

// unsaid makes a row one whose status was not understood.
func unsaid(r *app.Record) { r.Status = "" }

func TestAStatusNotUnderstoodUndoesNothingThatIsKnown(t *testing.T) {
	for _, known := range []app.Status{app.Active, app.Former, app.NotRecognised} {
		in, s := intake()
		importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", func(r *app.Record) { r.Status = known })))
		c := importAll(t, in, listing(app.English, "2026-11-02", row("1", "Kupala Janka", unsaid), row("2", "Kolas Jakub", unsaid)))
		counts(t, c, 1, 1, 0)
		if p := s.people[1]; p.Status != known || p.InCustody() != (known == app.Active) {
			t.Errorf("%s became %s", known, p.Status)
		}
		if p := s.people[2]; p.Status != app.NotRecognised {
			t.Errorf("somebody new is %q", p.Status)
		}
	}
}

func TestSomebodyNewWithoutANameStandsUnderTheirNumber(t *testing.T) {
	for _, lang := range languages {
		in, s := intake()
		nameless := listing(lang, "2026-11-01", row("13", ""))
		importAll(t, in, nameless)
		want := app.Names{}
		*nameIn(&want, lang) = app.Name{Full: "№ 13", Unsure: true, Source: "viasna"}
		if got := s.people[1].Names; got != want {
			t.Errorf("%s: %+v", lang, got)
		}
		counts(t, importAll(t, in, nameless), 0, 0, 1)
		for _, other := range languages {
			importAll(t, in, listing(other, "2026-11-02", row("13", "", detainedOn("1930-11-20"))))
			if got := s.people[1].Names; got != want {
				t.Errorf("%s, then %s: %+v", lang, other, got)
			}
		}
	}
}

func TestANumberGivesWayToANameInAnyLanguage(t *testing.T) {
	for _, lang := range languages {
		in, s := intake()
		importAll(t, in, listing(app.English, "2026-11-01", row("13", "")))
		name := map[app.Lang]string{app.English: "Kupala Janka", app.Russian: "Купала Янка", app.Belarusian: "Купала Янка"}[lang]
		importAll(t, in, listing(lang, "2026-11-02", row("13", name)))
		n := s.people[1].Names
		for _, own := range languages {
			if got := n.In(own); got.Family == "" || got.Proposed != (own != lang) {
				t.Errorf("named in %s: %s is %+v", lang, own, got)
			}
		}
	}
}

func TestARowWithoutANameTakesNoNameAway(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Russian, "2026-11-01", row("13", "Купала Янка")))
	names := s.people[1].Names
	for _, lang := range languages {
		importAll(t, in, listing(lang, "2026-11-02", row("13", "", bornOn("1882-07-07"))))
		if p := s.people[1]; p.Names != names || p.Born != date("1882-07-07") || len(s.people) != 1 {
			t.Errorf("%s: %+v", lang, p)
		}
	}
	own := app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала"}
	in, s = intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("13", "")))
	if _, err := s.SetName(t.Context(), 1, app.English, own); err != nil {
		t.Fatal(err)
	}
	importAll(t, in, listing(app.English, "2026-11-02", row("13", "", bornOn("1882-07-07"))))
	p, err := s.Person(t.Context(), 1)
	if own.Source = byUser; err != nil || p.Names.Latin != own {
		t.Errorf("%+v, %v", p.Names, err)
	}
}
