package giving

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

func TestThePageForTheAdviserNamesNobodyAndAddsEachCurrencyByItself(t *testing.T) {
	all := []app.Donation{
		{ID: 4, On: day(2027, 4, 6), Amount: eur(1)},
		{ID: 3, On: day(2026, 12, 1), Amount: app.Money{Minor: 1234567, Currency: "TND"}, PayeeKind: app.Fund, Payee: "Фонд", Receipt: app.Receipt{Nr: "A-7"}},
		{ID: 2, On: day(2026, 5, 1), Amount: eur(1050), PayeeKind: app.Family, Payee: "SECRET1", Person: 7, Note: "SECRET2"},
		{ID: 1, On: day(2026, 4, 6), Amount: eur(450), Cancelled: "SECRET3"},
	}
	p, err := PageOf(all, YearBegins{4, 6}, 2026, false, i18n.For("en"))
	if err != nil || len(p.donations) != 2 || !slices.Equal(p.Left, []Left{LeftPayee}) {
		t.Fatalf("%+v, %v", p, err)
	}
	l := p.List()
	text := l.Title + l.Subtitle + l.Notice
	for _, row := range l.Rows {
		text += strings.Join(row, "\n")
	}
	for _, want := range []string{"2026/27", "5 April 2027", "EUR\u00a010.50", "TND\u00a01,234.567", "A-7", "Фонд"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if strings.Contains(text, "SECRET") {
		t.Error(text)
	}
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.WritePDF(t.Context(), &b, fonts); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	b.Reset()
	if err := p.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	cells := flat(t, b.Bytes())
	if !slices.Contains(cells, "1234.567") || !slices.Contains(cells, "10.5") || slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, "SECRET") }) {
		t.Fatalf("%q", cells)
	}
	named, err := PageOf(all, YearBegins{4, 6}, 2026, true, i18n.For("en"))
	if err != nil || len(named.Left) != 0 || !strings.Contains(named.List().Rows[0][1], "SECRET1") {
		t.Fatalf("%+v, %v", named, err)
	}
}
