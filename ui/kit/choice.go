package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Choice is one of a few, side by side, all to be seen. The arrows change it.
type Choice struct {
	press
	options []string
	chosen  int
	changed func(int)
	widths  []float32
}

// NewChoice offers the options; changed is told the number of the new one.
func NewChoice(options []string, chosen int, changed func(int)) *Choice {
	c := &Choice{options: options, chosen: chosen, changed: changed}
	c.extend(c, nil)
	return c
}

// Chosen is the number of the chosen option.
func (c *Choice) Chosen() int { return c.chosen }

// Choose takes the option and tells, as a press would.
func (c *Choice) Choose(i int) {
	if i == c.chosen || i < 0 || i >= len(c.options) {
		return
	}
	c.chosen = i
	c.Refresh()
	c.changed(i)
}

// Mark marks the option without telling.
func (c *Choice) Mark(i int) {
	if i != c.chosen {
		c.chosen = i
		c.Refresh()
	}
}

// Tapped takes the option under the pointer.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	Used()
	x := float32(choicePad)
	for i, w := range c.widths {
		if ev.Position.X < x+w || i == len(c.widths)-1 {
			c.Choose(i)
			return
		}
		x += w
	}
}

// TypedKey goes along the options with the arrows.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.Choose(c.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		c.Choose(c.chosen + 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
	default:
		PassKey(c, ev)
	}
}

const choicePad = 3

// CreateRenderer draws a track with the chosen option raised on it.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	radius := theme.Size(theme.SizeNameButtonRadius)
	track, pill, focus := panel(radius), panel(radius-2), ring(radius+3)
	v := &view{objects: []fyne.CanvasObject{focus, track, pill}}
	words := make([]*canvas.Text, len(c.options))
	for i, o := range c.options {
		words[i] = canvas.NewText(o, color.Transparent)
		v.objects = append(v.objects, words[i])
	}
	c.widths = make([]float32, len(words))
	measure := func() (width, high float32) {
		for i, o := range c.options { // bold is wider: nothing moves when the choice does
			size := fyne.MeasureText(o, theme.TextSize(), fyne.TextStyle{Bold: true})
			c.widths[i] = size.Width + 28
			width += c.widths[i]
			high = size.Height
		}
		return width + 2*choicePad, high
	}
	v.min = func() fyne.Size {
		w, h := measure()
		return fyne.NewSize(w, max(Control, h+16))
	}
	v.layout = func(size fyne.Size) {
		width, _ := measure()
		place(track, 0, 0, width, size.Height)
		place(focus, -3, -3, width+6, size.Height+6)
		x := float32(choicePad)
		for i, w := range words {
			min := w.MinSize()
			place(w, x+(c.widths[i]-min.Width)/2, (size.Height-min.Height)/2-1, min.Width, min.Height)
			if i == c.chosen {
				place(pill, x, choicePad, c.widths[i], size.Height-2*choicePad)
			}
			x += c.widths[i]
		}
	}
	v.refresh = func() {
		track.FillColor = Rail()
		track.StrokeColor, track.StrokeWidth = Line(), 1
		pill.FillColor, pill.StrokeColor, pill.StrokeWidth = CardFace(), Outline(), 1
		for i, w := range words {
			w.TextSize, w.TextStyle.Bold, w.Color = theme.TextSize(), i == c.chosen, Ink()
			if i == c.chosen {
				w.Color = Accent()
			}
		}
		showRing(focus, c.focused)
		v.layout(c.Size())
	}
	v.refresh()
	return v
}
