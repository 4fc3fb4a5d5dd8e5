package people

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestAnOlderListTakesNothingBackThatANewerOneSaid(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-22",
		row("1", "Kupala Janka", as(app.Former), free("released"), bornOn("1882-07-07")),
		row("2", "Kolas Jakub", held("ИК-902")),
		row("3", "Harecki Maksim", held("ИК-901"))))
	importAll(t, in, listing(app.English, "2026-11-29",
		row("1", "Kupala Janka", as(app.Former), free("released"), bornOn("1882-07-07")),
		row("2", "Kolas Jakub", held("ИК-902"))))
	told, records := len(s.told), len(s.records[2])
	older := listing(app.English, "2026-11-01",
		row("1", "Kupala J.", as(app.Active), held("ИК-901"), bornOn("1881-01-01"), charged("342")),
		row("2", "Kolas Jakub", held("ИК-901"), diedOn("2026-10-01")),
		row("3", "Harecki Maksim", held("ИК-902")),
		row("4", "Paškievič Ałaiza", as(app.Active), held("ИК-901")))
	c, err := in.Compare(t.Context(), older)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Guards) != 1 || c.Guards[0].Kind != GuardOlder || c.Guards[0].Days != [2]app.Date{date("2026-11-29"), date("2026-11-01")} {
		t.Errorf("%+v", c.Guards)
	}
	if _, err := in.Apply(t.Context(), c); app.CodeOf(err) != app.Refused {
		t.Errorf("it is taken in unasked: %v", err)
	}
	c = importAll(t, in, older)
	counts(t, c, 1, 1, 2)
	if len(s.told) != told {
		t.Errorf("it tells %q", shown(s.told[told:]))
	}
	p := s.people[1]
	if p.Status != app.Former || !p.Held.Liberty || p.Born != date("1882-07-07") || p.Names.Latin.Full != "Kupala Janka" || p.Articles != "342" {
		t.Errorf("%+v", p)
	}
	if p := s.people[2]; p.Held.Facility != "IK-902" || !p.Died.IsZero() || len(s.records[2]) != records || s.records[2][0].SeenOn != date("2026-11-22") {
		t.Errorf("%+v, rows %+v", p, s.records[2])
	}
	refs, _ := s.RecordRefs(t.Context(), "viasna", app.English)
	if refs["3"].Gone != date("2026-11-29") || refs["4"].Gone != date("2026-11-22") || !refs["1"].Gone.IsZero() {
		t.Errorf("%+v", refs)
	}
	next, err := in.Compare(t.Context(), listing(app.English, "2026-12-06", row("1", "Kupala Janka", as(app.Former), free("released"), bornOn("1882-07-07")), row("2", "Kolas Jakub", held("ИК-902"))))
	if err != nil || len(next.Guards) != 0 || next.Gone != 0 || next.Unchanged != 2 {
		t.Errorf("the next list is compared with the older one: %v, %d gone, %d unchanged, %v", next.Guards, next.Gone, next.Unchanged, err)
	}
}

func TestAnOlderListInAnotherLanguageBringsItsRows(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Russian, "2026-11-01", row("1", "Купала Янка", held("ИК-901"))))
	importAll(t, in, listing(app.English, "2026-11-22", row("1", "Kupala Janka", held("ИК-902"))))
	c := importAll(t, in, listing(app.Russian, "2026-11-08", row("1", "Купала Янка Доминикович", held("ИК-901"), charged("342"))))
	p := s.people[1]
	if c.Changed != 1 || p.Held.Facility != "IK-902" || p.Articles != "342" || p.Names.RU.Patronymic != "" {
		t.Errorf("%d changed, %+v", c.Changed, p)
	}
	at := slices.IndexFunc(s.records[1], func(r app.Record) bool { return r.Lang == app.Russian })
	if s.records[1][at].SeenOn != date("2026-11-08") || len(s.told) != 1 {
		t.Errorf("%+v, %q", s.records[1][at], shown(s.told))
	}
}
