package printroom

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/stocks"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Stocks is what the section needs of the sheets of labels.
type Stocks interface {
	Sheets(ctx context.Context) ([]app.LabelSheet, error)
	Used(ctx context.Context, l *app.LabelSheet) ([]int, error)
	SetUsed(ctx context.Context, l *app.LabelSheet, places []int) (app.Changes, error)
	Save(ctx context.Context, l app.LabelSheet, former string) (app.Changes, error)
	Remove(ctx context.Context, id string) (app.Changes, error)
}

// usualLabels is the sheet that is chosen until the reader chooses another.
const usualLabels = "L7160"

// labels are the sheets of labels that there are, and what is gone of the chosen one.
type labels struct {
	sheets []app.LabelSheet
	used   []int
}

// loadLabels reads the sheets, and what is left of the chosen one.
func (s *Section) loadLabels() {
	name := s.on.Labels
	work.Query(s.deps.Runner, "print/labels", func(ctx context.Context) (l labels, err error) {
		if l.sheets, err = s.deps.Stocks.Sheets(ctx); err != nil {
			return l, err
		}
		if at := labelAt(l.sheets, name); at >= 0 {
			l.used, err = s.deps.Stocks.Used(ctx, &l.sheets[at])
		}
		return l, err
	}, func(l labels, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.labels = l
		s.showPaper()
		s.prepare()
	})
}

// showPaper shows the paper anew, as it is known now.
func (s *Section) showPaper() {
	if s.onSheet == nil {
		return
	}
	s.onSheet.Set(s.paperFields()...)
	s.with.Set(s.besideFields()...)
	s.summarise()
}

// summarise says on the folded cards what is chosen in them.
func (s *Section) summarise() {
	if s.onSheet != nil {
		s.onSheet.SetSummary(s.paperSummary())
		s.with.SetSummary(s.besideSummary())
	}
}

func labelAt(all []app.LabelSheet, name string) int {
	if name == "" {
		name = usualLabels
	}
	return slices.IndexFunc(all, func(l app.LabelSheet) bool { return l.Is(name) })
}

// labelSheet is the chosen one, nil until the sheets are read.
func (s *Section) labelSheet() *app.LabelSheet {
	if at := labelAt(s.labels.sheets, s.on.Labels); at >= 0 {
		return &s.labels.sheets[at]
	}
	return nil
}

// putOnLabels puts a document on the chosen sheet of labels.
func (s *Section) putOnLabels(p *printing.Paper) {
	if l := s.labelSheet(); l != nil {
		p.OnLabels(l, s.labels.used)
	}
}

// labelField chooses the sheet of labels, and which of them are gone.
func (s *Section) labelField() []fyne.CanvasObject {
	loc := s.frame.Loc()
	titles := make([]string, len(s.labels.sheets), len(s.labels.sheets)+1)
	for i := range s.labels.sheets {
		titles[i] = labelTitle(loc, &s.labels.sheets[i])
	}
	titles = append(titles, loc.T("printroom.labels.add"))
	choice := kit.NewSelect(titles, labelAt(s.labels.sheets, s.on.Labels), func(i int) {
		if i == len(s.labels.sheets) {
			s.editSheet(nil)
			return
		}
		s.on.Labels = s.labels.sheets[i].ID
		s.loadLabels()
	})
	fields := []fyne.CanvasObject{kit.NewField(loc.T("printroom.labels"), choice, "")}
	l := s.labelSheet()
	if l == nil {
		return fields
	}
	if l.Computed {
		fields = append(fields, kit.NewText(kit.Small(loc.T("sheets.computed"))))
	}
	links := []fyne.CanvasObject{kit.NewLink(loc.T("printroom.labels.used"), s.showUsed)}
	if l.Own {
		links = append(links, kit.NewLink(loc.T("printroom.labels.edit"), func() { s.editSheet(l) }))
	}
	links = append(links, kit.NewLink(loc.T("printroom.labels.frame"), s.saveFrame))
	return append(fields, kit.NewText(kit.Body(loc.T("printroom.labels.left", "Count", l.Labels()-len(s.labels.used)))), kit.NewFlow(12, links...))
}

