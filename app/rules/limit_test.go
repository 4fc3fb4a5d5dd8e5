package rules_test

import (
	"testing"

	"vestka/app/rules"
)

func TestALimitIsReadAsItIsWritten(t *testing.T) {
	for text, want := range map[string]rules.Limit{
		"2 kg":        {What: rules.Weight, Most: 2, Unit: "kg"},
		"30 kg/month": {What: rules.Weight, Most: 30, Unit: "kg", Per: rules.PerMonth},
		"~500 BYN":    {What: rules.Value, Most: 500, Unit: "BYN", Advised: true},
		"5/day":       {What: rules.Count, Most: 5, Per: rules.PerDay},
		"0.5 g":       {What: rules.Weight, Most: 0.5, Unit: "g"},
	} {
		got, ok := rules.ParseLimit(text)
		if !ok || got != want {
			t.Errorf("%q: %+v %v", text, got, ok)
		}
		if got.String() != text {
			t.Errorf("%q is written %q", text, got)
		}
	}
	if l, ok := rules.ParseLimit(" 2,5 kg "); !ok || l.Most != 2.5 {
		t.Errorf("%+v %v", l, ok)
	}
	for _, text := range []string{"", "~", "kg", "2 kg too much", "much/day"} {
		if l, ok := rules.ParseLimit(text); ok {
			t.Errorf("%q: %+v", text, l)
		}
	}
}
