package people

import (
	"slices"
	"testing"

	"vestka/app"
)

func born(id app.PersonID, on string) app.Person {
	p := called(id, app.Belarusian, "Купала", "Янка")
	p.Born = date(on)
	return p
}

func TestBirthdaysComeInTheirOrderWithTheYearsThatTheyComplete(t *testing.T) {
	d, _ := loaded(t,
		born(1, "1900-12-31"), born(2, "1900-01-01"), born(3, "1900-11-26"), born(4, "1900-11-25"), born(5, "1900-12"), born(6, "1900-11"),
		born(7, "1900"), born(8, "1904-02-29"), born(9, ""), born(10, "1900-01-26"))
	var got []string
	var who []app.PersonID
	for _, b := range d.Birthdays(BirthdayQuery{Today: today, Days: 60}) {
		who, got = append(who, b.ID), append(got, b.On.String())
		if want := b.On.Year - b.Born.Year; b.Turns != want {
			t.Errorf("%d turns %d, not %d", b.ID, b.Turns, want)
		}
	}
	if want := []app.PersonID{3, 6, 5, 1, 2}; !slices.Equal(who, want) {
		t.Errorf("%v, not %v", who, want)
	}
	if want := []string{"2026-11-26", "2026-11", "2026-12", "2026-12-31", "2027-01-01"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestABirthdayWithoutItsYearIsOneAndHasNoAge(t *testing.T) {
	known := born(2, "1900-11-26")
	yearless := born(1, "")
	yearless.Born = app.Date{Month: 11, Day: 27}
	d, _ := loaded(t, yearless, known)
	found := d.Birthdays(BirthdayQuery{Today: today, Days: 60})
	if len(found) != 2 || found[1].ID != 1 || found[1].On != date("2026-11-27") || found[1].Turns != 0 || found[0].Turns != 126 {
		t.Errorf("%+v", found)
	}
	if n := len(d.Find(Query{Today: today, Month: 11}).People); n != 2 {
		t.Errorf("%d in the month", n)
	}
	if f := d.Find(Query{Today: today, AgeFrom: 100}); len(f.People) != 1 || f.People[0].ID != 2 || len(f.Unknown) != 1 {
		t.Errorf("by age: %+v", f)
	}
}

func TestDatesWithoutAYearAgreeWithAnyAndStandBehindWholeOnes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"--07-07", "1882-07-07", true},
		{"--07-07", "1882-07-08", false},
		{"--07-07", "1882-07", true},
		{"--07-07", "1882-08", false},
		{"--07-07", "1882", true},
		{"--07-07", "--07-07", true},
		{"--07-07", "--07-08", false},
		{"--07", "1882-07-07", true},
		{"--07", "--07-07", true},
	} {
		if agree(app.FactBorn, c.a, c.b) != c.want || agree(app.FactBorn, c.b, c.a) != c.want {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
	yearless := app.Date{Month: 7, Day: 7}
	for known, want := range map[app.Date]app.Date{date("1882-07-07"): date("1882-07-07"), date("1882-07"): date("1882-07"), date("1882"): yearless, {}: yearless} {
		if got := mergeDate(known, yearless); got != want {
			t.Errorf("%v and then --07-07: %v", known, got)
		}
		if got := mergeDate(yearless, known); known.Month != 0 && got != known {
			t.Errorf("--07-07 and then %v: %v", known, got)
		}
	}
}

func TestTheTwentyNinthOfFebruaryReturnsEveryYear(t *testing.T) {
	d, _ := loaded(t, born(1, "1904-02-29"))
	for day, want := range map[string]string{
		"2026-02-28": "2026-02-28", "2027-02-01": "2027-02-28", "2028-02-28": "2028-02-29", "2028-02-29": "2028-02-29", "2026-03-01": "",
	} {
		found := d.Birthdays(BirthdayQuery{Today: date(day), Days: 27})
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("on %s there is a birthday on %s", day, found[0].On)
		case want != "" && (len(found) != 1 || found[0].On != date(want)):
			t.Errorf("on %s: %v, not %s", day, found, want)
		}
	}
}

func TestBirthdaysAreThoseOfPeopleHeldUnlessAStatusIsGiven(t *testing.T) {
	held, free, former, dead := born(1, "1900-12-01"), born(2, "1900-12-01"), born(3, "1900-12-01"), born(4, "1900-12-01")
	free.Held = app.Detention{Text: "released", Liberty: true}
	former.Status = app.Former
	dead.Died = date("2020")
	d, _ := loaded(t, held, free, former, dead)
	for name, c := range map[string]struct {
		query BirthdayQuery
		want  []app.PersonID
	}{
		"nothing":         {BirthdayQuery{}, []app.PersonID{1}},
		"active":          {BirthdayQuery{Status: []app.Status{app.Active}}, []app.PersonID{1, 2}},
		"former":          {BirthdayQuery{Status: []app.Status{app.Former}}, []app.PersonID{3}},
		"active and held": {BirthdayQuery{Status: []app.Status{app.Active}, InCustody: true}, []app.PersonID{1}},
		"ids":             {BirthdayQuery{IDs: []app.PersonID{1, 3}}, []app.PersonID{1}},
	} {
		c.query.Today, c.query.Days = today, 30
		var got []app.PersonID
		for _, b := range d.Birthdays(c.query) {
			got = append(got, b.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}

func TestTheCalendarAgreesWithTheDates(t *testing.T) {
	for _, day := range []string{"2026-01-01", "2026-02-28", "2028-02-28", "2028-02-29", "2027-12-31", "2026-11-26"} {
		now := date(day)
		c := newCalendar(now, app.LastOfFebruary)
		for month := 1; month <= 12; month++ {
			for dayOfMonth := 0; dayOfMonth <= 31; dayOfMonth++ {
				b := app.Date{Year: 1904, Month: month, Day: dayOfMonth}
				if !b.Valid() {
					continue
				}
				for _, within := range []int{0, 1, 27, 60, 365} {
					days := c.days(&facts{born: pack(b)})
					if got := days >= 0 && days <= within; got != b.Within(now, within) {
						t.Errorf("%s within %d days of %s: %t", b, within, now, got)
					}
				}
			}
		}
	}
}
