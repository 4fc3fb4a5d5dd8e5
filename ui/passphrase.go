package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// Vault is the lock of the store that is open.
type Vault interface {
	Sealed() bool
	// ChangePassphrase takes a second or two, off the window's thread. The error
	// is app.WrongPassphrase where old does not open the store.
	ChangePassphrase(old, passphrase string) error
	// Lock closes the store and has the window ask for the passphrase. The shell
	// is left.
	Lock()
	// Seal closes a store that is not encrypted, encrypts it, and opens it again in
	// a new shell, which says how it went.
	Seal(passphrase string)
}

func (s *Shell) sealed() bool { return s.deps.Vault != nil && s.deps.Vault.Sealed() }

// passphrase is what the settings offer to do about it.
type passphrase struct{ shell *Shell }

// Sealed reports that there is one.
func (p passphrase) Sealed() bool { return p.shell.sealed() }

// Lock locks.
func (p passphrase) Lock() { p.shell.deps.Vault.Lock() }

// Encrypt asks for a passphrase and seals the store with it.
func (p passphrase) Encrypt() {
	s := p.shell
	form := newForm(s, false)
	form.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.encrypt.title"), Text: s.loc.T("settings.passphrase.encrypt.text"),
	}, s.loc.T("settings.passphrase.encrypt.do"), func(_, passphrase string) {
		form.close()
		s.deps.Vault.Seal(passphrase)
	})
}

// Change asks for the old one and another.
func (p passphrase) Change() {
	s := p.shell
	form := newForm(s, true)
	form.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.change.title"), Text: s.loc.T("settings.passphrase.change.text"),
	}, s.loc.T("settings.passphrase.change.do"), func(old, passphrase string) {
		form.set(true)
		work.Change(s.deps.Runner, func(context.Context, work.Progress) (struct{}, error) {
			return struct{}{}, s.deps.Vault.ChangePassphrase(old, passphrase)
		}, nil, func(_ struct{}, err error) {
			form.set(false)
			switch {
			case app.CodeOf(err) == app.WrongPassphrase:
				text, _ := s.loc.Error(err)
				form.refuse(text, form.old)
			case err != nil:
				form.close()
				s.Fail(err)
			default:
				form.close()
				s.Say(s.loc.T("settings.passphrase.changed"))
			}
		})
	})
}

// form is a sheet that asks for a new passphrase, and for the present one where
// there is one.
type form struct {
	shell *Shell
	old   *kit.Entry // nil where there is none
	pair  *door.Pair
	says  door.Says
	bar   door.Working
	do    func(old, passphrase string)
	busy  bool
	close func()
}

func newForm(s *Shell, withOld bool) *form {
	f := &form{shell: s, says: door.NewSays(), bar: door.NewWorking()}
	f.pair = door.NewPair(threshold{s}, "", "", func(string, string) { f.say("") }, f.submit)
	if withOld {
		f.old = door.NewSecret(func() { s.Focus(f.pair.First()) })
	}
	return f
}

// threshold is the shell as a frame of package door.
type threshold struct{ *Shell }

func (t threshold) SetLanguage(lang string) { t.look.SetLanguage(lang) }

func (f *form) show(sheet kit.Sheet, label string, do func(old, passphrase string)) {
	f.do = do
	var objects []fyne.CanvasObject
	sheet.Focus = f.pair.First()
	if f.old != nil {
		objects = append(objects, kit.NewField(f.shell.loc.T("settings.passphrase.old"), f.old, ""))
		sheet.Focus = f.old
	}
	objects = append(append(objects, f.pair.Objects()...), f.says.Object(), f.bar.Object())
	sheet.Body = kit.NewColumn(16, objects...)
	sheet.Actions = []kit.Action{
		{Label: f.shell.loc.T("dialog.cancel")},
		{Label: label, Primary: true, Stay: true, Do: f.submit},
	}
	f.close = f.shell.dialogs.Show(sheet)
}

func (f *form) submit() {
	if f.busy {
		return
	}
	if f.old != nil && f.old.Text == "" {
		f.refuse(f.shell.loc.T("door.empty"), f.old)
		return
	}
	passphrase, wrong, at := f.pair.Passphrase()
	if wrong != "" {
		f.refuse(wrong, at)
		return
	}
	old := ""
	if f.old != nil {
		old = f.old.Text
	}
	f.do(old, passphrase)
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
	if top := s.deps.Window.Canvas().Overlays().Top(); top != nil {
		top.Refresh()
	}
}

func (f *form) refuse(sentence string, at *kit.Entry) {
	f.say(sentence)
	door.SelectAll(threshold{f.shell}, at)
}
