package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Writing is a field in which a letter is written: in the letters of a book, as
// large as the reader wants them.
type Writing struct {
	Entry
	look *writingTheme

	// Back and Forth are asked where the field itself has nothing to take back or to
	// bring again; they may be nil.
	Back, Forth func()
}

// NewWriting is an empty field at the zoom, 1 for the usual size.
func NewWriting(zoom float32) *Writing {
	w := &Writing{look: &writingTheme{zoom: zoom}}
	w.MultiLine = true
	w.Wrapping = fyne.TextWrapWord
	w.Scroll = fyne.ScrollVerticalOnly
	w.ExtendBaseWidget(w)
	return w
}

// Dressed is the field with its look around it: that is what stands on a screen.
func (w *Writing) Dressed() fyne.CanvasObject { return container.NewThemeOverride(w, w.look) }

// SetZoom makes the letters larger or smaller.
func (w *Writing) SetZoom(zoom float32) {
	if w.look.zoom != zoom {
		w.look.zoom = zoom
		w.Refresh()
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

// writingTheme is the window's look in the letters of a book.
type writingTheme struct{ zoom float32 }

func (writingTheme) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (t *writingTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return t.now().Color(name, v)
}

func (t *writingTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.now().Icon(name) }

func (t *writingTheme) Font(fyne.TextStyle) fyne.Resource { return serifRegular }

func (t *writingTheme) Size(name fyne.ThemeSizeName) float32 {
	size := t.now().Size(name)
	if name == theme.SizeNameText {
		return t.now().Size(sizeLetter) * t.zoom
	}
	return size
}
