package importer

import (
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// AnySource is that of a list of which nothing tells whose it is.
const AnySource = "list"

// reserved are the sources that no other list may call itself.
var reserved = map[string]bool{"sample": true, "user": true, "vestka": true}

const longestSource = 40 // letters

// Slug makes the name of a source of what a user calls it: small Latin letters,
// figures and hyphens, so that it can stand before an id. Empty where nothing
// is left.
func Slug(name string) string {
	latin := strings.ToLower(withoutAccents(strings.ToLower(names.Latin(strings.TrimSpace(name), names.ICAO))))
	var b strings.Builder
	for _, r := range latin {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == longestSource {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// sourceOf is the source that a user names, refused where it is taken.
func sourceOf(said string) (string, error) {
	slug := Slug(said)
	if slug == "" || reserved[slug] {
		return "", &app.Error{Code: app.Invalid, Key: "error.import.source", Args: app.Args{"Source": said}}
	}
	return slug, nil
}
