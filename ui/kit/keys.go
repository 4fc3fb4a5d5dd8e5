package kit

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcut is a key that does something in the window. Mod is 0 for a function
// key alone; Command is the usual one.
type Shortcut struct {
	Key   fyne.KeyName
	Mod   fyne.KeyModifier
	Label string // what it does, for the list of all keys
	Do    func()
	Over  bool // counts while a dialog is open, too
}

// Command is Ctrl, and Cmd on a Mac.
const Command = fyne.KeyModifierShortcutDefault

// Name is the shortcut as it stands on the keys: "Ctrl+F".
func (s Shortcut) Name() string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if s.Mod&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(append(parts, keyName(s.Key)), "+")
}

func keyName(k fyne.KeyName) string {
	switch k {
	case fyne.KeyEscape:
		return "Esc"
	case fyne.KeyReturn:
		return "Enter"
	case fyne.KeyDelete:
		return "Del"
	}
	return string(k)
}

// fyneShortcut is the form in which the toolkit reports the keys.
func (s Shortcut) fyneShortcut() fyne.Shortcut {
	if s.Mod == Command && s.Key == fyne.KeyZ {
		return &fyne.ShortcutUndo{}
	}
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Mod}
}

// reserved tells the keys that belong to writing in every field, and those
// that would be typed as a letter.
func (s Shortcut) reserved() bool {
	switch s.Mod {
	case 0, fyne.KeyModifierShift:
		return !passes(s.Key) || s.Key == fyne.KeyEscape
	case Command:
		switch s.Key {
		case fyne.KeyA, fyne.KeyC, fyne.KeyV, fyne.KeyX, fyne.KeyY, fyne.KeyInsert, fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			return true
		}
	}
	return runtime.GOOS == "darwin" && s.Mod == fyne.KeyModifierAlt
}

// Keys are the shortcuts of one window: those that always count, and those of
// the section that is to be seen. While a dialog holds them none counts.
type Keys struct {
	canvas fyne.Canvas
	always []Shortcut
	here   []Shortcut
	holds  []*hold
	escape func()
}

// windows are the keys of every window by its canvas: a widget that passes a
// shortcut on knows no more than that.
var windows = map[fyne.Canvas]*Keys{}

// KeysOf are the keys of the window of the canvas; nil where it has none.
func KeysOf(c fyne.Canvas) *Keys { return windows[c] }

type hold struct{ typed func(*fyne.KeyEvent) }

// NewKeys listens to the keys of the canvas; escape is called for Escape where
// no dialog takes it.
func NewKeys(c fyne.Canvas, escape func()) *Keys {
	k := &Keys{canvas: c, escape: escape}
	c.SetOnTypedKey(k.typed)
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(*fyne.KeyEvent) { Used() }) // Tab too, which the driver keeps to itself
	}
	windows[c] = k
	return k
}

// CheckKeys refuses two shortcuts on one key, and those that belong to writing.
func CheckKeys(always, here []Shortcut) error {
	seen := map[string]string{}
	for _, s := range append(append([]Shortcut{}, always...), here...) {
		name := s.Name()
		if s.reserved() {
			return fmt.Errorf("the key %s of %q belongs to writing", name, s.Label)
		}
		if other, ok := seen[name]; ok {
			return fmt.Errorf("the key %s is wanted by %q and by %q", name, other, s.Label)
		}
		seen[name] = s.Label
	}
	return nil
}

// Set replaces all shortcuts, or changes nothing and tells why it cannot.
func (k *Keys) Set(always, here []Shortcut) error {
	if err := CheckKeys(always, here); err != nil {
		return err
	}
	for _, s := range k.All() {
		k.canvas.RemoveShortcut(s.fyneShortcut())
	}
	k.always, k.here = always, here
	for _, s := range k.All() {
		k.canvas.AddShortcut(s.fyneShortcut(), k.TypedShortcut)
	}
	return nil
}

// TypedShortcut does what the shortcut stands for; while a dialog is open only
// what counts over it.
func (k *Keys) TypedShortcut(typed fyne.Shortcut) {
	Used()
	for _, s := range k.All() {
		if s.Mod != 0 && s.fyneShortcut().ShortcutName() == typed.ShortcutName() {
			if s.Over || k.free() {
				s.Do()
			}
			return
		}
	}
}

// All are the shortcuts that count now, the window's own first.
func (k *Keys) All() []Shortcut {
	return append(append([]Shortcut{}, k.always...), k.here...)
}

// Hold gives every key to a dialog until release is called. Holds may nest.
func (k *Keys) Hold(typed func(*fyne.KeyEvent)) (release func()) {
	h := &hold{typed: typed}
	k.holds = append(k.holds, h)
	return func() {
		for i, other := range k.holds {
			if other == h {
				k.holds = append(k.holds[:i], k.holds[i+1:]...)
				return
			}
		}
	}
}

// free tells that no dialog and no open menu has the keyboard.
func (k *Keys) free() bool { return len(k.holds) == 0 && k.canvas.Overlays().Top() == nil }

func (k *Keys) typed(ev *fyne.KeyEvent) {
	Used()
	if n := len(k.holds); n > 0 {
		k.holds[n-1].typed(ev)
		return
	}
	if !k.free() {
		return
	}
	if ev.Name == fyne.KeyEscape {
		k.escape()
		return
	}
	for _, s := range k.All() {
		if s.Mod == 0 && s.Key == ev.Name {
			s.Do()
			return
		}
	}
}
