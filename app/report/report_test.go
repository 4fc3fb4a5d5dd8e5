package report

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
	"unicode"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/giving"
	"vestka/app/rhythm"
	"vestka/app/sheet"
	"vestka/i18n"
)

// year is a store of figures.
type year struct{ tally app.Tally }

func (y year) Tally(context.Context, app.Date, app.Date) (app.Tally, error) { return y.tally, nil }

func (year) Rates(context.Context) ([]rhythm.Rate, error) {
	return []rhythm.Rate{
		{Country: "DE", Facility: "IK-904", Sent: 7, Arrived: 6, Time: rhythm.Estimate{Days: 38, Cases: 6}},
		{Country: "PL", Service: "Vkletochku", Facility: "IK-905", Sent: 2, Time: rhythm.Estimate{Days: 35, Assumed: true}},
	}, nil
}

func (year) YearBegins(context.Context) (giving.YearBegins, error) {
	return giving.YearBegins{Month: 1, Day: 1}, nil
}

func (year) Spent(_ context.Context, q giving.Query) ([]app.Donation, error) {
	on := app.Date{Year: q.Year, Month: 3, Day: 1}
	eur := func(minor int64) app.Money { return app.Money{Minor: minor, Currency: "EUR"} }
	switch q.Year {
	case 2026:
		return []app.Donation{
			{On: on, Amount: eur(12000), Purpose: "лекі", Payee: "Фонд «Узор»"},
			{On: on, Amount: eur(4550), Purpose: "маркі", PayeeKind: app.Postage},
			{On: on, Amount: app.Money{Minor: 700, Currency: "JPY"}, Purpose: "лекі"},
			{On: on, Amount: eur(3000), Purpose: "кнігі", InKind: true},
		}, nil
	case 2025:
		return []app.Donation{{On: on, Amount: eur(6000), Purpose: "Лекі"}}, nil
	}
	return nil, nil
}

var some = year{app.Tally{
	Months:  []app.MonthTally{{Year: 2026, Month: 3, Letters: 7, Replies: 1}, {Year: 2026, Month: 11, Letters: 2}},
	Letters: 9, People: 5, Replies: 1, Countries: map[string]int{"DE": 6, "PL": 2, "": 1}, Evenings: 1, Drawn: 20, Written: 40, Writers: 12, Elsewhere: map[string]int{"LT": 40},
}}

func of(t *testing.T, y year) *Figures {
	t.Helper()
	f, err := New(y, y, y).Of(t.Context(), 2026, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestLettersAndRepliesStandInTheirMonths(t *testing.T) {
	c := of(t, some).Charts(ByMonth, i18n.For("be"))[0]
	if len(c.Chart.Bars) != 12 || c.Chart.Bars[2].Values[0] != 7 || c.Chart.Bars[2].Values[1] != 1 || c.Chart.Bars[10].Values[0] != 2 || c.Chart.Bars[0].Values[0] != 0 {
		t.Errorf("drawn %+v", c.Chart.Bars)
	}
	if len(c.Rows) != 2 || c.Rows[0][0] != "сакавік" {
		t.Errorf("the table is %q", c.Rows)
	}
}

func TestWaysOfWhichTooLittleIsKnownAreInTheTableAndNotDrawn(t *testing.T) {
	c := of(t, some).Charts(ByWay, i18n.For("en"))[0]
	if len(c.Chart.Bars) != 1 || c.Chart.Bars[0].Values[0] != 38 || len(c.Rows) != 2 {
		t.Errorf("drawn %+v, told %q", c.Chart.Bars, c.Rows)
	}
	if !strings.Contains(c.Rows[1][3], "assumed") {
		t.Errorf("it is not said that days are assumed: %q", c.Rows[1])
	}
}

func TestWhatWasGivenIsNeverMeasuredAcrossCurrencies(t *testing.T) {
	charts := of(t, some).Charts(Gifts, i18n.For("en"))
	if len(charts) != 2 {
		t.Fatalf("%d charts", len(charts))
	}
	eur := charts[0].Chart
	if len(eur.Names) != 2 || eur.Names[0] != "2025" || len(eur.Bars) != 3 {
		t.Fatalf("drawn %+v", eur)
	}
	if drugs := eur.Bars[0]; drugs.Values[0] != 6000 || drugs.Values[1] != 12000 {
		t.Errorf("purposes that differ in case alone are apart: %+v", drugs)
	}
	for _, b := range eur.Bars {
		if b.Label == "кнігі" && (b.Values[1] != 3000 || !strings.Contains(b.Words[1], "30")) {
			t.Errorf("what was given in kind is %+v", b)
		}
	}
	if yen := charts[1].Chart.Bars[0]; yen.Values[0] != 700 {
		t.Errorf("yen are %+v", yen)
	}
}

func TestTheReportSaysAllNumbersAndNamesNobody(t *testing.T) {
	for _, lang := range i18n.Languages {
		loc := i18n.For(lang)
		text := ""
		for _, p := range of(t, some).Report(loc).Parts {
			text += p.Heading + "\n" + p.Text + "\n"
			for _, f := range p.Facts {
				text += f.Number + " " + f.Words + "\n"
			}
			for _, r := range p.Rows {
				text += strings.Join(r, " ") + "\n"
			}
		}
		for _, want := range []string{
			"9 " + loc.T("report.letters", "Count", 9), "5 " + loc.T("report.people", "Count", 5), "1 " + loc.T("report.replies", "Count", 1), "3 " + loc.T("report.countries", "Count", 3),
			"1 " + loc.T("report.evenings", "Count", 1), "40 " + loc.T("report.evening_letters", "Count", 40), "20 " + loc.T("report.drawn", "Count", 20),
			loc.Country("LT") + " 0 40", loc.Country("DE"), loc.Money("45.50", "EUR"), loc.Money("700", "JPY"),
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: it is not said %q in\n%s", lang, want, text)
			}
		}
		if strings.Contains(text, "Узор") {
			t.Errorf("%s: a payee is named", lang)
		}
	}
}

func TestAYearWithNothingIsAReportToo(t *testing.T) {
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	f := of(t, year{})
	f.Ways, f.Given, f.Years, f.Costs = nil, nil, nil, nil
	var b bytes.Buffer
	if err := f.WritePDF(t.Context(), &b, fonts, i18n.For("ru")); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF")) {
		t.Errorf("%v", err)
	}
	if c := f.Charts(ByMonth, i18n.For("ru")); !c[0].Empty() {
		t.Errorf("something is told of nothing: %q", c[0].Rows)
	}
}

