package importer

import (
	"strconv"
	"strings"

	"vestka/app"
)

// monthWords gives the months' names and usual abbreviations in the three
// languages and the full ones in Ukrainian, nominative and genitive, in Polish and in
// German.
var monthWords = func() map[string]int {
	lists := [12]string{
		"january jan styczeń stycznia januar jänner январь января янв студзень студзеня студз сту січень січня",
		"february feb luty lutego februar февраль февраля фев февр люты лютага лют лютий лютого",
		"march mar marzec marca märz март марта мар сакавік сакавіка сак березень березня",
		"april apr kwiecień kwietnia апрель апреля апр красавік красавіка крас кра квітень квітня",
		"may maj maja mai май мая травень траўня тра травня",
		"june jun czerwiec czerwca juni июнь июня июн чэрвень чэрвеня чэр чэрв червень червня",
		"july jul lipiec lipca juli июль июля июл ліпень ліпеня ліп липень липня",
		"august aug sierpień sierpnia август августа авг жнівень жніўня жні жнів серпень серпня",
		"september sep wrzesień września sept сентябрь сентября сен сент верасень верасня вер вересень вересня",
		"october oct październik października oktober октябрь октября окт кастрычнік кастрычніка кас кастр жовтень жовтня",
		"november nov listopad listopada ноябрь ноября ноя нояб лістапад лістапада ліс ліст листопад листопада",
		"december dec grudzień grudnia dezember декабрь декабря дек снежань снежня сне снеж грудень грудня",
	}
	months := make(map[string]int, 160)
	for i, list := range lists {
		for _, word := range strings.Fields(list) {
			months[word] = i + 1
		}
	}
	return months
}()

// dateFault is why a text is not a date.
type dateFault int

const (
	dateFine   dateFault = iota
	notDate              // written in no form that is known, or in one that has two meanings
	noSuchDate           // the calendar has no such day
	twoDates             // day and month may be either, only the year is sure
)

const (
	earliestYear = 1000 // an earlier year is a slip of the pen
	longestDate  = 64   // bytes; longer texts are not dates
)

// readDate understands a day, a month or a year as people and programs write
// them. Of figures alone the year has four digits and stands first or last;
// the day then stands before the month, as everywhere in the region, except
// that between slashes it may be either. Zeroes mean "not known".
func readDate(s string) (app.Date, dateFault) {
	if d, ok := plainDate(s); ok {
		return d, dateFine
	}
	nums, month, ok := dateParts(s)
	if !ok {
		return app.Date{}, notDate
	}
	if len(nums) == 0 && month == 0 {
		return app.Date{}, dateFine
	}
	d, ok := arrange(nums, month)
	switch {
	case !ok:
		return app.Date{}, notDate
	case d.IsZero():
		return d, dateFine
	case d.Year < earliestYear || !d.Valid():
		return app.Date{}, noSuchDate
	case month == 0 && len(nums) == 3 && nums[2].digits == 4 && strings.Contains(s, "/") && eitherWay(d):
		return app.Date{Year: d.Year}, twoDates
	}
	return d, dateFine
}

// eitherWay reports that the calendar also has the day that is meant where the
// month was written first, and that it is another one.
func eitherWay(d app.Date) bool { return 0 < d.Day && d.Day <= 12 && d.Day != d.Month && d.Month > 0 }

// plainDate reads YYYY-MM-DD, the form of nearly every date, without ado.
func plainDate(s string) (app.Date, bool) {
	if len(s) != len("2026-11-22") || s[4] != '-' || s[7] != '-' {
		return app.Date{}, false
	}
	n := 0
	for i := range len(s) {
		switch {
		case i == 4 || i == 7:
		case !isDigit(s[i]):
			return app.Date{}, false
		default:
			n = n*10 + int(s[i]-'0')
		}
	}
	d := app.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}
	return d, d.Year >= earliestYear && d.Full() && d.Month != 0 && d.Valid()
}

// number is a figure of a date and how many digits it was written with.
type number struct{ value, digits int }

// dateParts takes a date apart into its figures and the month that is written
// in letters, 0 where none is; ok is false where something else stands there.
func dateParts(s string) (nums []number, month int, ok bool) {
	if len(s) > longestDate {
		return nil, 0, false
	}
	s = withoutTime(plainWords(s))
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" .,/-–—", r) })
	for _, part := range parts {
		digits := len(part) - len(strings.TrimLeft(part, "0123456789"))
		rest := part[digits:]
		switch {
		case digits > len("2026"):
			return nil, 0, false
		case digits > 0 && (rest == "" || isOrdinal(rest)):
			n, _ := strconv.Atoi(part[:digits])
			nums = append(nums, number{n, digits})
		case digits == 0 && month == 0 && monthWords[part] != 0:
			month = monthWords[part]
		case digits == 0 && isYearWord(part):
		default:
			return nil, 0, false
		}
	}
	return nums, month, true
}

// withoutTime cuts the time of day from a date.
func withoutTime(s string) string {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == 't' && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return s[:i]
		}
	}
	if i := strings.IndexByte(s, ':'); i > 0 {
		if space := strings.LastIndexByte(s[:i], ' '); space > 0 {
			return s[:space]
		}
	}
	return s
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isOrdinal(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "го", "га", "г":
		return true
	}
	return false
}

func isYearWord(s string) bool {
	switch s {
	case "г", "год", "года", "году", "годзе", "of":
		return true
	}
	return false
}

// arrange puts figures and month into their places.
func arrange(nums []number, month int) (app.Date, bool) {
	year := -1
	for i, n := range nums {
		if n.digits == 4 {
			if year >= 0 {
				return app.Date{}, false
			}
			year = i
		}
	}
	if year < 0 || year > 0 && year < len(nums)-1 {
		return app.Date{}, false
	}
	d := app.Date{Year: nums[year].value}
	rest := append(append([]number(nil), nums[:year]...), nums[year+1:]...)
	switch {
	case month != 0 && len(rest) == 0:
		d.Month = month
	case month != 0 && len(rest) == 1:
		d.Month, d.Day = month, rest[0].value
	case month != 0:
		return app.Date{}, false
	case len(rest) == 1:
		d.Month = rest[0].value
	case len(rest) == 2 && year == 0:
		d.Month, d.Day = rest[0].value, rest[1].value
	case len(rest) == 2:
		d.Day, d.Month = rest[0].value, rest[1].value
	case len(rest) > 2:
		return app.Date{}, false
	}
	return d, true
}

// years counts the whole years from a date to a later one, as many as they can
// be where a date is partial.
func years(from, to app.Date) int {
	n := to.Year - from.Year
	switch {
	case to.Month == 0 || from.Month == 0:
	case to.Month < from.Month:
		n--
	case to.Month == from.Month && to.Day != 0 && to.Day < from.Day:
		n--
	}
	return n
}
