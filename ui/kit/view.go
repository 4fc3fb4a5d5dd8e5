package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// view is the renderer of every widget here: its objects, and what a widget
// says about them.
type view struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (v *view) Destroy()                     {}
func (v *view) Objects() []fyne.CanvasObject { return v.objects }
func (v *view) MinSize() fyne.Size           { return v.min() }
func (v *view) Layout(size fyne.Size)        { v.layout(size) }

func (v *view) Refresh() {
	if v.refresh != nil {
		v.refresh()
	}
	for _, o := range v.objects {
		canvas.Refresh(o)
	}
}

// Wrapper is an object whose height follows from its width.
type Wrapper interface {
	HeightFor(width float32) float32
}

// heightFor is the height that o needs when it is width wide.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if w, ok := o.(Wrapper); ok {
		return w.HeightFor(width)
	}
	return o.MinSize().Height
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// panel is a rounded rectangle, with a line where stroke is not nil.
func panel(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

// ring is the visible sign of the focus around a widget.
func ring(radius float32) *canvas.Rectangle {
	r := panel(radius)
	r.StrokeWidth = 2
	r.Hide()
	return r
}

func showRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = Accent()
	r.Hidden = !focused
}
