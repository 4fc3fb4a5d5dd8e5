package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Wipe destroys everything. What it asks before is its own affair.
type Wipe interface {
	Ask()
	// AfterWrong reports that ten wrong passphrases do so too.
	AfterWrong() (bool, error)
	SetAfterWrong(ctx context.Context, on bool) error
}

// wipeCard is the last one, where nobody comes by chance.
func (s *Section) wipeCard(loc *i18n.Localizer) fyne.CanvasObject {
	contents := []fyne.CanvasObject{
		kit.NewText(kit.Body(loc.T("settings.wipe.text"))),
		kit.NewFlow(kit.Gap, kit.NewButton(loc.T("settings.wipe.do"), s.deps.Wipe.Ask).Danger()),
	}
	if s.deps.Passphrase != nil && s.deps.Passphrase.Sealed() {
		contents = append(contents, s.afterWrong(loc), kit.NewText(kit.Small(loc.T("settings.wipe.after.hint"))))
	}
	return kit.NewTitledCard(loc.T("settings.wipe"), contents...)
}

// afterWrong is the switch. It asks before it is turned on.
func (s *Section) afterWrong(loc *i18n.Localizer) fyne.CanvasObject {
	var check *kit.Check
	check = kit.NewCheck(loc.T("settings.wipe.after"), false, func(on bool) {
		if !on {
			s.setAfterWrong(check, false)
			return
		}
		check.Set(false) // until it is
		s.frame.Dialogs().Confirm(kit.Question{
			Title: loc.T("settings.wipe.after.title"), Text: loc.T("settings.wipe.after.hint"),
			Yes: loc.T("settings.wipe.after.yes"), No: loc.T("settings.wipe.after.no"), Danger: true,
		}, func(yes bool) {
			if yes {
				s.setAfterWrong(check, true)
			}
		})
	})
	work.Query(s.deps.Runner, "settings/wipe-after", func(context.Context) (bool, error) {
		return s.deps.Wipe.AfterWrong()
	}, func(on bool, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		check.Set(on)
	})
	return check
}

func (s *Section) setAfterWrong(check *kit.Check, on bool) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
		return struct{}{}, s.deps.Wipe.SetAfterWrong(ctx, on)
	}, nil, func(_ struct{}, err error) {
		if err != nil {
			check.Set(!on)
			s.frame.Fail(err)
			return
		}
		check.Set(on)
	})
}
