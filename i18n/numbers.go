package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Number is a whole number with the language's own grouping: "8,700", "8 700".
func (l *Localizer) Number(n int) string {
	return message.NewPrinter(language.Make(l.lang)).Sprint(n)
}
