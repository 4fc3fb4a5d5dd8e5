package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Empty is a screen or a card with nothing in it yet. It says what to do first.
type Empty struct {
	widget.BaseWidget
	icon  string
	inner *Column
}

// emptyWidth keeps the sentence to a comfortable measure.
const emptyWidth = 460

// NewEmpty is a drawing, a title, a sentence, and the buttons that begin.
func NewEmpty(iconName, title, sentence string, buttons ...fyne.CanvasObject) *Empty {
	e := &Empty{icon: iconName}
	head := NewText(Span{text: title, size: sizeName, ink: theme.ColorNameForeground, serif: true}).Centred()
	e.inner = NewColumn(Gap, head, NewText(Quiet(sentence)).Centred())
	if len(buttons) > 0 {
		e.inner.Set(head, NewText(Quiet(sentence)).Centred(), NewInset(newCentredRow(buttons), 12, 0, 0, 0))
	}
	e.ExtendBaseWidget(e)
	return e
}

const emptyIcon = 72

// HeightFor is the height with the sentence wrapped.
func (e *Empty) HeightFor(width float32) float32 {
	return emptyIcon + 20 + e.inner.HeightFor(min(width, emptyWidth))
}

// CreateRenderer stands everything in the middle, a little above the half.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer {
	disc := panel(emptyIcon / 2)
	img := newGlyph(e.icon, theme.ColorNamePrimary)
	v := &view{objects: []fyne.CanvasObject{disc, img.Image, e.inner}}
	v.min = func() fyne.Size {
		w := min(e.inner.MinSize().Width, emptyWidth)
		return fyne.NewSize(w, e.HeightFor(max(w, e.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		w := min(size.Width, emptyWidth)
		h := e.HeightFor(size.Width)
		y := max(0, (size.Height-h)*0.42)
		place(disc, (size.Width-emptyIcon)/2, y, emptyIcon, emptyIcon)
		place(img, (size.Width-32)/2, y+(emptyIcon-32)/2, 32, 32)
		place(e.inner, (size.Width-w)/2, y+emptyIcon+20, w, h-emptyIcon-20)
	}
	v.refresh = func() {
		disc.FillColor = Selected()
		img.ink(theme.ColorNamePrimary)
	}
	v.refresh()
	return v
}

// centredRow stands buttons side by side in the middle, or under each other
// where they have no room.
type centredRow struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
}

func newCentredRow(objects []fyne.CanvasObject) *centredRow {
	r := &centredRow{objects: objects}
	r.ExtendBaseWidget(r)
	return r
}

func (r *centredRow) width() (sum, widest float32) {
	for i, o := range r.objects {
		if i > 0 {
			sum += Gap
		}
		sum += o.MinSize().Width
		widest = max(widest, o.MinSize().Width)
	}
	return sum, widest
}

func (r *centredRow) HeightFor(width float32) float32 {
	sum, _ := r.width()
	if sum <= width {
		return Control
	}
	return float32(len(r.objects))*(Control+Gap) - Gap
}

func (r *centredRow) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: r.objects,
		min: func() fyne.Size {
			_, widest := r.width()
			return fyne.NewSize(widest, r.HeightFor(max(widest, r.Size().Width)))
		},
		layout: func(size fyne.Size) {
			sum, _ := r.width()
			x, y := (size.Width-sum)/2, float32(0)
			for _, o := range r.objects {
				min := o.MinSize()
				if sum > size.Width {
					place(o, (size.Width-min.Width)/2, y, min.Width, Control)
					y += Control + Gap
					continue
				}
				place(o, x, 0, min.Width, Control)
				x += min.Width + Gap
			}
		},
	}
}