// labelTitle is a sheet in a line: its number, how many labels it has, how large.
func labelTitle(loc *i18n.Localizer, l *app.LabelSheet) string {
	return kit.Joined(l.ID, strconv.Itoa(l.Labels()), loc.T("printroom.mm", "W", decimal(loc, l.W), "H", decimal(loc, l.H)))
}

// showUsed lets the reader cross out the labels that are gone.
func (s *Section) showUsed() {
	loc, l := s.frame.Loc(), s.labelSheet()
	st := sheet.StockOf(l)
	left := kit.NewText(kit.Body(""))
	count := func(gone []int) { left.Set(kit.Body(loc.T("printroom.labels.left", "Count", l.Labels()-len(gone)))) }
	places := kit.NewPlaces(st, s.labels.used, count)
	count(s.labels.used)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.labels.used.title", "Sheet", l.ID), Text: loc.T("printroom.labels.used.text"), Width: 460, Focus: places,
		Body: kit.NewColumn(kit.Gap, left, places),
		Actions: []kit.Action{
			{Label: loc.T("printroom.labels.new"), Do: func() { s.keepUsed(l, nil) }},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("printroom.labels.keep"), Primary: true, Do: func() { s.keepUsed(l, places.Gone()) }},
		},
	})
}

// keepUsed writes down which labels are gone.
func (s *Section) keepUsed(l *app.LabelSheet, gone []int) {
	if len(gone) == l.Labels() {
		gone = nil // it is finished: the next one is new
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Stocks.SetUsed(ctx, l, gone)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, "", c)
		s.loadLabels()
	})
}

// saveFrame saves a page to hold against the labels.
func (s *Section) saveFrame() {
	loc, l := s.frame.Loc(), s.labelSheet()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("printroom.save"), Name: "frame.pdf", Extensions: []string{".pdf"}}, func(path string) {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
			return struct{}{}, s.deps.Press.SaveFrames(ctx, l, path)
		}, nil, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.open(path)
		})
	})
}

// sheetForm are the fields of a sheet of the reader's own.
type sheetForm struct {
	name                                                   *kit.Entry
	w, h, columns, rows, left, top, dx, dy, paperW, paperH *kit.Entry
	cut                                                    bool
}

// editSheet asks for the measures of a sheet, nil for a new one, and draws it while
// they are typed.
func (s *Section) editSheet(was *app.LabelSheet) {
	loc := s.frame.Loc()
	l := app.LabelSheet{PaperW: sheet.A4.W, PaperH: sheet.A4.H, W: 63.5, H: 38.1, Columns: 3, Rows: 7, Left: 7.25, Top: 15.15, PitchX: 66, PitchY: 38.1}
	former, title := "", loc.T("printroom.labels.form.new")
	if was != nil {
		l, former, title = *was, was.ID, loc.T("printroom.labels.form.edit")
	}
	f := &sheetForm{cut: l.Cut}
	view := kit.NewSheetView(s.deps.Fonts, nil)
	view.SetMinWidth(180)
	says := kit.NewText(kit.Small(""))
	draw := func() {
		now := f.sheet()
		st := sheet.StockOf(&now)
		if err := st.Check(); err != nil {
			text, _ := loc.Error(err)
			says.Set(kit.Body(text).In(kit.Care))
			return // the last one that could be stays
		}
		says.Set(kit.Small(loc.T("printroom.labels.form.fits", "Count", now.Labels())))
		view.SetPage(sheet.LayFrames(s.deps.Fonts, st, ""))
	}
	body := kit.NewSplit(f.fields(loc, &l, draw), kit.NewColumn(kit.Gap, view, says), 0.58, 200, 2000)
	trouble := kit.NewTrouble()
	draw()
	var close func()
	save := func() {
		now := f.sheet()
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
			return s.deps.Stocks.Save(ctx, now, former)
		}, nil, func(c app.Changes, err error) {
			if err != nil {
				trouble.Say(loc.Error(err))
				return
			}
			close()
			s.on.Labels = strings.Join(strings.Fields(now.ID), " ")
			s.frame.Did(s, loc.T("sheets.saved", "Sheet", s.on.Labels), c)
			s.loadLabels()
		})
	}
	actions := []kit.Action{{Label: loc.T("dialog.cancel"), Do: s.showPaper}, {Label: loc.T("printroom.labels.form.save"), Primary: true, Stay: true, Do: save}}
	if was != nil {
		actions = append([]kit.Action{{Label: loc.T("printroom.labels.form.remove"), Danger: true, Do: func() { s.removeSheet(former) }}}, actions...)
	}
	close = s.frame.Dialogs().Show(kit.Sheet{Title: title, Text: loc.T("printroom.labels.form.text"), Body: trouble.Above(body), Width: 760, Focus: f.name, Cancel: s.showPaper, Actions: actions})
}

