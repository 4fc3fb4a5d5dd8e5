package settings

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Passphrase is what can be done about the encryption of the store. What it asks
// the reader and what it says is its own affair; it tells of a change of
// app.KindSettings where the ways to unlock have changed.
type Passphrase interface {
	Sealed() bool
	Slots() ([]app.Slot, error)
	Lock()
	Change()
	Add()
	MakeRecovery()
	Remove(slot app.Slot, text string) // as SlotTexts has it
	NewDataKey()
	Encrypt()
	Unseal()
}

// SlotTexts are the ways to unlock the store in words: "Recovery sheet made on 3 May
// 2026"; a further one of the same kind and day has a number, "… (2)".
func SlotTexts(loc *i18n.Localizer, slots []app.Slot) []string {
	all, seen := make([]string, len(slots)), map[string]int{}
	for i, slot := range slots {
		text := slotText(loc, slot)
		seen[text]++
		if all[i] = text; seen[text] > 1 {
			all[i] = fmt.Sprintf("%s (%d)", text, seen[text])
		}
	}
	return all
}

func slotText(loc *i18n.Localizer, slot app.Slot) string {
	date := loc.Date(slot.Made.Year, slot.Made.Month, slot.Made.Day)
	if slot.Kind == app.RecoverySlot {
		return loc.T("settings.slot.recovery", "Date", date)
	}
	return loc.T("settings.slot.passphrase", "Date", date)
}

// passphraseCard says whether the store is encrypted, by what it is opened, and
// what can be done about it.
func (s *Section) passphraseCard() fyne.CanvasObject {
	loc, p := s.frame.Loc(), s.deps.Passphrase
	if !p.Sealed() {
		return kit.NewTitledCard(
			loc.T("settings.passphrase"),
			kit.NewText(kit.Body(loc.T("settings.passphrase.plain"))),
			kit.NewFlow(kit.Gap, kit.NewButton(loc.T("settings.passphrase.encrypt"), p.Encrypt)),
		)
	}
	s.slots = kit.NewColumn(0)
	return kit.NewTitledCard(
		loc.T("settings.passphrase"),
		kit.NewText(kit.Body(loc.T("settings.passphrase.sealed"))),
		kit.NewFlow(
			kit.Gap,
			kit.NewButton(loc.T("settings.passphrase.change"), p.Change),
			kit.NewButton(loc.T("settings.passphrase.lock"), p.Lock),
		),
		s.slots,
		kit.NewFlow(
			kit.Gap,
			kit.NewButton(loc.T("settings.passphrase.add"), p.Add),
			kit.NewButton(loc.T("settings.passphrase.recovery"), p.MakeRecovery),
		),
		kit.NewRows(
			said(loc.T("settings.passphrase.key"), loc.T("settings.passphrase.key.hint"), kit.NewButton(loc.T("settings.passphrase.renew"), p.NewDataKey)),
			said(loc.T("settings.passphrase.without"), loc.T("settings.passphrase.without.hint"), kit.NewButton(loc.T("settings.passphrase.unseal"), p.Unseal).Danger()),
		),
	)
}

// said is a row of a card: what there is, a line about it, and what can be done.
func said(what, about string, action fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewRow(kit.NewColumn(kit.Tight, kit.NewText(kit.Body(what)), kit.NewText(kit.Small(about))), action)
}

// loadSlots shows the ways to unlock the store.
func (s *Section) loadSlots() {
	p := s.deps.Passphrase
	if p == nil || !p.Sealed() {
		return
	}
	work.Query(s.deps.Runner, "settings.slots", func(context.Context) ([]app.Slot, error) { return p.Slots() }, func(all []app.Slot, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		texts := SlotTexts(s.frame.Loc(), all)
		rows := make([]fyne.CanvasObject, len(all))
		for i, slot := range all {
			rows[i] = s.slotRow(slot, texts[i], len(all) > 1)
		}
		s.slots.Set(kit.NewText(kit.Label(s.frame.Loc().T("settings.slots"))), kit.NewRows(rows...))
	})
}

func (s *Section) slotRow(slot app.Slot, text string, several bool) fyne.CanvasObject {
	loc := s.frame.Loc()
	var what fyne.CanvasObject = kit.NewText(kit.Body(text))
	if slot.Used {
		what = kit.NewColumn(kit.Tight, what, kit.NewText(kit.Small(loc.T("settings.slot.used"))))
	}
	if !several {
		return what
	}
	return kit.NewRow(what, kit.NewButton(loc.T("settings.slot.remove"), func() { s.deps.Passphrase.Remove(slot, text) }))
}
