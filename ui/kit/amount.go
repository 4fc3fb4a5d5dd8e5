package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// NewAmount is a slider with its name and what it says above. The arrows move it;
// changed is told each new value.
func NewAmount(name string, say func(float64) string, least, most, step, value float64, changed func(float64)) *Column {
	says := NewText(Small(say(value)))
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

// TypedKey moves it with the arrows.
func (s *Slider) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		s.Slider.TypedKey(ev)
	default:
		PassKey(s, ev)
	}
}
