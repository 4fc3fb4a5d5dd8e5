package places

import (
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// Mentions tells that every word of the text stands in what the facility is
// called, in the same letters or in those of another script.
func Mentions(f *app.Facility, text string) bool {
	called := strings.ToLower(strings.Join([]string{f.Code, f.Name.EN, f.Name.RU, f.Name.BE, f.Place.EN, f.Place.RU, f.Place.BE}, " "))
	folded := names.Fold(called)
	for _, word := range strings.Fields(strings.ToLower(text)) {
		key := names.Fold(word)
		if !strings.Contains(called, word) && (key == "" || strings.ContainsAny(word, "0123456789") || !strings.Contains(folded, key)) {
			return false
		}
	}
	return true
}
