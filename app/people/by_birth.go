package people

import "math"

func byMonth(q *Query, l *list, _ *day) test {
	if q.Month == 0 {
		return nil
	}
	month := ymd(q.Month)
	return func(i int32) answer { return when(l.facts[i].born.month() == month) }
}

// byBirthday chooses the living whose birthday comes soon.
func byBirthday(q *Query, l *list, d *day) test {
	if q.BirthdayWithin == nil {
		return nil
	}
	calendar, within := newCalendar(d.today, d.leap), max(*q.BirthdayWithin, 0)
	return func(i int32) answer {
		p := &l.facts[i]
		days := calendar.days(p)
		return when(!p.dead && days >= 0 && days <= within)
	}
}

// byAge chooses by the age on the day. Where only the year or the month of birth
// is known, the age may be one of two.
func byAge(q *Query, l *list, d *day) test {
	if q.AgeFrom == 0 && q.AgeTo == 0 {
		return nil
	}
	today, from, to := pack(d.today), int32(q.AgeFrom), int32(q.AgeTo)
	if to == 0 {
		to = math.MaxInt32
	}
	return func(i int32) answer {
		born := l.facts[i].born
		if born < 1_00_00 { // without a year
			return unknown
		}
		// Years are what is left of YYYYMMDD less YYYYMMDD without the last four digits.
		most, least := int32(today-born)/10000, int32(today-born.last())/10000
		switch {
		case most < from || least > to:
			return no
		case least >= from && most <= to:
			return yes
		}
		return unknown
	}
}
