package people

import (
	"context"
	"errors"
	"slices"
	"testing"

	"vestka/app"
)

func TestADirectoryIsEmptyBeforeItIsLoaded(t *testing.T) {
	s := newStore(writers()...)
	d := NewDirectory(s, s, register{})
	if got := d.Find(Query{Text: "Купала"}); got.Total != 0 || d.Counts().People != 0 || len(d.Birthdays(BirthdayQuery{Today: today})) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestRefreshReadsWhatTheChangesConcern(t *testing.T) {
	d, s := loaded(t, writers()...)
	refresh := func(c app.Changes) {
		t.Helper()
		if err := d.Refresh(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	entry := func(id app.PersonID) *Entry {
		t.Helper()
		e, ok := d.Person(id, today)
		if !ok {
			t.Fatalf("%d is not there", id)
		}
		return e
	}
	before := entry(3)

	c, _ := s.SetNote(t.Context(), 3, "likes rye")
	if entry(3).Note != "" {
		t.Error("the list changed before it was refreshed")
	}
	index := d.now.Load().index()
	refresh(c)
	if entry(3).Note != "likes rye" || before.Note != "" {
		t.Error("the note is not there, or in the earlier list too")
	}
	if d.now.Load().index() != index {
		t.Error("a note made the index new")
	}

	c, _ = s.SetName(t.Context(), 3, app.English, app.Name{Full: "Ivan Lucevič", Family: "Lucevič", Given: "Ivan"})
	refresh(c)
	if got := found(d, "луцэвіч"); !slices.Equal(got, []app.PersonID{3}) {
		t.Errorf("the new name finds %v", got)
	}

	s.written[4] = app.Written{Letters: 1, Last: date("2026-05-01")}
	refresh(app.Changes{Kinds: app.KindLetters, IDs: []int64{1}})
	if entry(4).LastWritten != date("2026-05-01") || d.Find(Query{NeverWritten: true}).Total != len(writers())-1 {
		t.Error("the letter is not there")
	}

	delete(s.people, 9)
	s.people[12] = called(12, app.Belarusian, "Цётка", "Алаіза")
	refresh(app.Changes{Kinds: app.KindPeople, IDs: []int64{9, 12, 9, 99}})
	if len(found(d, "Мележ")) != 0 || !slices.Equal(found(d, "Цётка"), []app.PersonID{12}) || entry(12).ID != 12 {
		t.Error("who went is still there, or who came is not")
	}

	delete(s.people, 12)
	refresh(app.Changes{Kinds: app.KindSettings | app.KindPlaces})
	if len(found(d, "Цётка")) != 0 {
		t.Error("a change of places did not reload the people")
	}
	if now := d.now.Load(); !now.orders[1].asked.Load() || now.orders[2].asked.Load() {
		t.Error("the list is not sorted in the languages that were asked for, and no other")
	}
	loads := d.now.Load()
	refresh(app.Changes{Kinds: app.KindSettings})
	if d.now.Load() != loads {
		t.Error("settings reloaded the people")
	}
}

// brokenStore fails to read.
type brokenStore struct{ *store }

var errBroken = errors.New("broken")

func (brokenStore) People(context.Context) ([]app.Person, error) { return nil, errBroken }

func (brokenStore) Person(context.Context, app.PersonID) (app.Person, error) {
	return app.Person{}, errBroken
}

func (brokenStore) Written(context.Context) (map[app.PersonID]app.Written, error) {
	return nil, errBroken
}

func TestAFailedRefreshLeavesTheListAsItWas(t *testing.T) {
	d, s := loaded(t, writers()...)
	d.store, d.letters = brokenStore{s}, brokenStore{s}
	for _, c := range []app.Changes{
		{Kinds: app.KindPeople}, {Kinds: app.KindPeople, IDs: []int64{1}}, {Kinds: app.KindLetters},
	} {
		if err := d.Refresh(t.Context(), c); !errors.Is(err, errBroken) {
			t.Errorf("%v: %v", c, err)
		}
	}
	if n := d.Find(Query{}).Total; n != len(writers()) {
		t.Errorf("%d people are left", n)
	}
}

// merging is a store in which the second person was merged into the first.
type merging struct{ *store }

func (m merging) Person(ctx context.Context, id app.PersonID) (app.Person, error) {
	if id == 2 {
		id = 1
	}
	return m.store.Person(ctx, id)
}

func (m merging) Merged(context.Context) (map[app.PersonID]app.PersonID, error) {
	return map[app.PersonID]app.PersonID{2: 1}, nil
}

func TestWhoWasMergedIsNotListedAgainByAnImport(t *testing.T) {
	s := newStore(called(1, "be", "Купала", "Янка"), called(2, "be", "Луцэвіч", "Іван"))
	d := NewDirectory(merging{s}, s, register{})
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := s.people[1]
	p.Work = "паэт"
	s.people[1] = p
	if err := d.Refresh(t.Context(), app.Changes{Kinds: app.KindPeople, IDs: []int64{2}}); err != nil {
		t.Fatal(err)
	}
	if all := d.Everybody(); len(all) != 1 || all[0].ID != 1 || all[0].Work != "паэт" {
		t.Errorf("%d people", len(all))
	}
	if e, known := d.Person(2, app.Date{}); !known || e.ID != 1 {
		t.Error("who was merged is not found by their number")
	}
}
