// Package report is the section with the charts of what was written, answered and given,
// each above its table, and with the report of a year.
package report

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/report"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Book is what the section needs of the reports.
type Book interface {
	Of(ctx context.Context, year int, today app.Date) (*report.Figures, error)
}

// Opener shows a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the section stands on.
type Deps struct {
	Book   Book
	Fonts  *sheet.Fonts
	Save   func(path string, content []byte) error
	Opener Opener
	Runner *work.Runner
	Now    func() time.Time
}

// Section is the charts.
type Section struct {
	deps  Deps
	frame kit.Frame

	kind    int
	year    int // 0 for this one
	figures *report.Figures

	page   *kit.Page
	body   *kit.Column
	choice *kit.Choice
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "report".
func (s *Section) ID() string { return "report" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.report") }

// Icon is its drawing.
func (s *Section) Icon() string { return "journal" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyS, Mod: kit.Command, Label: loc.T("report.save_chart"), Do: s.saveChart},
		{Key: fyne.KeyR, Mod: kit.Command, Label: loc.T("report.save"), Do: s.saveReport},
	}
}

// Focus is the choice of the chart.
func (s *Section) Focus() fyne.Focusable {
	if s.choice == nil {
		return nil
	}
	return s.choice
}

// Reload counts again where something that is counted changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindLetters | app.KindReplies | app.KindDonations | app.KindSettings | app.KindPeople) {
		s.load()
	}
}

// Shown counts again, for the day may have changed since.
func (s *Section) Shown() { s.load() }

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) shownYear() int {
	if s.year == 0 {
		return s.today().Year
	}
	return s.year
}

// yearsBack is how many years before this one can be chosen.
const yearsBack = 4

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	words := make([]string, len(report.Kinds))
	for i, k := range report.Kinds {
		words[i] = loc.T(k.MessageKey())
	}
	s.choice = kit.NewChoice(words, s.kind, func(i int) {
		s.kind = i
		s.refresh()
	})
	var years []string
	for y := range yearsBack + 1 {
		years = append(years, strconv.Itoa(s.today().Year-y))
	}
	year := kit.NewSelect(years, s.today().Year-s.shownYear(), func(i int) {
		s.year = s.today().Year - i
		s.load()
	})
	s.body = kit.NewColumn(kit.Between)
	s.page = kit.NewPage(loc.T("nav.report"), "", []fyne.CanvasObject{
		kit.NewButton(loc.T("report.save_chart"), s.saveChart), kit.NewPrimary(loc.T("report.save"), s.saveReport),
	}, kit.NewBorder(kit.NewInset(kit.NewFlow(kit.Gap, s.choice, year.Whole()), 0, 0, 14, 0), kit.NewScroll(s.body)))
	s.load()
	return s.page
}

// load counts the year.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	year, today := s.shownYear(), s.today()
	work.Query(s.deps.Runner, "report", func(ctx context.Context) (*report.Figures, error) {
		return s.deps.Book.Of(ctx, year, today)
	}, func(f *report.Figures, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.figures = f
		s.refresh()
	})
}

// charts are those that are shown.
func (s *Section) charts() []report.Chart {
	if s.figures == nil {
		return nil
	}
	charts := s.figures.Charts(report.Kinds[s.kind], s.frame.Loc())
	if len(charts) > 0 && charts[0].Empty() {
		return nil
	}
	return charts
}

// refresh shows what was counted.
func (s *Section) refresh() {
	if s.figures == nil {
		return
	}
	loc, f := s.frame.Loc(), s.figures
	s.page.SetSubtitle(loc.T("report.summary", "Year", strconv.Itoa(f.Year), "Letters", loc.Number(f.Letters), "People", loc.Number(f.People), "Replies", loc.Number(f.Replies)))
	charts := s.charts()
	if len(charts) == 0 {
		s.body.Set(kit.NewCard(kit.NewEmpty("journal", loc.T("error.report.nothing"), loc.T(report.Kinds[s.kind].EmptyKey()))))
		return
	}
	var parts []fyne.CanvasObject
	for i := range charts {
		parts = append(parts, s.card(&charts[i]))
	}
	s.body.Set(parts...)
}

// chartLeast is the least width of a chart.
const chartLeast = 480

// card is a chart with its table beneath.
func (s *Section) card(c *report.Chart) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if c.Undrawn == "" {
		picture := kit.NewSheetView(s.deps.Fonts, nil).ByLamplight()
		picture.SetMinWidth(chartLeast)
		picture.SetPage(report.Drawing(s.deps.Fonts, c))
		parts = append(parts, picture)
	} else {
		parts = append(parts, kit.NewText(kit.Strong(c.Title)), kit.NewText(kit.Quiet(c.Undrawn)))
	}
	weights := make([]float32, len(c.Columns))
	for i := range weights {
		weights[i] = 1
	}
	rows := []fyne.CanvasObject{cells(weights, c.Columns, kit.Label)}
	for _, r := range c.Rows {
		rows = append(rows, kit.NewDivider(), cells(weights, r, kit.Body))
	}
	return kit.NewCard(kit.NewColumn(kit.Between, append(parts, kit.NewColumn(0, rows...))...))
}

// cellLines is how many lines a cell of a table may take.
const cellLines = 4

func cells(weights []float32, texts []string, style func(string) kit.Span) fyne.CanvasObject {
	row, spans := kit.NewCells(cellLines, weights...), make([][]kit.Span, len(texts))
	for i, text := range texts {
		spans[i] = []kit.Span{style(text)}
	}
	row.Set(spans...)
	return row
}

// saveChart saves what is drawn as a picture.
func (s *Section) saveChart() {
	charts := s.charts()
	if len(charts) == 0 {
		s.frame.Fail(&app.Error{Code: app.Refused, Key: "error.report.nothing"})
		return
	}
	loc := s.frame.Loc()
	s.save(kit.FileRequest{Title: loc.T("report.save_chart"), Name: loc.T("report.chart.file") + ".png", Extensions: []string{".png"}}, func(_ context.Context, w io.Writer) error {
		return report.WritePNG(w, s.deps.Fonts, charts)
	})
}

// saveReport saves the report of the year.
func (s *Section) saveReport() {
	if s.figures == nil {
		return
	}
	loc, f := s.frame.Loc(), s.figures
	s.save(kit.FileRequest{Title: loc.T("report.save"), Name: loc.T("report.file", "Year", strconv.Itoa(f.Year)) + ".pdf", Extensions: []string{".pdf"}}, func(ctx context.Context, w io.Writer) error {
		return f.WritePDF(ctx, w, s.deps.Fonts, loc)
	})
}

// save writes a file where the reader wants it, and shows it.
func (s *Section) save(request kit.FileRequest, write func(ctx context.Context, w io.Writer) error) {
	s.frame.SaveOutside(request, func(path string) {
		work.Query(s.deps.Runner, "report/save", func(ctx context.Context) (struct{}, error) {
			var b bytes.Buffer
			if err := write(ctx, &b); err != nil {
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
			s.frame.Say(s.frame.Loc().T("report.saved"))
		})
	})
}
