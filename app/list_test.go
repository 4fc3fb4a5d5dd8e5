package app

import "testing"

func TestAListIsOldAfterSixtyDays(t *testing.T) {
	list := Date{Year: 2026, Month: 9, Day: 1}
	for _, c := range []struct {
		list, today Date
		days        int
		old         bool
	}{
		{list, list, 0, false},
		{list, list.AddDays(60), 60, false},
		{list, list.AddDays(61), 61, true},
		{list, list.AddDays(-3), 0, false}, // a clock that was put right
		{Date{}, list, 0, false},           // no list
		{list, Date{Year: 2026}, 0, false}, // no day
	} {
		if days, old := ListAge(c.list, c.today); days != c.days || old != c.old {
			t.Errorf("%s on %s: %d %v", c.list, c.today, days, old)
		}
	}
}
