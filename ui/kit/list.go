package kit

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// List is a long list that draws only what is to be seen: a hundred thousand
// rows scroll as lightly as ten. The arrows move the selection, Enter opens.
type List struct {
	widget.BaseWidget
	inner *innerList
}

// NewList asks length for the number of rows, makes row templates with create,
// fills them with update, and tells selected which row the reader is on and
// opened (may be nil) which one was opened by Enter.
func NewList(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject), selected, opened func(int)) *List {
	in := &innerList{at: -1, opened: opened}
	in.Length, in.CreateItem = length, create
	in.UpdateItem = func(i int, o fyne.CanvasObject) {
		scrolled(in.GetScrollOffset(), &in.seen)
		update(i, o)
	}
	in.HideSeparators = true
	in.OnSelected = func(i int) {
		Used()
		in.at = i
		selected(i)
	}
	in.ExtendBaseWidget(in)
	l := &List{inner: in}
	in.changed = func() { l.Refresh() }
	l.ExtendBaseWidget(l)
	return l
}

// Marking lets rows be marked: Space asks mark for the row that the reader is
// on, Ctrl+A asks for all, and Escape asks none to take the marks away, which
// says whether there were any.
func (l *List) Marking(mark func(int), all func(), none func() bool) *List {
	l.inner.mark, l.inner.all, l.inner.none = mark, all, none
	return l
}

// Focusable is what the window gives the focus to.
func (l *List) Focusable() fyne.Focusable { return l.inner }

// Select moves to the row, scrolls to it and tells, unless it is there already.
func (l *List) Select(i int) { l.inner.move(i) }

// Clear leaves no row selected.
func (l *List) Clear() {
	l.inner.at = -1
	l.inner.UnselectAll()
}

// Selected is the row the reader is on, -1 for none.
func (l *List) Selected() int { return l.inner.at }

// Heights gives rows a height of their own, as heads of groups have; 0 for the
// usual one. It is to be called whenever the rows change.
func (l *List) Heights(of func(i int) float32) {
	usual := l.inner.CreateItem().MinSize().Height
	for i := range l.inner.Length() {
		l.inner.SetItemHeight(i, cmp.Or(of(i), usual))
	}
}

// Changed draws the rows anew after their contents or number changed.
func (l *List) Changed() { l.inner.Refresh() }

// ScrollToTop shows the first row.
func (l *List) ScrollToTop() { l.inner.ScrollTo(0) }

// CreateRenderer puts the sign of the focus around the list.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	focus := ring(theme.Size(theme.SizeNameSelectionRadius))
	focus.StrokeWidth = 1 // a list is large: a hair is seen well enough
	v := &view{objects: []fyne.CanvasObject{l.inner, focus}}
	v.min = func() fyne.Size { return l.inner.MinSize() }
	v.layout = func(size fyne.Size) {
		place(l.inner, 0, 0, size.Width, size.Height)
		place(focus, 0, 0, size.Width, size.Height)
	}
	v.refresh = func() {
		focus.FillColor = color.Transparent
		showRing(focus, l.inner.focused)
	}
	v.refresh()
	return v
}

type innerList struct {
	widget.List
	Noticed
	at      int
	seen    float32 // how far the rows were scrolled
	focused bool
	opened  func(int)
	changed func()

	mark func(int) // these three are nil where nothing can be marked
	all  func()
	none func() bool
}

func (l *innerList) FocusGained() {
	l.focused = true
	l.List.FocusGained()
	l.changed()
}

func (l *innerList) FocusLost() {
	l.focused = false
	l.List.FocusLost()
	l.changed()
}

// page is how far Page Up and Page Down go, in rows.
const page = 8

func (l *innerList) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case l.none != nil && ev.Name == fyne.KeyEscape && l.none():
		return
	case l.mark != nil && ev.Name == fyne.KeySpace:
		if l.at >= 0 && l.at < l.Length() {
			l.mark(l.at)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyUp:
		l.move(max(0, l.at-1))
	case fyne.KeyPageDown:
		l.move(l.at + page)
	case fyne.KeyPageUp:
		l.move(max(0, l.at-page))
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(l.Length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.opened != nil && l.at >= 0 && l.at < l.Length() {
			l.opened(l.at)
		}
	default:
		PassKey(l, ev)
	}
}

// TypedShortcut marks all on Ctrl+A; the window hears the other shortcuts.
func (l *innerList) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.all != nil {
		l.all()
		return
	}
	PassShortcut(l, s)
}

func (l *innerList) move(i int) {
	n := l.Length()
	if n == 0 {
		return
	}
	i = min(max(i, 0), n-1)
	l.Highlight(i) // the toolkit keeps its own mark of where the keyboard is
	l.Select(i)
}
