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

// leapDays are in the order in which they are offered.
var leapDays = []app.LeapDay{app.LastOfFebruary, app.FirstOfMarch}

// rhythmCard holds what dates are counted by: how long letters are on their way as long
// as nobody knows, and when somebody born on 29 February is greeted.
func (s *Section) rhythmCard(loc *i18n.Localizer) fyne.CanvasObject {
	s.leap = kit.NewChoice([]string{loc.DayMonth(2, 28), loc.DayMonth(3, 1)}, 0, func(i int) {
		s.set(app.SettingLeapDay, string(leapDays[i]), s.loadRhythm)
	})
	s.daily = s.switchFor(app.SettingNotice, loc.T("settings.notice"), s.loadRhythm)
	return kit.NewTitledCard(loc.T("settings.rhythm"),
		kit.NewField(loc.T("settings.days_by_post"), s.days.entry, loc.T("settings.days_by_post.hint")),
		kit.NewField(loc.T("settings.leap"), kit.NewFlow(0, s.leap), loc.T("settings.leap.hint")),
		underCheck(s.daily, loc.T("settings.notice.hint")))
}

// loadRhythm shows what counts.
func (s *Section) loadRhythm() {
	type counts struct{ leap, notice string }
	work.Query(s.deps.Runner, "settings.rhythm", func(ctx context.Context) (c counts, err error) {
		if c.leap, err = app.SettingValue(ctx, s.deps.Store, app.SettingLeapDay); err == nil {
			c.notice, err = app.SettingValue(ctx, s.deps.Store, app.SettingNotice)
		}
		return c, err
	}, func(c counts, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.leap.Mark(max(slices.Index(leapDays, app.LeapDay(c.leap)), 0))
		s.daily.Set(c.notice == app.On)
	})
}
