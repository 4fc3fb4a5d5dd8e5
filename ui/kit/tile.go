package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"vestka/app/sheet"
)

// Tile is a page in small with its caption, for a grid of pages. One that wants
// a person's eye has a frame in the colour of care and says so in its tag.
type Tile struct {
	widget.BaseWidget
	paper   *SheetView
	caption *Text
	tag     *Tag
	care    bool
	chosen  bool
	width   func() float32
	shape   func() float32
}

// NewTile is an empty tile as wide as width says at the time.
func NewTile(fonts *sheet.Fonts, pictures func(key string) image.Image, width func() float32) *Tile {
	t := &Tile{
		paper: NewSheetView(fonts, pictures), caption: NewText(Small("")).OneLine().AtMost(1),
		tag: NewTag("", Neutral), width: width, shape: func() float32 { return sheet.CardH / sheet.CardW },
	}
	t.ExtendBaseWidget(t)
	return t
}

// Shaped has the height of the page by its width asked for; until then it is that of a
// card.
func (t *Tile) Shaped(shape func() float32) *Tile {
	t.shape = shape
	return t
}

// Set fills the tile; word is what its tag says, nothing where all is well.
func (t *Tile) Set(page sheet.Page, caption, word string, chosen bool) {
	t.paper.SetPage(page)
	t.caption.Set(Small(caption))
	t.tag.Set(word, Care)
	t.care, t.chosen = word != "", chosen
	t.Refresh()
}

const (
	tilePad  = 7
	tileFoot = 32
)

// CreateRenderer draws the page above its caption.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	frame, focus := panel(4), ring(8)
	frame.StrokeWidth = 2
	v := &view{objects: []fyne.CanvasObject{t.paper, frame, t.caption, t.tag, focus}}
	v.min = func() fyne.Size {
		w := t.width()
		return fyne.NewSize(w, (w-2*tilePad)*t.shape()+2*tilePad+tileFoot)
	}
	v.layout = func(size fyne.Size) {
		w := size.Width - 2*tilePad
		h := w * t.shape()
		place(t.paper, tilePad, tilePad, w, h)
		place(frame, tilePad-1, tilePad-1, w+2, h+2)
		right := float32(0)
		if t.tag.Visible() {
			right = min(t.tag.MinSize().Width, w*0.6)
			place(t.tag, tilePad+w-right, tilePad+h+5, right, t.tag.HeightFor(right))
			right += 8
		}
		place(t.caption, tilePad, tilePad+h+7, w-right, t.caption.HeightFor(w-right))
		place(focus, 1, 1, size.Width-2, size.Height-2)
	}
	v.refresh = func() {
		frame.FillColor = color.Transparent
		frame.StrokeColor = theme.Color(theme.ColorNameWarning)
		frame.Hidden = !t.care
		focus.FillColor = color.Transparent
		showRing(focus, t.chosen)
		v.layout(t.Size())
	}
	v.refresh()
	return v
}
