package db_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

func TestAnImportIsTakenBackAfterARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	opts := db.Options{Create: true, Now: apptest.FixedClock, Passphrase: "шэсць ціхіх слоў пра лес", WorkFactor: 4}
	s := reopened(t, path, opts)
	opts.Create = false
	first, err := s.SavePeople(t.Context(), apptest.Edits(3))
	if err != nil {
		t.Fatal(err)
	}
	before := listOf(t, s)
	edits := apptest.Edits(5)
	for i, id := range first.IDs {
		edits[i].Person.ID = app.PersonID(id)
		edits[i].Person.Status, edits[i].Person.Names.Latin = app.Former, app.Name{}
		edits[i].Person.Articles, edits[i].Moved = "342 ч. 1", true
		edits[i].Person.Held = apptest.Detention(905)
	}
	if _, err := s.SavePeople(t.Context(), edits); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)

	s = reopened(t, path, opts)
	done, err := s.Steps(t.Context())
	if err != nil || len(done) != 2 {
		t.Fatalf("%v, steps %+v", err, done)
	}
	if _, err := s.TakeBack(t.Context(), done[1].ID); app.CodeOf(err) != app.Refused {
		t.Errorf("the older step was taken back from under the newer: %v", err)
	}
	if _, err := s.TakeBack(t.Context(), done[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := listOf(t, s); got != before {
		t.Errorf("the list is\n%s\nand was\n%s", got, before)
	}
	if _, err := s.TakeBack(t.Context(), done[1].ID); err != nil {
		t.Fatal(err)
	}
	if got := listOf(t, s); got != "" {
		t.Errorf("people are left: %s", got)
	}
	if r, err := s.Verify(t.Context()); err != nil || !r.Sound() {
		t.Errorf("%+v, %v", r, err)
	}
	closeStore(t, s)
}

func TestOnlySoManyStepsAreKept(t *testing.T) {
	s := reopened(t, filepath.Join(t.TempDir(), "vestka.db"), db.Options{Create: true, Now: apptest.FixedClock})
	defer closeStore(t, s)
	var first app.Changes
	for i := range db.MostSteps + 3 {
		changes, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(i))})
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 {
			first = changes
		}
	}
	done, err := s.Steps(t.Context())
	if err != nil || len(done) != db.MostSteps {
		t.Fatalf("%d steps are kept, %v", len(done), err)
	}
	if _, err := first.Undo.Do(t.Context()); app.CodeOf(err) != app.Refused {
		t.Errorf("what is no longer kept was taken back: %v", err)
	}
	if done[0].ID-done[len(done)-1].ID != app.StepID(db.MostSteps-1) {
		t.Error("it is not the oldest that were dropped")
	}
}

func TestOnlySoManyBytesOfStepsAreKeptAndTheNewestAlways(t *testing.T) {
	s := reopened(t, filepath.Join(t.TempDir(), "vestka.db"), db.Options{Create: true, Now: apptest.FixedClock})
	defer closeStore(t, s)
	edits := apptest.Edits(1)
	for i := range 4 {
		changes, err := s.SavePeople(t.Context(), edits)
		if err != nil {
			t.Fatal(err)
		}
		edits[0].Person.ID = app.PersonID(changes.IDs[0])
		edits[0].Person.Articles = fmt.Sprint(i)
		if i > 0 {
			db.GrowSteps(t, s, 40<<20)
		}
	}
	done, err := s.Steps(t.Context())
	if err != nil || len(done) != 1 {
		t.Fatalf("%d steps are kept, %v", len(done), err)
	}
	if _, err := s.TakeBack(t.Context(), done[0].ID); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Person(t.Context(), edits[0].Person.ID); err != nil || p.Articles != "1" {
		t.Errorf("%q, %v", p.Articles, err)
	}
}

func reopened(t *testing.T, path string, opts db.Options) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// listOf is all that the lists say, as text.
func listOf(t *testing.T, s *db.Store) string {
	t.Helper()
	text := ""
	for _, p := range apptest.Listed(t, s) {
		history, err := s.Detentions(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		records, err := s.Records(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%+v\n%+v\n%+v\n", p, history, records)
	}
	return text
}

func TestAStepOnPeopleWhoCameIsInTheWayOfTakingThemBack(t *testing.T) {
	s := reopened(t, filepath.Join(t.TempDir(), "vestka.db"), db.Options{Create: true, Now: apptest.FixedClock})
	came, err := s.SavePeople(t.Context(), apptest.Edits(40))
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(40))})
	if err != nil {
		t.Fatal(err)
	}
	edit := apptest.Edit(apptest.Writer(17))
	edit.Person.ID = app.PersonID(came.IDs[17])
	changed, err := s.SavePeople(t.Context(), []app.PersonEdit{edit})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := came.Undo.Do(t.Context()); app.CodeOf(err) != app.Refused {
		t.Errorf("somebody was taken back from under a later step: %v", err)
	}
	if _, err := changed.Undo.Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	undone, err := came.Undo.Do(t.Context())
	if err != nil || !slices.Equal(undone.IDs, came.IDs) {
		t.Errorf("%v, %v", undone.IDs, err)
	}
	left, err := s.People(t.Context())
	if err != nil || len(left) != 1 || int64(left[0].ID) != other.IDs[0] {
		t.Errorf("%d people are left, %v", len(left), err)
	}
	closeStore(t, s)
}
