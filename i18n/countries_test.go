package i18n

import "testing"

func TestACountryIsCalledAsItsReaderCallsIt(t *testing.T) {
	for lang, want := range map[string]string{"en": "Germany", "ru": "Германия", "be": "Германія"} {
		if got := For(lang).Country("DE"); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
	for _, code := range []string{"ZZZ", "SU", ""} {
		if got := For("be").Country(code); got != code {
			t.Errorf("%q is called %q", code, got)
		}
	}
}
