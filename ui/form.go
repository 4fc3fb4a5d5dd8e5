package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// form is a sheet that asks for passphrases: present ones, a new one, or both. It
// says in place what is wrong with them, and shows that it is at work.
type form struct {
	shell   *Shell
	present []*kit.Entry
	pair    *door.Pair // of the new one; nil where none is asked for
	caps    *door.Caps
	says    door.Says
	bar     door.Working
	objects []fyne.CanvasObject
	extra   []kit.Action // between cancelling and the action itself
	busy    bool
	do      func()
	close   func()
}

func newForm(s *Shell) *form {
	f := &form{shell: s, says: door.NewSays(), bar: door.NewWorking()}
	f.caps = door.NewCaps(s.loc, s.refreshSheet)
	return f
}

// asking adds a field for a present passphrase.
func (f *form) asking(label, hint string) *form {
	n := len(f.present)
	e := door.NewSecret(f.caps, func() { f.leave(n) })
	e.OnChanged = func(string) { f.say("") }
	f.present = append(f.present, e)
	f.objects = append(f.objects, kit.NewField(label, e, hint))
	return f
}

// askingPresent adds the field for the one that opens the store now.
func (f *form) askingPresent() *form {
	return f.asking(f.shell.loc.T("settings.passphrase.old"), "")
}

// askingNew adds the fields for a new one.
func (f *form) askingNew() *form {
	f.pair = door.NewPair(threshold{f.shell}, f.caps, "", "", func(string, string) { f.say("") }, f.submit)
	f.objects = append(f.objects, f.pair.Objects()...)
	return f
}

// leave goes on to the next field, or submits after the last one.
func (f *form) leave(n int) {
	switch {
	case n+1 < len(f.present):
		door.SelectAll(threshold{f.shell}, f.present[n+1])
	case f.pair != nil:
		f.shell.Focus(f.pair.First())
	default:
		f.submit()
	}
}

// threshold is the shell as a frame of package door.
type threshold struct{ *Shell }

func (t threshold) SetLanguage(lang string) { t.look.SetLanguage(lang) }

// show asks. The action stays until what it does closes the form.
func (f *form) show(sheet kit.Sheet, action kit.Action) {
	f.do = action.Do
	action.Do, action.Primary, action.Stay = f.submit, true, true
	switch {
	case len(f.present) > 0:
		sheet.Focus = f.present[0]
	case f.pair != nil:
		sheet.Focus = f.pair.First()
	}
	sheet.Body = kit.NewColumn(16, append(f.objects, f.caps.Object(), f.says.Object(), f.bar.Object())...)
	sheet.Actions = append(append([]kit.Action{{Label: f.shell.loc.T("dialog.cancel"), Do: sheet.Cancel}}, f.extra...), action)
	f.close = f.shell.dialogs.Show(sheet)
}

func (f *form) submit() {
	if !f.busy {
		f.do()
	}
}

// old is the present passphrase, the first that was asked for; where there is
// none, that is said.
func (f *form) old() (passphrase string, ok bool) {
	e := f.present[0]
	if e.Text == "" {
		f.refuse(f.shell.loc.T("door.empty"), e)
	}
	return e.Text, e.Text != ""
}

// chosen is the new passphrase; where there is none, or it was not typed twice,
// that is said.
func (f *form) chosen() (passphrase string, ok bool) {
	passphrase, wrong, at := f.pair.Passphrase()
	if wrong != "" {
		f.refuse(wrong, at)
	}
	return passphrase, wrong == ""
}

// prove has the present passphrase tried and, where it opens the store, closes the
// form and goes on with it.
func (f *form) prove(then func(old string)) {
	old, ok := f.old()
	if !ok {
		return
	}
	f.attempt(func(context.Context) (*kit.Entry, error) {
		_, err := f.shell.deps.Vault.SlotOf(old)
		return f.present[0], err
	}, func() { then(old) })
}

// attempt does what takes its time off the window's thread, and closes the form
// when it is done. What went wrong is said in place; op gives the field whose
// passphrase is to blame for it, nil where none is.
func (f *form) attempt(op func(context.Context) (*kit.Entry, error), done func()) {
	f.set(true)
	work.Change(f.shell.deps.Runner, func(ctx context.Context, _ work.Progress) (*kit.Entry, error) {
		return op(ctx)
	}, nil, func(at *kit.Entry, err error) {
		f.set(false)
		if err == nil {
			f.close()
			done()
			return
		}
		text, hint := f.shell.loc.Error(err)
		switch app.CodeOf(err) {
		case app.WrongPassphrase, app.Refused:
			if at != nil {
				f.refuse(text, at)
				return
			}
		}
		f.say(strings.TrimSpace(text + " " + hint))
	})
}

func (f *form) set(busy bool) {
	f.busy = busy
	f.bar.Set(busy)
	f.say("")
}

func (f *form) say(sentence string) { f.shell.sayInSheet(f.says, sentence) }

// sayInSheet shows the sentence and gives the sheet the height that it needs now.
func (s *Shell) sayInSheet(says door.Says, sentence string) {
	says.Say(sentence)
	s.refreshSheet()
}

// refreshSheet gives the sheet that lies over the window the height that it needs now.
func (s *Shell) refreshSheet() {
	if top := s.deps.Window.Canvas().Overlays().Top(); top != nil {
		top.Refresh()
	}
}

func (f *form) refuse(sentence string, at *kit.Entry) {
	f.say(sentence)
	door.SelectAll(threshold{f.shell}, at)
}
