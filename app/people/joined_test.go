package people

import (
	"fmt"
	"slices"
	"testing"

	"vestka/app"
)

// TestARowWithoutAnIDJoinsTheOneWithAnIDOfThatNameAndBirthday has three such pairs, in
// both orders, in a first list and in one of a source that is known, and in two scripts.
func TestARowWithoutAnIDJoinsTheOneWithAnIDOfThatNameAndBirthday(t *testing.T) {
	rows := []app.Record{
		row("1", "Купала Янка", bornOn("1882-07-07"), heldIn("ИК-901")),
		row("", "Купала Янка", bornOn("1882-07-07"), human, heldIn("ИК-901"), func(r *app.Record) { r.Town = "Вязынка" }),
		row("", "Колас Якуб", bornOn("1882-11-03"), human, second, func(r *app.Record) { r.Work = "настаўнік" }),
		row("2", "Kolas Jakub", bornOn("1882-11-03"), heldIn("ИК-902")),
		row("", "БУЙЛО Констанция", bornOn("1893-01-14"), human),
		row("", "Буйло Констанция", bornOn("1893-01-14"), human, second),
		row("3", "Буйло Констанция", bornOn("1893-01-14")),
	}
	for _, known := range []bool{false, true} {
		in, s := intake()
		if known {
			importAll(t, in, listing(app.Russian, "2026-01-01", row("9", "Багушэвіч Францішак", bornOn("1840-03-21"))))
		}
		c := importAll(t, in, listing(app.Russian, "2026-02-01", rows...))
		if c.New != 3 || len(c.Joined) != 4 || c.Read != 7 {
			t.Fatalf("known %v: %d new, %d joined of %d", known, c.New, len(c.Joined), c.Read)
		}
		kupala, kolas := personWith(t, s, "viasna:1"), personWith(t, s, "viasna:2")
		if joined := s.joinedTo(kupala.ID); kupala.Held.Facility != "IK-901" || len(joined) != 1 || joined[0].Town != "Вязынка" {
			t.Errorf("known %v: %+v with %+v", known, kupala, joined)
		}
		if joined := s.joinedTo(kolas.ID); kolas.Names.Latin.Full != "Kolas Jakub" || len(joined) != 1 || joined[0].Work != "настаўнік" {
			t.Errorf("known %v: %+v with %+v", known, kolas, joined)
		}
		if len(s.joinedTo(personWith(t, s, "viasna:3").ID)) != 2 {
			t.Errorf("known %v: a row is lost", known)
		}
		if want := []Joining{{3, 2}, {4, 5}, {6, 8}, {7, 8}}; !slices.Equal(c.Joined, want) {
			t.Errorf("%v, not %v", c.Joined, want)
		}
		again := importAll(t, in, listing(app.Russian, "2026-03-01", rows...))
		counts(t, again, 0, 0, 7)
		if len(again.Joined) != 0 || len(again.Kinds) > 0 {
			t.Errorf("known %v: again %+v", known, again.Kinds)
		}
	}
}

func personWith(t *testing.T, s *store, id app.SourceID) app.Person {
	t.Helper()
	for _, p := range s.people {
		if slices.Contains(p.SourceIDs, id) {
			return p
		}
	}
	t.Fatalf("nobody has %s", id)
	return app.Person{}
}

// numbers are the ids of sources that anybody has.
func (s *store) numbers() (all []app.SourceID) {
	for _, p := range s.people {
		all = append(all, p.SourceIDs...)
	}
	return all
}

// joinedTo are the people who are merged with somebody.
func (s *store) joinedTo(id app.PersonID) (all []app.Person) {
	for person, other := range s.same {
		if other == id {
			all = append(all, s.people[person])
		}
	}
	return all
}

// TestWhoJoinedIsPartedByHandAndStaysSo: no later list joins again whom the user parted.
func TestWhoJoinedIsPartedByHandAndStaysSo(t *testing.T) {
	born := bornOn("1882-07-07")
	with, without := row("1", "Купала Янка", born), row("", "Купала Янка", born, human)
	for name, first := range map[string][]app.Record{"both new": nil, "the number known": {with}, "the other known": {without}} {
		in, s := intake()
		if first != nil {
			importAll(t, in, listing(app.Russian, "2026-01-01", first...))
		}
		c := importAll(t, in, listing(app.Russian, "2026-02-01", with, without))
		if want := []Joining{{3, 2}}; s.count() != 1 || len(s.same) != 1 || !slices.Equal(c.Joined, want) {
			t.Fatalf("%s: %d people, %v, joined %v", name, s.count(), s.same, c.Joined)
		}
		s.same = nil
		again := importAll(t, in, listing(app.Russian, "2026-03-01", without, with))
		if counts(t, again, 0, 0, 2); s.count() != 2 || len(again.Joined) != 0 || len(again.Kinds) != 0 {
			t.Errorf("%s: %d people, joined %v, news %v", name, s.count(), again.Joined, again.Kinds)
		}
	}
}

