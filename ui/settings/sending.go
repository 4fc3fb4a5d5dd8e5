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

// who are the controls that say who sends, as far as the rules on sending ask.
type who struct {
	relation  *kit.Choice
	country   *kit.Select
	countries []string // codes in the order of the names; the first is empty
}

var relations = []app.Relation{app.Stranger, app.Relative}

// sendingCard holds what the answers to "what may be sent?" stand on.
func (s *Section) sendingCard(loc *i18n.Localizer) fyne.CanvasObject {
	s.who.relation = kit.NewChoice([]string{loc.T("settings.sending.stranger"), loc.T("settings.sending.relative")}, 0, func(i int) {
		s.set(app.SettingRelation, string(relations[i]), s.loadSending)
	})
	s.who.countries = append([]string{""}, byName(loc)...)
	names := []string{loc.T("settings.sending.no_country")}
	for _, code := range s.who.countries[1:] {
		names = append(names, loc.Country(code))
	}
	s.who.country = kit.NewSelect(names, 0, func(i int) { s.set(app.SettingCountry, s.who.countries[i], s.loadSending) })
	return kit.NewTitledCard(loc.T("settings.sending"),
		kit.NewField(loc.T("settings.sending.relation"), kit.NewFlow(0, s.who.relation), loc.T("settings.sending.relation.hint")),
		kit.NewField(loc.T("settings.sending.country"), s.who.country, loc.T("settings.sending.country.hint")))
}

// byName are the codes of all countries in the order of their names.
func byName(loc *i18n.Localizer) []string {
	collator, codes := loc.Collator(), slices.Clone(app.Countries())
	slices.SortStableFunc(codes, func(a, b string) int { return collator.CompareString(loc.Country(a), loc.Country(b)) })
	return codes
}

// loadSending shows what counts.
func (s *Section) loadSending() {
	type sender struct{ relation, country string }
	work.Query(s.deps.Runner, "settings.sending", func(ctx context.Context) (from sender, err error) {
		if from.relation, err = app.SettingValue(ctx, s.deps.Store, app.SettingRelation); err == nil {
			from.country, err = app.SettingValue(ctx, s.deps.Store, app.SettingCountry)
		}
		return from, err
	}, func(from sender, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.who.relation.Mark(max(slices.Index(relations, app.Relation(from.relation)), 0))
		s.who.country.Mark(max(slices.Index(s.who.countries, from.country), 0))
	})
}
