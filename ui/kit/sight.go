package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/draw"
)

// Sight shows a picture to be read: whole at first, larger as one wishes, turned, moved
// with the arrows or the pointer. Where all of it is seen the arrows go to the page
// before and after.
type Sight struct {
	press
	picture image.Image // as it is turned; nil for none yet
	zoom    float64     // 1 shows all of it
	x, y    float64     // what stands in the middle, 0 to 1
	name    string
	page    func(by int)
	drawn   *image.RGBA
}

var (
	_ fyne.Draggable  = (*Sight)(nil)
	_ fyne.Scrollable = (*Sight)(nil)
)

// NewSight is empty. name is what the picture is called where it cannot be seen; page,
// which may be nil, goes to another page.
func NewSight(name string, page func(by int)) *Sight {
	s := &Sight{name: name, page: page, zoom: 1, x: 0.5, y: 0.5}
	s.extend(s, nil)
	return s
}

// SetPicture shows a picture as the one before was shown, a larger one of the same for instance.
func (s *Sight) SetPicture(picture image.Image) {
	s.picture = picture
	s.again()
}

// Zoom is how large the picture is; 1 shows all of it.
func (s *Sight) Zoom() float64 { return s.zoom }

// Bounds are those of the picture as it is turned.
func (s *Sight) Bounds() image.Rectangle {
	if s.picture == nil {
		return image.Rectangle{}
	}
	return s.picture.Bounds()
}

// AccessibilityLabel is the name of the picture.
func (s *Sight) AccessibilityLabel() string { return s.name }

// How large a picture may become, and by how much at a time.
const (
	sightMost = 8
	sightStep = 1.4
	sightMove = 0.25 // of what is seen, at a press of an arrow
)

// Larger brings the picture closer.
func (s *Sight) Larger() { s.size(s.zoom * sightStep) }

// Smaller takes it further away.
func (s *Sight) Smaller() { s.size(s.zoom / sightStep) }

func (s *Sight) size(zoom float64) {
	s.zoom = min(max(zoom, 1), sightMost)
	s.move(0, 0)
}

// Turn turns the picture by a quarter to the right.
func (s *Sight) Turn() {
	if s.picture == nil {
		return
	}
	b := s.picture.Bounds()
	turned := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			turned.Set(b.Dy()-1-y, x, s.picture.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	s.picture = turned
	s.x, s.y = 1-s.y, s.x
	s.again()
}

// move goes along the picture by parts of what is seen.
func (s *Sight) move(x, y float64) {
	s.x = min(max(s.x+x/s.zoom, 0.5/s.zoom), 1-0.5/s.zoom)
	s.y = min(max(s.y+y/s.zoom, 0.5/s.zoom), 1-0.5/s.zoom)
	s.again()
}

func (s *Sight) again() {
	s.drawn = nil
	s.Refresh()
}

// turnPage goes to another page where all of this one is seen, else along it.
func (s *Sight) turnPage(by int) {
	if s.zoom > 1 {
		s.move(sightMove*float64(by), 0)
		return
	}
	s.toPage(by)
}

func (s *Sight) toPage(by int) {
	if s.page != nil {
		s.page(by)
	}
}

// TypedKey moves, and goes to another page.
func (s *Sight) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.turnPage(-1)
	case fyne.KeyRight:
		s.turnPage(1)
	case fyne.KeyUp:
		s.move(0, -sightMove)
	case fyne.KeyDown:
		s.move(0, sightMove)
	case fyne.KeyPageUp:
		s.toPage(-1)
	case fyne.KeyPageDown:
		s.toPage(1)
	default:
		PassKey(s, ev)
	}
}

// TypedRune turns the picture and makes it larger or smaller.
func (s *Sight) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.Larger()
	case '-':
		s.Smaller()
	case '0':
		s.size(1)
	case ' ':
		s.Turn()
	}
}

// Scrolled makes it larger or smaller, as maps do.
func (s *Sight) Scrolled(ev *fyne.ScrollEvent) {
	Used()
	if ev.Scrolled.DY > 0 {
		s.Larger()
	} else if ev.Scrolled.DY < 0 {
		s.Smaller()
	}
}

// Dragged moves the picture with the pointer.
func (s *Sight) Dragged(ev *fyne.DragEvent) {
	if size := s.Size(); size.Width > 0 && size.Height > 0 {
		s.move(-float64(ev.Dragged.DX/size.Width), -float64(ev.Dragged.DY/size.Height))
	}
}

// DragEnd has nothing to end.
func (s *Sight) DragEnd() {}

// draw is what is seen, in dots of the screen.
func (s *Sight) draw(w, h int) image.Image {
	if s.drawn != nil && s.drawn.Rect.Dx() == w && s.drawn.Rect.Dy() == h {
		return s.drawn
	}
	s.drawn = image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if s.picture == nil || w < 1 || h < 1 {
		return s.drawn
	}
	b := s.picture.Bounds()
	scale := min(float64(w)/float64(b.Dx()), float64(h)/float64(b.Dy())) * s.zoom
	width, height := float64(b.Dx())*scale, float64(b.Dy())*scale
	at := func(room int, size, middle float64) int { // what is smaller than its room stands in its middle
		if size <= float64(room) {
			return int((float64(room) - size) / 2)
		}
		return int(min(0, max(float64(room)-size, float64(room)/2-middle*size)))
	}
	left, top := at(w, width, s.x), at(h, height, s.y)
	how := draw.Scaler(draw.BiLinear) // no dot of a small script is lost
	if scale >= 1 {
		how = draw.ApproxBiLinear
	}
	how.Scale(s.drawn, image.Rect(left, top, left+int(width), top+int(height)), s.picture, b, draw.Src, nil)
	return s.drawn
}

// CreateRenderer draws the picture within a frame.
func (s *Sight) CreateRenderer() fyne.WidgetRenderer {
	seen := canvas.NewRaster(s.draw)
	back, focus := panel(8), ring(10)
	v := &view{objects: []fyne.CanvasObject{back, seen, focus}}
	v.min = func() fyne.Size { return fyne.NewSize(320, 240) }
	v.layout = func(size fyne.Size) {
		place(back, 2, 2, size.Width-4, size.Height-4)
		place(seen, 8, 8, size.Width-16, size.Height-16)
		place(focus, 0, 0, size.Width, size.Height)
	}
	v.refresh = func() {
		back.FillColor = Ground()
		showRing(focus, s.focused)
		canvas.Refresh(seen)
	}
	v.refresh()
	return v
}
