package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// outOfSight hides what stands out of a scroller that lies in another one, and gives what
// shows it again. The painter of a real window cuts by both; that of pictures cuts by the
// inner one alone, and would draw the text of a field over the buttons below a sheet.
func outOfSight(w fyne.Window) (back func()) {
	var h hider
	window := box{size: w.Canvas().Size()}
	for _, o := range append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...) {
		h.walk(o, fyne.NewPos(0, 0), window, window)
	}
	return func() {
		for _, o := range h.hidden {
			o.Show()
		}
	}
}

type hider struct{ hidden []fyne.CanvasObject }

// walk goes down from an object whose parent stands at origin; seen is what all scrollers
// above let through, inner what the last of them does.
func (h *hider) walk(o fyne.CanvasObject, origin fyne.Position, seen, inner box) {
	if o == nil || !o.Visible() {
		return
	}
	at := origin.Add(o.Position())
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *container.Scroll:
		inner = box{at, o.Size()}
		seen = seen.meet(inner)
		parts = []fyne.CanvasObject{o.Content}
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	default:
		if drawn := (box{at, o.Size()}); !within(inner, seen) && !within(drawn, seen) {
			o.Hide()
			h.hidden = append(h.hidden, o)
		}
	}
	for _, p := range parts {
		h.walk(p, at, seen, inner)
	}
}

// within reports that one box stands out of the other nowhere.
func within(b, of box) bool {
	return b.at.X >= of.at.X-slack && b.at.Y >= of.at.Y-slack && b.right() <= of.right()+slack && b.bottom() <= of.bottom()+slack
}
