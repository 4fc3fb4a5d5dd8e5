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
