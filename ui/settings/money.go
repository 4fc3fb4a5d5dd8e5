package settings

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// money are the controls that say in which currency and by which year is counted.
type money struct {
	currency   *kit.Select
	currencies []string // the first is empty
	fiscal     *kit.Select
	firsts     []string // days on which a year begins, as they are set
}

// moneyCard holds how donations and costs are counted.
func (s *Section) moneyCard(loc *i18n.Localizer) fyne.CanvasObject {
	m := &s.money
	m.currencies = append([]string{""}, app.Currencies...)
	words := slices.Clone(m.currencies)
	words[0] = loc.T("settings.money.no_currency")
	m.currency = kit.NewSelect(words, 0, func(i int) { s.set(app.SettingCurrency, m.currencies[i], s.loadMoney) })
	m.firsts, words = nil, nil
	add := func(month, day int) {
		m.firsts, words = append(m.firsts, fmt.Sprintf("%02d-%02d", month, day)), append(words, loc.DayMonth(month, day))
	}
	for month := 1; month <= 12; month++ {
		add(month, 1)
		if month == 4 {
			add(month, 6) // as in Britain
		}
	}
	m.fiscal = kit.NewSelect(words, 0, func(i int) { s.set(app.SettingFiscal, m.firsts[i], s.loadMoney) })
	return kit.NewTitledCard(loc.T("settings.money"),
		kit.NewField(loc.T("settings.money.currency"), m.currency, loc.T("settings.money.currency.hint")),
		kit.NewField(loc.T("settings.money.fiscal"), m.fiscal, loc.T("settings.money.fiscal.hint")))
}

// loadMoney shows what counts. A day that is not offered here, which vestkactl can set, is
// offered from then on.
func (s *Section) loadMoney() {
	type counts struct{ currency, fiscal string }
	work.Query(s.deps.Runner, "settings.money", func(ctx context.Context) (c counts, err error) {
		if c.currency, err = app.SettingValue(ctx, s.deps.Store, app.SettingCurrency); err == nil {
			c.fiscal, err = app.SettingValue(ctx, s.deps.Store, app.SettingFiscal)
		}
		return c, err
	}, func(c counts, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		m := &s.money
		if d, err := app.ParseDate("2025-" + c.fiscal); err == nil && !slices.Contains(m.firsts, c.fiscal) {
			m.firsts = append(m.firsts, c.fiscal)
			m.fiscal.Options = append(m.fiscal.Options, s.frame.Loc().DayMonth(d.Month, d.Day))
		}
		m.currency.Mark(max(slices.Index(m.currencies, c.currency), 0))
		m.fiscal.Mark(max(slices.Index(m.firsts, c.fiscal), 0))
	})
}
