package giving

import (
	"context"
	"io"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/i18n"
)

// Page is what a tax adviser gets: the donations and costs of one fiscal year and what
// they come to, each currency by itself. Nobody who was helped stands on it.
type Page struct {
	donations []app.Donation // the oldest first, without what was cancelled
	totals    []Total
	begins    YearBegins
	year      int
	Left      []Left
	loc       *i18n.Localizer
}

// PageOf is the page of the fiscal year that begins in the year. Payees who are people or
// may be stand on it only where names is set.
func PageOf(all []app.Donation, begins YearBegins, year int, names bool, loc *i18n.Localizer) (*Page, error) {
	p := &Page{begins: begins, year: year, loc: loc}
	for i := range slices.Backward(all) {
		if d := all[i]; d.Cancelled == "" && begins.YearOf(d.On) == year {
			d, left := With{Names: names}.Without(d)
			d.Person = 0
			p.donations = append(p.donations, d)
			if slices.Contains(left, LeftPayee) && len(p.Left) == 0 {
				p.Left = []Left{LeftPayee}
			}
		}
	}
	var err error
	p.totals, err = Totals(p.donations, begins)
	return p, err
}

func (p *Page) title() string {
	return p.loc.T("giving.page.title", "Year", p.begins.Name(p.year))
}

// span says from when until when.
func (p *Page) span() string {
	day := func(d app.Date) string { return p.loc.Date(d.Year, d.Month, d.Day) }
	return p.loc.T("giving.page.span", "From", day(p.begins.First(p.year)), "Until", day(p.begins.Last(p.year)))
}

func (p *Page) money(m app.Money) string {
	if m.IsZero() {
		return ""
	}
	return p.loc.Money(m.Plain(), m.Currency)
}

// what says to whom it was paid and what for.
func (p *Page) what(d *app.Donation) string {
	parts := []string{p.loc.T(d.PayeeKind.MessageKey())}
	for _, part := range []string{d.Payee, d.Purpose} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if d.InKind {
		parts = append(parts, p.loc.T("giving.in_kind"))
	}
	return strings.Join(parts, ", ")
}

func (p *Page) receipt(d *app.Donation) string {
	switch on := d.Receipt.On; {
	case d.Receipt.Missing():
		return p.loc.T("giving.no_receipt")
	case !on.IsZero():
		return strings.TrimSpace(d.Receipt.Nr + " " + p.loc.ShortDate(on.Year, on.Month, on.Day))
	}
	return d.Receipt.Nr
}

// worth is what it was worth at home, with the rate and its source.
func (p *Page) worth(d *app.Donation) string {
	if d.Home.Amount.IsZero() {
		return ""
	}
	return p.money(d.Home.Amount) + " " + p.loc.T("giving.at_rate", "Rate", string(d.Home.Rate), "Source", d.Home.Source)
}

// List is the page as it stands on paper.
func (p *Page) List() sheet.List {
	t := p.loc.T
	l := sheet.List{
		Title: p.title(), Subtitle: p.span(),
		Columns: []sheet.Column{
			{Title: t("giving.form.date"), Weight: 1.2},
			{Title: t("giving.page.what"), Weight: 3},
			{Title: t("giving.page.receipt"), Weight: 1.6},
			{Title: t("giving.form.amount"), Weight: 1.6},
			{Title: t("giving.form.fee"), Weight: 1.2},
			{Title: t("giving.worth"), Weight: 2},
		},
	}
	for i := range p.donations {
		d := &p.donations[i]
		amount := p.money(d.Amount)
		if d.Amount.IsZero() {
			amount = t("giving.no_amount")
		}
		l.Rows = append(l.Rows, []string{p.loc.ShortDate(d.On.Year, d.On.Month, d.On.Day), p.what(d), p.receipt(d), amount, p.money(d.Fee), p.worth(d)})
	}
	l.Notice = strings.Join(p.sums(), "\n")
	return l
}

// sums say what it comes to in each currency.
func (p *Page) sums() []string {
	lines := []string{}
	for i := range p.totals {
		one := &p.totals[i]
		parts := []string{p.loc.T("giving.count", "Count", one.Count)}
		if !one.Sum.IsZero() {
			parts = append([]string{p.money(one.Sum)}, parts...)
		}
		if one.Currency == "" {
			parts = append([]string{p.loc.T("giving.no_amount")}, parts...)
		}
		parts = append(parts, one.Also(p.loc)...)
		lines = append(lines, strings.Join(parts, " · "))
	}
	return lines
}

// WritePDF writes the page for paper.
func (p *Page) WritePDF(ctx context.Context, w io.Writer, fonts *sheet.Fonts) error {
	return pdf.Write(ctx, w, pdf.Document{Fonts: fonts, Pages: slices.Values(sheet.LayList(fonts, p.List()))})
}

// WriteXLSX writes the page for a spreadsheet: the amounts are numbers, and below them
// stands what they come to.
func (p *Page) WriteXLSX(w io.Writer) error {
	t := p.loc.T
	header := []string{
		t("giving.form.date"), t("giving.page.what"), t("giving.page.receipt"), t("giving.form.amount"), t("giving.page.currency"),
		t("giving.form.fee"), t("giving.page.currency"), t("giving.worth"), t("giving.page.currency"), t("giving.form.rate"), t("giving.form.rate_source"),
	}
	var rows [][]any
	for i := range p.donations {
		d := &p.donations[i]
		rows = append(rows, []any{
			d.On, p.what(d), p.receipt(d), d.Amount, d.Amount.Currency, d.Fee, d.Fee.Currency, d.Home.Amount, d.Home.Amount.Currency, string(d.Home.Rate), d.Home.Source,
		})
	}
	for _, one := range p.totals {
		for _, sum := range []struct {
			word string
			m    app.Money
		}{{t("giving.page.total"), one.Sum}, {t("giving.in_kind"), one.InKind}} {
			if !sum.m.IsZero() {
				rows = append(rows, []any{"", sum.word, "", sum.m, sum.m.Currency, "", "", "", "", "", ""})
			}
		}
	}
	return exporter.WriteXLSX(w, p.begins.sheetName(p.year), header, rows)
}

// sheetName is the name of a worksheet, which must have no slash.
func (b YearBegins) sheetName(year int) string { return strings.ReplaceAll(b.Name(year), "/", "-") }
