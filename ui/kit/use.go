package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// noticed is told of every sign that somebody is at the window.
var noticed = func() {}

// WhenUsed has f called, on the window's thread, at every sign that somebody is
// there: a key, a letter, a press, a scroll, a movement of the pointer. f must be
// quick. The toolkit has no such call, so every widget of ours tells; nil ends it.
func WhenUsed(f func()) {
	if f == nil {
		f = func() {}
	}
	noticed = f
}

// Used tells that somebody is at the window.
func Used() { noticed() }

// Noticed makes a widget that can have the focus tell of its keys: the window
// hears a key itself only where nothing has the focus.
type Noticed struct{}

var _ interface {
	KeyDown(*fyne.KeyEvent)
	KeyUp(*fyne.KeyEvent)
} = Noticed{}

// KeyDown tells of the key.
func (Noticed) KeyDown(*fyne.KeyEvent) { Used() }

// KeyUp does nothing.
func (Noticed) KeyUp(*fyne.KeyEvent) {}

// Floor lies under everything in a window and notices every movement of the
// pointer. At each of them the toolkit asks all that lies under the pointer, from
// the floor up, what the pointer should look like, and the topmost answer counts:
// so nothing above is disturbed in its hovering.
type Floor struct{ widget.BaseWidget }

var _ desktop.Cursorable = (*Floor)(nil)

// NewFloor is a floor.
func NewFloor() *Floor {
	g := &Floor{}
	g.ExtendBaseWidget(g)
	return g
}

// Cursor is the usual one.
func (*Floor) Cursor() desktop.Cursor {
	Used()
	return desktop.DefaultCursor
}

// CreateRenderer draws nothing.
func (*Floor) CreateRenderer() fyne.WidgetRenderer {
	return &view{min: func() fyne.Size { return fyne.Size{} }, layout: func(fyne.Size) {}}
}

// scrolled tells where rows have moved since they were last seen: a list keeps to
// itself that it is scrolled, but fills the rows that come.
func scrolled(to float32, seen *float32) {
	if to != *seen {
		*seen = to
		Used()
	}
}