func TestNobodyIsJoinedOfWhomSomethingSpeaksAgainstIt(t *testing.T) {
	born := bornOn("1882-07-07")
	id := row("1", "Купала Янка Иванович", born, heldIn("ИК-901"))
	for name, rows := range map[string][]app.Record{
		"no birthday":       {row("1", "Купала Янка"), row("", "Купала Янка", human)},
		"only the year":     {row("1", "Купала Янка", bornOn("1882")), row("", "Купала Янка", bornOn("1882"), human)},
		"a day besides":     {id, row("", "Купала Янка Иванович", bornOn("1882-07-08"), human)},
		"another father":    {id, row("", "Купала Янка Петрович", born, human)},
		"only half a name":  {id, row("", "Купала", born, human)},
		"two with that":     {id, row("2", "Купала Янка Иванович", born), row("", "Купала Янка Иванович", born, human)},
		"held elsewhere":    {id, row("", "Купала Янка Иванович", born, human, heldIn("ИК-902"))},
		"another status":    {id, row("", "Купала Янка Иванович", born, human, func(r *app.Record) { r.Status = app.Former })},
		"no ids, elsewhere": {row("", "Купала Янка", born, human, heldIn("ИК-901")), row("", "Купала Янка", born, human, second, heldIn("ИК-902"))},
		"no ids, no day":    {row("", "Купала Янка", bornOn("1882"), human), row("", "Купала Янка", bornOn("1882"), human, second)},
	} {
		in, s := intake()
		c := importAll(t, in, listing(app.Russian, "2026-01-01", rows...))
		if s.count() != len(rows) || len(c.Joined) != 0 {
			t.Errorf("%s: %d people, %d joined", name, s.count(), len(c.Joined))
		}
	}
}

func TestARowWithoutABirthdayIsProposedBesideItsNamesake(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Russian, "2026-01-01", row("1", "Купала Янка", bornOn("1882-07-07")), row("", "Купала Янка", human)))
	var all []*app.Person
	for _, p := range s.people {
		all = append(all, &p)
	}
	pairs, err := Duplicates(t.Context(), all, nil)
	if err != nil || len(pairs) != 1 || pairs[0].Reason != SameName {
		t.Errorf("%v, %v", pairs, err)
	}
}

// TestWhatTheRowWithAnIDSaysIsNotUndoneByTheOneThatJoins: that somebody was moved is told
// once, by the row that says so.
func TestWhatTheRowWithAnIDSaysIsNotUndoneByTheOneThatJoins(t *testing.T) {
	in, s := intake()
	born := bornOn("1882-07-07")
	joins := row("", "Купала Янка", born, human, heldIn("ИК-901"), func(r *app.Record) { r.Town = "Вязынка" })
	importAll(t, in, listing(app.Russian, "2026-01-01", row("1", "Купала Янка", born, heldIn("ИК-901")), joins))
	joins.Cells = append(joins.Cells, app.Cell{Column: "note", Value: "new"})
	c := importAll(t, in, listing(app.Russian, "2026-02-01", joins, row("1", "Купала Янка", born, heldIn("ИК-902"))))
	moved := func() string { return personWith(t, s, "viasna:1").Held.Facility }
	if c.Kinds[app.NewsMoved] != 1 || c.Kinds[app.NewsChanged] != 1 || len(c.Kinds) != 2 || moved() != "IK-902" || s.count() != 1 {
		t.Errorf("%v, %s", c.Kinds, moved())
	}
	joins.Cells[len(joins.Cells)-1].Value = "newer"
	c = importAll(t, in, listing(app.Russian, "2026-03-01", joins, row("1", "Купала Янка", born, heldIn("ИК-902"))))
	if c.Changed != 1 || c.Kinds[app.NewsChanged] != 1 || len(c.Kinds) != 1 || moved() != "IK-902" {
		t.Errorf("%v, %s", c.Kinds, moved())
	}
	if got := c.Edits[0].News; len(got) != 1 || got[0].Field != "note" || got[0].After != "newer" {
		t.Errorf("%+v", got)
	}
}

// TestTheOneThatJoinsIsTheSamePersonWhereverItStandsAlone goes through lists that have
// only one of both rows.
func TestTheOneThatJoinsIsTheSamePersonWhereverItStandsAlone(t *testing.T) {
	born := bornOn("1882-07-07")
	with, without := row("1", "Купала Янка", born), row("", "Купала Янка", born, human)
	for name, lists := range map[string][][]app.Record{
		"both, then without": {{with, without}, {without}},
		"both, then with":    {{without, with}, {with}},
		"without, then both": {{without}, {with, without}},
		"with, then both":    {{with}, {without, with}},
		"with, then without": {{with}, {without}},
	} {
		in, s := intake()
		for i, rows := range lists {
			importAll(t, in, listing(app.Russian, fmt.Sprintf("2026-0%d-01", i+1), rows...))
		}
		if s.count() != 1 || !slices.Equal(s.numbers(), []app.SourceID{"viasna:1"}) {
			t.Errorf("%s: %d people: %v", name, s.count(), s.numbers())
		}
	}
}
