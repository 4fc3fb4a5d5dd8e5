package db_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

// lettersOf are those of the filter.
func (o *owner) lettersOf(f app.LetterFilter) []app.Letter {
	o.t.Helper()
	letters, err := o.Letters(o.t.Context(), f)
	o.ok(err)
	return letters
}

// logged are three cards that are ready.
func (o *owner) logged() []app.LetterID {
	o.t.Helper()
	ids := o.save(apptest.Writer(0), apptest.Writer(1), apptest.Writer(2))
	_, c, err := o.LogJob(o.t.Context(), []app.Letter{apptest.Letter(ids[0]), apptest.Letter(ids[1]), apptest.Letter(ids[2])})
	o.ok(err)
	var letters []app.LetterID
	for _, id := range c.IDs {
		letters = append(letters, app.LetterID(id))
	}
	return letters
}

func (o *owner) step(p app.LetterStep, ids ...app.LetterID) app.Changes {
	o.t.Helper()
	c, err := o.StepLetters(o.t.Context(), ids, p)
	o.ok(err)
	return c
}

func (o *owner) refused(err error) {
	o.t.Helper()
	if app.CodeOf(err) != app.Refused {
		o.t.Fatalf("error %v", err)
	}
}

var day1 = apptest.Today.AddDays(1)

func TestEachStepOfALetterIsToldWithItsDayAndEvidence(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1, Country: "PL"}, ids...)
	o.step(app.LetterStep{State: app.Arrived, On: day1.AddDays(30), Evidence: app.ByWord, Note: "маці"}, ids[0])
	o.step(app.LetterStep{State: app.Arrived, On: day1.AddDays(40), Evidence: app.ByReceipt}, ids[0])
	back := o.step(app.LetterStep{State: app.Returned, On: day1.AddDays(50), Reason: app.ByMove}, ids[1])
	o.reopen()
	steps, err := o.LetterSteps(t.Context(), ids[0])
	o.ok(err)
	var states []app.LetterState
	for _, p := range steps {
		states = append(states, p.State)
	}
	if !slices.Equal(states, []app.LetterState{app.Ready, app.Posted, app.Arrived, app.Arrived}) || steps[0].On != apptest.Today || steps[2].Note != "маці" || steps[1].Country != "PL" {
		t.Fatalf("%+v", steps)
	}
	l := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]
	if l.State != app.Arrived || l.SentOn != day1 || l.Country != "PL" || l.ArrivedOn != day1.AddDays(30) || l.Evidence != app.ByReceipt {
		t.Errorf("%+v", l)
	}
	returns, err := o.Returns(t.Context())
	o.ok(err)
	if len(returns) != 1 || returns[0].Letter != ids[1] || returns[0].Reason != app.ByMove {
		t.Fatalf("%+v", returns)
	}
	settled, err := o.SettleReturns(t.Context(), ids[1:2], day1.AddDays(60))
	o.ok(err)
	if returns, err = o.Returns(t.Context()); err != nil || len(returns) != 0 {
		t.Fatalf("%+v, %v", returns, err)
	}
	_, err = o.TakeBack(t.Context(), lastStep(t, o))
	o.ok(err)
	if returns, err = o.Returns(t.Context()); err != nil || len(returns) != 1 || settled.Undo == nil || back.Undo == nil {
		t.Fatalf("%+v, %v", returns, err)
	}
}

func lastStep(t *testing.T, o *owner) app.StepID {
	t.Helper()
	steps, err := o.Steps(t.Context())
	o.ok(err)
	return steps[0].ID
}

func TestAStepThatCannotBeChangesNoLetter(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids[0])
	before := o.lettersOf(app.LetterFilter{})
	for key, x := range map[string]struct {
		step app.LetterStep
		ids  []app.LetterID
	}{
		"error.step.not_sent": {app.LetterStep{State: app.Arrived, On: day1.AddDays(1)}, []app.LetterID{ids[0], ids[1]}},
		"error.step.order":    {app.LetterStep{State: app.Posted, On: day1.AddDays(1)}, []app.LetterID{ids[1], ids[0], ids[2]}},
		"error.step.before":   {app.LetterStep{State: app.Posted, On: apptest.Today.AddDays(-1)}, ids[1:]},
	} {
		_, err := o.StepLetters(t.Context(), x.ids, x.step)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Code != app.Refused || e.Key != key {
			t.Errorf("%s: %v", key, err)
		}
		if said, _ := i18n.For("en").Error(err); key == "error.step.before" && !strings.Contains(said, "only on 22 November 2026") {
			t.Errorf("%s: %q", key, said)
		}
	}
	if after := o.lettersOf(app.LetterFilter{}); !reflect.DeepEqual(before, after) {
		t.Errorf("%+v", after)
	}
}

func TestALetterThatWasSentIsFrozen(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	l := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]
	l.Text = "Іншы тэкст"
	c, err := o.EditLetter(t.Context(), l)
	o.ok(err)
	if got := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]; got.Text != l.Text {
		t.Fatalf("%q", got.Text)
	}
	_, err = c.Undo.Do(t.Context())
	o.ok(err)
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids[0])
	before := o.lettersOf(app.LetterFilter{})
	_, err = o.EditLetter(t.Context(), l)
	o.refused(err)
	sent := o.lettersOf(app.LetterFilter{IDs: ids[:1]})
	_, _, err = o.LogPrint(t.Context(), app.PrintJob{}, sent) // into another job
	o.refused(err)
	if after := o.lettersOf(app.LetterFilter{}); !reflect.DeepEqual(before, after) {
		t.Errorf("%+v", after)
	}
}

