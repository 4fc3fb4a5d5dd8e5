package giving

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer/table"
)

// Rates are rates of exchange of a file: so much of one's own currency for one of another.
type Rates []dayRate

type dayRate struct {
	on       app.Date
	currency string
	rate     app.Rate
}

// rateAge is for how many days a rate stands for a later day: those of a bank are not
// given out on holidays.
const rateAge = 7

// rateHeadings are how the columns of a file of rates begin, in small letters.
var rateHeadings = map[Field][]string{
	FieldDate: headings[FieldDate], FieldCurrency: append([]string{"code", "код"}, headings[FieldCurrency]...),
	FieldAmount: {"rate", "kurs", "курс", "value", "cours"},
}

// ReadRates reads a table with the columns date, currency and rate. A row that cannot be
// read refuses the file, with its line: a wrong rate would be kept for good.
func ReadRates(ctx context.Context, r io.ReaderAt, size int64, order string) (Rates, error) {
	in, err := table.Open(ctx, r, size, table.Settings{})
	if err != nil {
		return nil, err
	}
	at, taken := map[Field]int{}, map[Field]string{}
	for _, field := range []Field{FieldDate, FieldCurrency, FieldAmount} {
		name, found := guessBy(in.Header(), rateHeadings[field], taken)
		if !found {
			return nil, &app.Error{Code: app.Refused, Key: "error.rates.columns"}
		}
		taken[field], at[field] = name, slices.Index(in.Header(), name)
	}
	c := Choice{Order: order}
	var all Rates
	for {
		row, err := in.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		cell := func(f Field) string {
			if at[f] < len(row.Cells) {
				return strings.TrimSpace(row.Cells[at[f]])
			}
			return ""
		}
		on, err := c.date(cell(FieldDate))
		rate, err2 := app.ReadRate(cell(FieldAmount))
		code := strings.ToUpper(cell(FieldCurrency))
		if _, known := app.Digits(code); err != nil || err2 != nil || !known || !on.Full() {
			return nil, &app.Error{Code: app.Refused, Key: "error.rates.line", Args: app.Args{"Line": row.Line}}
		}
		all = append(all, dayRate{on, code, rate})
	}
}

// at is the rate of the day, or of the last one before it that is not too old.
func (r Rates) at(currency string, on app.Date) (best dayRate, found bool) {
	for _, one := range r {
		if one.currency != currency || on.Before(one.on) || one.on.DaysUntil(on) > rateAge {
			continue
		}
		if !found || best.on.Before(one.on) {
			best, found = one, true
		}
	}
	return best, found
}

// Value gives the donations of a fiscal year, of which it is not known yet, their worth in
// one's own currency, in one step, and tells of how many no rate is known. What has its worth
// already keeps it.
func (b *Book) Value(ctx context.Context, rates Rates, own, source string, year int) (valued, without int, changes app.Changes, err error) {
	all, err := b.Find(ctx, Query{Year: year, Cancelled: WithoutCancelled})
	if err != nil {
		return 0, 0, app.Changes{}, err
	}
	var some []app.Donation
	for _, d := range all {
		if d.Amount.IsZero() || d.Amount.Currency == own || !d.Home.Amount.IsZero() {
			continue
		}
		rate, found := rates.at(d.Amount.Currency, d.On)
		if !d.On.Full() || !found {
			without++
			continue
		}
		if d, err = Valued(d, own, rate.rate, source, rate.on); err != nil {
			return 0, 0, app.Changes{}, err
		}
		some = append(some, d)
	}
	_, changes, err = b.SaveDonations(ctx, some...)
	return len(some), without, changes, err
}
