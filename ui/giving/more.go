package giving

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/giving"
	"vestka/app/importer/table"
	"vestka/app/work"
	"vestka/ui/kit"
)

// more offers what is done with all of it.
func (s *Section) more() {
	if s.frame == nil {
		return
	}
	loc := s.frame.Loc()
	words, ways := []string{loc.T("giving.bank")}, []func(){s.openBank}
	if len(s.all) > 0 {
		words = append([]string{loc.T("giving.totals"), loc.T("giving.page"), loc.T("giving.export"), loc.T("giving.rates")}, words...)
		ways = append([]func(){s.showTotals, s.askPage, s.export, s.askRates}, ways...)
	}
	s.frame.Dialogs().Choose(loc.T("byhand.more"), "", words, func(i int) { ways[i]() })
}

// years are the fiscal years in which anything was given, the last one first.
func (s *Section) years() (years []int, words []string) {
	for i := range s.all {
		if y := s.begins.YearOf(s.all[i].On); !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	for _, y := range years {
		words = append(words, s.begins.Name(y))
	}
	return years, words
}

// parted are the ways in which totals are shown, in the order in which they are offered.
var parted = []struct {
	by  giving.By
	key string
}{
	{giving.ByYear, "giving.by.year"},
	{giving.ByPurpose, "giving.by.purpose"},
	{giving.ByPayee, "giving.by.payee"},
	{giving.ByPayeeKind, "giving.by.kind"},
	{giving.ByPerson, "giving.by.person"},
}

// showTotals shows what is chosen in sum, by year and by what the reader likes.
func (s *Section) showTotals() {
	loc := s.frame.Loc()
	words := make([]string, len(parted))
	for i, p := range parted {
		words[i] = loc.T(p.key)
	}
	table := kit.NewColumn(0)
	by := kit.NewChoice(words, 0, func(i int) { s.fillTotals(table, parted[i].by) }).Folding()
	s.fillTotals(table, parted[0].by)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("giving.totals"), Text: loc.T("giving.totals.text"), Width: 820, Focus: by,
		Body:    kit.NewColumn(kit.Between, by, table),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

func (s *Section) fillTotals(into *kit.Column, by giving.By) {
	loc := s.frame.Loc()
	var chosen []app.Donation
	for _, d := range s.list {
		chosen = append(chosen, *d)
	}
	for i := range s.posted {
		if s.has(&s.posted[i]) {
			chosen = append(chosen, s.posted[i])
		}
	}
	totals, err := giving.Totals(chosen, s.begins, giving.ByYear, by)
	if err != nil {
		s.frame.Fail(err)
		return
	}
	row := func(style func(string) kit.Span, texts ...string) fyne.CanvasObject {
		c, spans := kit.NewCells(totalLines, 0.6, 1.4, 1, 2), make([][]kit.Span, len(texts))
		for i, text := range texts {
			spans[i] = []kit.Span{style(text)}
		}
		c.Set(spans...)
		return c
	}
	rows := []fyne.CanvasObject{row(kit.Label, loc.T("giving.by.year"), "", loc.T("giving.form.amount"), loc.T("report.besides"))}
	for i := range totals {
		t := &totals[i]
		also := kit.Joined(append([]string{loc.T("giving.count", "Count", t.Count)}, t.Also(loc)...)...)
		rows = append(rows, kit.NewDivider(), row(kit.Body, s.begins.Name(t.Year), s.partOf(t, by), t.Words(loc), also))
	}
	into.Set(rows...)
}

// totalLines is how many lines a cell of the totals may take.
const totalLines = 4

// partOf says what a total is of, beside its year.
func (s *Section) partOf(t *giving.Total, by giving.By) string {
	loc := s.frame.Loc()
	var left string
	switch by {
	case giving.ByPurpose:
		left = t.Purpose
	case giving.ByPayee:
		left = t.Payee
	case giving.ByPayeeKind:
		return loc.T(t.PayeeKind.MessageKey())
	case giving.ByPerson:
		left = s.name(t.Person)
	default:
		return ""
	}
	if left == "" {
		return loc.T("giving.left_out")
	}
	return left
}

// askPage asks for which year the page for a tax adviser is, and whether payees who may
// be people stand on it.
func (s *Section) askPage() {
	loc := s.frame.Loc()
	years, words := s.years()
	s.frame.Dialogs().Choose(loc.T("giving.page"), loc.T("giving.page.which"), words, func(at int) {
		s.frame.Dialogs().Choose(loc.T("giving.page"), loc.T("giving.page.names"), []string{loc.T("giving.page.without"), loc.T("giving.page.with")}, func(i int) {
			name := loc.T("giving.page.file", "Year", strings.ReplaceAll(words[at], "/", "-")) + ".pdf"
			s.frame.SaveOutside(kit.FileRequest{Title: loc.T("giving.page"), Extensions: []string{".pdf", ".xlsx"}, Name: name}, func(path string) {
				s.writePage(path, years[at], i == 1)
			})
		})
	})
}

// writePage writes the page, says what it leaves out, and shows it.
func (s *Section) writePage(path string, year int, names bool) {
	loc := s.frame.Loc()
	page, err := giving.PageOf(s.all, s.begins, year, names, loc)
	if err != nil {
		s.frame.Fail(err)
		return
	}
	work.Query(s.deps.Runner, "giving/page", func(ctx context.Context) (struct{}, error) {
		var b bytes.Buffer
		write := func() error { return page.WritePDF(ctx, &b, s.deps.Fonts) }
		if strings.EqualFold(filepath.Ext(path), ".xlsx") {
			write = func() error { return page.WriteXLSX(&b) }
		}
		if err := write(); err != nil {
			return struct{}{}, err
		}
		if err := s.deps.Save(path, b.Bytes()); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.deps.Opener.Open(ctx, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		says := []string{loc.T("giving.page.saved")}
		for _, left := range append([]giving.Left{giving.LeftPerson}, page.Left...) {
			says = append(says, loc.T("export.left", "What", loc.T(left.MessageKey())))
		}
		s.frame.Say(strings.Join(says, " "))
	})
}

// askRates takes rates of exchange from a file for the donations of a year whose worth at
// home is not known.
func (s *Section) askRates() {
	loc := s.frame.Loc()
	if s.own == "" {
		s.frame.Fail(&app.Error{Code: app.Refused, Key: "error.giving.no_own", Hint: "error.giving.no_own.hint"})
		return
	}
	years, words := s.years()
	s.frame.Dialogs().Choose(loc.T("giving.rates"), loc.T("giving.rates.which", "Currency", s.own), words, func(at int) {
		s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("giving.rates"), Extensions: table.Extensions}, func(path string) {
			s.frame.Dialogs().Prompt(kit.PromptRequest{Title: loc.T("giving.rates"), Text: loc.T("giving.rates.source"), OK: loc.T("giving.rates.use")}, func(source string) {
				s.useRates(path, years[at], source)
			})
		})
	})
}

func (s *Section) useRates(path string, year int, source string) {
	type done struct {
		valued, without int
		changes         app.Changes
	}
	loc, own := s.frame.Loc(), s.own
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (d done, err error) {
		content, err := s.deps.ReadFile(path)
		if err != nil {
			return d, unreadable(err)
		}
		rates, err := giving.ReadRates(ctx, bytes.NewReader(content), int64(len(content)), "")
		if err == nil {
			d.valued, d.without, d.changes, err = s.deps.Book.Value(ctx, rates, own, source, year)
		}
		return d, err
	}, nil, func(d done, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		says := loc.T("giving.rates.done", "Count", d.valued)
		if d.without > 0 {
			says = kit.Joined(says, loc.T("giving.rates.without", "Count", d.without))
		}
		s.frame.Did(s, says, d.changes)
	})
}

// unreadable is what is said of a file that cannot be read; its path stays out of the log.
func unreadable(err error) error {
	return &app.Error{Code: app.Refused, Key: "error.file.unreadable", Err: err}
}
