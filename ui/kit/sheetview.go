package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"vestka/app/ink"
	"vestka/app/sheet"
)

// SheetView shows a planned page as it will print, white in the dark too, or a drawing
// in the colours of the window (see ByLamplight). It is as large as its room allows in
// the proportions of the page, and keeps what it drew until the page, the size or the
// colours change.
type SheetView struct {
	widget.BaseWidget
	fonts    *sheet.Fonts
	pictures func(key string) image.Image
	page     sheet.Page
	drawn    *image.RGBA
	minWidth float32
	lamplit  bool
}

var _ Wrapper = (*SheetView)(nil)

// sheetMinWidth is the width below which a card cannot be made out.
const sheetMinWidth = 148

// NewSheetView is a view without a page. pictures gives the picture of a key,
// or nil where it is not at hand; it is asked on the window's thread and must
// be quick.
func NewSheetView(fonts *sheet.Fonts, pictures func(key string) image.Image) *SheetView {
	v := &SheetView{fonts: fonts, pictures: pictures, minWidth: sheetMinWidth}
	v.ExtendBaseWidget(v)
	return v
}

// ByLamplight draws in the colours of the window, on the ground of a card: what is
// looked at there is no paper.
func (v *SheetView) ByLamplight() *SheetView {
	v.lamplit = true
	return v
}

// paper is what the page is drawn on.
func (v *SheetView) paper() ink.Paper {
	if !v.lamplit {
		return ink.White
	}
	p := ink.Paper{Ground: solid(CardFace()), Ink: solid(Ink()), Tints: map[sheet.Colour]color.NRGBA{}}
	for i, name := range [...]fyne.ThemeColorName{theme.ColorNamePrimary, colorSecond, colorThird} {
		p.Tints[sheet.ChartColours[i]] = solid(theme.Color(name))
	}
	return p
}

func solid(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }

// SetPage shows another page.
func (v *SheetView) SetPage(page sheet.Page) {
	v.page = page
	v.Refresh()
}

// SetMinWidth sets the least width; the least height follows from the page.
func (v *SheetView) SetMinWidth(width float32) {
	v.minWidth = width
	v.Refresh()
}

// HeightFor is the height of the page at the width.
func (v *SheetView) HeightFor(width float32) float32 {
	if v.page.W <= 0 {
		return 0
	}
	return width * float32(v.page.H/v.page.W)
}

// draw is the picture of the page in dots of the screen.
func (v *SheetView) draw(w, h int) image.Image {
	if v.page.W <= 0 || v.page.H <= 0 || w < 1 || h < 1 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if v.drawn == nil || v.drawn.Rect.Dx() != w || v.drawn.Rect.Dy() != h {
		v.drawn = ink.FitOn(v.paper(), v.page, v.fonts, v.pictures, w, h)
	}
	return v.drawn
}

// CreateRenderer puts a thin line around paper, so that white shows on a white ground.
func (v *SheetView) CreateRenderer() fyne.WidgetRenderer {
	paper := canvas.NewRaster(v.draw)
	frame := panel(0)
	frame.StrokeWidth = 1
	r := &view{objects: []fyne.CanvasObject{paper, frame}}
	r.min = func() fyne.Size { return fyne.NewSize(v.minWidth, v.HeightFor(v.minWidth)) }
	r.layout = func(size fyne.Size) {
		w, h := size.Width, v.HeightFor(size.Width)
		if h > size.Height && h > 0 {
			w, h = w*size.Height/h, size.Height
		}
		x, y := (size.Width-w)/2, (size.Height-h)/2
		place(paper, x, y, w, h)
		place(frame, x, y, w, h)
	}
	r.refresh = func() {
		v.drawn = nil
		paper.Hidden = v.page.W <= 0
		frame.Hidden = paper.Hidden || v.lamplit
		frame.StrokeColor = Line()
		r.layout(v.Size())
	}
	r.refresh()
	return r
}
