package settings

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestTheCurrencyAndTheFiscalYearAreSetInTheWindow(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, _ := section(t, st, &look{lang: "be"})
	s.money.currency.SetSelectedIndex(slices.Index(s.money.currencies, "PLN"))
	s.money.fiscal.SetSelectedIndex(slices.Index(s.money.firsts, "04-06"))
	for key, want := range map[string]string{app.SettingCurrency: "PLN", app.SettingFiscal: "04-06"} {
		if got := st.values[key]; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestAFiscalYearThatWasSetElsewhereIsShown(t *testing.T) {
	s, f := section(t, &store{values: map[string]string{app.SettingFiscal: "07-15"}}, &look{lang: "en"})
	if got, want := s.money.fiscal.Selected, f.Loc().DayMonth(7, 15); got != want {
		t.Errorf("it shows %q, want %q", got, want)
	}
}

func TestTheDailyNoticeIsOffUntilItIsWanted(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, _ := section(t, st, &look{lang: "be"})
	if s.daily.Value() != "false" {
		t.Fatal("it is on from the beginning")
	}
	s.daily.SetValue("true")
	if st.values[app.SettingNotice] != app.On {
		t.Errorf("kept %v", st.values)
	}
}
