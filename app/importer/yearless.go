package importer

import (
	"strconv"
	"strings"

	"vestka/app"
)

// withoutYear reads a day of which no year is said: --0707 and --07-07 as cards write
// it, 07.07., 7 ліпеня; or a card's month: --07.
func withoutYear(s string) (app.Date, bool) {
	s = strings.TrimSpace(s)
	if figures, card := strings.CutPrefix(s, "--"); card {
		n, err := strconv.Atoi(strings.Replace(figures, "-", "", 1))
		if len(figures) == len("07") {
			d := app.Date{Month: n}
			return d, err == nil && d.Valid() && n > 0
		}
		return yearless(n/100, n%100, err == nil)
	}
	nums, month, ok := dateParts(withoutNoise(s))
	switch {
	case !ok || len(nums) == 0 || len(nums) > 2 || nums[0].digits > 2:
		return app.Date{}, false
	case len(nums) == 1:
		return yearless(month, nums[0].value, month != 0)
	case month != 0 || nums[1].digits != 2 && nums[1].digits != 1 || strings.ContainsAny(s, "/-"): // which of both is the day, nobody knows
		return app.Date{}, false
	}
	return yearless(nums[1].value, nums[0].value, true)
}

func yearless(month, day int, ok bool) (app.Date, bool) {
	d := app.Date{Month: month, Day: day}
	return d, ok && day > 0 && d.Valid()
}

// ReadBirth is ReadDate for a birthday, of which the year may not be known: 14.03,
// 14 сакавіка.
func ReadBirth(s string) (app.Date, error) {
	d, err := ReadDate(s)
	if err != nil {
		if on, ok := withoutYear(s); ok {
			return on, nil
		}
	}
	return d, err
}
