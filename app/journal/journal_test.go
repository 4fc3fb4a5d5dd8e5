package journal

import (
	"context"
	"errors"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// later is the day of the answer.
var later = apptest.Today.AddDays(3)

// logged is a journal with one job of a card to each of three people, whose
// ids are in order.
func logged(t *testing.T) (*Journal, *apptest.Store, app.JobID, []app.PersonID) {
	t.Helper()
	ctx := context.Background()
	store := apptest.NewStore()
	c, err := store.SavePeople(ctx, apptest.Edits(3))
	if err != nil {
		t.Fatal(err)
	}
	var people []app.PersonID
	var letters []app.Letter
	for _, id := range c.IDs {
		people = append(people, app.PersonID(id))
		letters = append(letters, apptest.Letter(app.PersonID(id)))
	}
	j := New(store)
	job, changes, err := j.Log(ctx, letters)
	if err != nil || len(changes.IDs) != 3 {
		t.Fatalf("%v %v", changes, err)
	}
	return j, store, job, people
}

// printed are the people whose cards of the job came out, by day.
func printed(t *testing.T, j *Journal, job app.JobID) map[app.PersonID]app.Date {
	t.Helper()
	letters, _, err := j.Letters(context.Background(), app.LetterFilter{Job: job})
	if err != nil {
		t.Fatal(err)
	}
	came := map[app.PersonID]app.Date{}
	for _, l := range letters {
		if l.State == app.Printed {
			came[l.Person] = l.On
		}
	}
	return came
}

func TestTheAnswerMarksTheCardsThatCameOut(t *testing.T) {
	for name, c := range map[string]struct {
		answer Answer
		people []int
		want   []int
	}{
		"all":                 {All, nil, []int{0, 1, 2}},
		"some":                {Some, []int{0, 2}, []int{0, 2}},
		"some, but not which": {Some, nil, nil},
		"not sure":            {NotSure, []int{0, 1, 2}, nil},
	} {
		j, _, job, people := logged(t)
		var named []app.PersonID
		for _, i := range c.people {
			named = append(named, people[i])
		}
		n, changes, err := j.CameOut(context.Background(), job, c.answer, named, later)
		if err != nil || n != len(c.want) || changes.Has(app.KindLetters) != (n > 0 || c.answer == NotSure) || len(changes.IDs) != n {
			t.Errorf("%s: %d %v %v", name, n, changes, err)
		}
		came := printed(t, j, job)
		for i, id := range people {
			day, ok := came[id]
			if ok != slices.Contains(c.want, i) || ok && day != later {
				t.Errorf("%s: card %d came out: %v on %s", name, i, ok, day)
			}
		}
	}
}

func TestACardThatCameOutBeforeKeepsItsDay(t *testing.T) {
	j, _, job, people := logged(t)
	ctx := context.Background()
	if _, _, err := j.CameOut(ctx, job, Some, people[:1], later); err != nil {
		t.Fatal(err)
	}
	n, _, err := j.CameOut(ctx, job, All, nil, later.AddDays(1))
	came := printed(t, j, job)
	if err != nil || n != 2 || came[people[0]] != later || came[people[1]] != later.AddDays(1) {
		t.Fatalf("%d %v %v", n, err, came)
	}
	if n, changes, err := j.CameOut(ctx, job, All, nil, later); err != nil || n != 0 || changes.Undo != nil {
		t.Fatalf("an answer that changes nothing: %d %v %v", n, changes, err)
	}
}

func TestAnAnswerConcernsItsOwnJobOnly(t *testing.T) {
	j, _, job, people := logged(t)
	ctx := context.Background()
	other, _, err := j.Log(ctx, []app.Letter{apptest.Letter(people[0])})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := j.CameOut(ctx, other, All, nil, later); err != nil {
		t.Fatal(err)
	}
	if came := printed(t, j, job); len(came) != 0 {
		t.Fatalf("%v", came)
	}
}

func TestAJobThatIsNotInTheLogIsRefused(t *testing.T) {
	j, _, job, _ := logged(t)
	for _, answer := range []Answer{All, Some, NotSure} {
		_, _, err := j.CameOut(context.Background(), job+1, answer, nil, later)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Code != app.NotFound || e.Key != "error.job" || e.Args["Job"] != int64(job+1) {
			t.Errorf("%s: %v", answer, err)
		}
	}
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	j, _, job, people := logged(t)
	ctx := context.Background()
	if _, _, err := j.CameOut(ctx, job, Some, people[:1], later); err != nil {
		t.Fatal(err)
	}
	_, changes, err := j.CameOut(ctx, job, All, nil, later.AddDays(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := changes.Undo.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if came := printed(t, j, job); len(came) != 1 || came[people[0]] != later {
		t.Fatalf("%v", came)
	}
}

func TestAJobIsTakenOutOfTheLogAgain(t *testing.T) {
	j, _, _, people := logged(t)
	ctx := context.Background()
	job, changes, err := j.Log(ctx, []app.Letter{apptest.Letter(people[0])})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := changes.Undo.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if _, n, err := j.Letters(ctx, app.LetterFilter{Job: job}); err != nil || n != 0 {
		t.Fatalf("%d %v", n, err)
	}
	if _, n, err := j.Letters(ctx, app.LetterFilter{}); err != nil || n != 3 {
		t.Fatalf("the other job lost entries: %d %v", n, err)
	}
}

func TestLettersTellHowManyThereAreWithoutTheLimit(t *testing.T) {
	j, _, job, people := logged(t)
	ctx := context.Background()
	if _, _, err := j.CameOut(ctx, job, Some, people[:1], later); err != nil {
		t.Fatal(err)
	}
	letters, n, err := j.Letters(ctx, app.LetterFilter{State: app.Ready, Limit: 1})
	if err != nil || n != 2 || len(letters) != 1 || letters[0].Person != people[2] {
		t.Fatalf("%v %d %v", letters, n, err)
	}
}

func TestTheLastJobIsTheNewest(t *testing.T) {
	j, _, first, people := logged(t)
	ctx := context.Background()
	if got, err := j.LastJob(ctx); err != nil || got != first {
		t.Fatalf("%v %v", got, err)
	}
	second, _, err := j.Log(ctx, []app.Letter{apptest.Letter(people[0])})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := j.LastJob(ctx); err != nil || got != second {
		t.Fatalf("%v %v", got, err)
	}
	if _, err := New(apptest.NewStore()).LastJob(ctx); app.CodeOf(err) != app.Failed {
		t.Fatal(err)
	}
}

func TestNoCardsMakeNoJob(t *testing.T) {
	j := New(apptest.NewStore())
	if job, c, err := j.Log(context.Background(), nil); job != 0 || c.Kinds != 0 || err != nil {
		t.Fatalf("%v %v %v", job, c, err)
	}
}

func TestABrokenStoreIsToldAndNothingIsClaimed(t *testing.T) {
	j, store, job, people := logged(t)
	ctx := context.Background()
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	store.FailWith(broken)
	_, _, letters := j.Letters(ctx, app.LetterFilter{})
	_, _, log := j.Log(ctx, []app.Letter{apptest.Letter(people[0])})
	n, _, came := j.CameOut(ctx, job, All, nil, later)
	_, last := j.LastJob(ctx)
	for _, err := range []error{letters, log, came, last} {
		if !errors.Is(err, broken) {
			t.Errorf("told %v", err)
		}
	}
	store.FailWith(nil)
	if len(printed(t, j, job)) != 0 || n != 0 {
		t.Fatalf("claimed %d", n)
	}
}
