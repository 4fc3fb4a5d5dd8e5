package people

import (
	"context"

	"vestka/app"
)

// calendar is for every day of birth how many days there are to the next
// birthday, -1 where it is not known. A birthday of which only the month is
// known counts from the first day of the month to the last.
type calendar [13][32]int16

func newCalendar(today app.Date, leap app.LeapDay) *calendar {
	c := new(calendar)
	for month := range c {
		for day := range c[month] {
			born := app.Date{Year: 4, Month: month, Day: day} // a leap year
			c[month][day] = -1
			if on, _, ok := born.NextOn(today, leap); ok && born.Valid() {
				c[month][day] = int16(max(today.DaysUntil(on), 0))
			}
		}
	}
	return c
}

func (c *calendar) days(p *facts) int { return int(c[p.born.month()][p.born.day()]) }

// BirthdayQuery chooses birthdays to come. Without a status it chooses among
// people now held.
type BirthdayQuery struct {
	Today     app.Date // a full date
	Days      int      // how far ahead; 0 is today only
	Status    []app.Status
	InCustody bool // people now held, also where a status is given
	IDs       []app.PersonID
	Among     Query    // narrows the choice further; its day, order and language do not count
	Lang      app.Lang // whose names those of one day are sorted by
}

// Birthday is a birthday to come.
type Birthday struct {
	*Entry
	On    app.Date // without a day where only the month of birth is known
	Turns int      // years
}

// Birthdays are the birthdays from today on, the next one first. Those of
// which only the month is known stand at the beginning of their month, or of
// the list while that month lasts.
func (d *Directory) Birthdays(q BirthdayQuery) []Birthday {
	found, leap := d.Find(q.query()), d.now.Load().leap
	birthdays := make([]Birthday, len(found.People))
	for i, e := range found.People {
		on, turns, _ := e.Born.NextOn(q.Today, leap)
		birthdays[i] = Birthday{Entry: e, On: on, Turns: turns}
	}
	return birthdays
}

// NextBirthday is app.Date.NextOn with 29 February on the day that the settings say.
func (d *Directory) NextBirthday(born, today app.Date) (on app.Date, turns int, ok bool) {
	return born.NextOn(today, d.now.Load().leap)
}

// FollowLeapDay has birthdays of 29 February fall on the day that the settings of the
// store say, from the next Load on.
func (d *Directory) FollowLeapDay(settings app.SettingStore) { d.settings = settings }

// leapDay is the day that the settings say.
func (d *Directory) leapDay(ctx context.Context) (app.LeapDay, error) {
	if d.settings == nil {
		return app.LastOfFebruary, nil
	}
	leap, err := app.SettingValue(ctx, d.settings, app.SettingLeapDay)
	return app.LeapDay(leap), err
}

func (q *BirthdayQuery) query() Query {
	all := q.Among
	if len(q.Status) > 0 {
		all.Status = q.Status
	}
	all.InCustody = all.InCustody || q.InCustody || len(all.Status) == 0
	if q.IDs != nil {
		all.IDs = q.IDs
	}
	all.BirthdayWithin, all.Order, all.Today, all.Lang = &q.Days, ByBirthday, q.Today, q.Lang
	return all
}
