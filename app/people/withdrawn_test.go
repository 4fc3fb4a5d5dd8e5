package people

import (
	"testing"

	"vestka/app"
)

func TestWhatNoListSaysAnyMoreStaysWithItsSourceAndItsDays(t *testing.T) {
	in, s := intake()
	base := all(as(app.Active), held("ИК-901"), charged("342"))
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", base, ofTown("Вязынка"), bornOn("1882-07-07"))))
	importAll(t, in, listing(app.English, "2026-11-08", row("1", "Kupala Janka", base, bornOn("1882"))))
	if p := s.people[1]; p.Town != "Вязынка" || p.Born != date("1882-07-07") {
		t.Errorf("%q, %s", p.Town, p.Born)
	}
	of := Accounting{Records: s.records[1], Withdrawn: s.lost[1], Place: places{}.Match}
	for f, value := range map[app.Fact]string{app.FactTown: "Вязынка", app.FactBorn: "1882-07-07"} {
		a, _ := accountFor(f, &of)
		last := a.Said[len(a.Said)-1]
		if last.Value != value || !last.Withdrawn() || last.By[0] != (Origin{"viasna", app.English, date("2026-11-01"), date("2026-11-08")}) {
			t.Errorf("%s: %+v", f, a.Said)
		}
		if a.Disputed() {
			t.Errorf("%s is to be settled", f)
		}
	}
	if a, _ := accountFor(app.FactArticles, &of); len(a.Said) != 1 || a.Said[0].Withdrawn() {
		t.Errorf("articles: %+v", a.Said)
	}
	importAll(t, in, listing(app.English, "2026-11-15", row("1", "Kupala Janka", base, ofTown("Вязынка"), bornOn("1882-07-07"))))
	of.Records, of.Withdrawn = s.records[1], s.lost[1]
	if a, _ := accountFor(app.FactTown, &of); len(a.Said) != 1 || a.Said[0].Withdrawn() {
		t.Errorf("said again: %+v", a.Said)
	}
}

func TestAListInAnotherFormLacksNothing(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", ofTown("Вязынка"))))
	list := listing(app.English, "2026-11-08", row("1", "Kupala Janka"))
	list.Form = "human"
	list = changed(list, func(rows []app.Record) []app.Record { rows[0].Form = "human"; return rows })
	importAll(t, in, list)
	if len(s.lost[1]) != 0 {
		t.Errorf("%+v", s.lost[1])
	}
}

func TestWhatAnotherListStillSaysCountsInsteadOfWhatOneSaysNoMore(t *testing.T) {
	in, s := intake()
	base := as(app.Active)
	importAll(t, in, from("office", listing(app.English, "2026-10-20", row("9", "Kupala Janka", base, held("ИК-902"), ofTown("Слуцк"), bornOn("1882-07-08")))))
	s.people[1] = func(p app.Person) app.Person { p.SourceIDs = append(p.SourceIDs, "viasna:1"); return p }(s.people[1])
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", base, held("ИК-901"), ofTown("Вязынка"), bornOn("1882-07-07"))))
	if p := s.people[1]; p.Town != "Вязынка" || p.Born != date("1882-07-07") || p.Held.Facility != "IK-901" {
		t.Fatalf("%+v", p)
	}
	s.told = nil
	importAll(t, in, listing(app.English, "2026-11-08", row("1", "Kupala Janka", base)))
	if p := s.people[1]; p.Town != "Слуцк" || p.Born != date("1882-07-08") || p.Held.Facility != "IK-902" || p.Held.Source != "office" {
		t.Errorf("%+v", p)
	}
	if got := shown(s.told); len(got) != 3 || got[0] != "moved held: IK-901 > IK-902" || got[1] != "changed born: 1882-07-07 > 1882-07-08" || got[2] != "changed town: Вязынка > Слуцк" {
		t.Errorf("%q", got)
	}
	a, _ := accountFor(app.FactTown, &Accounting{Records: s.records[1], Withdrawn: s.lost[1], Place: places{}.Match})
	if len(a.Said) != 1 || a.Said[0].Value != "Слуцк" {
		t.Errorf("%+v", a.Said)
	}
}

func TestACellThatIsNotUnderstoodIsNotTakenForNoMore(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", all(as(app.Active), with("birthday", "1882-07-07"), bornOn("1882-07-07")))))
	list := listing(app.English, "2026-11-08", row("1", "Kupala Janka", all(as(app.Active), with("birthday", "7 of July"), func(r *app.Record) { r.Line = 2 })))
	list.Problems = []app.Problem{{Line: 2, Column: "birthday", Value: "7 of July", Key: "import.problem.date"}}
	importAll(t, in, list)
	if len(s.lost[1]) != 0 || s.people[1].Born != date("1882-07-07") {
		t.Errorf("%+v, %s", s.lost[1], s.people[1].Born)
	}
}

func TestWhatNobodyStandsByIsNothingToSettle(t *testing.T) {
	of := Accounting{
		Own: app.Own{Facts: []app.OwnFact{{Fact: app.FactSex, Value: string(app.Male)}}},
		Withdrawn: []app.Withdrawn{
			{Source: "viasna", Lang: app.English, Fact: app.FactBorn, Value: "1882-07-07", CheckedOn: date("2026-11-01"), Since: date("2026-11-08")},
			{Source: "office", Lang: app.English, Fact: app.FactBorn, Value: "1882-08-07", CheckedOn: date("2026-11-02"), Since: date("2026-11-09")},
			{Source: "office", Lang: app.English, Fact: app.FactSex, Value: string(app.Female), CheckedOn: date("2026-11-02"), Since: date("2026-11-09")},
		},
		Place: places{}.Match,
	}
	for f, values := range map[app.Fact]int{app.FactBorn: 2, app.FactSex: 1} {
		if a, _ := accountFor(f, &of); a.Disputed() || a.Contradicted() || len(a.Said) != values || a.Says() != "" {
			t.Errorf("%s: %+v", f, a.Said)
		}
	}
}
