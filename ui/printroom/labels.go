package printroom

import (
	"context"
	"reflect"
	"slices"
	"strconv"

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
	Begun(ctx context.Context) (stocks.Begun, error)
	SetUsed(ctx context.Context, l *app.LabelSheet, places []int) (app.Changes, error)
	Save(ctx context.Context, l app.LabelSheet, former string) (app.Changes, error)
	Remove(ctx context.Context, id string) (app.Changes, error)
}

// usualLabels is the sheet that is chosen until the reader chooses another.
const usualLabels = "L7160"

// labels are the sheets of labels that there are, and what is gone of those and of
// others that were begun.
type labels struct {
	sheets []app.LabelSheet
	begun  stocks.Begun
}

// loadLabels reads the sheets and what is left of them; what is printed on one that
// is another now is laid out anew.
func (s *Section) loadLabels() {
	work.Query(s.deps.Runner, "print/labels", func(ctx context.Context) (l labels, err error) {
		if l.sheets, err = s.deps.Stocks.Sheets(ctx); err == nil {
			l.begun, err = s.deps.Stocks.Begun(ctx)
		}
		return l, err
	}, func(l labels, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.labels = l
		s.showPaper()
		if !reflect.DeepEqual(s.laid, append(s.beside(), s.paper())) {
			s.prepare()
		}
	})
}

// showPaper shows the paper anew, as it is known now.
func (s *Section) showPaper() {
	if s.onSheet != nil {
		s.onSheet.Set(s.paperFields()...)
	}
	if s.with != nil {
		s.with.Set(s.besideFields()...)
	}
	s.showCut()
	s.summarise()
}

// summarise says on the folded cards what is chosen in them.
func (s *Section) summarise() {
	if s.style != nil {
		s.style.SetSummary(s.styleSummary())
	}
	if s.onSheet != nil {
		s.onSheet.SetSummary(s.paperSummary())
	}
	if s.cut != nil {
		s.cut.SetSummary(s.cutSummary())
	}
	if s.with != nil {
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
		p.OnLabels(l, s.labels.begun.Used(l))
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
			s.editSheet(newLabels(), s.chooseLabels)
			return
		}
		s.on.Labels = s.labels.sheets[i].ID
		s.showPaper()
		s.prepare()
	})
	fields := []fyne.CanvasObject{kit.NewField(loc.T("printroom.labels"), choice, "")}
	l := s.labelSheet()
	if l == nil {
		return fields
	}
	if l.Computed {
		fields = append(fields, kit.NewText(kit.Small(loc.T("sheets.computed"))))
	}
	var links []fyne.CanvasObject
	if l.Own {
		links = append(links, kit.NewLink(loc.T("printroom.labels.edit"), func() { s.editSheet(*l, s.chooseLabels) }))
	}
	links = append(links, kit.NewLink(loc.T("printroom.labels.frame"), s.saveFrame))
	return append(fields, s.usedRow(l, loc.T("printroom.labels.left", "Count", l.Labels()-len(s.labels.begun.Used(l)))), kit.NewFlow(12, links...))
}

// chooseLabels takes the sheet of labels; what is laid out on it follows when the
// sheets are read.
func (s *Section) chooseLabels(id string) { s.on.Labels = id }

// usedRow says what is left of a sheet, and lets the rest be crossed out.
func (s *Section) usedRow(l *app.LabelSheet, left string) fyne.CanvasObject {
	return kit.NewColumn(kit.Tight, kit.NewText(kit.Body(left)), kit.NewFlow(0, kit.NewLink(s.frame.Loc().T("printroom.labels.used"), func() { s.showUsed(l) })))
}

// labelTitle is a sheet in a line: its number, how many labels it has, how large.
func labelTitle(loc *i18n.Localizer, l *app.LabelSheet) string {
	return kit.Joined(l.ID, strconv.Itoa(l.Labels()), loc.T("printroom.mm", "W", decimal(loc, l.W), "H", decimal(loc, l.H)))
}

// showUsed lets the reader cross out the places of a sheet that are gone.
func (s *Section) showUsed(l *app.LabelSheet) {
	loc := s.frame.Loc()
	title, text := loc.T("printroom.labels.used.title", "Sheet", l.ID), loc.T("printroom.labels.used.text")
	if labelAt(s.labels.sheets, l.ID) < 0 {
		title, text = loc.T("printroom.used.title"), loc.T("printroom.used.text")
	}
	left := kit.NewText(kit.Body(""))
	count := func(gone []int) { left.Set(kit.Body(loc.T("printroom.used.left", "Count", l.Labels()-len(gone)))) }
	was := s.labels.begun.Used(l)
	places := kit.NewPlaces(sheet.StockOf(l), was, count)
	count(was)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: text, Width: 460, Focus: places,
		Body: kit.NewColumn(kit.Gap, left, places),
		Actions: []kit.Action{
			{Label: loc.T("printroom.labels.new"), Do: func() { s.keepUsed(l, nil) }},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("printroom.labels.keep"), Primary: true, Do: func() { s.keepUsed(l, places.Gone()) }},
		},
	})
}

// keepUsed writes down which places are gone.
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

// begunSheets are the sheets of a job that are remembered when it is printed, by the
// numbers of its documents: labels, and paper that is cut already.
func (s *Section) begunSheets(job *printing.Job) map[int]*app.LabelSheet {
	all := map[int]*app.LabelSheet{}
	for nr, paper := range job.Request.Papers() {
		begun := paper.Begun()
		at := -1
		if paper.Sheet != "" {
			at = labelAt(s.labels.sheets, paper.Sheet)
		}
		switch {
		case paper.Sides == sheet.Backs: // of the sheets that the fronts are on
		case at >= 0 && sheet.StockOf(&s.labels.sheets[at]) == paper.Stock:
			all[nr] = &s.labels.sheets[at]
		case paper.Sheet == "" && begun != nil && (!paper.Cut || len(paper.Used) > 0):
			all[nr] = begun
		}
	}
	return all
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

var _ Stocks = (*stocks.Book)(nil)
