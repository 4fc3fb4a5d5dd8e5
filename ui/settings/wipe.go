package settings

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Wipe destroys everything. What it asks before is its own affair.
type Wipe interface{ Ask() }

// wipeCard is the last one, where nobody comes by chance.
func (s *Section) wipeCard(loc *i18n.Localizer) fyne.CanvasObject {
	return kit.NewTitledCard(
		loc.T("settings.wipe"),
		kit.NewText(kit.Body(loc.T("settings.wipe.text"))),
		kit.NewFlow(kit.Gap, kit.NewButton(loc.T("settings.wipe.do"), s.deps.Wipe.Ask).Danger()),
	)
}
