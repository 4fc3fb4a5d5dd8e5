package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Flow stands objects side by side like words in a line, and goes on below
// where the width ends: tags, filters, buttons.
type Flow struct {
	widget.BaseWidget
	gap     float32
	objects []fyne.CanvasObject
	single  bool
}

// NewFlow is a flow with the gap between its objects, across and down.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap, objects: objects}
	f.ExtendBaseWidget(f)
	return f
}

// OneLine asks for room for all on one line, and goes on below only where it is
// given less.
func (f *Flow) OneLine() *Flow {
	f.single = true
	return f
}

// Set replaces the objects.
func (f *Flow) Set(objects ...fyne.CanvasObject) {
	f.objects = objects
	f.Refresh()
}

// HeightFor is the height of the flow when it is width wide.
func (f *Flow) HeightFor(width float32) float32 {
	return f.lay(width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

// lay goes through the objects in lines and returns the height of all.
func (f *Flow) lay(width float32, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	y, high := float32(0), float32(0)
	var line []fyne.CanvasObject
	used := float32(0)
	flush := func() {
		x := float32(0)
		for _, o := range line {
			size := f.sizeOf(o, width)
			put(o, x, y+(high-size.Height)/2, size)
			x += size.Width + f.gap
		}
		line, used = nil, 0
	}
	for _, o := range f.objects {
		if !o.Visible() {
			continue
		}
		size := f.sizeOf(o, width)
		if len(line) > 0 && used+size.Width > width {
			flush()
			y += high + f.gap
			high = 0
		}
		line = append(line, o)
		used += size.Width + f.gap
		high = max(high, size.Height)
	}
	flush()
	return y + high
}

// sizeOf is an object's own size, or wrapped where it is wider than the flow.
func (f *Flow) sizeOf(o fyne.CanvasObject, width float32) fyne.Size {
	w := min(o.MinSize().Width, width)
	return fyne.NewSize(w, heightFor(o, w))
}

// CreateRenderer lays the lines.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer {
	v := &view{objects: f.objects}
	v.min = func() fyne.Size {
		w, all := float32(0), float32(0)
		for _, o := range f.objects {
			if o.Visible() {
				w = max(w, o.MinSize().Width)
				all += o.MinSize().Width + f.gap
			}
		}
		all -= f.gap
		if f.single {
			w = max(w, all)
		}
		width := f.Size().Width
		if width <= 0 {
			width = all
		}
		return fyne.NewSize(w, f.HeightFor(max(w, width)))
	}
	v.layout = func(size fyne.Size) {
		f.lay(size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) { place(o, x, y, s.Width, s.Height) })
	}
	v.refresh = func() {
		v.objects = f.objects
		v.layout(f.Size())
	}
	return v
}
