package report

import (
	"cmp"
	"context"
	"image/png"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vestka/app/ink"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/i18n"
)

// Sizes of a chart as a picture, in millimetres and dots for each.
const (
	chartWidth   = 200.0
	chartMargin  = 8.0
	dotsPerMM    = 8.0
	titleHeight  = 9.0
	titlePoints  = 13.0
	titleReaches = 5.0
	notePoints   = 10.0
	noteGrey     = 0.35
)

// Page are charts one below the other, each with its title, as a page of their own.
func Page(fs *sheet.Fonts, charts []Chart) sheet.Page {
	page := sheet.Page{W: chartWidth, H: chartMargin}
	for i := range charts {
		drawing := Drawing(fs, &charts[i])
		for _, placed := range drawing.Faces {
			placed.X, placed.Y = placed.X+chartMargin, placed.Y+page.H
			page.Faces = append(page.Faces, placed)
		}
		page.H += drawing.H + chartMargin
	}
	return page
}

// Drawing is a chart below its title without margins; where there is none, it is said why.
func Drawing(fs *sheet.Fonts, c *Chart) sheet.Page {
	const width = chartWidth - 2*chartMargin
	title := &sheet.Face{W: width, H: titleHeight, Texts: []sheet.Text{{Baseline: titleReaches, Size: titlePoints, Font: sheet.Serif, S: c.Title}}}
	face := &sheet.Face{W: width, H: titleHeight, Texts: []sheet.Text{{Baseline: titleReaches, Size: notePoints, Grey: noteGrey, Font: sheet.Sans, S: c.Undrawn}}}
	if c.Undrawn == "" {
		face = sheet.LayChart(fs, c.Chart, width)
	}
	return sheet.Page{W: width, H: titleHeight + face.H, Faces: []sheet.Placed{{Face: title}, {Y: titleHeight, Face: face}}}
}

// WritePNG writes the charts as a picture.
func WritePNG(w io.Writer, fs *sheet.Fonts, charts []Chart) error {
	return png.Encode(w, ink.Rasterise(Page(fs, charts), fs, nil, dotsPerMM))
}

// WritePDF writes the report of the year for paper.
func (f *Figures) WritePDF(ctx context.Context, w io.Writer, fs *sheet.Fonts, loc *i18n.Localizer) error {
	return pdf.Write(ctx, w, pdf.Document{Fonts: fs, Pages: slices.Values(sheet.LayReport(fs, f.Report(loc)))})
}

// Report is the year as it stands on paper.
func (f *Figures) Report(loc *i18n.Localizer) sheet.Report {
	r := sheet.Report{
		Title:    loc.T("report.title", "Year", strconv.Itoa(f.Year)),
		Subtitle: loc.T("report.made", "Date", loc.Date(f.Today.Year, f.Today.Month, f.Today.Day)),
		Footer:   loc.T("report.footer"),
		Parts:    []sheet.Part{{Facts: f.Facts(loc)}},
	}
	if f.Sample {
		r.Mark = loc.T("print.sample_mark")
	}
	r.Parts = append(r.Parts, part(f.byMonth(loc), loc.T("report.none.months")))
	r.Parts = append(r.Parts, f.countries(loc))
	r.Parts = append(r.Parts, part(f.byWay(loc), loc.T("report.none.ways")))
	r.Parts = append(r.Parts, f.costs(loc))
	gifts := f.gifts(loc)
	for _, c := range gifts {
		r.Parts = append(r.Parts, part(c, ""))
	}
	if len(gifts) == 0 {
		r.Parts = append(r.Parts, sheet.Part{Heading: loc.T("report.chart.giving"), Text: loc.T("report.none.giving")})
	}
	return r
}

