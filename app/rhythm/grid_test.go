package rhythm_test

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
)

func TestTheGridHasACellForEachYearAndOccasion(t *testing.T) {
	w := newWorld(t, day(1890, 1, 3), day(1892, 2, 29))
	ctx := t.Context()
	letter := func(to int, o app.Occasion, s app.LetterState, on app.Date) app.Letter {
		return apptest.Letter(w.ids[to], func(l *app.Letter) {
			l.Occasion, l.On, l.State = o, on, s
			if s != app.Ready && s != app.Stopped {
				l.SentOn = on
			}
		})
	}
	w.log(
		letter(0, app.Birthday, app.Posted, day(2025, 11, 20)),  // for January 2026
		letter(0, app.NewYear, app.Returned, day(2025, 12, 1)),  // for 2026
		letter(0, app.NewYear, app.Posted, day(2025, 12, 2)),    // the one that came back tells more
		letter(0, app.Christmas, app.Answered, day(2026, 1, 2)), // late, for 2025
		letter(0, app.Easter, app.Ready, day(2026, 2, 20)),      //
		letter(1, app.NewYear, app.Stopped, day(2025, 12, 1)),   // was never sent
		letter(1, app.Birthday, app.Arrived, day(2027, 2, 27)),  // for 2027, and late
		letter(1, app.Greeting, app.Posted, day(2026, 6, 1)),    // has no cell
	)
	_, err := w.SetSkip(ctx, app.Skip{Occasion: app.OrthodoxEaster, Reason: "каталік"}, w.ids[0])
	w.ok(err)
	_, _, err = w.SaveOccasion(ctx, app.OwnOccasion{Occasion: app.OrthodoxChristmas, Off: true})
	w.ok(err)
	who := w.people.Find(people.Query{IDs: w.ids, Today: november}).People
	g, err := w.book.Grid(ctx, who, 2025, 2027, november)
	w.ok(err)
	if len(g.Occasions) != 6 || len(g.Years) != 3 || len(g.Rows) != 2 {
		t.Fatalf("%+v", g)
	}
	cell := func(id app.PersonID, year int, o app.Occasion) rhythm.Mark {
		for _, r := range g.Rows {
			for at := range g.Occasions {
				if r.ID == id && g.Occasions[at] == o {
					return r.Cells[year-2025][at]
				}
			}
		}
		return "no cell"
	}
	for _, want := range []struct {
		who  int
		year int
		of   app.Occasion
		mark rhythm.Mark
	}{
		{0, 2026, app.Birthday, rhythm.MarkSent},
		{0, 2025, app.Birthday, ""},
		{0, 2026, app.NewYear, rhythm.MarkReturned},
		{0, 2025, app.Christmas, rhythm.MarkReceived},
		{0, 2026, app.Christmas, ""},
		{0, 2026, app.Easter, rhythm.MarkMade},
		{0, 2025, app.OrthodoxEaster, ""},
		{0, 2026, app.OrthodoxEaster, rhythm.MarkSkipped},
		{0, 2027, app.OrthodoxEaster, rhythm.MarkSkipped},
		{1, 2026, app.NewYear, ""},
		{1, 2027, app.Birthday, rhythm.MarkReceived},
		{0, 2026, app.OrthodoxChristmas, "no cell"},
	} {
		if got := cell(w.ids[want.who], want.year, want.of); got != want.mark {
			t.Errorf("%d %d %s: %q, want %q", want.who, want.year, want.of, got, want.mark)
		}
	}
}

func TestTheGridHasTheYearThatOneWritesFor(t *testing.T) {
	for today, want := range map[app.Date]int{day(2026, 1, 1): 2026, day(2026, 10, 27): 2026, day(2026, 10, 28): 2027, day(2026, 12, 31): 2027} {
		if got := rhythm.GridYear(today); got != want {
			t.Errorf("%v: %d, want %d", today, got, want)
		}
	}
}

func TestASkipIsNoneOfTheDaysBeforeItWasMade(t *testing.T) {
	w := newWorld(t, day(1890, 1, 3))
	_, err := w.SetSkip(t.Context(), app.Skip{Occasion: app.NewYear, Reason: "не святкуе", Since: november, Until: day(2027, 2, 1)}, w.ids[0])
	w.ok(err)
	g, err := w.book.Grid(t.Context(), w.people.Find(people.Query{IDs: w.ids, Today: november}).People, 2025, 2028, november)
	w.ok(err)
	for at, want := range []rhythm.Mark{"", "", rhythm.MarkSkipped, ""} { // 1 January of each year
		if got := g.Rows[0].Cells[at][0]; g.Occasions[0] != app.NewYear || got != want {
			t.Errorf("%s of %d: %q, want %q", g.Occasions[0], g.Years[at], got, want)
		}
	}
}
