package db_test

import (
	"reflect"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func (o *owner) tally(from, until app.Date) app.Tally {
	o.t.Helper()
	c, err := o.Tally(o.t.Context(), from, until)
	o.ok(err)
	return c
}

func TestWhatWasSentAndReceivedIsCountedByMonthAndCountry(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	letters := o.lettersOf(app.LetterFilter{IDs: ids})
	first, last := app.Date{Year: day1.Year, Month: 1, Day: 1}, app.Date{Year: day1.Year, Month: 12, Day: 31}
	if c := o.tally(first, last); c.Letters != 0 || len(c.Months) != 0 {
		t.Fatalf("what is only made is counted: %+v", c)
	}
	o.step(app.LetterStep{State: app.Posted, On: day1, Country: "PL"}, ids[0], ids[1])
	o.step(app.LetterStep{State: app.Given, On: day1, Service: "Vkletochku"}, ids[2])
	o.step(app.LetterStep{State: app.Returned, On: day1.AddDays(5), Reason: app.ByMove}, ids[1])
	o.reply(letters[0].Person, day1)
	want := app.Tally{
		Months:  []app.MonthTally{{Year: day1.Year, Month: day1.Month, Letters: 3, Replies: 1}},
		Letters: 3, People: 3, Replies: 1, Countries: map[string]int{"PL": 2, "": 1}, Elsewhere: map[string]int{},
	}
	if c := o.tally(first, last); !reflect.DeepEqual(c, want) {
		t.Errorf("counted %+v", c)
	}
	if c := o.tally(first.AddDays(-365), first.AddDays(-1)); c.Letters != 0 || c.Replies != 0 {
		t.Errorf("the year before has %+v", c)
	}
	_, err := o.Merge(t.Context(), letters[0].Person, letters[1].Person)
	o.ok(err)
	if c := o.tally(first, last); c.People != 2 {
		t.Errorf("two who are one are %d people", c.People)
	}
}

func TestEveningsForWhichPeopleWereDrawnAreCountedOnce(t *testing.T) {
	o := newOwner(t)
	draw := func(name string, people ...app.Drawn) {
		t.Helper()
		_, _, err := o.KeepDraw(t.Context(), app.KeptDraw{Name: name, Query: `{"version":1}`, Drawn: people})
		o.ok(err)
	}
	today := app.DateOf(apptest.FixedClock().Local())
	first, last := app.Date{Year: today.Year, Month: 1, Day: 1}, app.Date{Year: today.Year, Month: 12, Day: 31}
	draw("Вечар", app.Drawn{Person: 1}, app.Drawn{Person: 2})
	draw("Вечар, другі стол", app.Drawn{Person: 3})
	if c := o.tally(first, last); c.Evenings != 1 || c.Drawn != 3 || c.Written != 0 {
		t.Errorf("two draws of a day: %+v", c)
	}
	_, _, err := o.AddGathering(t.Context(), app.Gathering{On: today, Letters: 12})
	o.ok(err)
	if c := o.tally(first, last); c.Evenings != 1 || c.Drawn != 3 || c.Written != 12 {
		t.Errorf("the evening of the draws: %+v", c)
	}
	if c := o.tally(first.AddDays(-365), first.AddDays(-1)); c.Evenings != 0 || c.Drawn != 0 {
		t.Errorf("the year before: %+v", c)
	}
}
