package door

import (
	"fyne.io/fyne/v2"

	"vestka/ui/kit"
)

// Unlock asks for the passphrase of the store.
type Unlock struct {
	open    func(passphrase string)
	restore func()
	frame   Frame
	typed   string
	busy    bool
	entry   *kit.Entry
	button  *kit.Button
	instead *kit.Button // leads to the backups
	wrong   Says
	bar     Working
	screen  fyne.CanvasObject
}

var _ Screen = (*Unlock)(nil)

// NewUnlock hands what was typed to open, which ends by Refuse or by another screen.
// Who does not know the passphrase is led to another screen by restore.
func NewUnlock(open func(passphrase string), restore func()) *Unlock {
	return &Unlock{open: open, restore: restore}
}

// Build makes the screen.
func (u *Unlock) Build(f Frame) fyne.CanvasObject {
	u.frame = f
	loc := f.Loc()
	caps := NewCaps(loc, func() { u.screen.Refresh() })
	u.entry = NewSecret(caps, u.submit)
	u.entry.SetText(u.typed)
	u.entry.OnChanged = func(text string) { u.typed = text; u.say("") }
	u.button = kit.NewPrimary(loc.T("door.unlock"), u.submit)
	u.instead = kit.NewLink(loc.T("door.restore"), u.restore)
	u.wrong, u.bar = NewSays(), NewWorking()
	u.screen = stand(
		f,
		kit.NewField(loc.T("door.passphrase"), u.entry, ""),
		caps.Object(), u.wrong.Object(), u.bar.Object(), u.button, u.instead,
	)
	u.set(u.busy)
	return u.screen
}

// Focus is the field.
func (u *Unlock) Focus() fyne.Focusable { return u.entry }

// Refuse says why the store did not open; what was typed stays, marked.
func (u *Unlock) Refuse(err error) {
	u.set(false)
	text, _ := u.frame.Loc().Error(err)
	u.say(text)
	SelectAll(u.frame, u.entry)
}

func (u *Unlock) submit() {
	switch {
	case u.busy:
	case u.typed == "":
		u.say(u.frame.Loc().T("door.empty"))
		u.frame.Focus(u.entry)
	default:
		u.say("")
		u.set(true)
		u.open(u.typed)
	}
}

func (u *Unlock) say(sentence string) {
	u.wrong.Say(sentence)
	u.screen.Refresh()
}

func (u *Unlock) set(busy bool) {
	u.busy = busy
	u.bar.Set(busy)
	enable(!busy, u.entry, u.button, u.instead)
	u.screen.Refresh()
}

// enable lets the widgets be used, or not.
func enable(on bool, all ...fyne.Disableable) {
	for _, w := range all {
		if on {
			w.Enable()
		} else {
			w.Disable()
		}
	}
}
