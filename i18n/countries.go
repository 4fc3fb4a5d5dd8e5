package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is the name of the country with the code of ISO 3166-1, or the code
// where it has none.
func (l *Localizer) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	if name := display.Regions(language.MustParse(l.lang)).Name(region); name != "" {
		return name
	}
	return code
}
