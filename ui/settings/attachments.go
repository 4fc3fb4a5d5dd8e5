package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// attachmentsCard holds the switch for what attached pictures say of themselves.
func (s *Section) attachmentsCard(loc *i18n.Localizer) fyne.CanvasObject {
	s.strip = s.switchFor(app.SettingStrip, loc.T("settings.attachments.strip"), s.loadStrip)
	return kit.NewTitledCard(loc.T("settings.attachments"), s.strip, kit.NewText(kit.Small(loc.T("settings.attachments.hint"))))
}

// loadStrip shows how the switch stands.
func (s *Section) loadStrip() {
	work.Query(s.deps.Runner, "settings."+app.SettingStrip, func(ctx context.Context) (string, error) {
		return app.SettingValue(ctx, s.deps.Store, app.SettingStrip)
	}, func(value string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.strip.Set(value == app.On)
	})
}
