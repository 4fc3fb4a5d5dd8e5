package people

import (
	"testing"

	"vestka/app"
)

func TestAnotherSourceDoesNotShortenAName(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Russian, "2026-11-01", row("1", "Купала Янка Доминикович", bornOn("1882-07-07"))))
	other := func(day, name string) app.Snapshot {
		list := changed(listing(app.Russian, day, row("1", name, bornOn("1882-07-07"))), func(rows []app.Record) []app.Record {
			for i := range rows {
				rows[i].Source, rows[i].HasID = "other", false
			}
			return rows
		})
		list.Source = "other"
		return list
	}
	importAll(t, in, other("2026-11-02", "Янка Купала"))
	if len(s.people) != 1 {
		t.Fatalf("%d people", len(s.people))
	}
	if n := s.people[1].Names.RU; n.Patronymic != "Доминикович" || n.Source != "viasna" {
		t.Errorf("shortened: %+v", n)
	}
	for _, a := range Accounts(Accounting{Records: s.records[1], Place: func(string) (string, bool) { return "", false }}) {
		if lang, isName := NameLang(a.Fact); !isName || lang != app.Russian {
			continue
		}
		if len(a.Said) != 2 || len(a.Said[0].By) != 1 || len(a.Said[1].By) != 1 || a.Disputed() {
			t.Errorf("%+v", a.Said)
		}
	}
	importAll(t, in, listing(app.Russian, "2026-11-03", row("1", "Купала Янка", bornOn("1882-07-07"))))
	if n := s.people[1].Names.RU; n.Patronymic != "" {
		t.Errorf("the source cannot change its own: %+v", n)
	}
}
