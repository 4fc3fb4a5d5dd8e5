package check_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/words"
)

// sentence is one of the tables in testdata.
type sentence struct {
	half, kind string
	risky      bool
	lang       app.Lang
	text       string
}

func sentences(t testing.TB) []sentence {
	t.Helper()
	return read(t, "testdata/sentences.tsv")
}

func read(t testing.TB, file string) (list []sentence) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			t.Fatalf("a line of %d columns: %q", len(f), line)
		}
		list = append(list, sentence{f[0], f[2], f[1] == "risky", app.Lang(f[3]), f[4]})
	}
	return list
}

var loaded = sync.OnceValues(func() (*words.Lists, error) { return words.Load() })

func lists(t testing.TB) *words.Lists {
	t.Helper()
	l, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// rate is how many of so many rang.
type rate struct{ rang, all int }

func (r *rate) count(rang bool) {
	r.all++
	if rang {
		r.rang++
	}
}

func (r rate) share() float64 { return float64(r.rang) / float64(r.all) }

// TestRiskySentencesRingAndInnocentOnesDoNot holds a floor under the rates that
// the README states, for each half of the sentences. An innocent sentence with
// any finding at all is a false alarm.
func TestRiskySentencesRingAndInnocentOnesDoNot(t *testing.T) {
	l := lists(t)
	rates := map[string]map[bool]*rate{}
	for _, s := range sentences(t) {
		if rates[s.half] == nil {
			rates[s.half] = map[bool]*rate{true: {}, false: {}}
		}
		r := rates[s.half][s.risky]
		r.all++
		found := check.Text(s.text, &check.Context{Lists: l, Lang: s.lang, Form: app.LetterA4Form})
		if len(found) > 0 {
			r.rang++
		}
		if s.half == "making" && s.risky != (len(found) > 0) {
			t.Log("risky:", s.risky, s.kind, s.text)
			for _, f := range found {
				t.Log("   ", f.Kind, f.Entry.ID, s.text[f.Start:f.End])
			}
		}
	}
	for half, least := range map[string]struct{ hits, falseAlarms float64 }{"making": {0.99, 0.01}, "held_out": {0.90, 0.05}} {
		hits, alarms := rates[half][true], rates[half][false]
		t.Logf("%s: %d of %d risky sentences ring (%.1f%%), %d of %d innocent ones (%.1f%%)", half,
			hits.rang, hits.all, 100*hits.share(), alarms.rang, alarms.all, 100*alarms.share())
		if hits.all < 100 || alarms.all < 100 {
			t.Errorf("%s: too few sentences", half)
		}
		if hits.share() < least.hits || alarms.share() > least.falseAlarms {
			t.Errorf("%s: worse than it was", half)
		}
	}
}
