package settings

import (
	"fmt"
	"slices"
	"testing"

	"vestka/app"
	"vestka/i18n"
)

func TestTheSenderIsShownAsItCountsAndSetAtOnce(t *testing.T) {
	st := &store{values: map[string]string{app.SettingRelation: string(app.Relative), app.SettingCountry: "DE"}}
	s, f := section(t, st, &look{lang: "be"})
	if s.who.relation.Chosen() != 1 || s.who.country.Selected != "Германія" {
		t.Fatalf("%d, %s", s.who.relation.Chosen(), s.who.country.Selected)
	}
	s.who.relation.Choose(0)
	s.who.country.SetSelected("Польшча")
	s.who.country.SetSelected(i18n.For("be").T("settings.sending.no_country"))
	if want := []string{"relation=stranger", "country=PL", "country="}; fmt.Sprint(st.wrote) != fmt.Sprint(want) {
		t.Errorf("wrote %v, want %v", st.wrote, want)
	}
	if len(f.Errors) > 0 {
		t.Error(f.Errors)
	}
}

func TestEveryCountryStandsThereOnceByItsName(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, _ := section(t, &store{values: map[string]string{}}, &look{lang: lang})
		names := slices.Clone(s.who.country.Options)
		if len(names) != len(app.Countries())+1 || s.who.country.SelectedIndex() != 0 {
			t.Errorf("%s: %d countries, %d is chosen", lang, len(names), s.who.country.SelectedIndex())
		}
		slices.Sort(names)
		if n := len(slices.Compact(names)); n != len(app.Countries())+1 {
			t.Errorf("%s: only %d different names", lang, n)
		}
	}
}
