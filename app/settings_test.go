package app

import (
	"context"
	"slices"
	"testing"
)

func TestEverySettingHasAKeyOfItsOwnAndADefaultThatItAllows(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Settings {
		if s.Key == "" || s.About == "" || seen[s.Key] {
			t.Errorf("%+v", s)
		}
		seen[s.Key] = true
		if (s.Kind == SettingChoice || s.Kind == SettingSwitch) != (s.Allowed != nil) {
			t.Errorf("%s is a %s and allows %q", s.Key, s.Kind, s.Allowed)
		}
		if s.Allowed != nil && !slices.Contains(s.Allowed, s.Default) {
			t.Errorf("%s begins with %q, which it does not allow", s.Key, s.Default)
		}
		if s.Kind == SettingSwitch && !slices.Equal(s.Allowed, []string{On, Off}) {
			t.Errorf("the switch %s allows %q", s.Key, s.Allowed)
		}
	}
}

func TestASettingRefusesWhatItCannotBe(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		{SettingLockAfter, " 30 ", "30"},
		{SettingLockAfter, "", ""},
		{SettingLockAfter, "7", "!"},
		{SettingNeutral, "yes", "!"},
		{SettingNeutral, Off, Off},
		{SettingRelation, "friend", "!"},
		{SettingCountry, " de", "DE"},
		{SettingCountry, "UK", "!"},
		{SettingCountry, "SU", "!"},
		{SettingCountry, "Германія", "!"},
		{SettingCurrency, "eur ", "EUR"},
		{SettingCurrency, "euro", "!"},
		{SettingFiscal, "04-06", "04-06"},
		{SettingFiscal, "02-29", "!"},
		{SettingFiscal, "4-6", "!"},
		{SettingFiscal, "13-01", "!"},
		{SettingSender, " Ганна\n", "Ганна"},
		{SettingSender, "Ганна\nАлесь", "!"},
		{SettingReturn, "вул. Узорная, 1\n000000, г. Узорск", "вул. Узорная, 1\n000000, г. Узорск"},
	} {
		s, _ := SettingOf(c.key)
		got, err := s.Clean(c.value)
		if refused := c.want == "!"; refused && CodeOf(err) != Invalid || !refused && (err != nil || got != c.want) {
			t.Errorf("%s %q: %q, %v", c.key, c.value, got, err)
		}
	}
}

type settings map[string]string

func (s settings) Setting(_ context.Context, key string) (string, error) { return s[key], nil }

func (s settings) SetSetting(_ context.Context, key, value string) (Changes, error) {
	s[key] = value
	return Changes{Kinds: KindSettings}, nil
}

func TestTheDefaultCountsWhereNothingSensibleIsSet(t *testing.T) {
	for stored, want := range map[string]string{"": "10", "30": "30", "45": "10", Never: Never} {
		got, err := SettingValue(context.Background(), settings{SettingLockAfter: stored}, SettingLockAfter)
		if err != nil || got != want {
			t.Errorf("%q counts as %q: %v", stored, got, err)
		}
	}
}
