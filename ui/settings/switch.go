package settings

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// switchFor is a check box for a setting that is on or off; load shows what counts.
func (s *Section) switchFor(key, sentence string, load func()) *kit.Check {
	setting, _ := app.SettingOf(key)
	return kit.NewCheck(sentence, setting.Default == app.On, func(on bool) {
		value := app.Off
		if on {
			value = app.On
		}
		s.set(key, value, load)
	})
}

// set gives a setting the value at once.
func (s *Section) set(key, value string, load func()) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Store.SetSetting(ctx, key, value)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			load() // what counts is shown, not what was wished
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, "", c)
	})
}
