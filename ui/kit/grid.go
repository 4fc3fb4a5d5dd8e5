package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Grid is a long row of equal tiles that wraps to the width and draws only what
// is to be seen. The arrows move the selection, Enter opens.
type Grid struct {
	widget.BaseWidget
	inner       *innerGrid
	least, wide float32
}

// NewGrid asks length for the number of tiles, makes templates with create,
// fills them with update (chosen: the reader is on this tile), and tells opened
// which one was pressed or opened by Enter. Tiles are at least as wide as least
// and grow until the columns fill the width; width tells how wide they are now.
func NewGrid(length func() int, least float32, create func(width func() float32) fyne.CanvasObject, update func(i int, chosen bool, o fyne.CanvasObject), opened func(int)) *Grid {
	in := &innerGrid{at: -1, opened: opened}
	g := &Grid{inner: in, least: least, wide: least}
	in.Length = length
	in.CreateItem = func() fyne.CanvasObject { return create(func() float32 { return g.wide }) }
	in.UpdateItem = func(i int, o fyne.CanvasObject) {
		scrolled(in.GetScrollOffset(), &in.seen)
		update(i, in.focused && i == in.at, o)
	}
	in.OnSelected = func(i int) {
		in.UnselectAll() // so that a second press is heard
		in.move(i)
		opened(i)
	}
	in.ExtendBaseWidget(in)
	g.ExtendBaseWidget(g)
	return g
}

// Focusable is what the window gives the focus to.
func (g *Grid) Focusable() fyne.Focusable { return g.inner }

// Go goes to the tile and scrolls to it.
func (g *Grid) Go(i int) { g.inner.move(i) }

// Changed draws the tiles anew after their contents or number changed.
func (g *Grid) Changed() { g.inner.Refresh() }

// CreateRenderer fills the width with as many columns as it holds.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	v := &view{objects: []fyne.CanvasObject{g.inner}}
	v.min = func() fyne.Size { return fyne.NewSize(g.least, g.least) }
	v.layout = func(size fyne.Size) {
		gap := theme.Padding()
		columns := max(float32(int((size.Width+gap)/(g.least+gap))), 1)
		if wide := (size.Width+gap)/columns - gap - 0.1; wide != g.wide { // a hair less, so that rounding loses no column
			g.wide = wide
			g.inner.Refresh()
		}
		place(g.inner, 0, 0, size.Width, size.Height)
	}
	return v
}

type innerGrid struct {
	widget.GridWrap
	Noticed
	at      int
	seen    float32 // how far the tiles were scrolled
	focused bool
	opened  func(int)
}

func (g *innerGrid) FocusGained() {
	g.focused = true
	if g.at < 0 {
		g.at = 0
	}
	g.Refresh()
}

func (g *innerGrid) FocusLost() {
	g.focused = false
	g.Refresh()
}

func (g *innerGrid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight:
		g.move(g.at + 1)
	case fyne.KeyLeft:
		g.move(g.at - 1)
	case fyne.KeyDown:
		g.move(g.at + g.ColumnCount())
	case fyne.KeyUp:
		g.move(g.at - g.ColumnCount())
	case fyne.KeyPageDown:
		g.move(g.at + page*g.ColumnCount())
	case fyne.KeyPageUp:
		g.move(g.at - page*g.ColumnCount())
	case fyne.KeyHome:
		g.move(0)
	case fyne.KeyEnd:
		g.move(g.Length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if g.at >= 0 && g.at < g.Length() {
			g.opened(g.at)
		}
	default:
		PassKey(g, ev)
	}
}

func (g *innerGrid) move(i int) {
	if n := g.Length(); n > 0 {
		g.at = min(max(i, 0), n-1)
		g.ScrollTo(g.at)
		g.Refresh()
	}
}
