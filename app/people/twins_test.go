package people

import (
	"slices"
	"testing"

	"vestka/app"
)

// TestRowsWithoutIDsThatSayTheSameOfOnePersonAreOne has one person three times, in two
// spellings, and somebody else.
func TestRowsWithoutIDsThatSayTheSameOfOnePersonAreOne(t *testing.T) {
	born := bornOn("1882-07-07")
	rows := []app.Record{
		row("", "Купала Янка", born, human, heldIn("ИК-901")),
		row("", "Колас Якуб", bornOn("1882-11-03"), human),
		row("", "Kupala Janka", born, human, func(r *app.Record) { r.Town = "Вязынка" }),
		row("", "Купала Янка", born, human, second, heldIn("ИК-901")),
	}
	for _, known := range []bool{false, true} {
		in, s := intake()
		if known {
			importAll(t, in, listing(app.Russian, "2026-01-01", row("", "Багушэвіч Францішак", bornOn("1840-03-21"), human)))
		}
		c := importAll(t, in, listing(app.Russian, "2026-02-01", rows...))
		if c.New != 2 || !slices.Equal(c.JoinedLines(), []int{4, 5}) || c.Read != 4 || c.Kinds[app.NewsNew] > 2 {
			t.Fatalf("known %v: %d new, joined %v, news %v", known, c.New, c.Joined, c.Kinds)
		}
		if len(s.same) != 2 || s.count() != 2+len(s.imports)-1 {
			t.Errorf("known %v: %v of %d", known, s.same, len(s.people))
		}
		for person, other := range s.same {
			if s.people[other].Names.RU.Full != "Купала Янка" || s.people[person].Born != s.people[other].Born {
				t.Errorf("known %v: %+v is %+v", known, s.people[person], s.people[other])
			}
		}
		again := importAll(t, in, listing(app.Russian, "2026-03-01", rows...))
		counts(t, again, 0, 0, 4)
	}
}

// TestWhoWasPartedIsNotJoinedAnew: a user who parts two that an import joined is right.
func TestWhoWasPartedIsNotJoinedAnew(t *testing.T) {
	in, s := intake()
	born := bornOn("1882-07-07")
	rows := []app.Record{row("", "Купала Янка", born, human), row("", "Купала Янка", born, human, second)}
	importAll(t, in, listing(app.Russian, "2026-01-01", rows...))
	if s.count() != 1 {
		t.Fatalf("%d people", s.count())
	}
	s.same = nil
	rows = append(rows, row("", "Колас Якуб", bornOn("1882-11-03"), human)) // somebody new to be looked at
	if c := importAll(t, in, listing(app.Russian, "2026-02-01", rows...)); s.count() != 3 || len(c.Joined) != 0 {
		t.Errorf("%d people, %v", s.count(), c.Joined)
	}
}

// TestARowThatIsThereOnceOnlyFromNowOnTakesNobodyAway: and what both rows tell is told once.
func TestARowThatIsThereOnceOnlyFromNowOnTakesNobodyAway(t *testing.T) {
	in, s := intake()
	born := bornOn("1882-07-07")
	both := func(place string) []app.Record {
		return []app.Record{row("", "Купала Янка", born, human, heldIn(place)), row("", "Купала Янка", born, human, second, heldIn(place))}
	}
	importAll(t, in, listing(app.Russian, "2026-01-01", both("ИК-901")...))
	if c := importAll(t, in, listing(app.Russian, "2026-02-01", both("ИК-902")...)); c.Kinds[app.NewsMoved] != 1 {
		t.Errorf("moved: %v", c.Kinds)
	}
	if c := importAll(t, in, listing(app.Russian, "2026-03-01", both("ИК-902")[0])); c.Kinds[app.NewsGone] != 0 || c.Gone != 1 {
		t.Errorf("%v, %d rows gone", c.Kinds, c.Gone)
	}
	if c := importAll(t, in, listing(app.Russian, "2026-03-15", both("ИК-902")[1])); c.Kinds[app.NewsGone] != 0 {
		t.Errorf("the other of both: %v", c.Kinds)
	}
	if c := importAll(t, in, listing(app.Russian, "2026-04-01", row("", "Колас Якуб", bornOn("1882-11-03"), human))); c.Kinds[app.NewsGone] != 1 {
		t.Errorf("gone: %v of %d", c.Kinds, s.count())
	}
}

// TestWhomTheUserAddedIsTheOneWhomAListBrings: once, and nobody else's namesake.
func TestWhomTheUserAddedIsTheOneWhomAListBrings(t *testing.T) {
	added := app.Person{ID: 100, ByHand: true, Born: date("1882-07-07"), Names: app.Names{BE: app.Name{Full: "Купала Янка", Family: "Купала", Given: "Янка", Source: app.ByUser}}}
	for name, c := range map[string]struct {
		rows []app.Record
		same bool
	}{
		"an id":          {[]app.Record{row("1", "Kupala Janka", bornOn("1882-07-07"))}, true},
		"no id":          {[]app.Record{row("", "Kupala Janka", bornOn("1882-07-07"), human)}, true},
		"beside another": {[]app.Record{row("2", "Kolas Jakub", bornOn("1882-11-03")), row("1", "Kupala Janka", bornOn("1882-07-07"))}, true},
		"another day":    {[]app.Record{row("1", "Kupala Janka", bornOn("1882-07-08"))}, false},
		"only the year":  {[]app.Record{row("1", "Kupala Janka", bornOn("1882"))}, false},
		"two of them":    {[]app.Record{row("1", "Kupala Janka", bornOn("1882-07-07")), row("2", "Kupala Yanka", bornOn("1882-07-07"))}, false},
		"another name":   {[]app.Record{row("1", "Kolas Jakub", bornOn("1882-07-07"))}, false},
	} {
		for _, knows := range []bool{false, true} {
			in, s := intake()
			if knows {
				importAll(t, in, listing(app.English, "2026-01-01", row("9", "Harecki Maksim", bornOn("1893-02-18"))))
			}
			s.hand = []app.Person{added}
			got := importAll(t, in, listing(app.English, "2026-02-01", c.rows...))
			other, same := s.same[100]
			if same != c.same || len(got.ByHand) != len(s.same) || got.New != len(c.rows) {
				t.Errorf("%s, %v: %v, %v, %d new", name, knows, s.same, got.ByHand, got.New)
			}
			if same && s.people[other].Names.Latin.Full != "Kupala Janka" {
				t.Errorf("%s: it is %+v", name, s.people[other])
			}
		}
	}
}
