package giving

import (
	"context"
	"fmt"
	"strconv"

	"vestka/app"
)

// YearBegins is the day on which the user's fiscal year begins.
type YearBegins struct{ Month, Day int }

// YearBegins is the day as it is set.
func (b *Book) YearBegins(ctx context.Context) (YearBegins, error) {
	value, err := app.SettingValue(ctx, b, app.SettingFiscal)
	if err != nil {
		return YearBegins{}, err
	}
	begins := YearBegins{1, 1}
	if _, err := fmt.Sscanf(value, "%d-%d", &begins.Month, &begins.Day); err != nil {
		return YearBegins{1, 1}, nil //nolint:nilerr // of another version of the program: the calendar's year counts
	}
	return begins, nil
}

// First is the first day of the fiscal year that begins in the year.
func (b YearBegins) First(year int) app.Date {
	return app.Date{Year: year, Month: b.Month, Day: b.Day}
}

// Last is its last day.
func (b YearBegins) Last(year int) app.Date { return b.First(year + 1).AddDays(-1) }

// YearOf is the year in which the fiscal year of a day begins. A month or a year counts
// as its first day.
func (b YearBegins) YearOf(on app.Date) int {
	day := app.Date{Year: on.Year, Month: max(on.Month, 1), Day: max(on.Day, 1)}
	if day.Before(b.First(day.Year)) {
		return day.Year - 1
	}
	return day.Year
}

// Name is what the fiscal year is called: "2026", or "2026/27" where it is not the calendar's.
func (b YearBegins) Name(year int) string {
	if b == (YearBegins{1, 1}) {
		return strconv.Itoa(year)
	}
	return fmt.Sprintf("%d/%02d", year, (year+1)%100)
}

// For so many days before the last of a fiscal year and after it missing receipts are told of.
const (
	beforeYearEnd = 31
	afterYearEnd  = 62
)

// Ending is the fiscal year that ends soon or has ended lately; none for most of a year.
func (b YearBegins) Ending(today app.Date) (year int, ends bool) {
	now := b.YearOf(today)
	switch {
	case today.DaysUntil(b.Last(now)) < beforeYearEnd:
		return now, true
	case b.First(now).DaysUntil(today) < afterYearEnd:
		return now - 1, true
	}
	return 0, false
}

// Waiting is what waits in the book on the day: plans that remind, and at the end of a
// fiscal year its missing receipts.
func (b *Book) Waiting(ctx context.Context, today app.Date) (app.GivingDue, error) {
	var due app.GivingDue
	plans, err := b.Due(ctx, today)
	if err != nil {
		return due, err
	}
	due.Plans = len(plans)
	begins, err := b.YearBegins(ctx)
	if err != nil {
		return due, err
	}
	if year, ends := begins.Ending(today); ends {
		missing, err := b.Find(ctx, Query{Year: year, Missing: true})
		if err != nil {
			return due, err
		}
		due.Receipts, due.Year = len(missing), begins.Name(year)
	}
	return due, nil
}
