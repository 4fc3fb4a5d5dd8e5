package giving

import (
	"math"
	"testing"

	"vestka/app"
)

func day(y, m, d int) app.Date { return app.Date{Year: y, Month: m, Day: d} }

func eur(minor int64) app.Money { return app.Money{Minor: minor, Currency: "EUR"} }

func TestAFiscalYearHasItsOwnFirstDay(t *testing.T) {
	april := YearBegins{4, 6}
	for on, want := range map[app.Date]int{
		day(2026, 4, 6): 2026, day(2026, 4, 5): 2025, day(2026, 12, 31): 2026, day(2027, 1, 1): 2026,
		{Year: 2026, Month: 4}: 2025, {Year: 2026, Month: 5}: 2026, {Year: 2026}: 2025,
	} {
		if got := april.YearOf(on); got != want {
			t.Errorf("%s is in %d, want %d", on, got, want)
		}
	}
	if got := april.Last(2026); got != day(2027, 4, 5) {
		t.Error(got)
	}
	if got := april.Name(2026) + " " + april.Name(2099) + " " + (YearBegins{1, 1}).Name(2026); got != "2026/27 2099/00 2026" {
		t.Error(got)
	}
}

func TestTotalsAreNeverAcrossCurrencies(t *testing.T) {
	all := []app.Donation{
		{On: day(2026, 3, 1), Amount: eur(1050), Purpose: "Лекі", Fee: app.Money{Minor: 100, Currency: "BYN"}, Home: app.Worth{Amount: app.Money{Minor: 5, Currency: "CHF"}}},
		{On: day(2026, 5, 1), Amount: eur(950), Purpose: "лекі", Receipt: app.Receipt{Nr: "7"}, Fee: app.Money{Minor: 25, Currency: "BYN"}},
		{On: day(2026, 6, 1), Amount: app.Money{Minor: 500, Currency: "JPY"}, Purpose: "лекі"},
		{On: day(2026, 6, 2), Amount: eur(7), Purpose: "лекі", Cancelled: "вярнулі"},
		{On: day(2026, 6, 3), Amount: eur(3000), Purpose: "лекі", InKind: true},
		{On: day(2026, 6, 4), Purpose: "Кнігі"},
		{On: day(2025, 6, 4), Amount: eur(1), Purpose: "лекі"},
	}
	got, err := Totals(all, YearBegins{1, 1}, ByYear, ByPurpose)
	if err != nil || len(got) != 4 {
		t.Fatalf("%+v, %v", got, err)
	}
	books, euros, yen, last := got[0], got[1], got[2], got[3]
	if books.Purpose != "Кнігі" || books.Count != 1 || !books.Sum.IsZero() || books.Currency != "" {
		t.Errorf("%+v", books)
	}
	if euros.Sum != eur(2000) || euros.InKind != eur(3000) || euros.Count != 3 || euros.Missing != 2 || euros.NoHome != 2 ||
		len(euros.Fees) != 1 || euros.Fees[0].Minor != 125 || len(euros.Homes) != 1 || euros.Homes[0].Minor != 5 || euros.Year != 2026 {
		t.Errorf("%+v", euros)
	}
	if yen.Sum != (app.Money{Minor: 500, Currency: "JPY"}) || last.Sum != eur(1) || last.Year != 2025 {
		t.Errorf("%+v %+v", yen, last)
	}
	if _, err := Totals([]app.Donation{{Amount: eur(math.MaxInt64)}, {Amount: eur(1)}}, YearBegins{1, 1}); app.CodeOf(err) != app.Invalid {
		t.Error(err)
	}
}

func TestAPlanKeepsToItsDayOfTheMonth(t *testing.T) {
	p := app.Plan{Every: app.EveryMonth, First: day(2026, 1, 31), Next: day(2026, 1, 31)}
	on := day(2026, 1, 30)
	for _, want := range []app.Date{day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30)} {
		if on = p.After(on); on != want {
			t.Fatalf("%s, want %s", on, want)
		}
	}
	p.Every = app.EveryQuarter
	if got := p.After(day(2026, 11, 1)); got != day(2027, 1, 31) {
		t.Error(got)
	}
	leap := app.Plan{Every: app.EveryYear, First: day(2024, 2, 29)}
	if a, b := leap.After(day(2026, 12, 1)), leap.After(day(2027, 12, 1)); a != day(2027, 2, 28) || b != day(2028, 2, 29) {
		t.Error(a, b)
	}
}

func TestReceiptsAreAskedForAtTheEndOfTheFiscalYear(t *testing.T) {
	for _, one := range []struct {
		begins YearBegins
		on     app.Date
		year   int
	}{
		{YearBegins{1, 1}, day(2026, 12, 1), 2026},
		{YearBegins{1, 1}, day(2027, 1, 20), 2026},
		{YearBegins{1, 1}, day(2026, 11, 22), 0},
		{YearBegins{1, 1}, day(2027, 4, 1), 0},
		{YearBegins{4, 6}, day(2027, 4, 5), 2026},
		{YearBegins{4, 6}, day(2027, 5, 1), 2026},
	} {
		if year, ends := one.begins.Ending(one.on); ends != (one.year != 0) || year != one.year {
			t.Errorf("%v on %s: %d, %v", one.begins, one.on, year, ends)
		}
	}
}
