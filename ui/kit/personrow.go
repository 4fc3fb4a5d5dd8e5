package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PersonRow is the template of a row in a list of people: avatar, name in bold,
// a second line of up to two lines, a tag at the right. All rows are equally
// high, so that a list of any length scrolls without measuring it.
type PersonRow struct {
	widget.BaseWidget
	avatar *Avatar
	name   *Text
	second *Text
	tag    *Tag
	mark   *glyph
	line   PersonLine
}

// PersonLine is what a row shows.
type PersonLine struct {
	Initials string // the name whose initials the avatar shows
	Name     string
	Second   string
	Tag      string // no tag where empty
	Tone     Tone
	Chosen   bool // marked by the reader, for printing: a check lies on the avatar
}

// NewPersonRow is an empty row, to be filled with Set.
func NewPersonRow() *PersonRow {
	r := &PersonRow{
		avatar: NewAvatar(""),
		name:   NewText(Strong("")).OneLine().AtMost(1),
		second: NewText(Small("")).OneLine().AtMost(2),
		tag:    NewTag("", Neutral),
		mark:   newGlyph("check", theme.ColorNameForegroundOnPrimary),
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set fills the row. The toolkit asks for the same row several times a move, so
// what is there already costs nothing.
func (r *PersonRow) Set(l PersonLine) {
	if l == r.line {
		return
	}
	r.line = l
	r.avatar.Set(l.Initials)
	r.name.Set(Strong(l.Name))
	r.second.Set(Small(l.Second))
	r.tag.Set(l.Tag, l.Tone)
	r.Refresh()
}

// rowHeight holds a name, two second lines and air, at the reader's size of text.
func rowHeight() float32 {
	return LabelHeight() + 2*fyne.MeasureText("Ш", theme.CaptionTextSize(), fyne.TextStyle{}).Height + 14
}

// layWords stands name and second line left of the tag. A name that has no room
// beside the tag takes the whole width, and the tag goes down to the second line.
func (r *PersonRow) layWords(x, right, height float32) {
	name, second := right-x, right-x
	tag := fyne.Size{}
	if r.tag.Visible() {
		tag.Width = min(r.tag.MinSize().Width, second/2)
		tag.Height = r.tag.HeightFor(tag.Width)
		second -= tag.Width + Gap
	}
	beside := r.name.MinSize().Width <= second
	if beside {
		name = second
	}
	nameHigh, secondHigh := r.name.HeightFor(name), r.second.HeightFor(second)
	y := (height - nameHigh - secondHigh) / 2
	place(r.name, x, y, name, nameHigh)
	place(r.second, x, y+nameHigh, second, secondHigh)
	tagY := (height - tag.Height) / 2
	if !beside {
		tagY = y + nameHigh + 2
	}
	place(r.tag, right-tag.Width, tagY, tag.Width, tag.Height)
}

// CreateRenderer lays the row out.
func (r *PersonRow) CreateRenderer() fyne.WidgetRenderer {
	disc := canvas.NewCircle(color.Transparent)
	v := &view{objects: []fyne.CanvasObject{r.avatar, disc, r.mark.Image, r.name, r.second, r.tag}}
	v.min = func() fyne.Size { return fyne.NewSize(260, rowHeight()) }
	v.layout = func(size fyne.Size) {
		const left = 14
		place(r.avatar, left, (size.Height-42)/2, 42, 42)
		place(disc, left+27, size.Height/2+5, 18, 18)
		place(r.mark, left+30, size.Height/2+8, 12, 12)
		r.layWords(left+42+14, size.Width-left, size.Height)
	}
	v.refresh = func() {
		disc.FillColor = Accent()
		disc.StrokeColor, disc.StrokeWidth = CardFace(), 2
		disc.Hidden, r.mark.Hidden = !r.line.Chosen, !r.line.Chosen
		r.mark.ink(theme.ColorNameForegroundOnPrimary)
		v.layout(r.Size())
	}
	v.refresh()
	return v
}
