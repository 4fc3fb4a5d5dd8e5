package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/giving"
	"vestka/app/rhythm"
	"vestka/app/sheet"
	"vestka/i18n"
)

// Kind is what a chart shows.
type Kind string

// The kinds.
const (
	ByMonth Kind = "months" // letters and replies
	ByWay   Kind = "ways"   // days to arrive
	Gifts   Kind = "giving" // by purpose and year
)

// Kinds are all of them.
var Kinds = []Kind{ByMonth, ByWay, Gifts}

// MessageKey names the kind for people.
func (k Kind) MessageKey() string {
	switch k {
	case ByWay:
		return "report.chart.ways"
	case Gifts:
		return "report.chart.giving"
	default:
		return "report.chart.months"
	}
}

// EmptyKey names the sentence that says what is to be done before there is such a chart.
func (k Kind) EmptyKey() string {
	switch k {
	case ByWay:
		return "report.empty.ways"
	case Gifts:
		return "report.empty.giving"
	default:
		return "report.empty.months"
	}
}

// Chart is a chart with the table that it is drawn from.
type Chart struct {
	Kind    Kind
	Title   string
	Chart   sheet.Chart
	Columns []string
	Rows    [][]string
	Undrawn string // why nothing is drawn of what the table says; empty where there is a chart
}

// Empty reports that there is nothing to draw.
func (c *Chart) Empty() bool { return len(c.Rows) == 0 }

// Charts are those of the kind; of what was given there is one for each currency, and
// none where nothing was given.
func (f *Figures) Charts(kind Kind, loc *i18n.Localizer) []Chart {
	switch kind {
	case ByWay:
		return []Chart{f.byWay(loc)}
	case Gifts:
		return f.gifts(loc)
	default:
		return []Chart{f.byMonth(loc)}
	}
}

// months is how many a year has.
const months = 12

func (f *Figures) byMonth(loc *i18n.Localizer) Chart {
	c := Chart{
		Kind: ByMonth, Title: loc.T("report.chart.months.title", "Year", strconv.Itoa(f.Year)),
		Chart:   sheet.Chart{Names: []string{loc.T("report.column.letters"), loc.T("report.column.replies")}},
		Columns: []string{loc.T("report.month"), loc.T("report.column.letters"), loc.T("report.column.replies")},
	}
	for m := 1; m <= months; m++ {
		var of app.MonthTally
		for _, t := range f.Months {
			if t.Month == m {
				of = t
			}
		}
		c.Chart.Bars = append(c.Chart.Bars, sheet.Bars{Label: loc.ShortMonth(m), Values: []float64{float64(of.Letters), float64(of.Replies)}})
		if of.Letters+of.Replies > 0 {
			c.Rows = append(c.Rows, []string{loc.MonthName(m), loc.Number(of.Letters), loc.Number(of.Replies)})
		}
	}
	return c
}

// Way names a way: from which country, by what.
func Way(loc *i18n.Localizer, r *rhythm.Rate) string {
	from, by := loc.Country(r.Country), r.Service
	if r.Country == "" {
		from = "?"
	}
	if by == "" {
		by = loc.T("rate.post")
	}
	return from + ", " + by
}

// byWay draws the days of ways of which enough is known; in the table all stand.
func (f *Figures) byWay(loc *i18n.Localizer) Chart {
	c := Chart{
		Kind: ByWay, Title: loc.T("report.chart.ways.title"), Chart: sheet.Chart{Across: true},
		Columns: []string{loc.T("rate.way"), loc.T("rate.to"), loc.T("rate.arrived"), loc.T("digest.column.way")},
	}
	for i := range f.Ways {
		r := &f.Ways[i]
		days := loc.Message(r.Time.Words())
		if !r.Time.Assumed {
			c.Chart.Bars = append(c.Chart.Bars, sheet.Bars{Label: Way(loc, r) + ", " + r.Facility, Values: []float64{float64(r.Time.Days)}, Words: []string{days}})
		}
		c.Rows = append(c.Rows, []string{Way(loc, r), r.Facility, loc.T("rate.of", "Some", r.Arrived, "All", r.Sent), days})
	}
	if len(c.Chart.Bars) == 0 {
		c.Undrawn = loc.T("rhythm.ways.text", "Count", rhythm.FewestCases)
	}
	return c
}

