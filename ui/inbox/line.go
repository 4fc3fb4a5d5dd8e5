package inbox

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
)

// line is a row in the list: what stands in it, why it was not taken, and where
// it comes from.
type line struct {
	widget.BaseWidget
	said, why, from *kit.Text
	column          *kit.Column
}

func newLine() *line {
	l := &line{said: kit.NewText().AtMost(1), why: kit.NewText().AtMost(2), from: kit.NewText().AtMost(1)}
	l.column = kit.NewColumn(kit.Tight, l.said, l.why, l.from)
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) set(row *app.InboxRow, loc *i18n.Localizer) {
	l.said.Set(kit.Strong(said(row)))
	l.why.Set(kit.Small(loc.Message(row.Problem)))
	l.from.Set(kit.Small(where(row, loc)))
	l.Refresh()
}

// said are the cells of the row on one line.
func said(row *app.InboxRow) string {
	var cells []string
	for _, c := range row.Cells {
		cells = append(cells, strings.Join(strings.Fields(c.Value), " "))
	}
	return kit.Joined(cells...)
}

// where is the list and the line of its file.
func where(row *app.InboxRow, loc *i18n.Localizer) string {
	return kit.Joined(row.Source, loc.Date(row.SeenOn.Year, row.SeenOn.Month, row.SeenOn.Day), loc.T("people.import.line", "Line", row.Line))
}

const (
	lineAside = 14
	lineAbove = 8
)

// MinSize has room for all texts, so that every row is equally high.
func (l *line) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	small := kit.NewText(kit.Small("Ш")).HeightFor(100)
	return fyne.NewSize(300, kit.LabelHeight()+3*small+2*kit.Tight+2*lineAbove)
}

// CreateRenderer keeps the texts off the edges.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.NewInset(l.column, lineAbove, lineAside, lineAbove, lineAside))
}
