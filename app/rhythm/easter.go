package rhythm

import "vestka/app"

// Easter is the Sunday of Easter in the Gregorian calendar, of the Western churches:
// the computus of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, 1991,
// chapter 8), good for every year from 1583.
func Easter(year int) app.Date {
	a, b, c := year%19, year/100, year%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return app.Date{Year: year, Month: n / 31, Day: n%31 + 1}
}

// OrthodoxEaster is the Sunday of Easter of the Orthodox church, in the Gregorian
// calendar: Meeus's computus of the Julian calendar (as above), and the days by which
// that is behind: 13 from 1900 to 2099.
func OrthodoxEaster(year int) app.Date {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	behind := year/100 - year/400 - 2
	return app.Date{Year: year, Month: n / 31, Day: n%31 + 1}.AddDays(behind)
}
