package db

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// listed makes a closed plain store with three people of a list, and gives their numbers.
func listed(t *testing.T) (path string, people []int64) {
	t.Helper()
	path, s := ofToday(t, Options{Now: apptest.FixedClock})
	saved, err := s.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "sample", Lang: app.Belarusian, Day: apptest.Today}, People: apptest.Edits(3)})
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	return path, saved.IDs
}

func TestWhatIsSpoiltWithinAValueIsFoundAndRescued(t *testing.T) {
	for name, c := range map[string]struct {
		spoil, table string
		damage       string
		people       int // who are read after the rescue
		rows         int // that the first of them has
	}{
		"the names":   {"UPDATE person SET names = x'01FF' WHERE id = 1", "person_name", "person 1: names", 3, 1},
		"a row":       {"UPDATE record SET packed = x'FFFFFFFF00' WHERE person = 1", "record", "record 1: row", 3, 0},
		"an old row":  {"UPDATE record SET packed = NULL, understood = '{', cells = '[]' WHERE person = 1", "record", "record 1: row", 3, 0},
		"their words": {"UPDATE record_words SET words = x'78'", "record_words", "record_words 1: words", 3, 1},
	} {
		t.Run(name, func(t *testing.T) {
			path, people := listed(t)
			inPlain(t, path, c.spoil)
			s := openAs(t, path, Options{}, migrations())
			found, err := s.Verify(t.Context())
			if err != nil || found.Sound() || !slices.Contains(found.Damage, c.damage) {
				t.Errorf("%+v, %v", found, err)
			}
			_, readErr := s.People(t.Context())
			_, rowErr := s.Records(t.Context(), app.PersonID(people[0]))
			if app.CodeOf(readErr) != app.Damaged && app.CodeOf(rowErr) != app.Damaged {
				t.Errorf("it is read: %v, %v", readErr, rowErr)
			}
			closed(t, s)

			r, of := rescued(t, path, Options{})
			if of[c.table].Lost < 1 || r.Whole() || r.Kept == "" {
				t.Errorf("%+v", r)
			}
			s = openAs(t, path, Options{}, migrations())
			defer closed(t, s)
			Sound(t, s)
			all, err := s.People(t.Context())
			if err != nil || len(all) != c.people || all[0].Names == (app.Names{}) {
				t.Errorf("%+v, %v", all, err)
			}
			rows, err := s.Records(t.Context(), app.PersonID(people[0]))
			if err != nil || len(rows) != c.rows {
				t.Errorf("%+v, %v", rows, err)
			}
		})
	}
}
