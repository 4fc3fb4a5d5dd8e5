package giving

import (
	"vestka/app"
	"vestka/i18n"
)

// Money is an amount in the reader's language, or that it was left out.
func Money(loc *i18n.Localizer, m app.Money) string {
	if m.IsZero() {
		return loc.T("giving.no_amount")
	}
	return loc.Money(m.Plain(), m.Currency)
}

// Words say what the total comes to; where all of it was given in kind, that the sum of
// money was nought in its currency.
func (t *Total) Words(loc *i18n.Localizer) string {
	if t.Sum.IsZero() && t.Currency != "" {
		return loc.Money(app.Money{Currency: t.Currency}.Plain(), t.Currency)
	}
	return Money(loc, t.Sum)
}

// Also says what belongs to the total besides: what was given in kind, fees, the worth in
// the user's own currency and for how many that is not known, and missing receipts.
func (t *Total) Also(loc *i18n.Localizer) []string {
	var also []string
	if !t.InKind.IsZero() {
		also = append(also, loc.T("giving.also_in_kind", "Amount", Money(loc, t.InKind)))
	}
	for _, fee := range t.Fees {
		also = append(also, loc.T("giving.also_fee", "Amount", Money(loc, fee)))
	}
	for _, home := range t.Homes {
		also = append(also, loc.T("giving.also_home", "Amount", Money(loc, home)))
	}
	if len(t.Homes) > 0 && t.NoHome > 0 {
		also = append(also, loc.T("giving.no_home", "Count", t.NoHome))
	}
	if t.Missing > 0 {
		also = append(also, loc.T("giving.missing", "Count", t.Missing))
	}
	return also
}
