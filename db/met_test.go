package db_test

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// TestOfWhoIsThereAnEditWritesWhatItChanges edits somebody as they are, one thing
// changed at a time, also twice in one step.
func TestOfWhoIsThereAnEditWritesWhatItChanges(t *testing.T) {
	opts := db.Options{Now: apptest.FixedClock}
	s := openSealed(t, storedAs(t, opts, 1), opts)
	defer closeStore(t, s)
	person := func() app.Person {
		t.Helper()
		all, err := s.People(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatalf("%d people, %v", len(all), err)
		}
		return all[0]
	}
	first := person()
	for what, change := range map[string]func(p *app.Person){
		"nothing": func(*app.Person) {},
		"town":    func(p *app.Person) { p.Town = "Слонім" },
		"name": func(p *app.Person) {
			p.Names.BE = app.Name{Full: "Колас Якуб", Family: "Колас", Given: "Якуб", Source: "list"}
		},
		"status":          func(p *app.Person) { p.Status = app.Former },
		"another source":  func(p *app.Person) { p.SourceIDs = append(slices.Clone(p.SourceIDs), "x:1") },
		"source replaced": func(p *app.Person) { p.SourceIDs = []app.SourceID{"x:2"} },
		"no source":       func(p *app.Person) { p.SourceIDs = nil },
	} {
		want := first
		change(&want)
		two := first
		two.Town, two.SourceIDs = "Ліда", []app.SourceID{"y:1", "y:2"}
		for how, edits := range map[string][]app.PersonEdit{"once": {{Person: want}}, "twice": {{Person: two}, {Person: want}}, "after nothing": {{Person: first}, {Person: want}}} {
			changes, err := s.SavePeople(t.Context(), edits)
			if err != nil {
				t.Fatal(err)
			}
			got := person()
			if got.Town != want.Town || got.Status != want.Status || got.Names != want.Names || !slices.Equal(got.SourceIDs, want.SourceIDs) || got.Held != want.Held {
				t.Errorf("%s, %s: %+v\nwant\n%+v", what, how, got, want)
			}
			if _, err := changes.Undo.Do(t.Context()); err != nil {
				t.Fatal(err)
			}
			if back := person(); back.Town != first.Town || !slices.Equal(back.SourceIDs, first.SourceIDs) || back.Names != first.Names {
				t.Errorf("%s, %s, taken back: %+v", what, how, back)
			}
		}
	}
}