func TestALetterGoesBackStepByStepToWhereItBegan(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	states := []app.Letter{o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]}
	for i, p := range []app.LetterStep{
		{State: app.Printed}, {State: app.Given, Service: "Майстэрня"}, {State: app.Posted, Country: "PL"}, {State: app.Returned, Reason: app.ByRefusal}, {State: app.Lost}, {State: app.Answered, Evidence: app.ByReply},
	} {
		p.On = apptest.Today.AddDays(i)
		o.step(p, ids[0])
		states = append(states, o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0])
	}
	for i := len(states) - 2; i >= 0; i-- {
		_, err := o.UnstepLetters(t.Context(), ids[:1])
		o.ok(err)
		if got := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]; !reflect.DeepEqual(got, states[i]) {
			t.Fatalf("%d:\n got %+v\nwant %+v", i, got, states[i])
		}
	}
	_, err := o.UnstepLetters(t.Context(), ids[:1])
	o.refused(err)
}

func TestALetterByHandNeedsNoPrintJob(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Writer(0))[0]
	l := apptest.Letter(who, func(l *app.Letter) {
		l.ByHand, l.State, l.SentOn, l.Country = true, app.Posted, l.On, "CH"
	})
	c, err := o.LogLetters(t.Context(), []app.Letter{l})
	o.ok(err)
	l.ID = app.LetterID(c.IDs[0])
	if got := o.lettersOf(app.LetterFilter{})[0]; !reflect.DeepEqual(got, l) {
		t.Fatalf("\n got %+v\nwant %+v", got, l)
	}
	steps, err := o.LetterSteps(t.Context(), l.ID)
	o.ok(err)
	if len(steps) != 1 || steps[0].State != app.Posted || steps[0].Country != "CH" {
		t.Fatalf("%+v", steps)
	}
	_, err = o.UnstepLetters(t.Context(), []app.LetterID{l.ID})
	o.refused(err)
	if jobs, err := o.PrintJobs(t.Context(), app.JobFilter{}); err != nil || len(jobs) != 0 {
		t.Errorf("%+v, %v", jobs, err)
	}
	_, err = c.Undo.Do(t.Context())
	o.ok(err)
	if left := o.lettersOf(app.LetterFilter{}); len(left) != 0 {
		t.Errorf("%+v", left)
	}
}

// The sums that the store keeps are those that one would count, whatever was done and
// taken back.
func TestTheSumsFollowTheLetters(t *testing.T) {
	o := newOwner(t)
	people := o.save(apptest.Writer(0), apptest.Writer(1), apptest.Writer(2))
	r := rand.New(rand.NewPCG(7, 8))
	all := []app.LetterState{app.Printed, app.Posted, app.Given, app.Arrived, app.Returned, app.Lost, app.Answered, app.Stopped}
	for round := range 250 {
		var ids []app.LetterID
		for _, l := range o.lettersOf(app.LetterFilter{}) {
			if r.IntN(4) == 0 {
				ids = append(ids, l.ID)
			}
		}
		var err error
		switch n := r.IntN(10); {
		case n < 3:
			on := apptest.Today.AddDays(r.IntN(30))
			_, _, err = o.LogJob(t.Context(), []app.Letter{apptest.Letter(people[r.IntN(3)], func(l *app.Letter) { l.On = on })})
		case n < 8:
			p := app.LetterStep{State: all[r.IntN(len(all))], On: apptest.Today.AddDays(r.IntN(90)), Service: "Майстэрня"}
			_, err = o.StepLetters(t.Context(), ids, p)
		case n < 9:
			_, err = o.UnstepLetters(t.Context(), ids)
		default:
			if steps, _ := o.Steps(t.Context()); len(steps) > 0 {
				_, err = o.TakeBack(t.Context(), steps[0].ID)
			}
		}
		if err != nil && app.CodeOf(err) != app.Refused {
			t.Fatal(round, err)
		}
		o.checkSums()
	}
}

func (o *owner) checkSums() {
	o.t.Helper()
	want := map[app.PersonID]app.Written{}
	states := map[app.LetterState]int{}
	for _, l := range o.lettersOf(app.LetterFilter{}) {
		states[l.State]++
		w := app.Written{Letters: 1, Last: l.On}
		if !l.SentOn.IsZero() {
			w.Last, w.Sent, w.SentLast = l.SentOn, 1, l.SentOn
		}
		if l.State != app.Stopped {
			want[l.Person] = want[l.Person].And(w)
		}
	}
	got, err := o.Written(o.t.Context())
	o.ok(err)
	if !reflect.DeepEqual(got, want) {
		o.t.Fatalf("\n got %+v\nwant %+v", got, want)
	}
	for _, s := range append([]app.LetterState{""}, app.LetterStates...) {
		n, err := o.CountLetters(o.t.Context(), app.LetterFilter{State: s})
		o.ok(err)
		if s == "" {
			states[s] = len(o.lettersOf(app.LetterFilter{}))
		}
		if n != states[s] {
			o.t.Fatalf("%q: %d, want %d", s, n, states[s])
		}
	}
}
