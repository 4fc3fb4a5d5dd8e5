package table

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// numberFormat is what the format of a spreadsheet's cell makes of a number.
type numberFormat struct {
	date, clock bool // shows a day, a time of day
	zeros       int  // digits that a whole number has at least, as a postcode
}

// builtinFormat is the format of the id, as ECMA-376 part 1, 18.8.30 numbers
// them; those from 27 on are dates in the Far East alone, and numbers nowhere.
func builtinFormat(id int) numberFormat {
	switch {
	case 14 <= id && id <= 17, 27 <= id && id <= 31, id == 36, 50 <= id && id <= 54, id == 57, id == 58:
		return numberFormat{date: true}
	case 18 <= id && id <= 21, 32 <= id && id <= 35, 45 <= id && id <= 47, id == 55, id == 56:
		return numberFormat{clock: true}
	case id == 22:
		return numberFormat{date: true, clock: true}
	}
	return numberFormat{}
}

// readFormat reads a format that the file itself defines: DD.MM.YYYY, 000000.
func readFormat(code string) numberFormat {
	code, _, _ = strings.Cut(code, ";") // what follows is for negative numbers
	var f numberFormat
	var months bool // or minutes
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"':
			i += skipTo(code[i+1:], '"')
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i++
		case code[i] == '[': // a colour, a language, or hours beyond 24 as in [h]
			n := skipTo(code[i+1:], ']')
			if inside := strings.ToLower(strings.Trim(code[i:i+n+1], "[]")); inside != "" && strings.Trim(inside, "hms") == "" {
				f.clock = true
			}
			i += n
		case c == 'y', c == 'd':
			f.date = true
		case c == 'h', c == 's':
			f.clock = true
		case c == 'm':
			months = true
		}
	}
	if months && !f.clock {
		f.date = true
	}
	if len(code) > 1 && strings.Trim(code, "0") == "" {
		f.zeros = len(code)
	}
	return f
}

// skipTo is how many bytes there are up to and with the mark.
func skipTo(s string, mark byte) int {
	if i := strings.IndexByte(s, mark); i >= 0 {
		return i + 1
	}
	return len(s)
}

const lastSerial = 2958466 // the day after 31 December 9999

// serialDate writes the date that a spreadsheet holds as a number of days since
// the end of 1899, or since the start of 1904. ok is false for a number that
// is no date.
func serialDate(serial float64, since1904 bool, f numberFormat) (text string, ok bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastSerial {
		return "", false
	}
	days := math.Floor(serial)
	seconds := int(math.Round((serial - days) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	clock := time.Time{}.Add(time.Duration(seconds) * time.Second).Format("15:04:05")
	if !f.date || days == 0 && !since1904 {
		return clock, f.clock
	}
	date := dayAfter(1899, 12, 30, days)
	switch {
	case since1904:
		date = dayAfter(1904, 1, 1, days)
	case days == 60:
		date = "1900-02-29" // which there never was; Lotus 1-2-3 took 1900 for a leap year, and all after it do
	case days < 60:
		date = dayAfter(1899, 12, 31, days)
	}
	if f.clock && seconds > 0 {
		date += "T" + clock
	}
	return date, true
}

// dayAfter is the day so many days after another one.
func dayAfter(year int, month time.Month, d int, days float64) string {
	return time.Date(year, month, d+int(days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// plainNumber writes a number as a person would: 0.1, not 0.10000000000000001,
// and 375291234567, not 3.75291234567E+11.
func plainNumber(s string, zeros int) string {
	if strings.Trim(s, "0123456789") != "" {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(n) >= 1e21 {
			return s
		}
		n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
		s = strconv.FormatFloat(n, 'f', -1, 64)
	}
	if len(s) < zeros && strings.Trim(s, "0123456789") == "" {
		s = strings.Repeat("0", zeros-len(s)) + s
	}
	return s
}