// Facts are the numbers that stand first.
func (f *Figures) Facts(loc *i18n.Localizer) []sheet.Fact {
	facts := []sheet.Fact{
		{Number: loc.Number(f.Letters), Words: loc.T("report.letters", "Count", f.Letters)},
		{Number: loc.Number(f.People), Words: loc.T("report.people", "Count", f.People)},
		{Number: loc.Number(f.Replies), Words: loc.T("report.replies", "Count", f.Replies)},
		{Number: loc.Number(f.known()), Words: loc.T("report.countries", "Count", f.known())},
	}
	if f.Evenings > 0 {
		facts = append(facts, sheet.Fact{Number: loc.Number(f.Evenings), Words: loc.T("report.evenings", "Count", f.Evenings)},
			sheet.Fact{Number: loc.Number(f.Written), Words: loc.T("report.evening_letters", "Count", f.Written)})
	}
	if f.Drawn > 0 {
		facts = append(facts, sheet.Fact{Number: loc.Number(f.Drawn), Words: loc.T("report.drawn", "Count", f.Drawn)})
	}
	if f.Writers > 0 {
		facts = append(facts, sheet.Fact{Number: loc.Number(f.Writers), Words: loc.T("report.writers", "Count", f.Writers)})
	}
	return facts
}

// known is how many countries letters were sent from, without those of which it is not known.
func (f *Figures) known() int {
	return len(slices.DeleteFunc(f.ByCountry(), func(code string) bool { return code == "" }))
}

// part is a chart with its table beneath, or that there is nothing to draw.
func part(c Chart, none string) sheet.Part {
	p := sheet.Part{Heading: c.Title}
	if c.Empty() {
		p.Text = none
		return p
	}
	if p.Text = c.Undrawn; p.Text == "" {
		p.Chart = &c.Chart
	}
	p.Rows = c.Rows
	for i, title := range c.Columns {
		p.Columns = append(p.Columns, sheet.Column{Title: title, Weight: columnWeight(c.Kind, i)})
	}
	return p
}

// columnWeight gives the column of words more room than those of numbers.
func columnWeight(kind Kind, column int) float64 {
	if kind == Gifts && column == 0 {
		return 0.5
	}
	return 1
}

// countries are those that letters were sent from, the one with the most first.
func (f *Figures) countries(loc *i18n.Localizer) sheet.Part {
	p := sheet.Part{Heading: loc.T("report.countries.title")}
	if len(f.Countries)+len(f.Elsewhere) == 0 {
		p.Text = loc.T("report.none.months")
		return p
	}
	p.Columns = []sheet.Column{{Title: loc.T("report.country"), Weight: 2}, {Title: loc.T("report.column.letters")}}
	if len(f.Elsewhere) > 0 {
		p.Columns = append(p.Columns, sheet.Column{Title: loc.T("report.column.evenings")})
	}
	for _, c := range f.ByCountry() {
		name := loc.Country(c)
		if c == "" {
			name = loc.T("report.country.unknown")
		}
		row := []string{name, loc.Number(f.Countries[c])}
		if len(f.Elsewhere) > 0 {
			row = append(row, loc.Number(f.Elsewhere[c]))
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// ByCountry are the codes of the countries that letters were sent from, also those of
// letter evenings, that of the most letters first.
func (f *Figures) ByCountry() []string {
	all := maps.Clone(f.Countries)
	if all == nil {
		all = map[string]int{}
	}
	for code, n := range f.Elsewhere {
		all[code] += n
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b)) })
}

// costs are what postage and parcels came to.
func (f *Figures) costs(loc *i18n.Localizer) sheet.Part {
	p := sheet.Part{Heading: loc.T("report.costs", "Year", f.Begins.Name(f.Year))}
	if len(f.Costs) == 0 {
		p.Text = loc.T("report.none.costs")
		return p
	}
	p.Columns = []sheet.Column{{Title: loc.T("giving.form.kind"), Weight: 1.4}, {Title: loc.T("giving.form.amount"), Weight: 1}, {Title: loc.T("report.besides"), Weight: 2}}
	for i := range f.Costs {
		t := &f.Costs[i]
		p.Rows = append(p.Rows, []string{loc.T(t.PayeeKind.MessageKey()), t.Words(loc), strings.Join(append([]string{loc.T("giving.count", "Count", t.Count)}, t.Also(loc)...), " · ")})
	}
	return p
}
