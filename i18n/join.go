package i18n

import (
	"slices"
	"strings"
)

// Join puts the texts that are not empty into one line.
func Join(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), between)
}
