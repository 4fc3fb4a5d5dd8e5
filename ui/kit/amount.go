package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// NewAmount is a slider with its name and what it says above. The arrows move it;
// changed is told each new value.
func NewAmount(name string, say func(float64) string, least, most, step, value float64, changed func(float64)) *Column {
	says := NewText(Small(say(value))).OneLine()
	s := &Slider{}
	s.Min, s.Max, s.Step, s.Value = least, most, step, value
	s.ExtendBaseWidget(s)
	s.OnChanged = func(v float64) {
		Used()
		says.Set(Small(say(v)))
		changed(v)
	}
	return NewColumn(0, NewRow(NewText(Label(name)), says), s)
}

// Slider is a slider that passes the window's keys on.
type Slider struct {
	widget.Slider
	Noticed
}

// CreateRenderer shows all of the track, which the toolkit paints in the colour of the
// ground, and what is left of the thumb in the accent.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderInk{s.Slider.CreateRenderer()}
	r.ink()
	return r
}

type sliderInk struct{ fyne.WidgetRenderer }

func (r *sliderInk) Refresh() {
	r.WidgetRenderer.Refresh()
	r.ink()
}

// ink colours the track, the part of it that is left of the thumb, and the thumb.
func (r *sliderInk) ink() {
	objects := r.Objects()
	for i, colour := range []color.Color{Outline(), Accent(), Accent()} {
		switch o := objects[i].(type) {
		case *canvas.Rectangle:
			o.FillColor = colour
		case *canvas.Circle:
			o.FillColor = colour
		}
		objects[i].Refresh()
	}
}

// TypedKey moves it with the arrows.
func (s *Slider) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		s.Slider.TypedKey(ev)
	default:
		PassKey(s, ev)
	}
}
