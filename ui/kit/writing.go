package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Writing is a field in which a letter is written: in the letters of a book, as
// large as the reader wants them.
type Writing struct {
	Entry
	look *writingTheme

	// Back and Forth are asked where the field itself has nothing to take back or to
	// bring again; they may be nil.
	Back, Forth func()

	// Begun is called when the keyboard comes to the field; it may be nil.
	Begun func()
}

// NewWriting is an empty field at the zoom, 1 for the usual size.
func NewWriting(zoom float32) *Writing {
	w := &Writing{look: &writingTheme{zoom: zoom}}
	w.MultiLine = true
	w.TextStyle.Monospace = true // the letters of a book, see Theme.Font
	w.Wrapping = fyne.TextWrapWord
	w.Scroll = fyne.ScrollVerticalOnly
	w.ExtendBaseWidget(w)
	return w
}

// Dressed is the field on a sheet of paper with its margins: that is what stands on
// a screen.
func (w *Writing) Dressed() fyne.CanvasObject {
	p := &paper{field: container.NewThemeOverride(w, w.look), look: w.look}
	p.ExtendBaseWidget(p)
	return p
}

// SetZoom makes the letters larger or smaller.
func (w *Writing) SetZoom(zoom float32) {
	if w.look.zoom != zoom {
		w.look.zoom = zoom
		w.Refresh()
	}
}

// FocusGained tells that something is written here from now on.
func (w *Writing) FocusGained() {
	w.Entry.FocusGained()
	if w.Begun != nil {
		w.Begun()
	}
}

// TypedKey keeps the keys of writing and passes the others on.
func (w *Writing) TypedKey(ev *fyne.KeyEvent) {
	if passes(ev.Name) {
		PassKey(w, ev)
		return
	}
	w.Entry.Entry.TypedKey(ev)
}

// TypedShortcut keeps the shortcuts of writing; the window hears the others.
func (w *Writing) TypedShortcut(s fyne.Shortcut) {
	before, beyond := w.Text, (func())(nil)
	switch s.(type) {
	case *fyne.ShortcutUndo:
		beyond = w.Back
	case *fyne.ShortcutRedo:
		beyond = w.Forth
	}
	if copying(s) {
		noteCopied(w.SelectedText())
	}
	w.Entry.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); custom {
		PassShortcut(w, s)
	}
	if beyond != nil && w.Text == before {
		beyond()
	}
}

// paper keeps a field from growing wider than reads well, in the middle of its place.
type paper struct {
	widget.BaseWidget
	field *container.ThemeOverride
	look  *writingTheme
}

const (
	margin      = 26  // of the sheet, around the text
	longestLine = 700 // at the usual zoom
)

// CreateRenderer lays the field in the middle.
func (p *paper) CreateRenderer() fyne.WidgetRenderer {
	v := &view{objects: []fyne.CanvasObject{p.field}, min: p.field.MinSize}
	v.layout = func(size fyne.Size) {
		w := min(size.Width, longestLine*p.look.zoom+2*margin)
		place(p.field, (size.Width-w)/2, 0, w, size.Height)
	}
	v.refresh = func() { v.layout(p.Size()) }
	return v
}

// writingTheme is the window's look, in letters of another size and with
// the margins of a sheet.
type writingTheme struct{ zoom float32 }

func (writingTheme) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (t *writingTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return t.now().Color(name, v)
}

func (t *writingTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.now().Icon(name) }

func (t *writingTheme) Font(style fyne.TextStyle) fyne.Resource { return t.now().Font(style) }

func (t *writingTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.now().Size(sizeLetter) * t.zoom
	case theme.SizeNameInnerPadding:
		return margin
	}
	return t.now().Size(name)
}
