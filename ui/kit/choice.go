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
	folds   bool
	boxes   []box // of the options, as they were last laid out
}

// box is where something stands.
type box struct{ x, y, w, h float32 }

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

// Folding goes on in a further line where one is not wide enough for all options.
func (c *Choice) Folding() *Choice {
	c.folds = true
	return c
}

// Tapped takes the option under the pointer, the nearest of its line.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	Used()
	at := -1
	for i, b := range c.boxes {
		if ev.Position.Y >= b.y-choicePad && ev.Position.Y < b.y+b.h+choicePad && (at < 0 || c.boxes[at].y != b.y || ev.Position.X >= b.x) {
			at = i
		}
	}
	c.Choose(at)
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

// fold sets the options side by side, in further lines where they may fold and the
// width is not enough, and gives the size of all.
func (c *Choice) fold(width float32) (boxes []box, size fyne.Size) {
	x, y, high := float32(choicePad), float32(choicePad), float32(0)
	for _, o := range c.options { // bold is wider: nothing moves when the choice does
		word := fyne.MeasureText(o, theme.TextSize(), fyne.TextStyle{Bold: true})
		w := word.Width + 28
		high = max(Control, word.Height+16) - 2*choicePad
		if c.folds && x > choicePad && x+w+choicePad > width {
			x, y = choicePad, y+high+choicePad
		}
		boxes = append(boxes, box{x, y, w, high})
		x += w
		size.Width = max(size.Width, x+choicePad)
	}
	size.Height = y + high + choicePad
	return boxes, size
}

// HeightFor is the height of all lines.
func (c *Choice) HeightFor(width float32) float32 {
	_, size := c.fold(width)
	return size.Height
}

// least is the width of the widest option, of all where they must not fold.
func (c *Choice) least() float32 {
	boxes, size := c.fold(0)
	if !c.folds {
		return size.Width
	}
	least := float32(0)
	for _, b := range boxes {
		least = max(least, b.w+2*choicePad)
	}
	return least
}

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
	v.min = func() fyne.Size {
		w := c.least()
		return fyne.NewSize(w, c.HeightFor(max(w, c.Size().Width)))
	}
	v.layout = func(fyne.Size) {
		boxes, size := c.fold(c.Size().Width)
		c.boxes = boxes
		place(track, 0, 0, size.Width, size.Height)
		place(focus, -3, -3, size.Width+6, size.Height+6)
		for i, w := range words {
			b, min := boxes[i], w.MinSize()
			place(w, b.x+(b.w-min.Width)/2, b.y+(b.h-min.Height)/2-1, min.Width, min.Height)
			if i == c.chosen {
				place(pill, b.x, b.y, b.w, b.h)
			}
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
