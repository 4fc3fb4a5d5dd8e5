package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vestka/app"
)

// Crop is a whole picture with a frame around the part of it that is seen: a press, a
// drag or the arrows say what in the picture matters, and the frame follows.
type Crop struct {
	press
	picture *canvas.Image
	w, h    float64 // of the picture, dots
	aspect  float64
	view    app.View
	name    string
	changed func(x, y float64)
}

var (
	_ Wrapper        = (*Crop)(nil)
	_ fyne.Draggable = (*Crop)(nil)
)

// NewCrop shows the picture for a place of the proportions; changed is told what
// matters in it, as app.View has it. name is what the picture is called where it cannot
// be seen.
func NewCrop(img image.Image, name string, aspect float64, view app.View, changed func(x, y float64)) *Crop {
	c := &Crop{
		picture: canvas.NewImageFromImage(img), w: float64(img.Bounds().Dx()), h: float64(img.Bounds().Dy()),
		aspect: aspect, view: view, name: name, changed: changed,
	}
	c.picture.FillMode = canvas.ImageFillStretch
	c.picture.ScaleMode = canvas.ImageScaleSmooth
	c.extend(c, nil)
	return c
}

// SetView moves the frame without telling.
func (c *Crop) SetView(view app.View) {
	c.view = view
	c.Refresh()
}

// AccessibilityLabel is the name of the picture.
func (c *Crop) AccessibilityLabel() string { return c.name }

// Tapped takes the point for what matters.
func (c *Crop) Tapped(ev *fyne.PointEvent) {
	Used()
	if ev != nil {
		c.to(ev.Position)
	}
}

// Dragged follows the pointer.
func (c *Crop) Dragged(ev *fyne.DragEvent) { c.to(ev.Position) }

// DragEnd has nothing to end.
func (c *Crop) DragEnd() {}

func (c *Crop) to(p fyne.Position) {
	width := c.width(c.Size().Width)
	if width <= 0 {
		return
	}
	c.set(2*float64(p.X/width)-1, 2*float64(p.Y/c.HeightFor(width))-1)
}

func (c *Crop) set(x, y float64) {
	c.view.X, c.view.Y = min(max(x, -1), 1), min(max(y, -1), 1)
	c.Refresh()
	c.changed(c.view.X, c.view.Y)
}

// cropStep is how far a press of an arrow goes, a twentieth of the picture.
const cropStep = 0.1

// TypedKey moves the frame with the arrows.
func (c *Crop) TypedKey(ev *fyne.KeyEvent) {
	px, py, pw, ph := c.view.Part(c.w, c.h, c.aspect)
	x, y := 2*(px+pw/2)/c.w-1, 2*(py+ph/2)/c.h-1 // where it can be, not where it was wanted
	switch ev.Name {
	case fyne.KeyLeft:
		c.set(x-cropStep, y)
	case fyne.KeyRight:
		c.set(x+cropStep, y)
	case fyne.KeyUp:
		c.set(x, y-cropStep)
	case fyne.KeyDown:
		c.set(x, y+cropStep)
	default:
		PassKey(c, ev)
	}
}

// cropWide and cropHigh bound the picture, so that a form has room for it.
const (
	cropWide = 300
	cropHigh = 200
)

// width is that of the picture where so much is free.
func (c *Crop) width(free float32) float32 {
	return min(free, cropWide, float32(cropHigh*c.w/c.h))
}

// HeightFor is the height of the picture at the width.
func (c *Crop) HeightFor(width float32) float32 { return c.width(width) * float32(c.h/c.w) }

// CreateRenderer draws the picture, dims what is cut off, and frames the rest.
func (c *Crop) CreateRenderer() fyne.WidgetRenderer {
	frame, focus := panel(0), ring(4)
	frame.StrokeWidth = 2
	var dims [4]*canvas.Rectangle
	v := &view{objects: []fyne.CanvasObject{focus, c.picture}}
	for i := range dims {
		dims[i] = canvas.NewRectangle(color.NRGBA{A: 140})
		v.objects = append(v.objects, dims[i])
	}
	v.objects = append(v.objects, frame)
	v.min = func() fyne.Size { return fyne.NewSize(thumbW, c.HeightFor(max(thumbW, c.Size().Width))) }
	v.layout = func(size fyne.Size) {
		width := c.width(size.Width)
		height := c.HeightFor(width)
		scale := width / float32(c.w)
		px, py, pw, ph := c.view.Part(c.w, c.h, c.aspect)
		x, y, w, h := float32(px)*scale, float32(py)*scale, float32(pw)*scale, float32(ph)*scale
		place(focus, -4, -4, width+8, height+8)
		place(c.picture, 0, 0, width, height)
		place(dims[0], 0, 0, width, y)
		place(dims[1], 0, y+h, width, max(0, height-y-h))
		place(dims[2], 0, y, x, h)
		place(dims[3], x+w, y, max(0, width-x-w), h)
		place(frame, x, y, w, h)
	}
	v.refresh = func() {
		frame.FillColor, frame.StrokeColor = color.Transparent, Accent()
		showRing(focus, c.focused)
		v.layout(c.Size())
	}
	v.refresh()
	return v
}
