package rules_test

import (
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

func TestTheAgeOfARuleIsInWholeMonths(t *testing.T) {
	on := func(y, m, d int) app.Date { return app.Date{Year: y, Month: m, Day: d} }
	for _, c := range []struct {
		looked, day app.Date
		months      int
		old         bool
	}{
		{on(2026, 8, 30), on(2026, 8, 30), 0, false},
		{on(2026, 8, 30), on(2026, 9, 29), 0, false},
		{on(2026, 8, 30), on(2026, 9, 30), 1, false},
		{on(2026, 8, 31), on(2028, 2, 28), 17, false},
		{on(2026, 8, 31), on(2028, 2, 29), 18, true},
		{on(2012, 0, 0), on(2026, 11, 22), 178, true},
		{on(2026, 8, 30), on(2026, 1, 1), 0, false},
	} {
		if got := rules.Cite(&rules.Rule{CheckedOn: c.looked}, c.day); got.Months != c.months || got.Old != c.old {
			t.Errorf("%v on %v: %d months, old %v; want %d, %v", c.looked, c.day, got.Months, got.Old, c.months, c.old)
		}
	}
}
