package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press makes a widget of something that is pressed: by pointer, Enter or Space.
type press struct {
	widget.DisableableWidget
	Noticed
	self             fyne.Widget // the whole widget, as the window knows it
	hovered, focused bool
	do               func()
}

func (p *press) extend(self fyne.Widget, do func()) {
	p.self, p.do = self, do
	p.ExtendBaseWidget(self)
}

var (
	_ fyne.Tappable      = (*press)(nil)
	_ fyne.Focusable     = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
)

// Tapped does it.
func (p *press) Tapped(*fyne.PointEvent) {
	Used()
	if !p.Disabled() && p.do != nil {
		p.do()
	}
}

// FocusGained shows that the keyboard is here.
func (p *press) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost shows that it is not.
func (p *press) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune does nothing: Space comes as a key too.
func (p *press) TypedRune(rune) {}

// TypedKey does it on Enter and Space and passes the rest on.
func (p *press) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		PassKey(p.self, ev)
	}
}

// MouseIn shows that a press would be heard.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved does nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (p *press) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor is a hand where a press would be heard.
func (p *press) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// PassKey gives a key that a focused widget does not use to its window, which
// Fyne itself does only where nothing has the focus.
func PassKey(w fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(w)
	if c == nil {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(ev)
	}
}

// PassShortcut gives a shortcut that a focused text field does not use to its
// window, which Fyne itself does only where no text field has the focus.
func PassShortcut(w fyne.CanvasObject, s fyne.Shortcut) {
	if k := KeysOf(fyne.CurrentApp().Driver().CanvasForObject(w)); k != nil {
		k.TypedShortcut(s)
	}
}
