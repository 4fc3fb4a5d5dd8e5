package i18n

import (
	"strings"

	"github.com/bojanz/currency"
)

// Money is an amount as the language writes it, with the code of its currency, never a
// symbol: "EUR 1,234.50", "1 234,50 EUR". The amount is given with a point before its
// places and is shown with all of them. What is no amount is given back as it is.
func (l *Localizer) Money(plain, code string) string {
	amount, err := currency.NewAmount(plain, code)
	if err != nil {
		return strings.TrimSpace(plain + " " + code)
	}
	f := currency.NewFormatter(currency.NewLocale(l.lang))
	f.CurrencyDisplay = currency.DisplayCode
	return strings.Replace(f.Format(amount), "-", "−", 1)
}
