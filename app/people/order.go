package people

import "vestka/app"

// Order says how a result is sorted. Within one rank people stand by name.
type Order string

// The orders.
const (
	ByName           Order = ""                // the best match first where a text is searched for, then by name
	ByBirthday       Order = "birthday"        // the next birthday first, those without one last
	ByFewestLetters  Order = "fewest_letters"  //
	ByLongestSilence Order = "longest_silence" // who never had a letter first, then whose last one is the longest ago
	ByRelease        Order = "release"         // the next end of a sentence first, those without one to come last
)

// Orders are all of them.
var Orders = []Order{ByName, ByBirthday, ByFewestLetters, ByLongestSilence, ByRelease}

// ranking gives everybody a rank from 0 to ranks-1; without rank it is by name.
type ranking struct {
	ranks int
	rank  func(i int32) int
}

// far is how many days ahead or back an order tells apart: a hundred years.
const far = 36525

func (o Order) ranking(l *list, d *day) ranking {
	switch o {
	case ByBirthday:
		calendar := newCalendar(d.today, d.leap)
		return ranking{birthdayRanks, func(i int32) int {
			if days := calendar.days(&l.facts[i]); days >= 0 {
				return days
			}
			return birthdayRanks - 1
		}}
	case ByFewestLetters:
		return ranking{1 << 16, func(i int32) int { return int(l.facts[i].letters) }}
	case ByLongestSilence:
		return ranking{far + 2, func(i int32) int {
			last := l.facts[i].lastLetter
			if last == 0 {
				return 0
			}
			return 1 + far - between(last.date(), d.today)
		}}
	case ByRelease:
		today := pack(d.today)
		return ranking{far + 2, func(i int32) int {
			if ends := l.facts[i].release.last(); ends >= today && ends > 0 {
				return between(d.today, ends.date())
			}
			return far + 1
		}}
	}
	return ranking{}
}

// birthdayRanks is one for each day of a year, and one for who has no birthday.
const birthdayRanks = 368

// between counts the days from a to b, 0 to far.
func between(a, b app.Date) int { return min(max(a.DaysUntil(b), 0), far) }
