package people

import (
	"testing"

	"vestka/app"
)

// rowOf is what a list says of Kupala.
func rowOf(source string, lang app.Lang, on string, opts ...func(*app.Record)) app.Record {
	r := app.Record{Source: source, Lang: lang, SeenOn: date(on), CheckedOn: date(on)}
	for _, o := range opts {
		o(&r)
	}
	return r
}

func sayBorn(s string) func(*app.Record)    { return func(r *app.Record) { r.Born = date(s) } }
func sayDied(d app.Date) func(*app.Record)  { return func(r *app.Record) { r.Died = d } }
func sayName(s string) func(*app.Record)    { return func(r *app.Record) { r.Name = s } }
func sayHeld(text string) func(*app.Record) { return func(r *app.Record) { r.Held.Text = text } }
func sayFree(r *app.Record)                 { r.Held.Liberty = true }
func sayCharged(s string) func(*app.Record) { return func(r *app.Record) { r.Articles = s } }
func sayWork(s string) func(*app.Record)    { return func(r *app.Record) { r.Work = s } }

func matchesPlace(text string) (string, bool) {
	code, ok := map[string]string{"IK-901": "IK-901", "ИК №901": "IK-901", "IK-902": "IK-902"}[text]
	return code, ok
}

func accountOf(t *testing.T, f app.Fact, own app.Own, records ...app.Record) Account {
	t.Helper()
	for _, a := range Accounts(Accounting{Records: records, Own: own, Place: matchesPlace}) {
		if a.Fact == f {
			return a
		}
	}
	t.Fatalf("nothing is said of %s", f)
	return Account{}
}

func TestListsDisagreeOnlyWhereBothCannotBeRight(t *testing.T) {
	const day = "2026-11-22"
	for name, test := range map[string]struct {
		fact     app.Fact
		records  []app.Record
		values   int
		disputed bool
	}{
		"one list":               {app.FactBorn, []app.Record{rowOf("a", "be", day, sayBorn("1985"))}, 1, false},
		"a year and its day":     {app.FactBorn, []app.Record{rowOf("a", "be", day, sayBorn("1985")), rowOf("b", "be", day, sayBorn("1985-03-14"))}, 1, false},
		"a death and its day":    {app.FactDied, []app.Record{rowOf("a", "be", day, sayDied(app.SomeDay)), rowOf("b", "be", day, sayDied(date("2024-03-12")))}, 1, false},
		"two days":               {app.FactBorn, []app.Record{rowOf("a", "be", day, sayBorn("1985-03-15")), rowOf("b", "be", day, sayBorn("1985-03-14"))}, 2, true},
		"two months and a year":  {app.FactBorn, []app.Record{rowOf("a", "be", day, sayBorn("1985-03")), rowOf("b", "be", day, sayBorn("1985-04")), rowOf("c", "be", day, sayBorn("1985"))}, 2, true},
		"an older list of one":   {app.FactBorn, []app.Record{rowOf("a", "be", "2026-01-01", sayBorn("1984")), rowOf("a", "ru", day, sayBorn("1985"))}, 1, false},
		"two languages, one day": {app.FactBorn, []app.Record{rowOf("a", "be", day, sayBorn("1984")), rowOf("a", "ru", day, sayBorn("1985"))}, 2, true},
		"a patronymic more":      {FactNameBE, []app.Record{rowOf("a", "be", day, sayName("Янка Купала")), rowOf("b", "be", day, sayName("Купала Янка Дамінікавіч"))}, 2, false},
		"another surname":        {FactNameBE, []app.Record{rowOf("a", "be", day, sayName("Янка Купала")), rowOf("b", "be", day, sayName("Янка Колас"))}, 2, true},
		"a form of the name":     {FactNameLatin, []app.Record{rowOf("a", "en", day, sayName("Mikalai Harecki")), rowOf("b", "en", day, sayName("Nikolai Haretski"))}, 1, false},
		"an initial":             {FactNameRU, []app.Record{rowOf("a", "ru", day, sayName("Максим Горецкий")), rowOf("b", "ru", day, sayName("М. Горецкий"))}, 1, false},
		"two facilities":         {FactPlace, []app.Record{rowOf("a", "be", day, sayHeld("IK-901")), rowOf("b", "be", day, sayHeld("IK-902"))}, 2, true},
		"one in two languages":   {FactPlace, []app.Record{rowOf("a", "be", day, sayHeld("IK-901")), rowOf("b", "ru", day, sayHeld("ИК №901"))}, 1, false},
		"a place not understood": {FactPlace, []app.Record{rowOf("a", "be", day, sayHeld("IK-901")), rowOf("b", "ru", day, sayHeld("за ракой"))}, 2, false},
		"free or not":            {FactPlace, []app.Record{rowOf("a", "be", day, sayHeld("IK-901")), rowOf("b", "ru", day, sayFree)}, 2, true},
		"articles set otherwise": {app.FactArticles, []app.Record{rowOf("a", "be", day, sayCharged("арт. 342 ч. 1")), rowOf("b", "en", day, sayCharged("342, 1"))}, 1, false},
		"an article more":        {app.FactArticles, []app.Record{rowOf("a", "be", day, sayCharged("342")), rowOf("b", "en", day, sayCharged("342, 361"))}, 2, true},
		"work in two languages":  {app.FactWork, []app.Record{rowOf("a", "be", day, sayWork("настаўнік")), rowOf("b", "en", day, sayWork("teacher"))}, 2, false},
		"work told more exactly": {app.FactWork, []app.Record{rowOf("a", "be", day, sayWork("настаўнік")), rowOf("b", "be", day, sayWork("настаўнік, Мінск"))}, 1, false},
		"two trades":             {app.FactWork, []app.Record{rowOf("a", "be", day, sayWork("настаўнік")), rowOf("b", "be", day, sayWork("лекар"))}, 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			a := accountOf(t, test.fact, app.Own{}, test.records...)
			if len(a.Said) != test.values || a.Disputed() != test.disputed {
				t.Errorf("%d values, disputed %v: %+v", len(a.Said), a.Disputed(), a.Said)
			}
		})
	}
}

