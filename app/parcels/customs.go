package parcels

import (
	"strconv"

	"vestka/app"
	"vestka/app/customs"
)

// Declared is what lies in a parcel as a customs declaration lists it, and the currency of the
// values: Refused where they are in several, or one is not known, since a form has one.
func (b *Book) Declared(p app.Parcel, lang app.Lang) (lines []customs.Line, currency string, err error) {
	for i, l := range p.Lines {
		switch {
		case l.Value.IsZero() || l.Grams == 0:
			return nil, "", &app.Error{Code: app.Refused, Key: "error.parcel.undeclared", Args: app.Args{"Line": i + 1}}
		case currency != "" && l.Value.Currency != currency:
			return nil, "", &app.Error{Code: app.Refused, Key: "error.parcel.currencies"}
		}
		currency = l.Value.Currency
		value, err := strconv.ParseFloat(l.Value.Plain(), 64) // the form shows it with its places
		if err != nil {
			return nil, "", err
		}
		line := customs.Line{Text: l.Item, Count: l.Count, Grams: l.Grams, Value: value}
		if c, known := b.Content(l.Content); known {
			line.Local = c.Name.In(lang)
			if line.Text == "" {
				line.Text = c.Name.EN
			}
		}
		lines = append(lines, line)
	}
	return lines, currency, nil
}
