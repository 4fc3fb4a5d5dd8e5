package apptest

import (
	"slices"
	"testing"
	"time"

	"vestka/app"
)

func everyLetterField(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	first := Letter(ids[1], func(l *app.Letter) {
		l.State, l.Occasion, l.Lang, l.Picture, l.Sample = app.Printed, app.Greeting, app.Russian, "own", true
		l.Made = time.Date(2025, 3, 2, 1, 4, 5, 678_000_001, time.UTC)
	})
	second := Letter(ids[0], func(l *app.Letter) { l.Made = FixedClock(); l.ID = 77; l.Job = 88 })
	job, changes := c.log(first, second)
	same(t, "kinds", changes.Kinds, app.KindLetters)
	first.ID, second.ID = app.LetterID(changes.IDs[0]), app.LetterID(changes.IDs[1])
	first.Job, second.Job = job, job
	second.Nr = 1
	letters, err := c.Letters(t.Context(), app.LetterFilter{})
	c.ok(err)
	same(t, "letters", letters, []app.Letter{second, first})

	// One without a time was made now.
	c.log(Letter(ids[0], func(l *app.Letter) { l.Made = time.Time{} }))
	letters, err = c.Letters(t.Context(), app.LetterFilter{Limit: 1})
	c.ok(err)
	same(t, "time of making", letters[0].Made, FixedClock())
}

func filterLetters(t *testing.T, c *contract) {
	_, ids := c.save(Edits(3)...)
	on := func(day int) func(*app.Letter) { return func(l *app.Letter) { l.On.Day = day } }
	first, _ := c.log(Letter(ids[0], on(20)), Letter(ids[1], on(20)))
	second, _ := c.log(Letter(ids[0], on(5), func(l *app.Letter) { l.State, l.Facility = app.Printed, "IK-917" }))
	for _, x := range []struct {
		filter app.LetterFilter
		jobs   []app.JobID
		count  int // without the limit
	}{
		{app.LetterFilter{}, []app.JobID{second, first, first}, 3},
		{app.LetterFilter{Person: ids[0]}, []app.JobID{second, first}, 2},
		{app.LetterFilter{Job: first}, []app.JobID{first, first}, 2},
		{app.LetterFilter{Person: ids[1], Job: second}, nil, 0},
		{app.LetterFilter{Person: ids[2]}, nil, 0},
		{app.LetterFilter{State: app.Ready}, []app.JobID{first, first}, 2},
		{app.LetterFilter{State: app.Printed, Person: ids[0]}, []app.JobID{second}, 1},
		{app.LetterFilter{State: app.Printed, Person: ids[1]}, nil, 0},
		{app.LetterFilter{Facility: "IK-917"}, []app.JobID{second}, 1},
		{app.LetterFilter{Facility: "IK-917", State: app.Ready}, nil, 0},
		{app.LetterFilter{Occasion: app.Birthday, State: app.Printed}, []app.JobID{second}, 1},
		{app.LetterFilter{Occasion: app.Easter}, nil, 0},
		{app.LetterFilter{Since: app.Date{Year: 2026, Month: 11, Day: 6}}, []app.JobID{first, first}, 2},
		{app.LetterFilter{Limit: 2}, []app.JobID{second, first}, 3},
		{app.LetterFilter{Person: ids[0], Limit: 1}, []app.JobID{second}, 2},
	} {
		letters, err := c.Letters(t.Context(), x.filter)
		c.ok(err)
		var jobs []app.JobID
		for _, l := range letters {
			jobs = append(jobs, l.Job)
		}
		if !slices.Equal(jobs, x.jobs) {
			t.Errorf("%+v: jobs %v, want %v", x.filter, jobs, x.jobs)
		}
		count, err := c.CountLetters(t.Context(), x.filter)
		c.ok(err)
		if count != x.count {
			t.Errorf("%+v: %d letters, want %d", x.filter, count, x.count)
		}
	}
	written, err := c.Written(t.Context())
	c.ok(err)
	day := app.Date{Year: 2026, Month: 11, Day: 20}
	same(t, "written", written, map[app.PersonID]app.Written{ids[0]: {Letters: 2, Last: day}, ids[1]: {Letters: 1, Last: day}})
}

func undoJob(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	c.log(Letter(ids[0]))
	before := c.all()
	job, changes := c.log(Letter(ids[0]), Letter(ids[1]))
	c.undo(changes)
	same(t, "store", c.all(), before)
	again, _ := c.log(Letter(ids[0]))
	if again == job {
		t.Errorf("the job number %d came back", job)
	}
}

func jobToNobody(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	_, _, err := c.LogJob(t.Context(), []app.Letter{Letter(ids[0]), Letter(ids[0] + 5)})
	c.fails(app.NotFound, err)
	_, _, err = c.LogJob(t.Context(), nil)
	c.fails(app.Invalid, err)
	count, err := c.CountLetters(t.Context(), app.LetterFilter{})
	c.ok(err)
	same(t, "letters", count, 0)
}

func letterStates(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	_, changes := c.log(Letter(ids[0]), Letter(ids[0]), Letter(ids[0]))
	before := c.all()
	chosen := []app.LetterID{app.LetterID(changes.IDs[0]), app.LetterID(changes.IDs[2])}
	tomorrow := Today.AddDays(1)
	moved, err := c.SetLetterState(t.Context(), chosen, app.Printed, tomorrow)
	c.ok(err)
	same(t, "ids", moved.IDs, []int64{changes.IDs[0], changes.IDs[2]})
	want := slices.Clone(before.Letters)
	for _, i := range []int{0, 2} {
		want[i].State, want[i].On = app.Printed, tomorrow
	}
	same(t, "letters", c.all().Letters, want)
	c.undo(moved)
	same(t, "store", c.all(), before)

	_, err = c.SetLetterState(t.Context(), append(chosen, 9999), app.Printed, tomorrow)
	c.fails(app.NotFound, err)
	same(t, "store after one that is not in the log", c.all(), before)
	none, err := c.SetLetterState(t.Context(), nil, app.Printed, tomorrow)
	c.ok(err)
	same(t, "changes of no letters", none.Kinds, 0)
}