func TestTheMostExactValueStandsForThoseThatAgree(t *testing.T) {
	a := accountOf(t, app.FactBorn, app.Own{}, rowOf("a", "be", "2026-11-20", sayBorn("1985")), rowOf("b", "ru", "2026-11-22", sayBorn("1985-03-14")))
	if a.Said[0].Value != "1985-03-14" || len(a.Said[0].By) != 2 || a.Said[0].By[0].Source != "b" {
		t.Errorf("%+v", a.Said)
	}
}

func TestADayOnWhichAListWasReadAgainCounts(t *testing.T) {
	all := Accounts(Accounting{
		Records: []app.Record{rowOf("a", "be", "2026-01-01", sayBorn("1985"), func(r *app.Record) { r.CheckedOn = date("2026-11-22") })}, Place: matchesPlace,
	})
	if on := all[0].Said[0].By[0].On; on != date("2026-11-22") {
		t.Error(on)
	}
}

func TestWhatTheUserSettledIsAskedAgainOnlyWhenAListSaysSomethingNew(t *testing.T) {
	a1, b1 := rowOf("a", "be", "2026-11-22", sayBorn("1984")), rowOf("b", "be", "2026-11-22", sayBorn("1985"))
	open := accountOf(t, app.FactBorn, app.Own{}, a1, b1)
	own := app.Own{Facts: []app.OwnFact{{Fact: app.FactBorn, Value: "1985", Source: "b", Against: open.Says()}}}
	settled := accountOf(t, app.FactBorn, own, a1, b1)
	if !open.Disputed() || settled.Disputed() || !settled.Contradicted() {
		t.Errorf("open %v, settled %v, contradicted %v", open.Disputed(), settled.Disputed(), settled.Contradicted())
	}
	again := accountOf(t, app.FactBorn, own, a1, rowOf("b", "be", "2026-11-23", sayBorn("1986")))
	if !again.Disputed() {
		t.Error("a new value of a list is not asked about")
	}
	agreed := accountOf(t, app.FactBorn, own, rowOf("a", "be", "2026-11-23", sayBorn("1985")))
	if agreed.Disputed() || agreed.Contradicted() {
		t.Error("a list that agrees is asked about")
	}
}

func TestAListThatSaysMoreThanTheUserIsShown(t *testing.T) {
	own := app.Own{Facts: []app.OwnFact{{Fact: app.FactBorn, Value: "1985"}}}
	if a := accountOf(t, app.FactBorn, own, rowOf("a", "be", "2026-11-22", sayBorn("1985-03-14"))); !a.Disputed() {
		t.Error("the day that the list knows is not shown")
	}
	own.Facts[0].Value = ""
	if a := accountOf(t, app.FactBorn, own, rowOf("a", "be", "2026-11-22", sayBorn("1985"))); !a.Disputed() {
		t.Error("the year that the user took away is not shown")
	}
}

func TestAPlaceOfTheUsersIsComparedWithTheLists(t *testing.T) {
	own := app.Own{Held: []app.OwnDetention{{Facility: "IK-901", Until: date("2026-01-01")}, {Facility: "IK-902", Against: "IK-901"}}}
	if a := accountOf(t, FactPlace, own, rowOf("a", "be", "2026-11-22", sayHeld("IK-901"))); a.Disputed() || !a.Contradicted() {
		t.Errorf("%+v", a)
	}
	if a := accountOf(t, FactPlace, own, rowOf("a", "be", "2026-11-22", sayFree)); !a.Disputed() {
		t.Errorf("%+v", a)
	}
}
