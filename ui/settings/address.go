package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// cases are those in which a name may stand in an address.
var cases = []app.Case{app.Nominative, app.Dative}

// addressCard says how an address is written.
func (s *Section) addressCard(loc *i18n.Localizer) fyne.CanvasObject {
	s.inCase = kit.NewChoice([]string{loc.T("settings.address.nominative"), loc.T("settings.address.dative")}, 0, func(i int) {
		s.set(app.SettingCase, string(cases[i]), s.loadAddress)
	})
	return kit.NewTitledCard(loc.T("settings.address"),
		kit.NewField(loc.T("settings.address.case"), kit.NewFlow(0, s.inCase), loc.T("settings.address.case.hint")))
}

// loadAddress shows what counts.
func (s *Section) loadAddress() {
	work.Query(s.deps.Runner, "settings.address", func(ctx context.Context) (string, error) {
		return app.SettingValue(ctx, s.deps.Store, app.SettingCase)
	}, func(in string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.inCase.Mark(max(slices.Index(cases, app.Case(in)), 0))
	})
}
