package rhythm_test

import (
	"testing"

	"vestka/app"
	"vestka/app/rhythm"
)

func day(year, month, of int) app.Date { return app.Date{Year: year, Month: month, Day: of} }

// The dates are those of the tables that churches print: both Easters fall on one day in
// 2025, and five weeks apart in 2024.
func TestEasterIsTheSundayOfTheTables(t *testing.T) {
	for year, want := range map[int][2]app.Date{
		2000: {day(2000, 4, 23), day(2000, 4, 30)},
		2008: {day(2008, 3, 23), day(2008, 4, 27)},
		2016: {day(2016, 3, 27), day(2016, 5, 1)},
		2024: {day(2024, 3, 31), day(2024, 5, 5)},
		2025: {day(2025, 4, 20), day(2025, 4, 20)},
		2026: {day(2026, 4, 5), day(2026, 4, 12)},
		2027: {day(2027, 3, 28), day(2027, 5, 2)},
		2038: {day(2038, 4, 25), day(2038, 4, 25)},
	} {
		if got := [2]app.Date{rhythm.Easter(year), rhythm.OrthodoxEaster(year)}; got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
}

func TestEasterIsAlwaysASundayOfSpringAndTheOrthodoxOneIsNeverEarlier(t *testing.T) {
	for year := 1901; year < 2100; year++ {
		west, east := rhythm.Easter(year), rhythm.OrthodoxEaster(year)
		if west.Time().Weekday() != 0 || east.Time().Weekday() != 0 || east.Before(west) || west.Before(day(year, 3, 22)) || day(year, 5, 8).Before(east) {
			t.Errorf("%d: %v %v", year, west, east)
		}
	}
}

func codes(days []rhythm.Day, keep func(*rhythm.Day) bool) (all []string) {
	for i := range days {
		if keep(&days[i]) {
			all = append(all, days[i].Code+" "+days[i].On.String())
		}
	}
	return all
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDaysOfPublicMemoryAreListedAndNeverForMail(t *testing.T) {
	days := rhythm.Year(2027, nil, "")
	same(t, codes(days, func(d *rhythm.Day) bool { return d.Public }), []string{"freedom_day 2027-03-25", "prisoners_day 2027-05-21"})
	same(t, codes(days, (*rhythm.Day).ForMail), []string{
		"new_year 2027-01-01", "orthodox_christmas 2027-01-07", "easter 2027-03-28", "orthodox_easter 2027-05-02", "christmas 2027-12-25",
	})
}

func TestADayIsMovedSwitchedOffOrOnesOwn(t *testing.T) {
	own := []app.OwnOccasion{
		{ID: 1, Occasion: app.Christmas, Month: 12, Day: 24},
		{ID: 2, Occasion: app.Easter, Off: true},
		{ID: 3, Occasion: app.NameDay, Person: 7, Month: 2, Day: 29},
		{ID: 4, Name: "Спытаць", Year: 2027, Month: 3, Day: 9},
		{ID: 5, Name: "Іншы год", Year: 2028, Month: 3, Day: 9},
	}
	mail := func(year int, leap app.LeapDay) []string {
		return codes(rhythm.Year(year, own, leap), (*rhythm.Day).ForMail)
	}
	same(t, mail(2027, app.LastOfFebruary), []string{
		"new_year 2027-01-01", "orthodox_christmas 2027-01-07", "own:3 2027-02-28", "orthodox_easter 2027-05-02", "christmas 2027-12-24",
	})
	same(t, mail(2027, app.FirstOfMarch)[2:3], []string{"own:3 2027-03-01"})
	same(t, mail(2028, app.FirstOfMarch)[2:3], []string{"own:3 2028-02-29"})
	coming := rhythm.Coming(day(2026, 12, 24), day(2027, 1, 1), own, "")
	same(t, codes(coming, func(*rhythm.Day) bool { return true }), []string{"christmas 2026-12-24", "new_year 2027-01-01"})
}

func TestTheDaysByPostAreTheMedianOfFiveLettersAtLeast(t *testing.T) {
	times := func(days ...int) (seen []app.WayFact) {
		for _, d := range days {
			seen = append(seen, app.WayFact{Evidence: app.ByReply, Country: "DE", Facility: "IK-901", Days: d, Letters: 1})
		}
		return seen
	}
	for what, c := range map[string]struct {
		seen []app.WayFact
		want rhythm.Estimate
	}{
		"nothing known":     {nil, rhythm.Estimate{Days: 35, Assumed: true}},
		"four":              {times(10, 12, 14, 16), rhythm.Estimate{Days: 35, Cases: 4, Assumed: true}},
		"five":              {times(50, 12, 14, 16, 10), rhythm.Estimate{Days: 14, Cases: 5}},
		"six, rounded up":   {times(10, 12, 15, 16, 20, 90), rhythm.Estimate{Days: 16, Cases: 6}},
		"many of one day":   {[]app.WayFact{{Evidence: app.ByReply, Country: "DE", Facility: "IK-901", Days: 21, Letters: 40}}, rhythm.Estimate{Days: 21, Cases: 40}},
		"by a service":      {[]app.WayFact{{Evidence: app.ByReply, Country: "DE", Service: "Пошта", Facility: "IK-901", Days: 3, Letters: 40}}, rhythm.Estimate{Days: 35, Assumed: true}},
		"another facility":  {[]app.WayFact{{Evidence: app.ByReply, Country: "DE", Facility: "IK-902", Days: 3, Letters: 40}}, rhythm.Estimate{Days: 35, Assumed: true}},
		"from elsewhere":    {[]app.WayFact{{Evidence: app.ByReply, Country: "PL", Facility: "IK-901", Days: 3, Letters: 40}}, rhythm.Estimate{Days: 35, Assumed: true}},
		"nothing proves it": {[]app.WayFact{{Evidence: app.NoProof, Country: "DE", Facility: "IK-901", Days: 3, Letters: 40}}, rhythm.Estimate{Days: 35, Assumed: true}},
		"on unknown days":   {[]app.WayFact{{Evidence: app.ByReply, Country: "DE", Facility: "IK-901", Days: -1, Letters: 40}}, rhythm.Estimate{Days: 35, Assumed: true}},
		"a pair of the two": {append(times(30, 30), app.WayFact{Evidence: app.ByReply, Country: "DE", Facility: "IK-901", Days: 20, Letters: 3}), rhythm.Estimate{Days: 20, Cases: 5}},
	} {
		if got := rhythm.NewPost(c.seen, "DE", 35).To("IK-901"); got != c.want {
			t.Errorf("%s: %+v, want %+v", what, got, c.want)
		}
	}
	by, e := rhythm.NewPost(times(14, 14, 14, 14, 14), "DE", 35).By(day(2027, 1, 7), "IK-901")
	if by != day(2026, 12, 24) || e.Assumed {
		t.Errorf("%v %+v", by, e)
	}
}
