package printroom

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// sheetForm are the fields of a sheet of the reader's own.
type sheetForm struct {
	name                                                   *kit.Entry
	w, h, columns, rows, left, top, dx, dy, paperW, paperH *kit.Entry
	cut                                                    bool
}

// newLabels are what a sheet of labels of the reader's own begins as: a usual one.
func newLabels() app.LabelSheet {
	return app.LabelSheet{PaperW: sheet.A4.W, PaperH: sheet.A4.H, W: 63.5, H: 38.1, Columns: 3, Rows: 7, Left: 7.25, Top: 15.15, PitchX: 66, PitchY: 38.1}
}

// newSheet is what a sheet of the reader's own for the pieces begins as: A4 as it is cut
// for them, or one of them.
func newSheet(p printing.Paper) app.LabelSheet {
	p.OnPaper(sheet.A4)
	begun := p.Begun()
	if begun == nil {
		return app.LabelSheet{PaperW: p.Size.W, PaperH: p.Size.H, W: p.Size.W, H: p.Size.H, Columns: 1, Rows: 1, PitchX: p.Size.W, PitchY: p.Size.H}
	}
	begun.ID, begun.Cut = "", false
	return *begun
}

// editSheet asks for the measures of a sheet, which has no name yet where it is new, draws
// it while they are typed, and chooses it: its name is empty when it was removed.
func (s *Section) editSheet(l app.LabelSheet, choose func(id string)) {
	loc := s.frame.Loc()
	former, title := l.ID, loc.T("printroom.labels.form.new")
	if former != "" {
		title = loc.T("printroom.labels.form.edit")
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
			id := strings.Join(strings.Fields(now.ID), " ")
			choose(id)
			s.frame.Did(s, loc.T("sheets.saved", "Sheet", id), c)
			s.loadLabels()
		})
	}
	actions := []kit.Action{{Label: loc.T("dialog.cancel"), Do: s.showPaper}, {Label: loc.T("printroom.labels.form.save"), Primary: true, Stay: true, Do: save}}
	if former != "" {
		actions = append([]kit.Action{{Label: loc.T("printroom.labels.form.remove"), Danger: true, Do: func() { s.removeSheet(former, choose) }}}, actions...)
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

func (s *Section) removeSheet(id string, choose func(id string)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Stocks.Remove(ctx, id)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		choose("")
		s.frame.Did(s, s.frame.Loc().T("sheets.removed", "Sheet", id), c)
		s.loadLabels()
	})
}
