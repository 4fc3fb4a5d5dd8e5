package ui

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Vault is the lock of the store that is open.
type Vault interface {
	Sealed() bool
	// Lock closes the store and has the window ask for the passphrase. The shell
	// is left.
	Lock()
	Keys
	// Seal closes a store that is not encrypted, encrypts it, and opens it again in
	// a new shell, which says how it went. So do Unseal, which takes the encryption
	// away again, and NewDataKey, which encrypts anew for the given passphrases,
	// the first of which opens the store.
	Seal(passphrase string)
	Unseal(passphrase string)
	NewDataKey(passphrases []string)
}

// Keys are the ways to unlock the store. Whatever is given a passphrase takes a
// second or more for each way and belongs off the window's thread; its error is
// app.WrongPassphrase where a present one does not open the store, after which
// all is as it was.
type Keys interface {
	Slots() ([]app.Slot, error)
	SlotOf(passphrase string) (id string, err error)
	ChangePassphrase(old, passphrase string) error
	AddPassphrase(existing, passphrase string) error
	RemoveSlot(existing, id string) error

	NewRecoveryPhrase() string
	AddRecovery(existing, phrase string) error
	SaveRecovery(ctx context.Context, phrase string, lang app.Lang, path string) error // as PDF
	OpenPrinted(ctx context.Context, path string) error                                // in the viewer
	RemovePrinted(path string) error
}

func (s *Shell) sealed() bool { return s.deps.Vault != nil && s.deps.Vault.Sealed() }

// passphrase is what the settings offer to do about it.
type passphrase struct{ shell *Shell }

// Sealed reports that there is one.
func (p passphrase) Sealed() bool { return p.shell.sealed() }

// Slots are the ways to unlock the store.
func (p passphrase) Slots() ([]app.Slot, error) { return p.shell.deps.Vault.Slots() }

// Lock locks.
func (p passphrase) Lock() { p.shell.deps.Vault.Lock() }

// Encrypt asks for a passphrase and seals the store with it.
func (p passphrase) Encrypt() {
	s := p.shell
	f := newForm(s).askingNew()
	f.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.encrypt.title"), Text: s.loc.T("settings.passphrase.encrypt.text"),
	}, kit.Action{Label: s.loc.T("settings.passphrase.encrypt.do"), Do: func() {
		if chosen, ok := f.chosen(); ok {
			f.close()
			s.deps.Vault.Seal(chosen)
		}
	}})
}

// Unseal takes the passphrase away, after a plain warning of what that means.
func (p passphrase) Unseal() {
	s := p.shell
	f := newForm(s).askingPresent()
	f.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.unseal.title"), Text: s.loc.T("settings.passphrase.unseal.text"),
	}, kit.Action{Label: s.loc.T("settings.passphrase.unseal.do"), Danger: true, Do: func() { f.prove(s.deps.Vault.Unseal) }})
}

// Change asks for the old one and another.
func (p passphrase) Change() {
	t, vault := p.shell.loc.T, p.shell.deps.Vault
	p.askForNew(kit.Sheet{
		Title: t("settings.passphrase.change.title"), Text: t("settings.passphrase.change.text"),
	}, t("settings.passphrase.change.do"), vault.ChangePassphrase, t("settings.passphrase.changed"))
}

// Add asks for a present one and a further one.
func (p passphrase) Add() {
	t, vault := p.shell.loc.T, p.shell.deps.Vault
	p.askForNew(kit.Sheet{
		Title: t("settings.passphrase.add.title"), Text: t("settings.passphrase.add.text"),
	}, t("settings.passphrase.add.do"), vault.AddPassphrase, t("settings.passphrase.added"))
}

// askForNew asks for the present passphrase and a new one, and does something with
// both; done is what it says of that.
func (p passphrase) askForNew(sheet kit.Sheet, label string, do func(old, chosen string) error, done string) {
	f := newForm(p.shell).askingPresent().askingNew()
	f.show(sheet, kit.Action{Label: label, Do: func() {
		old, ok := f.old()
		if !ok {
			return
		}
		chosen, ok := f.chosen()
		if !ok {
			return
		}
		f.attempt(func(context.Context) (*kit.Entry, error) { return f.present[0], do(old, chosen) }, func() { p.did(done) })
	}})
}

// did says what was done and has the settings show the ways to unlock anew.
func (p passphrase) did(sentence string) {
	p.shell.Changed(app.Changes{Kinds: app.KindSettings})
	p.shell.Say(sentence)
}

// Remove takes one of several ways away, and offers what makes it useless for
// good.
func (p passphrase) Remove(slot app.Slot, text string) {
	s := p.shell
	f := newForm(s).asking(s.loc.T("settings.passphrase.staying"), s.loc.T("settings.passphrase.staying.hint"))
	f.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.remove.title"),
		Text:  text + "\n" + s.loc.T("settings.passphrase.remove.text"),
	}, kit.Action{Label: s.loc.T("settings.passphrase.remove.do"), Danger: true, Do: func() {
		old, ok := f.old()
		if !ok {
			return
		}
		f.attempt(func(context.Context) (*kit.Entry, error) {
			return f.present[0], s.deps.Vault.RemoveSlot(old, slot.ID)
		}, func() {
			p.did(s.loc.T("settings.passphrase.removed"))
			p.offerNewDataKey()
		})
	}})
}

// offerNewDataKey says what a removed passphrase still opens.
func (p passphrase) offerNewDataKey() {
	loc := p.shell.loc
	p.shell.dialogs.Confirm(kit.Question{
		Title: loc.T("settings.passphrase.old_copies.title"), Text: loc.T("settings.passphrase.old_copies"),
		Yes: loc.T("settings.passphrase.renew"), No: loc.T("settings.passphrase.old_copies.no"),
	}, func(yes bool) {
		if yes {
			p.NewDataKey()
		}
	})
}

// NewDataKey encrypts the store anew for those ways whose passphrases are typed.
func (p passphrase) NewDataKey() {
	s := p.shell
	work.Query(s.deps.Runner, "passphrase/slots", func(context.Context) ([]app.Slot, error) {
		return s.deps.Vault.Slots()
	}, func(slots []app.Slot, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		newRenewal(s, slots).show()
	})
}
