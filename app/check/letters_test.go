package check_test

import (
	"testing"

	"vestka/app"
	"vestka/app/check"
)

// TestLettersOfAnotherHand holds a floor under the second pair of rates in the
// README: of sentences whose author did not know the word lists.
func TestLettersOfAnotherHand(t *testing.T) {
	l := lists(t)
	rates := map[string]map[bool]*rate{}
	of := func(part string, risky bool) *rate {
		if rates[part] == nil {
			rates[part] = map[bool]*rate{true: {}, false: {}}
		}
		return rates[part][risky]
	}
	for _, s := range read(t, "testdata/letters.tsv") {
		found := check.Text(s.text, &check.Context{Lists: l, Lang: s.lang, Form: app.LetterA4Form})
		for _, part := range []string{s.half, s.half + " " + string(s.lang)} {
			r := of(part, s.risky)
			r.all++
			if len(found) > 0 {
				r.rang++
			}
		}
		if s.half == "sealed" || s.half == "last" || s.risky == (len(found) > 0) { // the others are counted, never shown
			continue
		}
		t.Log("risky:", s.risky, s.kind, s.text)
		for _, f := range found {
			t.Log("   ", f.Kind, f.Entry.ID, s.text[f.Start:f.End])
		}
	}
	for part, r := range rates {
		t.Logf("%s: %d of %d risky sentences ring (%.1f%%), %d of %d innocent ones (%.1f%%)", part,
			r[true].rang, r[true].all, 100*r[true].share(), r[false].rang, r[false].all, 100*r[false].share())
	}
	for part, least := range map[string]struct{ hits, falseAlarms float64 }{
		"open": {0.95, 0.02}, "second": {0.90, 0.02}, "third": {0.85, 0.02}, "fourth": {0.90, 0.02}, "fifth": {0.98, 0.04}, "sealed": {0.90, 0.03}, "last": {0.80, 0.05},
	} {
		hits, alarms := of(part, true), of(part, false)
		if hits.all < 40 || alarms.all < 40 {
			t.Errorf("%s: too few sentences", part)
		}
		if hits.share() < least.hits || alarms.share() > least.falseAlarms {
			t.Errorf("%s: worse than it was", part)
		}
	}
}
