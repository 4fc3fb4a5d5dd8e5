package importer

import (
	"regexp"
	"strconv"

	"vestka/app"
)

// ListDate is the day of a list, as somebody says it in any form that ReadDate takes.
// It is app.Invalid where that is no whole day, and app.Refused where the day is still
// to come: no list can know what is so then.
func ListDate(s string, today app.Date) (app.Date, error) {
	d, err := ReadDate(s)
	switch {
	case err != nil:
		return app.Date{}, err
	case !d.Full():
		return app.Date{}, &app.Error{Code: app.Invalid, Key: "error.import.list_date.day", Args: app.Args{"Value": s}}
	case today.Before(d):
		return app.Date{}, &app.Error{Code: app.Refused, Key: "error.import.list_date.future", Args: app.Args{"Value": d}}
	}
	return d, nil
}

// dayInName is a day in the name of a file: 2026-08-30, 20260830, 30.08.2026, with
// nothing but the sign between its parts and no figure beside it.
var dayInName = regexp.MustCompile(`(?:^|\D)(?:(20\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)|(\d\d)([-_.])(\d\d)([-_.])(20\d\d))(?:\D|$)`)

// DateInName is the day of which the name of a file speaks, as lists that are
// downloaded have it; zero where it speaks of none, of two, or of one to come. It is a
// proposal: a name may speak of anything.
func DateInName(name string, today app.Date) app.Date {
	var found app.Date
	for at := 0; at < len(name); {
		m := dayInName.FindStringSubmatchIndex(name[at:])
		if m == nil {
			break
		}
		d := dayOfName(dayInName.FindStringSubmatch(name[at:]))
		if d.Full() && !found.IsZero() && d != found {
			return app.Date{}
		}
		if d.Full() {
			found = d
		}
		at += max(m[1]-1, m[0]+1) // what ends one may begin the next
	}
	if today.Before(found) {
		return app.Date{}
	}
	return found
}

// dayOfName is the date of a match, zero where there is no such day, or its signs differ.
func dayOfName(m []string) app.Date {
	year, month, day, same := m[1], m[3], m[5], m[2] == m[4]
	if year == "" {
		year, month, day, same = m[10], m[8], m[6], m[7] == m[9]
	}
	y, _ := strconv.Atoi(year)
	mo, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date := app.Date{Year: y, Month: mo, Day: d}
	if !same || mo == 0 || d == 0 || !date.Valid() {
		return app.Date{}
	}
	return date
}
