package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TwoLines is a row of a list: a line in bold, small ones below
// it, and a tag at the right. All rows are equally high.
type TwoLines struct {
	widget.BaseWidget
	small         int // lines below the first, at most
	first, second *Text
	tag           *Tag
	mark          *glyph // hidden where the reader has not marked the row
}

// NewTwoLines is an empty row with so many small lines at most.
func NewTwoLines(small int) *TwoLines {
	r := &TwoLines{small: small, first: NewText().AtMost(1), second: NewText().AtMost(small), tag: NewTag("", Neutral)}
	r.mark = newGlyph("check", theme.ColorNamePrimary)
	r.mark.Hide()
	r.tag.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// Set fills the row; there is no tag without a word.
func (r *TwoLines) Set(first, second, word string, tone Tone) {
	r.first.Set(Strong(first))
	r.second.Set(Small(second))
	r.tag.Set(word, tone)
	r.Refresh()
}

// Mark shows a check before the lines; it comes to be seen by the next Set.
func (r *TwoLines) Mark(on bool) { r.mark.Hidden = !on }

// Marked tells whether it is there.
func (r *TwoLines) Marked() bool { return !r.mark.Hidden }

// CreateRenderer lays the lines left of the tag.
func (r *TwoLines) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: linesLayout{r}, Objects: []fyne.CanvasObject{r.first, r.second, r.tag, r.mark.Image}})
}

type linesLayout struct{ r *TwoLines }

const (
	linesAside = 12
	linesAbove = 6
	linesMark  = 16
)

// MinSize has room for all lines.
func (l linesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	small := NewText(Small("Ш")).HeightFor(100)
	return fyne.NewSize(260, LabelHeight()+float32(l.r.small)*small+2*linesAbove)
}

func (l linesLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left, width := float32(linesAside), size.Width-2*linesAside
	if l.r.Marked() {
		l.r.mark.ink(theme.ColorNamePrimary)
		place(l.r.mark, left, (size.Height-linesMark)/2, linesMark, linesMark)
		left += linesMark + 8
		width -= linesMark + 8
	}
	if l.r.tag.Visible() {
		tag := l.r.tag.MinSize()
		place(l.r.tag, size.Width-linesAside-tag.Width, (size.Height-tag.Height)/2, tag.Width, tag.Height)
		width -= tag.Width + Gap
	}
	first, second := l.r.first.HeightFor(width), l.r.second.HeightFor(width)
	y := max(0, (size.Height-first-second)/2)
	place(l.r.first, left, y, width, first)
	place(l.r.second, left, y+first, width, second)
}

// Words are what the row says, its parts parted by strokes, for tests.
func (r *TwoLines) Words() string {
	return r.first.Words() + "|" + r.second.Words() + "|" + r.tag.Words()
}