func TestAChartIsAPictureInTheProgramsColours(t *testing.T) {
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WritePNG(&b, fonts, of(t, some).Charts(ByMonth, i18n.For("be"))); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	blue := 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, bl, _ := img.At(x, y).RGBA(); r>>8 == 0x1F && g>>8 == 0x54 && bl>>8 == 0x79 {
				blue++
			}
		}
	}
	if blue < 1000 {
		t.Errorf("%d blue dots of %v", blue, img.Bounds())
	}
}

// assumed is a store of which no way is known well enough to be drawn.
type assumed struct{ year }

func (assumed) Rates(context.Context) ([]rhythm.Rate, error) {
	return []rhythm.Rate{{Country: "PL", Facility: "IK-905", Sent: 2, Time: rhythm.Estimate{Days: 35, Assumed: true}}}, nil
}

func TestWhereNothingCanBeDrawnASentenceStandsInThePlaceOfTheChart(t *testing.T) {
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Languages {
		loc := i18n.For(lang)
		f, err := New(some, assumed{some}, some).Of(t.Context(), 2026, apptest.Today)
		if err != nil {
			t.Fatal(err)
		}
		c := f.Charts(ByWay, loc)[0]
		want := loc.T("rhythm.ways.text", "Count", rhythm.FewestCases)
		if c.Empty() || c.Undrawn != want {
			t.Fatalf("%s: %+v", lang, c)
		}
		page := Page(fonts, []Chart{c})
		said := false
		for _, placed := range page.Faces {
			if len(placed.Face.Rects)+len(placed.Face.Lines) > 0 {
				t.Errorf("%s: an empty chart is drawn", lang)
			}
			for _, text := range placed.Face.Texts {
				said = said || text.S == want
				if x := placed.X + text.X + fonts.Width(text.Font, text.Size, text.S); x > page.W-chartMargin {
					t.Errorf("%s: %q reaches %.0f of %.0f mm", lang, text.S, x, page.W)
				}
			}
		}
		for _, p := range f.Report(loc).Parts {
			if p.Heading == c.Title && (p.Chart != nil || p.Text != want || len(p.Rows) != 1) {
				t.Errorf("%s: the report has %+v", lang, p)
			}
		}
		if !said {
			t.Errorf("%s: it is not said", lang)
		}
	}
	if c := of(t, some).giftsIn(i18n.For("en"), "", []giving.Total{{Year: 2026, Count: 1}}); c.Undrawn == "" || len(c.Rows) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestHeadingsOfTablesBeginWithACapital(t *testing.T) {
	for _, lang := range i18n.Languages {
		for _, p := range of(t, some).Report(i18n.For(lang)).Parts {
			for _, c := range p.Columns {
				if first := []rune(c.Title)[0]; !unicode.IsUpper(first) {
					t.Errorf("%s: %q", lang, c.Title)
				}
			}
		}
	}
}

func TestNumbersOfTheReportStandWithTheirForms(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"1 letter evening\n", "1 reply\n"},
		"ru": {"1 вечер писем\n", "1 ответ\n", "3 страны, откуда отправляли\n"},
		"be": {"1 вечар лістоў\n", "1 адказ\n", "3 краіны, адкуль адпраўлялі\n"},
	} {
		text := ""
		for _, f := range of(t, some).Facts(i18n.For(lang)) {
			text += f.Number + " " + f.Words + "\n"
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: it is not said %q in\n%s", lang, w, text)
			}
		}
	}
}
