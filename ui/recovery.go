package ui

import (
	"context"
	"path/filepath"
	"strings"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// MakeRecovery makes a phrase that the reader takes away on paper. There is a way
// to unlock the store by it only from the moment when it is outside of the
// window, in a file to be printed or in the reader's own hand: a phrase that
// nobody has must not open anything, and no paper may say that it opens what it
// does not open.
func (p passphrase) MakeRecovery() {
	s := p.shell
	f := newForm(s).askingPresent()
	f.show(kit.Sheet{
		Title: s.loc.T("settings.passphrase.recovery.title"), Text: s.loc.T("settings.passphrase.recovery.text"),
	}, kit.Action{Label: s.loc.T("settings.passphrase.recovery.do"), Do: func() {
		f.prove(func(old string) { p.showPhrase(old, s.deps.Vault.NewRecoveryPhrase()) })
	}})
}

// showPhrase shows the phrase this once.
func (p passphrase) showPhrase(old, phrase string) {
	s := p.shell
	f := newForm(s)
	f.objects = append(f.objects, kit.NewPhrase(strings.Split(phrase, "-")), kit.NewText(kit.Body(s.loc.T("settings.phrase.keep"))))
	// The main action, to which Enter goes, asks where; it cannot be taken by a slip.
	f.extra = []kit.Action{{Label: s.loc.T("settings.phrase.written"), Stay: true, Do: func() { p.addPhrase(f, old, phrase) }}}
	f.show(kit.Sheet{
		Title: s.loc.T("settings.phrase.title"), Text: s.loc.T("settings.phrase.text"), Width: phraseSheet,
		Cancel: func() { s.Say(s.loc.T("settings.phrase.cancelled")) },
	}, kit.Action{Label: s.loc.T("settings.phrase.save"), Do: func() { p.savePhrase(f, old, phrase) }})
}

// addPhrase adds the phrase that was written down by hand.
func (p passphrase) addPhrase(f *form, old, phrase string) {
	if f.busy {
		return
	}
	f.attempt(func(context.Context) (*kit.Entry, error) {
		return nil, p.shell.deps.Vault.AddRecovery(old, phrase)
	}, func() { p.did(p.shell.loc.T("settings.phrase.added")) })
}

// phraseSheet is wide enough for four groups beside each other.
const phraseSheet = 600

// savePhrase writes the sheet of paper, and then adds the way to unlock.
func (p passphrase) savePhrase(f *form, old, phrase string) {
	s := p.shell
	s.dialogs.SaveFile(kit.FileRequest{
		Title: s.loc.T("settings.phrase.save.title"), Extensions: []string{".pdf"}, Name: s.loc.T("settings.phrase.file") + ".pdf",
	}, func(path string) {
		lang := app.Lang(s.loc.Lang())
		f.attempt(func(ctx context.Context) (*kit.Entry, error) {
			return nil, saveAndAdd(ctx, s.deps.Vault, old, phrase, lang, path)
		}, func() {
			p.did(s.loc.T("settings.phrase.added"))
			p.printed(path)
		})
	})
}

// saveAndAdd leaves neither the file nor the way to unlock where one of them
// fails.
func saveAndAdd(ctx context.Context, vault Keys, old, phrase string, lang app.Lang, path string) error {
	if err := vault.SaveRecovery(ctx, phrase, lang, path); err != nil {
		return err
	}
	err := vault.AddRecovery(old, phrase)
	if err != nil {
		_ = vault.RemovePrinted(path) // the first error is the one to tell
	}
	return err
}

// printed says that the file is not sealed, and offers to print and to remove it.
func (p passphrase) printed(path string) {
	s := p.shell
	s.dialogs.Show(kit.Sheet{
		Title: s.loc.T("settings.printed.title"), Text: s.loc.T("settings.printed.text", "Name", filepath.Base(path)),
		Actions: []kit.Action{
			{Label: s.loc.T("settings.printed.keep")},
			{Label: s.loc.T("settings.printed.remove"), Danger: true, Do: func() { p.removePrinted(path) }},
			{Label: s.loc.T("settings.printed.open"), Primary: true, Stay: true, Do: func() {
				work.Query(s.deps.Runner, "passphrase/open", func(ctx context.Context) (struct{}, error) {
					return struct{}{}, s.deps.Vault.OpenPrinted(ctx, path)
				}, func(_ struct{}, err error) { s.Fail(err) })
			}},
		},
	})
}

func (p passphrase) removePrinted(path string) {
	s := p.shell
	work.Change(s.deps.Runner, func(context.Context, work.Progress) (struct{}, error) {
		return struct{}{}, s.deps.Vault.RemovePrinted(path)
	}, nil, func(_ struct{}, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.Say(s.loc.T("settings.printed.removed"))
	})
}
