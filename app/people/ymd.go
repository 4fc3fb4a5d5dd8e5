package people

import "vestka/app"

// ymd is a date as the number YYYYMMDD, with zeros for what is not known: what
// is less known comes first, as with app.Date.Before.
type ymd int32

func pack(d app.Date) ymd { return ymd(d.Year*10000 + d.Month*100 + d.Day) }

func (n ymd) month() ymd { return n / 100 % 100 }
func (n ymd) day() ymd   { return n % 100 }

func (n ymd) date() app.Date {
	return app.Date{Year: int(n / 10000), Month: int(n.month()), Day: int(n.day())}
}

// last is the last day that the date covers.
func (n ymd) last() ymd {
	switch {
	case n == 0 || n.day() != 0:
		return n
	case n.month() == 0:
		return n + 1231
	}
	first := app.Date{Year: int(n / 10000), Month: int(n.month()), Day: 1}
	return pack(app.DateOf(first.Time().AddDate(0, 1, -1)))
}
