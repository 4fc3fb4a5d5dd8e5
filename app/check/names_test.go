package check_test

import (
	"testing"

	"vestka/app"
	"vestka/app/check"
)

// TestWhoIsNamedInFullRings holds a floor under the rates in the README: others and the
// writer, not the person written to, nor writers whom everybody reads.
func TestWhoIsNamedInFullRings(t *testing.T) {
	to := person(3, app.Name{Given: "Альберт", Family: "Паўловіч"}, app.Name{Given: "Альберт", Family: "Павлович"})
	for _, sender := range []string{"Алаіза Пашкевіч", "Пашкевіч Алаіза"} {
		var hits, alarms rate
		for _, s := range read(t, "testdata/names.tsv") {
			rang := false
			for _, f := range check.Text(s.text, &check.Context{Lists: lists(t), Lang: s.lang, Person: 3, Names: check.NamesOf([]*app.Person{to}), Sender: sender}) {
				rang = rang || f.Kind == "person" || f.Kind == "private"
			}
			if s.risky {
				hits.count(rang)
			} else {
				alarms.count(rang)
			}
			if rang != s.risky {
				t.Log("risky:", s.risky, s.text)
			}
		}
		t.Logf("%s: %d of %d rang, %d of %d innocent ones", sender, hits.rang, hits.all, alarms.rang, alarms.all)
		if hits.all < 30 || alarms.all < 40 || hits.share() < 0.95 || alarms.rang > 0 {
			t.Error("worse than it was")
		}
	}
}