// fields are the form with the measures of a sheet; changed is told whenever one is
// typed.
func (f *sheetForm) fields(loc *i18n.Localizer, l *app.LabelSheet, changed func()) fyne.CanvasObject {
	entry := func(text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		e.OnChanged = func(string) { changed() }
		return e
	}
	number := func(v float64) *kit.Entry { return entry(decimal(loc, v)) }
	f.name = entry(l.ID)
	f.w, f.h, f.left, f.top, f.dx, f.dy = number(l.W), number(l.H), number(l.Left), number(l.Top), number(l.PitchX), number(l.PitchY)
	f.paperW, f.paperH = number(l.PaperW), number(l.PaperH)
	f.columns, f.rows = number(float64(l.Columns)), number(float64(l.Rows))
	two := func(a string, x *kit.Entry, b string, y *kit.Entry) fyne.CanvasObject {
		return kit.NewSplit(kit.NewField(a, x, ""), kit.NewField(b, y, ""), 0.5, 0, 2000)
	}
	return kit.NewColumn(kit.Gap,
		kit.NewField(loc.T("printroom.labels.form.name"), f.name, ""),
		two(loc.T("printroom.labels.form.columns"), f.columns, loc.T("printroom.labels.form.rows"), f.rows),
		two(loc.T("printroom.labels.form.w"), f.w, loc.T("printroom.labels.form.h"), f.h),
		two(loc.T("printroom.labels.form.left"), f.left, loc.T("printroom.labels.form.top"), f.top),
		two(loc.T("printroom.labels.form.dx"), f.dx, loc.T("printroom.labels.form.dy"), f.dy),
		two(loc.T("printroom.labels.form.paper_w"), f.paperW, loc.T("printroom.labels.form.paper_h"), f.paperH),
		kit.NewCheck(loc.T("printroom.labels.form.cut"), f.cut, func(on bool) { f.cut = on }))
}

// sheet is what was typed; what is no number is 0, which no sheet can be.
func (f *sheetForm) sheet() app.LabelSheet {
	value := func(e *kit.Entry) float64 {
		v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(e.Text), ",", ".", 1), 64)
		if err != nil {
			return -1
		}
		return v
	}
	return app.LabelSheet{
		ID: f.name.Text, PaperW: value(f.paperW), PaperH: value(f.paperH), W: value(f.w), H: value(f.h), Cut: f.cut,
		Columns: int(value(f.columns)), Rows: int(value(f.rows)), Left: value(f.left), Top: value(f.top), PitchX: value(f.dx), PitchY: value(f.dy),
	}
}

func (s *Section) removeSheet(id string) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Stocks.Remove(ctx, id)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.on.Labels = ""
		s.frame.Did(s, s.frame.Loc().T("sheets.removed", "Sheet", id), c)
		s.loadLabels()
	})
}

var _ Stocks = (*stocks.Book)(nil)
