package apptest

import (
	"cmp"
	"slices"
	"testing"

	"vestka/app"
)

func (c *contract) days() []app.OwnOccasion {
	c.t.Helper()
	days, err := c.OwnOccasions(c.t.Context())
	c.ok(err)
	return days
}

func (c *contract) day(o app.OwnOccasion) (app.OwnOccasion, app.Changes) {
	c.t.Helper()
	id, changes, err := c.SaveOccasion(c.t.Context(), o)
	c.ok(err)
	if id == 0 || changes.Kinds != app.KindOccasions || changes.Undo == nil {
		c.t.Fatalf("%d: %+v", id, changes)
	}
	o.ID = id
	return o, changes
}

func ownOccasions(t *testing.T, c *contract) {
	ctx := t.Context()
	_, ids := c.save(Edits(2)...)
	all, made := c.day(app.OwnOccasion{Occasion: app.Greeting, Name: "Дзень  маці", Month: 10, Day: 14})
	all.Name = "Дзень маці"
	named, _ := c.day(app.OwnOccasion{Occasion: app.NameDay, Person: ids[1], Month: 2, Day: 29})
	once, _ := c.day(app.OwnOccasion{Person: ids[0], Name: "Спытаць у сям’і", Year: 2027, Month: 1, Day: 15})
	moved, _ := c.day(app.OwnOccasion{Occasion: app.Christmas, Off: true})
	same(t, "days", c.days(), []app.OwnOccasion{all, named, once, moved})
	back, changed := c.day(app.OwnOccasion{Occasion: app.Christmas, Month: 12, Day: 24})
	same(t, "the same day that is known", back.ID, moved.ID)
	same(t, "changed", c.days(), []app.OwnOccasion{all, named, once, back})
	c.undo(changed)
	same(t, "taken back", c.days(), []app.OwnOccasion{all, named, once, moved})
	once.Off = true
	_, done := c.day(once)
	c.undo(done)
	removed, err := c.RemoveOccasion(ctx, named.ID)
	c.ok(err)
	once.Off = false
	same(t, "removed", c.days(), []app.OwnOccasion{all, once, moved})
	c.undo(removed)
	same(t, "returned", c.days(), []app.OwnOccasion{all, named, once, moved})
	c.undo(made)
	same(t, "the first taken back", c.days(), []app.OwnOccasion{named, once, moved})
	for what, bad := range map[string]app.OwnOccasion{
		"no name":                 {Occasion: app.Greeting, Month: 1, Day: 2},
		"no day":                  {Occasion: app.Greeting, Name: "Дзень", Month: 2, Day: 30},
		"no person":               {Occasion: app.NameDay, Name: "Дзень анёла", Month: 2, Day: 3},
		"to family":               {Occasion: app.ToFamily, Name: "Дзень", Month: 2, Day: 3},
		"no letter and no year":   {Name: "Спытаць", Month: 2, Day: 3},
		"a known day of one year": {Occasion: app.NewYear, Year: 2027, Month: 1, Day: 2},
	} {
		if _, _, err := c.SaveOccasion(ctx, bad); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err = c.RemoveOccasion(ctx, 999)
	c.fails(app.NotFound, err)
	_, _, err = c.SaveOccasion(ctx, app.OwnOccasion{ID: 999, Occasion: app.Greeting, Name: "Дзень", Month: 2, Day: 3})
	c.fails(app.NotFound, err)
	_, _, err = c.SaveOccasion(ctx, app.OwnOccasion{Occasion: app.NameDay, Person: ids[1] + 9, Month: 2, Day: 3})
	c.fails(app.NotFound, err)
}

func skips(t *testing.T, c *contract) {
	ctx := t.Context()
	_, ids := c.save(Edits(2)...)
	all := func() []app.Skip {
		t.Helper()
		skips, err := c.Skips(ctx)
		c.ok(err)
		for i := range skips {
			if skips[i].ID == 0 {
				t.Errorf("without a number: %+v", skips[i])
			}
			skips[i].ID = 0
		}
		return skips
	}
	first := app.Skip{Person: ids[0], Occasion: app.Christmas, Reason: "не святкуе"}
	second := first
	second.Person = ids[1]
	made, err := c.SetSkip(ctx, app.Skip{Occasion: app.Christmas, Reason: " не святкуе "}, ids[1], ids[0], ids[0])
	c.ok(err)
	if made.Kinds != app.KindOccasions || made.Undo == nil {
		t.Fatalf("%+v", made)
	}
	same(t, "skips", all(), []app.Skip{first, second})
	whole := app.Skip{Person: ids[0], Reason: "просяць не пісаць", Until: app.Date{Year: 2027, Month: 3, Day: 1}}
	_, err = c.SetSkip(ctx, whole, ids[0])
	c.ok(err)
	changed, err := c.SetSkip(ctx, app.Skip{Occasion: app.Christmas, Reason: "іншае"}, ids[1])
	c.ok(err)
	second.Reason = "іншае"
	same(t, "in its place", all(), []app.Skip{first, whole, second})
	c.undo(changed)
	second.Reason = "не святкуе"
	same(t, "taken back", all(), []app.Skip{first, second, whole})
	skips, err := c.Skips(ctx)
	c.ok(err)
	removed, err := c.RemoveSkip(ctx, skips[1].ID)
	c.ok(err)
	same(t, "removed", all(), []app.Skip{first, whole})
	c.undo(removed)
	same(t, "returned", all(), []app.Skip{first, second, whole})
	_, err = c.RemoveSkip(ctx, 999)
	c.fails(app.NotFound, err)
	_, err = c.SetSkip(ctx, app.Skip{Reason: " "}, ids[0])
	c.fails(app.Invalid, err)
	_, err = c.SetSkip(ctx, app.Skip{Reason: "так", Until: app.Date{Year: 2027}}, ids[0])
	c.fails(app.Invalid, err)
	_, err = c.SetSkip(ctx, app.Skip{Reason: "так"}, ids[0], ids[1]+9)
	c.fails(app.NotFound, err)
	same(t, "after what was refused", all(), []app.Skip{first, second, whole})
}

func intervals(t *testing.T, c *contract) {
	ctx := t.Context()
	_, ids := c.save(Edits(2)...)
	all := func() []app.Interval {
		t.Helper()
		intervals, err := c.Intervals(ctx)
		c.ok(err)
		return intervals
	}
	set := func(i app.Interval) app.Changes {
		t.Helper()
		changes, err := c.SetInterval(ctx, i)
		c.ok(err)
		if changes.Kinds != app.KindOccasions || changes.Undo == nil {
			t.Fatalf("%+v", changes)
		}
		return changes
	}
	_, err := c.SaveList(ctx, "Сябры", `{"version":1}`)
	c.ok(err)
	person := app.Interval{Person: ids[1], Wish: 30, Latest: 60}
	list := app.Interval{List: "Сябры", Wish: 90}
	everybody := app.Interval{Latest: 365}
	set(person)
	set(list)
	set(everybody)
	same(t, "intervals", all(), []app.Interval{everybody, list, person})
	narrower := app.Interval{Latest: 180, Wish: 120}
	changed := set(narrower)
	same(t, "in its place", all(), []app.Interval{narrower, list, person})
	c.undo(changed)
	same(t, "taken back", all(), []app.Interval{everybody, list, person})
	renamed, err := c.RenameList(ctx, "Сябры", "Свае")
	c.ok(err)
	own := list
	own.List = "Свае"
	same(t, "with a list that has another name", all(), []app.Interval{everybody, own, person})
	c.undo(renamed)
	same(t, "with its old name", all(), []app.Interval{everybody, list, person})
	gone, err := c.RemoveList(ctx, "Сябры")
	c.ok(err)
	same(t, "without the list", all(), []app.Interval{everybody, person})
	c.undo(gone)
	same(t, "with the list again", all(), []app.Interval{everybody, list, person})
	away := set(app.Interval{Person: ids[1]})
	same(t, "taken away", all(), []app.Interval{everybody, list})
	c.undo(away)
	for _, bad := range []app.Interval{{Wish: 60, Latest: 30}, {Wish: -1}, {Latest: 100_000}, {Person: ids[0], List: "Сябры", Wish: 1}} {
		_, err := c.SetInterval(ctx, bad)
		c.fails(app.Invalid, err)
	}
	_, err = c.SetInterval(ctx, app.Interval{List: "Нікога", Wish: 1})
	c.fails(app.NotFound, err)
	_, err = c.SetInterval(ctx, app.Interval{Person: ids[1] + 9, Wish: 1})
	c.fails(app.NotFound, err)
}

// rhythmOfSample is that what the user said of the sample list goes with it.
func rhythmOfSample(t *testing.T, c *contract) {
	ctx := t.Context()
	_, ids := c.save(Edit(Writer(0, func(p *app.Person) { p.Sample = true })), Edit(Writer(1)))
	for _, id := range ids {
		c.day(app.OwnOccasion{Occasion: app.NameDay, Person: id, Month: 2, Day: 3})
		_, err := c.SetInterval(ctx, app.Interval{Person: id, Wish: 30})
		c.ok(err)
	}
	_, err := c.SetSkip(ctx, app.Skip{Reason: "так просяць"}, ids...)
	c.ok(err)
	c.day(app.OwnOccasion{Occasion: app.NewYear, Off: true})
	count := func(want int) {
		t.Helper()
		skips, err := c.Skips(ctx)
		c.ok(err)
		intervals, err := c.Intervals(ctx)
		c.ok(err)
		if days := c.days(); len(days) != want+1 || len(skips) != want || len(intervals) != want {
			t.Errorf("%v %v %v, want %d of each person", days, skips, intervals, want)
		}
	}
	count(2)
	removed, err := c.RemoveSample(ctx)
	c.ok(err)
	count(1)
	c.undo(removed)
	count(2)
}

func greetings(t *testing.T, c *contract) {
	ctx := t.Context()
	_, ids := c.save(Edits(3)...)
	of := func(o app.Occasion, on app.Date) func(*app.Letter) {
		return func(l *app.Letter) { l.Occasion, l.On = o, on }
	}
	early, late := app.Date{Year: 2025, Month: 11, Day: 3}, app.Date{Year: 2026, Month: 11, Day: 3}
	_, logged := c.log(
		Letter(ids[0], of(app.NewYear, late)), Letter(ids[0], of(app.NewYear, early)), Letter(ids[0], of(app.Easter, early)),
		Letter(ids[1], of(app.NewYear, late)), Letter(ids[2], of(app.NewYear, early)),
	)
	_, err := c.SetLetterState(ctx, []app.LetterID{app.LetterID(logged.IDs[3])}, app.Stopped, late)
	c.ok(err)
	greeted, err := c.Greeted(ctx, app.NewYear, ids[:2])
	c.ok(err)
	same(t, "greeted", greeted, map[app.PersonID]app.Date{ids[0]: late})
	all, err := c.Greetings(ctx, ids[:2], []app.Occasion{app.NewYear, app.Christmas})
	c.ok(err)
	slices.SortFunc(all, func(a, b app.Greeted) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.On.Year, b.On.Year))
	})
	same(t, "greetings", all, []app.Greeted{
		{Person: ids[0], Occasion: app.NewYear, On: early, State: app.Ready},
		{Person: ids[0], Occasion: app.NewYear, On: late, State: app.Ready},
		{Person: ids[1], Occasion: app.NewYear, On: late, State: app.Stopped},
	})
}
