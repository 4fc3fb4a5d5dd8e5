package settings

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Privacy is what the card about locking and about the window needs to know.
type Privacy interface {
	Sealed() bool
	// Screen reports that it can be known on this system that the screen was
	// locked. That the machine slept is known everywhere.
	Screen() bool
}

// privacy are the controls of its card; those about locking are nil where there
// is nothing to lock.
type privacy struct {
	after         *kit.Select
	away, neutral *kit.Check
}

// privacyRows say when the store locks by itself and what the window gives away.
func (s *Section) privacyRows(loc *i18n.Localizer) []fyne.CanvasObject {
	s.privacy = privacy{neutral: s.switchFor(app.SettingNeutral, loc.T("settings.privacy.neutral"), s.loadPrivacy)}
	rows := []fyne.CanvasObject{underCheck(s.privacy.neutral, loc.T("settings.privacy.neutral.hint"))}
	if !s.deps.Privacy.Sealed() {
		return append(rows, kit.NewText(kit.Small(loc.T("settings.privacy.plain"))))
	}
	after, _ := app.SettingOf(app.SettingLockAfter)
	names := make([]string, len(after.Allowed))
	for i, value := range after.Allowed {
		names[i] = minutes(loc, value)
	}
	s.privacy.after = kit.NewSelect(names, slices.Index(after.Allowed, after.Default), func(i int) { s.set(after.Key, after.Allowed[i], s.loadPrivacy) }).Whole()
	s.privacy.away = s.switchFor(app.SettingLockAway, loc.T("settings.privacy.away"), s.loadPrivacy)
	known := loc.T("settings.privacy.away.sleep")
	if s.deps.Privacy.Screen() {
		known = loc.T("settings.privacy.away.both")
	}
	return append([]fyne.CanvasObject{
		kit.NewRow(kit.NewText(kit.Body(loc.T("settings.privacy.after"))), s.privacy.after),
		underCheck(s.privacy.away, known),
	}, rows...)
}

// underCheck is a check box with a hint under its sentence.
func underCheck(c *kit.Check, hint string) fyne.CanvasObject {
	return kit.NewColumn(0, c, kit.NewInset(kit.NewText(kit.Small(hint)), 0, 0, 0, kit.CheckLead))
}

func minutes(loc *i18n.Localizer, value string) string {
	n, err := strconv.Atoi(value)
	if err != nil {
		return loc.T("settings.privacy.never")
	}
	return loc.T("settings.privacy.minutes", "Count", n)
}

// loadPrivacy shows what the store holds.
func (s *Section) loadPrivacy() {
	if s.privacy.neutral == nil {
		return
	}
	work.Query(s.deps.Runner, "settings.privacy", func(ctx context.Context) (v map[string]string, err error) {
		v = map[string]string{}
		for _, key := range []string{app.SettingLockAfter, app.SettingLockAway, app.SettingNeutral} {
			if v[key], err = app.SettingValue(ctx, s.deps.Store, key); err != nil {
				return nil, err
			}
		}
		return v, nil
	}, func(v map[string]string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.privacy.show(v)
	})
}

func (p *privacy) show(v map[string]string) {
	p.neutral.Set(v[app.SettingNeutral] == app.On)
	if p.after == nil {
		return
	}
	p.away.Set(v[app.SettingLockAway] == app.On)
	after, _ := app.SettingOf(app.SettingLockAfter)
	p.after.Mark(slices.Index(after.Allowed, v[app.SettingLockAfter]))
}