// mostPurposes is how many purposes a chart draws, those with the most first; the table
// has them all.
const mostPurposes = 12

// gifts are drawn for each currency by itself: amounts of two are never measured by one
// another.
func (f *Figures) gifts(loc *i18n.Localizer) []Chart {
	of := map[string][]giving.Total{}
	for _, t := range f.Years {
		of[t.Currency] = append(of[t.Currency], t)
	}
	var all []Chart
	for _, currency := range slices.Sorted(maps.Keys(of)) {
		if currency != "" {
			all = append(all, f.giftsIn(loc, currency, of[currency]))
		}
	}
	if unknown := of[""]; len(unknown) > 0 { // last: there is nothing to draw
		all = append(all, f.giftsIn(loc, "", unknown))
	}
	return all
}

func (f *Figures) giftsIn(loc *i18n.Localizer, currency string, totals []giving.Total) Chart {
	name := currency
	if name == "" {
		name = loc.T("giving.no_amount")
	}
	c := Chart{
		Kind: Gifts, Title: loc.T("report.chart.giving.title", "Currency", name), Chart: sheet.Chart{Across: true},
		Columns: []string{loc.T("report.year"), loc.T("giving.form.purpose"), loc.T("giving.form.amount"), loc.T("report.besides")},
	}
	var years []int
	sums := map[string]map[int]giving.Total{}
	for i := range totals {
		t := &totals[i]
		purpose := cmp.Or(t.Purpose, loc.T("report.no_purpose"))
		if key := strings.ToLower(purpose); sums[key] == nil {
			sums[key] = map[int]giving.Total{}
		}
		sums[strings.ToLower(purpose)][t.Year] = *t
		if !slices.Contains(years, t.Year) {
			years = append(years, t.Year)
		}
		c.Rows = append(c.Rows, []string{f.Begins.Name(t.Year), purpose, t.Words(loc), strings.Join(append([]string{loc.T("giving.count", "Count", t.Count)}, t.Also(loc)...), " · ")})
	}
	slices.Sort(years)
	for _, y := range years {
		c.Chart.Names = append(c.Chart.Names, f.Begins.Name(y))
	}
	if currency == "" {
		c.Undrawn = loc.T("report.undrawn.giving")
		return c
	}
	c.Chart.Bars = barsOf(loc, years, sums)
	return c
}

// barsOf are the purposes with what was given for each in each year, in money and in
// kind. The lengths are rounded as a picture is; the words are exact.
func barsOf(loc *i18n.Localizer, years []int, sums map[string]map[int]giving.Total) []sheet.Bars {
	type purpose struct {
		sheet.Bars
		sum float64
	}
	var all []purpose
	for _, of := range sums {
		var p purpose
		for _, y := range years {
			t := of[y]
			v := float64(t.Sum.Minor) + float64(t.InKind.Minor)
			words := ""
			if t.Count > 0 {
				if words = t.Words(loc); t.Sum.IsZero() && !t.InKind.IsZero() {
					words = loc.T("giving.also_in_kind", "Amount", giving.Money(loc, t.InKind))
				}
				p.Label = cmp.Or(t.Purpose, loc.T("report.no_purpose"))
			}
			p.Values, p.Words, p.sum = append(p.Values, v), append(p.Words, words), p.sum+v
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b purpose) int { return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(a.Label, b.Label)) })
	var bars []sheet.Bars
	for _, p := range all[:min(len(all), mostPurposes)] {
		bars = append(bars, p.Bars)
	}
	return bars
}
