package importer

import (
	"slices"
	"strconv"
	"strings"

	"vestka/app"
)

// dateReader reads the dates of one column.
type dateReader struct {
	order Order
	today app.Date
	past  bool                 // the dates lie in the past: a year of two figures that does not is of the former century
	words map[string]dateFound // what was read of texts that are not three figures; nil remembers nothing
}

// future is how many years from now a year of two figures may lie where dates
// may be to come: the longest sentence is 25 years.
const future = 25

// read understands a date in any form that offices write: with figures in the
// order of the column, with the name of the month, a month or a year alone, the
// number by which spreadsheets count days. A year may have two figures.
func (r dateReader) read(s string) (app.Date, dateFault) {
	if d, ok := plainDate(s); ok {
		return d, dateFine
	}
	if nums, ok := figures(s); ok {
		return r.ofParts(nums, 0)
	}
	found, known := r.words[s]
	if !known {
		found.date, found.fault = r.readWords(s)
		if r.words != nil && len(r.words) < wordCount {
			r.words[strings.Clone(s)] = found
		}
	}
	return found.date, found.fault
}

type dateFound struct {
	date  app.Date
	fault dateFault
}

func (r dateReader) readWords(s string) (app.Date, dateFault) {
	s = withoutNoise(s)
	if d, ok := runTogether(s); ok {
		return d, dateFine
	}
	nums, month, ok := dateParts(s)
	if !ok || len(nums) == 0 {
		return app.Date{}, notDate
	}
	return r.ofParts(nums, month)
}

// ofParts is the date of its figures and of the month that was named, 0 where none was.
func (r dateReader) ofParts(nums []number, month int) (app.Date, dateFault) {
	if len(nums) == 1 && month == 0 && nums[0].digits < 4 {
		return app.Date{}, notDate
	}
	if month != 0 && len(nums) == 2 && nums[1].digits < 4 && nums[0].digits < 4 || month == 0 && len(nums) == 3 && !hasLong(nums) {
		r.widen(nums, month)
	}
	if !hasLong(nums) {
		return app.Date{}, notDate
	}
	if month == 0 && len(nums) == 3 && nums[2].digits == 4 && r.order == MonthFirst {
		nums[0], nums[1] = nums[1], nums[0]
	}
	d, ok := arrange(nums, month)
	switch {
	case !ok:
		return app.Date{}, notDate
	case d.Year < earliestYear || !d.Valid():
		return app.Date{}, noSuchDate
	}
	return d, dateFine
}

// figures takes a date of three figures apart, the form of nearly every one.
func figures(s string) ([]number, bool) {
	if len(s) > len("12.03.1985") {
		return nil, false
	}
	nums := make([]number, 1, 3)
	for i := range len(s) {
		last := &nums[len(nums)-1]
		switch c := s[i]; {
		case isDigit(c):
			*last = number{last.value*10 + int(c-'0'), last.digits + 1}
		case c != '.' && c != '/' && c != '-' || last.digits == 0 || len(nums) == 3:
			return nil, false
		default:
			nums = append(nums, number{})
		}
	}
	for _, n := range nums {
		if n.digits == 0 || n.digits == 3 || n.digits > 4 {
			return nil, false
		}
	}
	return nums, len(nums) == 3
}

func hasLong(nums []number) bool {
	return slices.ContainsFunc(nums, func(n number) bool { return n.digits == 4 })
}

// widen gives the year of two figures its century.
func (r dateReader) widen(nums []number, month int) {
	at := len(nums) - 1
	if month == 0 && r.order == YearFirst {
		at = 0
	}
	nums[at] = number{r.century(nums[at].value), 4}
}

// century makes a year of its two last figures: the newest that may be.
func (r dateReader) century(figures int) int {
	latest := r.today.Year
	if !r.past {
		latest += future
	}
	if year := 2000 + figures; year <= latest {
		return year
	}
	return 1900 + figures
}

// serialDays is the number of 1 January 1970 in spreadsheets, which count the
// days from the end of 1899.
const serialDays = 25569

// runTogether reads figures without anything between them: a day's number in a
// spreadsheet, 19850312, 12031985.
func runTogether(s string) (app.Date, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || strings.ContainsAny(s, "+-") {
		return app.Date{}, false
	}
	switch len(s) {
	case 5:
		d := app.Date{Year: 1970, Month: 1, Day: 1}.AddDays(n - serialDays)
		return d, 1927 <= d.Year && d.Year <= 2100
	case 8:
		for _, d := range []app.Date{
			{Year: n / 10000, Month: n / 100 % 100, Day: n % 100},
			{Year: n % 10000, Month: n / 10000 % 100, Day: n / 1000000},
		} {
			if 1900 <= d.Year && d.Year <= 2100 && d.Month != 0 && d.Day != 0 && d.Valid() {
				return d, true
			}
		}
	}
	return app.Date{}, false
}

// noise are words that stand around a date and change nothing about it, in
// plainWords: born, about, year of birth.
var noise = func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(`born b about around circa ca c approx since from until
		родился родилась рожд рождения р рожден рождена около ок примерно прибл с от до
		нарадзіўся нарадзілася нараджэння нар н каля прыкладна прыбл з ад да
		народився народилася народження близько рік року ur urodzony urodzona gim geb`) {
		words[word] = true
	}
	return words
}()

// withoutNoise drops what stands around a date: words of noise, a bracket
// behind it, a sign of doubt.
func withoutNoise(s string) string {
	s = plainWords(s)
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i]
	}
	s = strings.Trim(s, " ?~≈*,;")
	if !strings.ContainsFunc(s, func(r rune) bool { return r > '9' && r != 't' }) {
		return s
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
	kept := words[:0]
	for _, w := range words {
		if bare := strings.Trim(w, ".,"); !noiseOnly(bare) {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// noiseOnly reports a word of noise, or several run together by dots: "г.р".
func noiseOnly(word string) bool {
	parts := strings.Split(word, ".")
	for _, part := range parts {
		if !noise[part] && (len(parts) == 1 || !isYearWord(part)) {
			return false
		}
	}
	return true
}
