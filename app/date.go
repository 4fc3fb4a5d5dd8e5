package app

import (
	"strconv"
	"strings"
	"time"
)

// Date is a day, a month or a year of the Gregorian calendar, as far as it is
// known (EDTF level 0): 1985-03-14, 1985-03, 1985. The zero Date is "not known".
// A known day needs a month. A month needs a year, but for a birthday, of which the
// year may be the one thing that is not known: --03-14, as cards and XML write it.
type Date struct {
	Year  int
	Month int // 1 to 12, 0 where not known
	Day   int // 1 to 31, 0 where not known
}

// SomeDay is a day of which nothing is known but that it has been: somebody died, and
// no source says when, or was sentenced, which a penalty tells. Only deaths and verdicts have
// it. As text it is the EDTF for a year of which
// no figure is known.
var SomeDay = Date{Year: -1}

const someDay = "XXXX"

// DateOf is the calendar day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: int(m), Day: d}
}

// ParseDate reads YYYY-MM-DD, YYYY-MM, YYYY or an empty string.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	d, ok := Date{}, true
	if t, err := time.Parse("2006-01-02", s); err == nil {
		d = DateOf(t)
	} else if t, err := time.Parse("2006-01", s); err == nil {
		d = Date{Year: t.Year(), Month: int(t.Month())}
	} else if t, err := time.Parse("2006", s); err == nil {
		d = Date{Year: t.Year()}
	} else {
		ok = false
	}
	if !ok || d.Year == 0 {
		return Date{}, &Error{Code: Invalid, Key: "error.date", Args: Args{"Value": s}}
	}
	return d, nil
}

// ParseBirth reads what ParseDate does, and a day or a month without its year.
func ParseBirth(s string) (Date, error) {
	if rest, yearless := strings.CutPrefix(s, "--"); yearless {
		d, err := ParseDate("2000-" + rest) // a leap year
		if d.Year = 0; err == nil && d.Month != 0 {
			return d, nil
		}
		return Date{}, &Error{Code: Invalid, Key: "error.date", Args: Args{"Value": s}}
	}
	return ParseDate(s)
}

// ParseDeath reads what ParseDate does, and SomeDay.
func ParseDeath(s string) (Date, error) {
	if s == someDay {
		return SomeDay, nil
	}
	return ParseDate(s)
}

// YearMonthDay are its parts, 0 for what is not known: sentences for people take a day
// as such, and have it in the words of their language.
func (d Date) YearMonthDay() (year, month, day int) { return d.Year, d.Month, d.Day }

// String is the date in EDTF level 0, without its year as ParseBirth reads it; the
// zero Date is the empty string.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return string(d.AppendTo(make([]byte, 0, len("2006-01-02"))))
}

// AppendTo appends what String gives.
func (d Date) AppendTo(b []byte) []byte {
	switch {
	case d == Date{}:
		return b
	case d == SomeDay:
		return append(b, someDay...)
	case d.Year == 0:
		b = append(b, '-')
	default:
		b = appendFigures(b, d.Year, 4)
	}
	if d.Month != 0 {
		b = appendFigures(append(b, '-'), d.Month, 2)
		if d.Day != 0 {
			b = appendFigures(append(b, '-'), d.Day, 2)
		}
	}
	return b
}

// appendFigures appends n with so many figures at least.
func appendFigures(b []byte, n, width int) []byte {
	for most := 10; width > 1; width, most = width-1, most*10 {
		if n < most {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// MarshalText and UnmarshalText use the form of String.
func (d Date) MarshalText() ([]byte, error) { return d.AppendTo(nil), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	var err error
	*d, err = ParseDate(string(b))
	return err
}

// IsZero reports that nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// Full reports that the day and its year are known.
func (d Date) Full() bool { return d.Day != 0 && d.Year != 0 }

// Yearless reports that all but the year is known, or the month alone.
func (d Date) Yearless() bool { return d.Year == 0 && d.Month != 0 }

// Valid reports that such a date exists (or that nothing is known).
func (d Date) Valid() bool {
	if d.IsZero() || d == SomeDay {
		return true
	}
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || (d.Month == 0 && (d.Day != 0 || d.Year == 0)) {
		return false
	}
	return d.Day >= 0 && (d.Day == 0 || d.Day <= DaysIn(d.Year, d.Month)) // the year 0 was a leap year
}

// Time is midnight UTC of the first day that the date covers.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// AddDays moves a full date by n days.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// DaysUntil counts the days from d to e, both full; negative where e is earlier.
func (d Date) DaysUntil(e Date) int {
	return int(e.Time().Sub(d.Time()) / (24 * time.Hour))
}

// Before reports that d starts earlier than e; what is less known comes first.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// Came reports that the date has come by the full day; one of which only the month or
// the year is known has once that has passed.
func (d Date) Came(by Date) bool {
	switch {
	case d.Year <= 0 || !by.Full():
		return false
	case d.Full():
		return !by.Before(d)
	case d.Month != 0:
		return d.Before(Date{Year: by.Year, Month: by.Month})
	}
	return d.Year < by.Year
}

// LeapDay says on which day of a common year the 29 February returns.
type LeapDay string

// The days of a common year for 29 February: the one before it, so that a card is early
// rather than late, and the one after it.
const (
	LastOfFebruary LeapDay = "02-28"
	FirstOfMarch   LeapDay = "03-01"
)

// Anniversary is the day in the given year on which the date returns. Where
// only the month is known the day stays unknown; 29 February returns on the day that
// leap says in a common year. ok is false where not even the month is known.
func (d Date) Anniversary(year int, leap LeapDay) (on Date, ok bool) {
	switch {
	case d.Month == 0:
		return Date{}, false
	case d.Day <= DaysIn(year, d.Month):
		return Date{Year: year, Month: d.Month, Day: d.Day}, true
	case leap == FirstOfMarch:
		return Date{Year: year, Month: d.Month, Day: DaysIn(year, d.Month)}.AddDays(1), true
	}
	return Date{Year: year, Month: d.Month, Day: DaysIn(year, d.Month)}, true
}

// Next is NextOn with 29 February on the 28th in a common year.
func (d Date) Next(from Date) (on Date, years int, ok bool) { return d.NextOn(from, LastOfFebruary) }

// NextOn is the next anniversary on or after the full date from, and the years
// that it completes, 0 where the year is not known. A date of which only the month is known counts through
// the whole of its month.
func (d Date) NextOn(from Date, leap LeapDay) (on Date, years int, ok bool) {
	on, ok = d.Anniversary(from.Year, leap)
	if !ok {
		return Date{}, 0, false
	}
	past := on.Before(from)
	if !on.Full() {
		past = on.Month < from.Month
	}
	if past {
		on, _ = d.Anniversary(from.Year+1, leap)
	}
	if d.Year == 0 {
		return on, 0, true
	}
	return on, on.Year - d.Year, true
}

// Within reports that the next anniversary falls in the days from the full
// date from, that day and the last one included; with only a month known, that
// some day of the month does.
func (d Date) Within(from Date, days int) bool {
	on, _, ok := d.Next(from)
	if !ok {
		return false
	}
	if !on.Full() {
		on.Day = 1
	}
	return from.DaysUntil(on) <= days
}

// DaysIn is how many days the month of the year has.
func DaysIn(year, month int) int {
	switch time.Month(month) {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}
