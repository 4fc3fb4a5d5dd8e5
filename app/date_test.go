package app

import (
	"testing"
	"time"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADateIsReadAsFarAsItIsKnown(t *testing.T) {
	for s, want := range map[string]Date{
		"":           {},
		"1985":       {Year: 1985},
		"1985-03":    {Year: 1985, Month: 3},
		"1985-03-14": {Year: 1985, Month: 3, Day: 14},
		"2024-02-29": {Year: 2024, Month: 2, Day: 29},
	} {
		if got := date(t, s); got != want || got.String() != s {
			t.Errorf("%q is read as %v", s, got)
		}
	}
}

func TestADeathMayBeOfSomeDay(t *testing.T) {
	d, err := ParseDeath(SomeDay.String())
	if err != nil || d != SomeDay || d.IsZero() || d.Full() || !d.Valid() {
		t.Errorf("%v, %v", d, err)
	}
	if d, err := ParseDeath("2026-11-03"); err != nil || d != date(t, "2026-11-03") {
		t.Errorf("%v, %v", d, err)
	}
	if _, err := ParseDate(SomeDay.String()); CodeOf(err) != Invalid {
		t.Error("any date may be of some day")
	}
	p := Person{Status: Active}
	if err := FactBorn.Set(&p, SomeDay.String()); CodeOf(err) != Invalid {
		t.Error("somebody was born some day")
	}
	if err := FactDied.Set(&p, SomeDay.String()); err != nil || p.Died != SomeDay || FactDied.Of(&p) != "XXXX" || p.InCustody() {
		t.Errorf("%v, %+v", err, p)
	}
}

func TestABirthdayMayLackItsYear(t *testing.T) {
	for s, want := range map[string]Date{"--07-15": {Month: 7, Day: 15}, "--02-29": {Month: 2, Day: 29}, "--07": {Month: 7}} {
		d, err := ParseBirth(s)
		if err != nil || d != want || d.String() != s || d.IsZero() || d.Full() || !d.Valid() || !d.Yearless() {
			t.Errorf("%q: %v, %v", s, d, err)
		}
		if _, err := ParseDate(s); CodeOf(err) != Invalid {
			t.Errorf("any date may be without a year: %q", s)
		}
		p := Person{}
		if err := FactBorn.Set(&p, s); err != nil || p.Born != want || FactBorn.Of(&p) != s {
			t.Errorf("%q: %v, %v", s, p.Born, err)
		}
		if err := FactDied.Set(&p, s); CodeOf(err) != Invalid {
			t.Errorf("somebody died in no year: %q", s)
		}
	}
	for _, s := range []string{"--", "--13-01", "--02-30", "--7-7", "--07-07-07", "---07"} {
		if d, err := ParseBirth(s); CodeOf(err) != Invalid {
			t.Errorf("%q is taken for %v", s, d)
		}
	}
	on, years, ok := Date{Month: 2, Day: 29}.Next(date(t, "2026-03-01"))
	if !ok || years != 0 || on != date(t, "2027-02-28") {
		t.Errorf("%v, %d, %v", on, years, ok)
	}
	if !(Date{Month: 12, Day: 1}).Within(date(t, "2026-11-22"), 9) || (Date{Month: 12, Day: 2}).Within(date(t, "2026-11-22"), 9) {
		t.Error("the days to it are counted otherwise")
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, s := range []string{"2023-02-29", "2026-13", "2026-00-01", "26", "2026-1-1", "2026-11-31", "2026-11-2x", "22.11.2026", "0000", "-001"} {
		if d, err := ParseDate(s); CodeOf(err) != Invalid {
			t.Errorf("%q is taken for %v", s, d)
		}
	}
}

func TestADateSurvivesAsText(t *testing.T) {
	for _, s := range []string{"", "1985", "1985-03", "1985-03-14"} {
		b, err := date(t, s).MarshalText()
		var back Date
		if err != nil || back.UnmarshalText(b) != nil || back.String() != s {
			t.Errorf("%q comes back as %q", s, back)
		}
	}
	var d Date
	if d.UnmarshalText([]byte("yesterday")) == nil {
		t.Error("a word is taken for a date")
	}
}

func TestTheNextBirthdayAndItsAge(t *testing.T) {
	for _, c := range []struct {
		born, from, on string
		turns          int
	}{
		{"1930-11-26", "2026-11-22", "2026-11-26", 96},
		{"1930-11-22", "2026-11-22", "2026-11-22", 96},
		{"1930-11-21", "2026-11-22", "2027-11-21", 97},
		{"1984-02-29", "2026-02-01", "2026-02-28", 42},
		{"1984-02-29", "2028-02-01", "2028-02-29", 44},
		{"1984-02-29", "2026-03-01", "2027-02-28", 43},
		{"1985-11", "2026-11-22", "2026-11", 41},
		{"1985-10", "2026-11-22", "2027-10", 42},
	} {
		on, turns, ok := date(t, c.born).Next(date(t, c.from))
		if !ok || on.String() != c.on || turns != c.turns {
			t.Errorf("born %s, from %s: %s, turns %d", c.born, c.from, on, turns)
		}
	}
	if _, _, ok := date(t, "1985").Next(date(t, "2026-11-22")); ok {
		t.Error("a year alone has no birthday")
	}
}

func TestWithinCountsTheFirstDayAndTheLast(t *testing.T) {
	from := date(t, "2026-11-22")
	for born, want := range map[string]bool{
		"1930-11-22": true, "1930-11-29": true, "1930-11-30": false, "1930-11-21": false,
		"1930-11": true, "1930-12": false, "1930": false, "": false,
	} {
		if got := date(t, born).Within(from, 7); got != want {
			t.Errorf("born %q within 7 days: %v", born, got)
		}
	}
}

func TestDaysAreCountedOverAChangeOfClocks(t *testing.T) {
	a, b := date(t, "2026-03-28"), date(t, "2026-03-30")
	if a.DaysUntil(b) != 2 || b.DaysUntil(a) != -2 || a.AddDays(2) != b {
		t.Fatal(a.DaysUntil(b), a.AddDays(2))
	}
	zone := time.FixedZone("west", -11*3600)
	if got := DateOf(time.Date(2026, 11, 22, 23, 0, 0, 0, zone)); got.String() != "2026-11-22" {
		t.Fatalf("the day of a clock in the west is %s", got)
	}
}

func TestWhatIsLessKnownComesFirst(t *testing.T) {
	order := []string{"", "1985", "1985-03", "1985-03-14", "1985-03-15", "1985-04", "1986"}
	for i, a := range order {
		for j, b := range order {
			if got := date(t, a).Before(date(t, b)); got != (i < j) {
				t.Errorf("%q before %q: %v", a, b, got)
			}
		}
	}
}

func TestADayIsValidWhereTheCalendarHasIt(t *testing.T) {
	for _, year := range []int{1, 1900, 1996, 2000, 2023, 2024, 2100, 9999} {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 32; day++ {
				on := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				if d := (Date{Year: year, Month: month, Day: day}); d.Valid() != (on.Day() == day) {
					t.Errorf("%d-%d-%d: %v", year, month, day, d.Valid())
				}
			}
		}
	}
}
