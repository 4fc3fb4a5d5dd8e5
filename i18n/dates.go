package i18n

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// The names of months and days are those of CLDR 46: the genitive stands beside
// a day ("26 лістапада"), the nominative alone ("лістапад 2026").
var calendar = map[string]struct {
	genitive, nominative, short [12]string
	weekday                     [7]string // from Sunday
	shortWeekday                [7]string
	ofYear                      string // after the figure of a year in the genitive
}{
	"en": {
		genitive:     [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		nominative:   [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		short:        [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		weekday:      [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		shortWeekday: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	},
	"ru": {
		genitive:     [12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
		nominative:   [12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
		short:        [12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
		weekday:      [7]string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
		shortWeekday: [7]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"},
		ofYear:       " года",
	},
	"be": {
		genitive:     [12]string{"студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня", "кастрычніка", "лістапада", "снежня"},
		nominative:   [12]string{"студзень", "люты", "сакавік", "красавік", "май", "чэрвень", "ліпень", "жнівень", "верасень", "кастрычнік", "лістапад", "снежань"},
		short:        [12]string{"студз.", "лют.", "сак.", "крас.", "мая", "чэрв.", "ліп.", "жн.", "вер.", "кастр.", "ліст.", "снеж."},
		weekday:      [7]string{"нядзеля", "панядзелак", "аўторак", "серада", "чацвер", "пятніца", "субота"},
		shortWeekday: [7]string{"нд", "пн", "аў", "ср", "чц", "пт", "сб"},
		ofYear:       " года",
	},
}

// Date is a date as far as it is known, 0 standing for what is not: "26
// November 2026", "лістапад 2026", "1985". A date of which nothing is known is
// the empty string, and of a negative year it is said that nobody knows the day.
func (l *Localizer) Date(year, month, day int) string {
	return l.date(year, month, day, calendar[l.lang].genitive)
}

// ShortDate is Date with the month shortened.
func (l *Localizer) ShortDate(year, month, day int) string {
	return l.date(year, month, day, calendar[l.lang].short)
}

// DateSince is Date as it stands after a word like “since” or “until”, which in
// Belarusian and Russian takes the genitive: "лістапада 2026", "2026 года".
func (l *Localizer) DateSince(year, month, day int) string {
	switch {
	case year > 0 && month == 0:
		return strconv.Itoa(year) + calendar[l.lang].ofYear
	case year > 0 && day == 0:
		return fmt.Sprintf("%s %d", calendar[l.lang].genitive[month-1], year)
	}
	return l.Date(year, month, day)
}

func (l *Localizer) date(year, month, day int, names [12]string) string {
	switch {
	case year < 0:
		return l.T("date.some_day")
	case year == 0 && month == 0:
		return ""
	case month == 0:
		return strconv.Itoa(year)
	case year == 0:
		return l.dayMonth(month, day, names)
	case day == 0:
		return fmt.Sprintf("%s %d", l.MonthName(month), year)
	}
	return fmt.Sprintf("%d %s %d", day, names[month-1], year)
}

// DayMonth is a day without its year, or the name of the month alone where
// the day is 0: "26 лістапада".
func (l *Localizer) DayMonth(month, day int) string {
	return l.dayMonth(month, day, calendar[l.lang].genitive)
}

// ShortDayMonth is DayMonth with the month shortened.
func (l *Localizer) ShortDayMonth(month, day int) string {
	return l.dayMonth(month, day, calendar[l.lang].short)
}

func (l *Localizer) dayMonth(month, day int, names [12]string) string {
	if day == 0 {
		return l.MonthName(month)
	}
	return fmt.Sprintf("%d %s", day, names[month-1])
}

// MonthName is the month (1 to 12) standing alone.
func (l *Localizer) MonthName(month int) string {
	return calendar[l.lang].nominative[month-1]
}

// mostOfMonth is how long the name of a month may be that is not shortened.
const mostOfMonth = 4

// ShortMonth is MonthName, shortened where it is long.
func (l *Localizer) ShortMonth(month int) string {
	if name := l.MonthName(month); utf8.RuneCountInString(name) <= mostOfMonth {
		return name
	}
	return calendar[l.lang].short[month-1]
}

// Weekday is the name of the day.
func (l *Localizer) Weekday(d time.Weekday) string { return calendar[l.lang].weekday[d] }

// ShortWeekday is the short name of the day, as in a calendar's head.
func (l *Localizer) ShortWeekday(d time.Weekday) string { return calendar[l.lang].shortWeekday[d] }
