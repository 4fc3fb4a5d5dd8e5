package rhythm

import (
	"cmp"
	"slices"
	"strconv"

	"vestka/app"
)

// The days of public memory: they are for the public, and nothing is proposed for
// mail into a prison on them.
const (
	FreedomDay   = "freedom_day"   // 25 March
	PrisonersDay = "prisoners_day" // 21 May
)

// Day is a day on which somebody is greeted, or something is to be done.
type Day struct {
	Code     string // stable, for scripts: "new_year", "freedom_day", "own:3"
	Occasion app.Occasion
	Name     string // that the user gave
	On       app.Date
	Person   app.PersonID // 0 for everybody
	Own      app.OwnOccasionID
	Public   bool // a day of public memory
	Known    bool // the program knows it
	Moved    bool // the user moved it
	Off      bool // the user does not want to hear of it
}

// ForMail reports that a letter can be for the day.
func (d *Day) ForMail() bool { return !d.Public && !d.Off && d.Occasion != "" }

// MessageKey names a day that has no name of the user's.
func (d *Day) MessageKey() string {
	switch d.Code {
	case FreedomDay:
		return "occasion.freedom_day"
	case PrisonersDay:
		return "occasion.prisoners_day"
	}
	return d.Occasion.MessageKey()
}

// known is the day in the year of an occasion that the program knows.
func known(o app.Occasion, year int) app.Date {
	switch o {
	case app.NewYear:
		return app.Date{Year: year, Month: 1, Day: 1}
	case app.Christmas:
		return app.Date{Year: year, Month: 12, Day: 25}
	case app.OrthodoxChristmas:
		return app.Date{Year: year, Month: 1, Day: 7}
	case app.Easter:
		return Easter(year)
	case app.OrthodoxEaster:
		return OrthodoxEaster(year)
	}
	return app.Date{}
}

// Year are all days of the year, by day: also those of public memory and those that are
// switched off. 29 February is on the day that leap says in a common year.
func Year(year int, own []app.OwnOccasion, leap app.LeapDay) []Day {
	changed := map[app.Occasion]app.OwnOccasion{}
	days := []Day{
		{Code: FreedomDay, On: app.Date{Year: year, Month: 3, Day: 25}, Public: true, Known: true},
		{Code: PrisonersDay, On: app.Date{Year: year, Month: 5, Day: 21}, Public: true, Known: true},
	}
	for _, o := range own {
		switch {
		case o.Changes():
			changed[o.Occasion] = o
		case o.Year == 0 || o.Year == year:
			days = append(days, Day{
				Code: "own:" + strconv.FormatInt(int64(o.ID), 10), Occasion: o.Occasion, Name: o.Name, On: on(o, year, leap),
				Person: o.Person, Own: o.ID, Off: o.Off,
			})
		}
	}
	for _, o := range app.KnownDays {
		day := Day{Code: string(o), Occasion: o, On: known(o, year), Known: true}
		if c, is := changed[o]; is {
			day.Own, day.Off = c.ID, c.Off
			if c.Month != 0 {
				day.On, day.Moved = on(c, year, leap), true
			}
		}
		days = append(days, day)
	}
	slices.SortStableFunc(days, func(a, b Day) int { return cmp.Or(compare(a.On, b.On), cmp.Compare(a.Own, b.Own)) })
	return days
}

func on(o app.OwnOccasion, year int, leap app.LeapDay) app.Date {
	on, _ := app.Date{Year: 4, Month: o.Month, Day: o.Day}.Anniversary(year, leap)
	return on
}

// Coming are the days from one full date to another, both included, by day.
func Coming(from, to app.Date, own []app.OwnOccasion, leap app.LeapDay) []Day {
	var coming []Day
	for year := from.Year; year <= to.Year; year++ {
		for _, d := range Year(year, own, leap) {
			if !d.On.Before(from) && !to.Before(d.On) {
				coming = append(coming, d)
			}
		}
	}
	return coming
}

func compare(a, b app.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}
