package people

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"vestka/ui/kit"
)

// twoLines is a row of a list in a sheet: a line in bold, small ones below
// it, and a tag at the right. All rows are equally high.
type twoLines struct {
	widget.BaseWidget
	small         int // lines below the first, at most
	first, second *kit.Text
	tag           *kit.Tag
}

func newTwoLines(small int) *twoLines {
	r := &twoLines{small: small, first: kit.NewText().AtMost(1), second: kit.NewText().AtMost(small), tag: kit.NewTag("", kit.Neutral)}
	r.tag.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// set fills the row; there is no tag without a word.
func (r *twoLines) set(first, second, word string, tone kit.Tone) {
	r.first.Set(kit.Strong(first))
	r.second.Set(kit.Small(second))
	r.tag.Set(word, tone)
	r.Refresh()
}

// oneLine is a text without its line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// CreateRenderer lays the lines left of the tag.
func (r *twoLines) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: twoLinesLayout{r}, Objects: []fyne.CanvasObject{r.first, r.second, r.tag}})
}

type twoLinesLayout struct{ r *twoLines }

const (
	linesAside = 12
	linesAbove = 6
)

// MinSize has room for all lines.
func (l twoLinesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	small := kit.NewText(kit.Small("Ш")).HeightFor(100)
	return fyne.NewSize(260, kit.LabelHeight()+float32(l.r.small)*small+2*linesAbove)
}

func (l twoLinesLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*linesAside
	if l.r.tag.Visible() {
		tag := l.r.tag.MinSize()
		put(l.r.tag, size.Width-linesAside-tag.Width, (size.Height-tag.Height)/2, tag.Width, tag.Height)
		width -= tag.Width + kit.Gap
	}
	first, second := l.r.first.HeightFor(width), l.r.second.HeightFor(width)
	y := max(0, (size.Height-first-second)/2)
	put(l.r.first, linesAside, y, width, first)
	put(l.r.second, linesAside, y+first, width, second)
}
