package app

import "testing"

func TestTheNewestListThatHasARowCounts(t *testing.T) {
	day := func(d int) Date { return Date{Year: 2026, Month: 1, Day: d} }
	for name, c := range map[string]struct {
		rows []Record
		want Date
	}{
		"none":                       {nil, Date{}},
		"two lists":                  {[]Record{{CheckedOn: day(2)}, {CheckedOn: day(4)}, {CheckedOn: day(3)}}, day(4)},
		"not looked at since":        {[]Record{{SeenOn: day(3)}}, day(3)},
		"the sample":                 {[]Record{{Source: SampleSource, CheckedOn: day(3)}}, Date{}},
		"gone from the newer one":    {[]Record{{CheckedOn: day(2)}, {CheckedOn: day(5), Gone: day(6)}}, day(2)},
		"gone from all of the lists": {[]Record{{CheckedOn: day(2), Gone: day(3)}, {CheckedOn: day(5), Gone: day(6)}}, day(5)},
	} {
		if got := NewestList(c.rows); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestAListHoldsForSixtyDays(t *testing.T) {
	today := Date{Year: 2026, Month: 11, Day: 22}
	for _, c := range []struct {
		ago  []int
		want ListAge
	}{
		{nil, ListAge{Alike: true}},
		{[]int{60}, ListAge{Day: today.AddDays(-60), Days: 60, All: 1, Alike: true}},
		{[]int{61, 61}, ListAge{Day: today.AddDays(-61), Days: 61, Old: 2, All: 2, Alike: true}},
		{[]int{61, 3, 90}, ListAge{Day: today.AddDays(-90), Days: 90, Old: 2, All: 3}},
		{[]int{-5}, ListAge{Day: today.AddDays(5), All: 1, Alike: true}},
	} {
		days := map[PersonID]Date{100: {}}
		for i, ago := range c.ago {
			days[PersonID(i)] = today.AddDays(-ago)
		}
		if got := AgeOfLists(days, today); got != c.want {
			t.Errorf("%v: %+v", c.ago, got)
		}
	}
}
