package printing

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/i18n"
)

// dueOf is a digest with cards that are due, one that is late and one that is written.
func dueOf(t *testing.T) *rhythm.Digest {
	t.Helper()
	entry := func(i int) *people.Entry {
		p := apptest.Writer(i)
		return &people.Entry{Person: &p, HasAddress: true}
	}
	on := func(day int) app.Date { return app.Date{Year: 2026, Month: 12, Day: day} }
	return &rhythm.Digest{
		Today: apptest.Today,
		Due: []rhythm.Due{
			{Entry: entry(0), Occasion: app.Birthday, On: on(30), By: on(1)},
			{Entry: entry(1), Occasion: app.Birthday, On: on(31), By: on(1)},
			{Entry: entry(2), Occasion: app.Birthday, On: on(3), By: on(2), Late: true},
			{Entry: entry(3), Occasion: app.Birthday, On: on(3), By: on(3), Written: on(1)},
		},
		Days: []rhythm.DayDue{{Day: rhythm.Day{Occasion: app.NewYear, On: app.Date{Year: 2027, Month: 1, Day: 1}}, By: app.Date{Year: 2026, Month: 11, Day: 27}, People: make([]app.PersonID, 5), Late: 2}},
	}
}

func TestACalendarOfSendByDaysHasNumbersAndNoNamesUnlessTheyAreAskedFor(t *testing.T) {
	d := dueOf(t)
	neutral := dueEvents(d, i18n.For("be"), app.Belarusian, false)
	if len(neutral) != 2 || neutral[0].On.Day != 27 || neutral[1].On.Day != 1 {
		t.Fatalf("%+v", neutral)
	}
	for i, cards := range []string{"3", "2"} {
		e := neutral[i]
		if !strings.Contains(e.Title, cards) || e.Description != "" || e.Place != "" {
			t.Errorf("%+v", e)
		}
	}
	named := dueEvents(d, i18n.For("be"), app.Belarusian, true)
	name := d.Due[0].Names.Best(app.Belarusian).Formal()
	if !strings.Contains(named[1].Description, name) || strings.Contains(neutral[1].Title+neutral[1].Description, name) {
		t.Errorf("%+v", named[1])
	}
}
