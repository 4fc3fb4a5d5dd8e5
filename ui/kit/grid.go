package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Grid is a long row of equal tiles that wraps to the width and draws only what
// is to be seen. The arrows move the selection, Enter opens.
type Grid struct {
	widget.BaseWidget
	inner *innerGrid
}

// NewGrid asks length for the number of tiles, makes templates with create,
// fills them with update (chosen: the reader is on this tile), and tells opened
// which one was pressed or opened by Enter.
func NewGrid(length func() int, create func() fyne.CanvasObject, update func(i int, chosen bool, o fyne.CanvasObject), opened func(int)) *Grid {
	in := &innerGrid{at: -1, opened: opened}
	in.Length, in.CreateItem = length, create
	in.UpdateItem = func(i int, o fyne.CanvasObject) { update(i, i == in.at, o) }
	in.OnSelected = func(i int) {
		in.UnselectAll() // so that a second press is heard
		in.move(i)
		opened(i)
	}
	in.ExtendBaseWidget(in)
	g := &Grid{inner: in}
	in.changed = func() { g.Refresh() }
	g.ExtendBaseWidget(g)
	return g
}

// Focusable is what the window gives the focus to.
func (g *Grid) Focusable() fyne.Focusable { return g.inner }

// Go goes to the tile and scrolls to it.
func (g *Grid) Go(i int) { g.inner.move(i) }

// Changed draws the tiles anew after their contents or number changed.
func (g *Grid) Changed() { g.inner.Refresh() }

// CreateRenderer puts the sign of the focus around the grid.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	focus := ring(theme.Size(theme.SizeNameSelectionRadius))
	v := &view{objects: []fyne.CanvasObject{g.inner, focus}}
	v.min = func() fyne.Size { return g.inner.MinSize() }
	v.layout = func(size fyne.Size) {
		place(g.inner, 0, 0, size.Width, size.Height)
		place(focus, 0, 0, size.Width, size.Height)
	}
	v.refresh = func() {
		focus.FillColor = color.Transparent
		showRing(focus, g.inner.focused)
	}
	v.refresh()
	return v
}

type innerGrid struct {
	widget.GridWrap
	at      int
	focused bool
	opened  func(int)
	changed func()
}

func (g *innerGrid) FocusGained() {
	g.focused = true
	if g.at < 0 {
		g.at = 0
	}
	g.Refresh()
	g.changed()
}

func (g *innerGrid) FocusLost() {
	g.focused = false
	g.changed()
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
