package db

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"reflect"
	"testing"
	"testing/fstest"

	"vestka/app"
	"vestka/app/apptest"
)

// asJSON is a row as versions before 0013 wrote it.
func asJSON(t *testing.T, r *app.Record) (facts, cells string) {
	t.Helper()
	u, err := json.Marshal(understood{
		Name: r.Name, Status: r.Status, Sex: r.Sex, Born: r.Born, Detained: r.Detained, Died: r.Died.String(), Held: heldJSON(r.Held),
		Names: r.Names, Verdict: r.Verdict, Appeal: r.Appeal, Release: r.Release,
		Articles: r.Articles, Town: r.Town, Work: r.Work, Interests: r.Interests,
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := json.Marshal(r.Cells)
	if err != nil {
		t.Fatal(err)
	}
	return string(u), string(c)
}

// nameRows are the names of everybody as versions before 0013 wrote them.
func nameRows(t *testing.T, s *Store) (all [][]any) {
	t.Helper()
	err := s.Listed(t.Context(), nil, func(p *app.Person) error {
		for _, lang := range languages {
			if n := nameIn(&p.Names, lang); !n.IsZero() {
				all = append(all, []any{int64(p.ID), string(lang), n.Full, n.Family, n.Given, n.Patronymic, n.Source, n.Proposed, n.Unsure})
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// listedOf are people as the lists have them.
func listedOf(t *testing.T, s *Store) (all []app.Person) {
	t.Helper()
	err := s.Listed(t.Context(), nil, func(p *app.Person) error {
		all = append(all, *p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// stepsBefore are the migrations whose files sort before the name.
func stepsBefore(t *testing.T, name string) fs.FS {
	t.Helper()
	some := fstest.MapFS{}
	files, err := fs.ReadDir(migrations(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := fs.ReadFile(migrations(), f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if f.Name() < name {
			some[f.Name()] = &fstest.MapFile{Data: b}
		}
	}
	return some
}

// recordsOf are the rows of the first people.
func recordsOf(t *testing.T, s *Store, people int) (all []app.Record) {
	t.Helper()
	for id := range people {
		some, err := s.Records(t.Context(), app.PersonID(id+1))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}

func TestRowsOfAnOlderVersionAreReadFoundChangedAndTakenBack(t *testing.T) {
	path, opts := filepath.Join(t.TempDir(), "vestka.db"), Options{Create: true, Now: apptest.FixedClock}
	s := openAs(t, path, opts, stepsBefore(t, "0013"))
	fillFirstVersion(t, s)
	// What the older version did last: it changed a row, and kept it as it was.
	did := step{key: "undo.store.people", kinds: app.KindPeople}
	if _, err := s.change(t.Context(), did, func(t tx, did *step) error {
		for table, column := range map[string]string{"person": "id", "person_name": "person", "record": "person"} {
			if err := did.keep(rowsOf(table, column, int64(1))); err != nil {
				return err
			}
		}
		return t.exec("UPDATE record SET cells = '[]' WHERE person = 1")
	}); err != nil {
		t.Fatal(err)
	}
	closed(t, s)

	_, today := ofToday(t, Options{Now: apptest.FixedClock})
	defer closed(t, today)
	if _, err := today.SavePeople(t.Context(), apptest.Edits(60)); err != nil {
		t.Fatal(err)
	}
	opts.Create = false
	s = openAs(t, path, opts, migrations())
	defer closed(t, s)
	want, old := recordsOf(t, today, 60), recordsOf(t, s, 60)
	if len(old[0].Cells) != 0 || !reflect.DeepEqual(old[1:], want[1:]) {
		t.Fatalf("the older rows are\n%+v\nwant\n%+v", old, want)
	}

	people := listedOf(t, s)
	if want := listedOf(t, today); !reflect.DeepEqual(people, want) {
		t.Fatalf("the older people are\n%+v\nwant\n%+v", people, want)
	}

	edits := apptest.Edits(2)
	for i := range edits {
		edits[i].Person.ID = app.PersonID(i + 1)
		edits[i].Person.Names.RU = app.Name{Full: "Иначе", Source: "viasna"}
		edits[i].Records[0].Cells = append(edits[i].Records[0].Cells, app.Cell{Column: "description", Value: "Лекар"})
	}
	changed, err := s.SavePeople(t.Context(), edits)
	if err != nil {
		t.Fatal(err)
	}
	if got := recordsOf(t, s, 2); !reflect.DeepEqual(got, []app.Record{edits[0].Records[0], edits[1].Records[0]}) {
		t.Errorf("the new rows are\n%+v", got)
	}
	if got := listedOf(t, s); got[1].Names != edits[1].Person.Names || !reflect.DeepEqual(got[2:], people[2:]) {
		t.Errorf("the new people are\n%+v", got)
	}
	if ids, err := s.PeopleSaying(t.Context(), []string{"лекар"}); err != nil || !reflect.DeepEqual(ids, []app.PersonID{1, 2}) {
		t.Errorf("%v say so, %v", ids, err)
	}
	if _, err := changed.Undo.Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := recordsOf(t, s, 60); !reflect.DeepEqual(got, old) {
		t.Errorf("after undo\n%+v\nwant\n%+v", got, old)
	}
	if got := listedOf(t, s); !reflect.DeepEqual(got, people) {
		t.Errorf("people after undo\n%+v\nwant\n%+v", got, people)
	}

	// A step of the older version is taken back over what has been forgotten since.
	if _, err := s.SavePeople(t.Context(), edits[:1]); err != nil {
		t.Fatal(err)
	}
	steps, err := s.Steps(t.Context())
	if err != nil || len(steps) != 2 {
		t.Fatalf("%+v, %v", steps, err)
	}
	if err := s.ForgetSteps(t.Context(), steps[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.TakeBack(t.Context(), steps[1].ID); err != nil {
		t.Fatal(err)
	}
	if got := recordsOf(t, s, 60); !reflect.DeepEqual(got, want) {
		t.Errorf("after the older undo\n%+v\nwant\n%+v", got[0], want[0])
	}
	if got := listedOf(t, s); !reflect.DeepEqual(got, people) {
		t.Errorf("people after the older undo\n%+v\nwant\n%+v", got, people)
	}
}

func TestARowWhoseWordsAreLostIsStillRead(t *testing.T) {
	_, s := ofToday(t, Options{Now: apptest.FixedClock})
	defer closed(t, s)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
		t.Fatal(err)
	}
	want := recordsOf(t, s, 1)[0]
	if _, err := s.db.Exec("DELETE FROM record_words"); err != nil {
		t.Fatal(err)
	}
	got := recordsOf(t, s, 1)[0]
	for i, c := range got.Cells {
		if c.Value != want.Cells[i].Value || c.Column == "" {
			t.Errorf("cell %d is %+v, want %+v", i, c, want.Cells[i])
		}
	}
	if got.Name != want.Name || got.Source != want.Source || got.Lang != want.Lang || got.Form != want.Form {
		t.Errorf("%+v\nwant\n%+v", got, want)
	}
}
