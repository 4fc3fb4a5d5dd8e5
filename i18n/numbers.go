package i18n

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Number is a whole number with the language's own grouping: "8,700", "8 700".
func (l *Localizer) Number(n int) string {
	return message.NewPrinter(language.Make(l.lang)).Sprint(n)
}

// Decimal is a number of no more than two places with the language's own sign between
// them: "0.5", "0,5".
func (l *Localizer) Decimal(v float64) string {
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	if text == "-0" {
		text = "0"
	}
	if l.lang != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return strings.Replace(text, "-", "−", 1)
}

// ReadDecimal reads a number as people write it in any of the languages.
func ReadDecimal(text string) (float64, error) {
	return strconv.ParseFloat(strings.NewReplacer(",", ".", "−", "-").Replace(strings.TrimSpace(text)), 64)
}
