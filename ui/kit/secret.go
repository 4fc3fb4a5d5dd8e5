package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// secret is what a field for a passphrase has beyond others.
type secret struct {
	shift bool // a shift key is down
	large int  // letters in a row that were large, or small, though shift says otherwise
	caps  func(on bool)
}

// NewSecret is a field in which what is typed is not shown, but while the eye at
// its end is open; name is what the eye is called for who cannot see it. caps
// hears that Caps Lock seems to be on, or not any more.
func NewSecret(name string, caps func(on bool)) *Entry {
	e := NewEntry()
	e.Password = true
	e.secret = &secret{caps: caps}
	e.ActionItem = newEye(name, e)
	return e
}

// KeyDown notes the shift keys.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	Used()
	e.noteShift(ev, true)
	e.Entry.KeyDown(ev)
}

// KeyUp notes the shift keys.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	e.noteShift(ev, false)
	e.Entry.KeyUp(ev)
}

func (e *Entry) noteShift(ev *fyne.KeyEvent, down bool) {
	if e.secret != nil && (ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight) {
		e.secret.shift = down
	}
}

// TypedRune types the letter, which may come without a key from an input method.
func (e *Entry) TypedRune(r rune) {
	Used()
	if e.secret != nil {
		e.secret.typed(r)
	}
	e.Entry.TypedRune(r)
}

// suspect is how many letters in a row tell of Caps Lock: the toolkit does not
// know the key, and a shift key may have been pressed before the field was entered.
const suspect = 2

func (s *secret) typed(r rune) {
	before := s.large >= suspect
	switch {
	case unicode.IsUpper(r) && !s.shift, unicode.IsLower(r) && s.shift:
		s.large++
	case unicode.IsLetter(r):
		s.large = 0
	}
	if now := s.large >= suspect; now != before {
		s.caps(now)
	}
}

// eye shows what is typed in a field, or hides it again.
type eye struct {
	press
	name  string
	entry *Entry
}

func newEye(name string, e *Entry) *eye {
	y := &eye{name: name, entry: e}
	y.extend(y, y.toggle)
	return y
}

// toggle gives the keyboard back to the field, where one goes on typing.
func (y *eye) toggle() {
	if y.entry.Disabled() {
		return
	}
	y.entry.Password = !y.entry.Password
	y.entry.Refresh()
	y.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(y.entry); c != nil {
		c.Focus(y.entry)
	}
}

// AccessibilityLabel is the name.
func (y *eye) AccessibilityLabel() string { return y.name }

// AccessibilityRole is that of a button.
func (y *eye) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (y *eye) CreateRenderer() fyne.WidgetRenderer {
	focus := ring(theme.Size(theme.SizeNameButtonRadius))
	open, shut := newGlyph("eye", theme.ColorNamePlaceHolder), newGlyph("eye-shut", theme.ColorNamePlaceHolder)
	v := &view{objects: []fyne.CanvasObject{focus, open.Image, shut.Image}}
	v.min = func() fyne.Size { return iconSize().AddWidthHeight(2*eyePad, 2*eyePad) }
	v.layout = func(size fyne.Size) {
		icon := iconSize()
		x, top := (size.Width-icon.Width)/2, (size.Height-icon.Height)/2
		place(open, x, top, icon.Width, icon.Height)
		place(shut, x, top, icon.Width, icon.Height)
		place(focus, x-eyePad+2, top-eyePad+2, icon.Width+2*eyePad-4, icon.Height+2*eyePad-4)
	}
	v.refresh = func() {
		open.Hidden, shut.Hidden = y.entry.Password, !y.entry.Password
		open.ink(theme.ColorNamePlaceHolder)
		shut.ink(theme.ColorNamePlaceHolder)
		showRing(focus, y.focused)
	}
	v.refresh()
	return v
}

const eyePad = 8
