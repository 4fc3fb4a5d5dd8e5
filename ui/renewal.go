package ui

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/ui/kit"
	"vestka/ui/settings"
)

// renewal asks for the passphrases of the ways to unlock the store that shall
// open it under a new data key. Nobody can wrap that key for the others.
type renewal struct {
	*form
	slots []app.Slot
	texts []string // of the slots
	gone  *kit.Text
}

func newRenewal(s *Shell, slots []app.Slot) *renewal {
	r := &renewal{form: newForm(s), slots: slots, texts: settings.SlotTexts(s.loc, slots), gone: kit.NewText()}
	for i, slot := range slots {
		used := ""
		if slot.Used {
			used = s.loc.T("settings.slot.used")
		}
		r.asking(r.texts[i], used)
	}
	for _, e := range r.present {
		e.OnChanged = func(string) { r.tell(); r.say("") }
	}
	r.objects = append(r.objects, r.gone)
	r.tell()
	return r
}

// tell says which ways will be gone.
func (r *renewal) tell() {
	loc := r.shell.loc
	var gone []string
	for i, e := range r.present {
		if e.Text == "" {
			gone = append(gone, r.texts[i])
		}
	}
	if len(gone) == 0 {
		r.gone.Set(kit.Small(loc.T("settings.passphrase.renew.all")))
		return
	}
	r.gone.Set(kit.Body(loc.T("settings.passphrase.renew.gone") + "\n" + strings.Join(gone, "\n")).In(kit.Care))
}

func (r *renewal) show() {
	loc := r.shell.loc
	r.form.show(kit.Sheet{
		Title: loc.T("settings.passphrase.renew.title"), Text: loc.T("settings.passphrase.renew.text"),
	}, kit.Action{Label: loc.T("settings.passphrase.renew.do"), Do: r.renew})
}

// kept is a passphrase that shall go on opening the store.
type kept struct {
	slot, passphrase string
	at               *kit.Entry
}

// renew tries every passphrase that was typed before the store is closed.
func (r *renewal) renew() {
	var all []kept
	var passphrases []string
	for i, e := range r.present {
		if e.Text != "" {
			all = append(all, kept{r.slots[i].ID, e.Text, e})
			passphrases = append(passphrases, e.Text)
		}
	}
	if len(all) == 0 {
		r.refuse(r.shell.loc.T("settings.passphrase.renew.none"), r.present[0])
		return
	}
	vault := r.shell.deps.Vault
	r.attempt(func(context.Context) (*kit.Entry, error) {
		for _, k := range all {
			if err := opens(vault, k); err != nil {
				return k.at, err
			}
		}
		return nil, nil
	}, func() { vault.NewDataKey(passphrases) })
}

// opens refuses a passphrase that does not open the slot beside which it stands:
// another one would be kept than the reader was told.
func opens(vault Keys, k kept) error {
	id, err := vault.SlotOf(k.passphrase)
	if err == nil && id != k.slot {
		err = &app.Error{Code: app.Refused, Key: "settings.passphrase.renew.another"}
	}
	return err
}
