package db_test

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wayFacts checks what the store has counted of the ways of letters.
func wayFacts(t *testing.T, s *db.Store, want ...app.WayFact) {
	t.Helper()
	got, err := s.Ways(t.Context())
	ok(t, err)
	order := func(a, b app.WayFact) int {
		return cmp.Or(cmp.Compare(a.Facility, b.Facility), cmp.Compare(a.State, b.State))
	}
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("ways:\n got %+v\nwant %+v", got, want)
	}
}

func TestTheWaysFollowLettersThroughTheirLivesAndBack(t *testing.T) {
	ctx, s := t.Context(), newStore(t)
	saved, err := s.SavePeople(ctx, apptest.Edits(2))
	ok(t, err)
	one, two := app.PersonID(saved.IDs[0]), app.PersonID(saved.IDs[1])
	_, logged, err := s.LogJob(ctx, []app.Letter{
		apptest.Letter(one), apptest.Letter(one), apptest.Letter(two, func(l *app.Letter) { l.Facility = "IK-902" }),
	})
	ok(t, err)
	letters := make([]app.LetterID, 3)
	for i, id := range logged.IDs {
		letters[i] = app.LetterID(id)
	}
	step := func(to app.LetterStep, ids ...app.LetterID) func() {
		t.Helper()
		changes, err := s.StepLetters(ctx, ids, to)
		ok(t, err)
		return func() {
			t.Helper()
			_, err := changes.Undo.Do(ctx)
			ok(t, err)
		}
	}
	wayFacts(t, s)
	posted := apptest.Today
	step(app.LetterStep{State: app.Posted, On: posted, Country: "DE"}, letters...)
	sent := app.WayFact{Country: "DE", Facility: "IK-901", State: app.Posted, Days: -1, Letters: 2}
	other := app.WayFact{Country: "DE", Facility: "IK-902", State: app.Posted, Days: -1, Letters: 1}
	wayFacts(t, s, sent, other)
	backFromThere := step(app.LetterStep{State: app.Arrived, On: posted.AddDays(21), Evidence: app.ByReceipt}, letters[1])
	sent.Letters = 1
	there := app.WayFact{Country: "DE", Facility: "IK-901", State: app.Arrived, Evidence: app.ByReceipt, Days: 21, Letters: 1}
	wayFacts(t, s, sent, other, there)
	notReturned := step(app.LetterStep{State: app.Returned, On: posted.AddDays(40), Reason: app.ByMove}, letters[2])
	gone := other
	gone.State = app.Returned
	wayFacts(t, s, sent, gone, there)
	notReturned()
	backFromThere()
	sent.Letters = 2
	wayFacts(t, s, sent, other)
	byHand, err := s.LogLetters(ctx, []app.Letter{apptest.Letter(one, func(l *app.Letter) {
		l.State, l.On, l.SentOn, l.ByHand, l.Country, l.Service = app.Given, posted, posted, true, "PL", "Пошта"
	})})
	ok(t, err)
	wayFacts(t, s, sent, other, app.WayFact{Country: "PL", Service: "Пошта", Facility: "IK-901", State: app.Given, Days: -1, Letters: 1})
	_, err = byHand.Undo.Do(ctx)
	ok(t, err)
	wayFacts(t, s, sent, other)
}

// Who is the same has one rhythm: what is said of one of them holds for who stands for
// them, and is set for all at once.
func TestWhoIsTheSameHasOneRhythm(t *testing.T) {
	ctx, s := t.Context(), newStore(t)
	saved, err := s.SavePeople(ctx, apptest.Edits(2))
	ok(t, err)
	one, two := app.PersonID(saved.IDs[0]), app.PersonID(saved.IDs[1])
	for _, id := range []app.PersonID{one, two} {
		_, err := s.SetInterval(ctx, app.Interval{Person: id, Wish: 30})
		ok(t, err)
		_, err = s.SetSkip(ctx, app.Skip{Reason: "так просяць"}, id)
		ok(t, err)
		_, _, err = s.SaveOccasion(ctx, app.OwnOccasion{Occasion: app.NameDay, Person: id, Month: 2, Day: 3})
		ok(t, err)
	}
	_, err = s.Merge(ctx, two, one)
	ok(t, err)
	_, err = s.SetInterval(ctx, app.Interval{Person: two, Wish: 60})
	ok(t, err)
	_, err = s.SetSkip(ctx, app.Skip{Reason: "іначай"}, two)
	ok(t, err)
	intervals, err := s.Intervals(ctx)
	ok(t, err)
	skips, err := s.Skips(ctx)
	ok(t, err)
	days, err := s.OwnOccasions(ctx)
	ok(t, err)
	if len(intervals) != 1 || intervals[0] != (app.Interval{Person: one, Wish: 60}) || len(skips) != 1 || skips[0].Person != one || skips[0].Reason != "іначай" ||
		len(days) != 2 || days[0].Person != one || days[1].Person != one {
		t.Errorf("%+v %+v %+v", intervals, skips, days)
	}
}
