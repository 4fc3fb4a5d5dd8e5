package app

import (
	"slices"
	"testing"
)

func TestCountriesAreThoseThatHaveAPost(t *testing.T) {
	all := Countries()
	for _, code := range []string{"DE", "GB", "PL", "BY", "US", "UA"} {
		if !slices.Contains(all, code) {
			t.Errorf("%s is missing", code)
		}
	}
	for _, code := range []string{"UK", "SU", "YU", "EU", "UN", "ZZ", "de", "DEU", "", "150"} {
		if IsCountry(code) || slices.Contains(all, code) {
			t.Errorf("%q is no country", code)
		}
	}
	if len(all) < 240 || len(all) > 260 || !slices.IsSorted(all) {
		t.Errorf("%d countries", len(all))
	}
}
