package app_test

import (
	"testing"

	"vestka/app"
)

// lived is a letter that was posted on a day of November 2026, and came to the steps.
func lived(t *testing.T, steps ...app.LetterStep) app.Letter {
	t.Helper()
	l := app.Letter{ID: 1, State: app.Ready}
	l.Take(app.LetterStep{State: app.Posted, On: november(1)})
	for _, p := range steps {
		if err := l.May(p); err != nil {
			t.Fatalf("%s: %v", p.State, err)
		}
		l.Take(p)
	}
	return l
}

func november(day int) app.Date { return app.Date{Year: 2026, Month: 11, Day: day} }

func TestAWeakerProofDoesNotEraseABetterOne(t *testing.T) {
	arrived := func(e app.Evidence) app.LetterStep {
		return app.LetterStep{State: app.Arrived, On: november(20), Evidence: e}
	}
	for i, best := range app.Grades {
		for _, weaker := range app.Grades[i:] {
			for _, order := range [][2]app.Evidence{{best, weaker}, {weaker, best}} {
				if l := lived(t, arrived(order[0]), arrived(order[1])); l.Evidence != best {
					t.Errorf("%v: %s counts", order, l.Evidence)
				}
			}
		}
	}
	if l := lived(t, arrived(app.ByReceipt), app.LetterStep{State: app.Returned, On: november(21)}); l.Evidence != "" {
		t.Errorf("what came back has the proof %s", l.Evidence)
	}
}

func TestALetterIsAnsweredOnTheDayOfItsReply(t *testing.T) {
	l := lived(t, app.LetterStep{State: app.Arrived, On: november(23), Evidence: app.NoProof}, app.LetterStep{State: app.Answered, On: november(12), Evidence: app.ByReply})
	if l.On != november(12) || l.ArrivedOn != november(12) || l.Evidence != app.ByReply {
		t.Errorf("%+v", l)
	}
	sent := lived(t)
	if err := sent.May(app.LetterStep{State: app.Answered, On: app.Date{Year: 2026, Month: 10, Day: 31}}); app.CodeOf(err) != app.Refused {
		t.Errorf("it was answered before it was sent: %v", err)
	}
}
