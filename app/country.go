package app

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// noPost are codes that the library takes for countries and that no post has:
// countries that are no more, and unions.
var noPost = strings.Fields("AN CQ CS EZ FQ NT PC SU UN YU")

// IsCountry reports that the code is one of ISO 3166-1, two capital letters, and
// the usual one: GB, not UK.
func IsCountry(code string) bool {
	r, err := language.ParseRegion(code)
	return err == nil && r.IsCountry() && r.Canonicalize().String() == code && !slices.Contains(noPost, code)
}

// Countries are the codes of all countries, in the order of the alphabet.
var Countries = sync.OnceValue(func() []string {
	var all []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string([]rune{a, b}); IsCountry(code) {
				all = append(all, code)
			}
		}
	}
	return all
})
