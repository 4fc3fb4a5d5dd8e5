package check_test

import (
	"testing"

	"vestka/app"
	"vestka/app/check"
)

// TestTheLanguageOfACardIsTold holds a floor under the rates in the README: cards of one
// to three sentences in two languages ring, those in one do not, and those in one that
// are said to be in the other do.
func TestTheLanguageOfACardIsTold(t *testing.T) {
	ringing := func(s sentence, lang app.Lang, entry string) bool {
		for _, f := range check.Text(s.text, &check.Context{Lists: lists(t), Lang: lang}) {
			if f.Entry != nil && f.Entry.ID == entry {
				return true
			}
		}
		return false
	}
	other := map[app.Lang]app.Lang{app.Belarusian: app.Russian, app.Russian: app.Belarusian}
	var mixed, alarms, taken rate
	for _, s := range read(t, "testdata/short.tsv") {
		rang := ringing(s, s.lang, "mixed-languages")
		if s.risky {
			mixed.count(rang)
		} else {
			alarms.count(rang || ringing(s, s.lang, "other-language"))
			rang = rang || ringing(s, s.lang, "other-language")
			told := ringing(s, other[s.lang], "other-language")
			taken.count(told)
			if !told {
				t.Log("taken for the other language:", s.text)
			}
		}
		if rang != s.risky {
			t.Log("risky:", s.risky, s.text)
		}
	}
	t.Logf("in two languages: %d of %d ring; in one: %d of %d; said to be in the other: %d of %d", mixed.rang, mixed.all, alarms.rang, alarms.all, taken.rang, taken.all)
	if mixed.all < 30 || alarms.all < 40 || mixed.share() < 0.9 || alarms.rang > 0 || taken.share() < 0.95 {
		t.Error("worse than it was")
	}
}

// TestNoInnocentSentenceIsMixed: with more words that tell, one is soon taken for two.
func TestNoInnocentSentenceIsMixed(t *testing.T) {
	for _, file := range []string{"testdata/sentences.tsv", "testdata/letters.tsv", "testdata/manner.tsv"} {
		for _, s := range read(t, file) {
			for _, f := range check.Text(s.text, &check.Context{Lists: lists(t), Lang: s.lang}) {
				if f.Kind == "language" && !s.risky {
					t.Errorf("%s: %q", f.Entry.ID, s.text)
				}
			}
		}
	}
}
