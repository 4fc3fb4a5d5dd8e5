package check_test

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/check"
)

// slips are the words at which the text slips into the other form of address.
func slips(t *testing.T, text string, c check.Context) (at []string) {
	t.Helper()
	c.Lists = lists(t)
	for _, f := range check.Text(text, &c) {
		if f.Kind == "manner" {
			at = append(at, text[f.Start:f.End])
		}
	}
	return at
}

// TestALetterThatSlipsIntoTheOtherFormOfAddressRings holds a floor under the rates in
// the README.
func TestALetterThatSlipsIntoTheOtherFormOfAddressRings(t *testing.T) {
	rates := map[bool]*rate{true: {}, false: {}}
	for _, s := range read(t, "testdata/manner.tsv") {
		r := rates[s.risky]
		r.all++
		at := slips(t, strings.ReplaceAll(s.text, `\n`, "\n"), check.Context{Lang: s.lang})
		if len(at) > 0 {
			r.rang++
		}
		if s.risky != (len(at) > 0) {
			t.Log("risky:", s.risky, s.text, at)
		}
	}
	t.Logf("%d of %d that slip ring, %d of %d that do not", rates[true].rang, rates[true].all, rates[false].rang, rates[false].all)
	if rates[true].all < 30 || rates[false].all < 40 || rates[true].share() < 0.95 || rates[false].share() > 0.03 {
		t.Error("worse than it was")
	}
}

func TestNoSentenceThatIsInnocentSlips(t *testing.T) {
	for _, file := range []string{"testdata/sentences.tsv", "testdata/letters.tsv"} {
		for _, s := range read(t, file) {
			if at := slips(t, s.text, check.Context{Lang: s.lang}); at != nil && !s.risky {
				t.Errorf("%q slips at %q", s.text, at)
			}
		}
	}
}

func TestTheFormOfWhichThereIsLessRings(t *testing.T) {
	for text, want := range map[string]string{
		"Віншую Вас! Зычу Вам здароўя. Думаю пра цябе.": "цябе",
		"Віншую Вас! Зычу табе здароўя, твая Ганна.":    "Вас",
		"Віншую Вас! Думаю пра цябе.":                   "цябе",
		"Думаю пра цябе. Віншую Вас!":                   "Вас",
	} {
		if at := slips(t, text, check.Context{}); !slices.Equal(at, []string{want}) {
			t.Errorf("%q slips at %q", text, at)
		}
	}
}

func TestAFieldThatHasBothFormsDoesNotSlip(t *testing.T) {
	for text, want := range map[string][]string{
		"Віншую {you: Вас | цябе}! Зычу {you : Вам|табе} здароўя, {you: Ваша | твая {sex: сяброўка | сябра}}.": nil,
		"Віншую {you: Вас | цябе}! Зычу табе здароўя. Дзякуй Вам.":                                             {"Вам"},
		"Віншую {one: Вас | цябе}!": {"цябе"},
	} {
		if at := slips(t, text, check.Context{Draft: true, Lang: app.Belarusian}); !slices.Equal(at, want) {
			t.Errorf("%q slips at %q", text, at)
		}
	}
}
