package kit

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vestka/app/sheet"
)

// Places is a sheet of paper with its places, of which those that are gone are crossed
// out: a press changes one, the arrows go from place to place.
type Places struct {
	press
	stock   sheet.Stock
	gone    []bool
	at      int // where the keyboard is
	changed func(gone []int)
	scale   float32 // dots a millimetre, as it was last laid out
}

var _ Wrapper = (*Places)(nil)

// NewPlaces shows the stock; changed is told which places are gone.
func NewPlaces(st sheet.Stock, gone []int, changed func(gone []int)) *Places {
	p := &Places{stock: st, gone: make([]bool, st.Places()), changed: changed}
	p.extend(p, nil)
	p.Mark(gone)
	return p
}

// Mark shows which places are gone without telling.
func (p *Places) Mark(gone []int) {
	for i := range p.gone {
		p.gone[i] = slices.Contains(gone, i)
	}
	p.Refresh()
}

// Gone are the places that are crossed out.
func (p *Places) Gone() []int {
	var gone []int
	for i, is := range p.gone {
		if is {
			gone = append(gone, i)
		}
	}
	return gone
}

// Tapped crosses out the place under the pointer, or takes the cross away.
func (p *Places) Tapped(ev *fyne.PointEvent) {
	Used()
	if ev == nil || p.scale == 0 {
		return
	}
	for i := range p.gone {
		x, y := p.stock.At(i)
		left, top := float32(x)*p.scale, float32(y)*p.scale
		if ev.Position.X >= left && ev.Position.X < left+float32(p.stock.Place.W)*p.scale &&
			ev.Position.Y >= top && ev.Position.Y < top+float32(p.stock.Place.H)*p.scale {
			p.at = i
			p.cross()
		}
	}
}

func (p *Places) cross() {
	p.gone[p.at] = !p.gone[p.at]
	p.Refresh()
	p.changed(p.Gone())
}

// TypedKey goes along the places with the arrows, and crosses out with Space or Enter.
func (p *Places) TypedKey(ev *fyne.KeyEvent) {
	to := p.at
	switch ev.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		to -= p.stock.Columns
	case fyne.KeyDown:
		to += p.stock.Columns
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.cross()
	default:
		PassKey(p, ev)
	}
	if to >= 0 && to < len(p.gone) && to != p.at {
		p.at = to
		p.Refresh()
	}
}

// placesWidth is the width at which the numbers of most sheets can be read.
const placesWidth = 240

// HeightFor is the height of the paper at the width.
func (p *Places) HeightFor(width float32) float32 {
	return min(width, placesWidth) * float32(p.stock.Paper.H/p.stock.Paper.W)
}

// CreateRenderer draws the paper, its places with their numbers, and the crosses.
func (p *Places) CreateRenderer() fyne.WidgetRenderer {
	paper, focus := panel(0), ring(3)
	paper.StrokeWidth = 1
	v := &view{objects: []fyne.CanvasObject{paper}}
	n := p.stock.Places()
	boxes, numbers, crosses := make([]*canvas.Rectangle, n), make([]*canvas.Text, n), make([]*canvas.Line, 2*n)
	for i := range n {
		boxes[i], numbers[i] = panel(2), canvas.NewText(strconv.Itoa(i+1), color.Transparent)
		boxes[i].StrokeWidth = 1
		crosses[2*i], crosses[2*i+1] = canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)
		v.objects = append(v.objects, boxes[i], numbers[i], crosses[2*i], crosses[2*i+1])
	}
	v.objects = append(v.objects, focus)
	v.min = func() fyne.Size { return fyne.NewSize(placesWidth, p.HeightFor(placesWidth)) }
	v.layout = func(size fyne.Size) {
		width := min(size.Width, placesWidth)
		p.scale = width / float32(p.stock.Paper.W)
		w, h := float32(p.stock.Place.W)*p.scale, float32(p.stock.Place.H)*p.scale
		place(paper, 0, 0, width, p.HeightFor(width))
		for i := range n {
			px, py := p.stock.At(i)
			x, y := float32(px)*p.scale, float32(py)*p.scale
			place(boxes[i], x+1, y+1, w-2, h-2)
			numbers[i].TextSize = min(theme.Size(theme.SizeNameCaptionText), h*0.6)
			min := numbers[i].MinSize()
			place(numbers[i], x+(w-min.Width)/2, y+(h-min.Height)/2, min.Width, min.Height)
			crosses[2*i].Position1, crosses[2*i].Position2 = fyne.NewPos(x+4, y+4), fyne.NewPos(x+w-4, y+h-4)
			crosses[2*i+1].Position1, crosses[2*i+1].Position2 = fyne.NewPos(x+4, y+h-4), fyne.NewPos(x+w-4, y+4)
			if i == p.at {
				place(focus, x-1, y-1, w+2, h+2)
			}
		}
	}
	v.refresh = func() {
		paper.FillColor, paper.StrokeColor = CardFace(), Outline()
		for i := range n {
			boxes[i].FillColor, boxes[i].StrokeColor, numbers[i].Color = CardFace(), Outline(), Ink()
			if numbers[i].Hidden = p.gone[i]; p.gone[i] {
				boxes[i].FillColor = Rail()
			}
			for _, line := range crosses[2*i : 2*i+2] {
				line.Hidden, line.StrokeColor, line.StrokeWidth = !p.gone[i], Outline(), 1.5
				line.Refresh()
			}
		}
		showRing(focus, p.focused)
		v.layout(p.Size())
	}
	v.refresh()
	return v
}
