package wiring

import (
	"errors"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/db"
)

// edited are the services over a store with one person of a list.
func edited(t *testing.T) (*Services, app.PersonID) {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "vestka.db"), db.Options{Create: true, Now: apptest.FixedClock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	c, err := s.Store.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(0, func(p *app.Person) { p.Held.Text = "ИК-917" }))})
	if err != nil {
		t.Fatal(err)
	}
	return s, app.PersonID(c.IDs[0])
}

func known(t *testing.T, s *Services, id app.PersonID) *people.Known {
	t.Helper()
	k, err := s.Editor.Known(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func save(t *testing.T, s *Services, f people.Form) app.PersonID {
	t.Helper()
	id, _, err := s.Editor.Save(t.Context(), f, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAFormWritesOnlyWhatTheUserKnowsOtherwise(t *testing.T) {
	s, id := edited(t)
	p := known(t, s, id).Person
	same := people.Form{Person: id, Facts: map[app.Fact]string{}, Names: map[app.Lang]app.Name{app.Belarusian: p.Names.BE, app.Russian: p.Names.RU}}
	for _, f := range app.Facts {
		same.Facts[f] = f.Of(&p)
	}
	save(t, s, same)
	if k := known(t, s, id); len(k.Own.Facts) != 0 || k.Names.BE.Source == app.ByUser {
		t.Errorf("%+v", k.Own)
	}
	other := people.Form{
		Person: id, Facts: map[app.Fact]string{app.FactBorn: "1883", app.FactTown: "Вільня"},
		Names: map[app.Lang]app.Name{app.Russian: people.NameOfParts("Купала", "Янко", "")},
	}
	save(t, s, other)
	k := known(t, s, id)
	if len(k.Own.Facts) != 2 || k.Born.Year != 1883 || k.Names.RU.Full != "Янко Купала" || k.Names.RU.Source != app.ByUser {
		t.Errorf("%+v, %+v", k.Own.Facts, k.Names.RU)
	}
	if a := k.Account(app.FactBorn); a.Disputed() || a.Own.Against != "1882-07-07" || a.Own.ChosenOn != apptest.Today {
		t.Errorf("what the user has just written is asked about: %+v", a.Own)
	}
	save(t, s, same)
	if k := known(t, s, id); len(k.Own.Facts) != 0 || k.Names.RU.Source == app.ByUser {
		t.Errorf("%+v, %+v", k.Own.Facts, k.Names.RU)
	}
}

func TestAPersonNeedsANameInItsOwnLetters(t *testing.T) {
	s, _ := edited(t)
	for key, f := range map[string]people.Form{
		"error.own.no_name":       {Facts: map[app.Fact]string{app.FactBorn: "1985"}},
		"error.own.letters_be":    {Names: map[app.Lang]app.Name{app.Belarusian: people.NameOf("Yanka Kupala")}},
		"error.own.letters_ru":    {Names: map[app.Lang]app.Name{app.Russian: people.NameOf("Уладзімір Караткевіч")}},
		"error.own.letters_latin": {Names: map[app.Lang]app.Name{app.English: people.NameOf("Янка Купала")}},
	} {
		_, _, err := s.Editor.Save(t.Context(), f, apptest.Today)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != key || e.Code != app.Invalid {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestWhoeverIsAddedGetsProposedNamesAndIsHeldNow(t *testing.T) {
	s, _ := edited(t)
	id := save(t, s, people.Form{Names: map[app.Lang]app.Name{app.Belarusian: people.NameOf("Максім Гарэцкі")}})
	k := known(t, s, id)
	if !k.ByHand || !k.InCustody() || k.Sex != app.Male || !k.Names.RU.Proposed || k.Names.RU.Full != "Максим Горецкий" || !k.Names.Latin.Proposed {
		t.Errorf("%+v", k.Person)
	}
	save(t, s, people.Form{Person: id, Names: map[app.Lang]app.Name{app.Belarusian: people.NameOf("Янка Купала")}})
	if k := known(t, s, id); k.Names.RU.Family != "Купала" || !k.Names.RU.Proposed {
		t.Errorf("the proposal was not renewed: %+v", k.Names)
	}
	save(t, s, people.Form{Person: id, Names: map[app.Lang]app.Name{app.Russian: people.NameOf("Янко Купала")}})
	if k := known(t, s, id); k.Names.RU.Full != "Янко Купала" || k.Names.RU.Proposed {
		t.Errorf("%+v", k.Names.RU)
	}
}

func TestANewPlaceEndsTheFormerOne(t *testing.T) {
	s, id := edited(t)
	hold := func(d app.OwnDetention) {
		t.Helper()
		if _, err := s.Editor.Hold(t.Context(), id, d, apptest.Today); err != nil {
			t.Fatal(err)
		}
	}
	hold(app.OwnDetention{Facility: "IK-904", Since: app.Date{Year: 2026, Month: 1}})
	hold(app.OwnDetention{Facility: "SIZO-901", Since: app.Date{Year: 2026, Month: 10}})
	k := known(t, s, id)
	if len(k.Own.Held) != 2 || k.Own.Held[0].Facility != "SIZO-901" || k.Own.Held[1].Until != (app.Date{Year: 2026, Month: 10}) || k.Held.Facility != "SIZO-901" {
		t.Errorf("%+v", k.Own.Held)
	}
	if a := k.Account(people.FactPlace); a.Disputed() || !a.Contradicted() {
		t.Errorf("%+v", a)
	}
}

func TestTheUserSettlesWhereListsDisagree(t *testing.T) {
	s, id := edited(t)
	row := apptest.Record(apptest.Writer(0), app.Belarusian, func(r *app.Record) {
		r.Source, r.Born, r.Held.Text, r.Name = "office", app.Date{Year: 1883}, "ИК-904", "Янка Лучына"
		r.Cells = nil
	})
	listed := known(t, s, id).Own.Listed
	if _, err := s.Store.SavePeople(t.Context(), []app.PersonEdit{{Person: listed, Records: []app.Record{row}}}); err != nil {
		t.Fatal(err)
	}
	for f, value := range map[app.Fact]string{app.FactBorn: "1883", people.FactPlace: "IK-904", people.FactNameBE: "Янка Лучына"} {
		if a := known(t, s, id).Account(f); !a.Disputed() || len(a.Said) != 2 {
			t.Errorf("%s: %+v", f, a)
		}
		c, err := s.Editor.Settle(t.Context(), id, f, value, "office", apptest.Today)
		if err != nil {
			t.Fatal(err)
		}
		k := known(t, s, id)
		if a := k.Account(f); a.Disputed() || k.Counts(f) != value {
			t.Errorf("%s is %s, disputed %v", f, k.Counts(f), a.Disputed())
		}
		if _, err := c.Undo.Do(t.Context()); err != nil {
			t.Fatal(err)
		}
		if a := known(t, s, id).Account(f); !a.Disputed() {
			t.Errorf("%s is settled still", f)
		}
	}
}

func TestKeepingMineAndTakingTheirs(t *testing.T) {
	s, id := edited(t)
	save(t, s, people.Form{Person: id, Facts: map[app.Fact]string{app.FactBorn: "1883"}})
	listed := known(t, s, id).Own.Listed
	listed.Born = app.Date{Year: 1881}
	if _, err := s.Store.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(listed)}); err != nil {
		t.Fatal(err)
	}
	if a := known(t, s, id).Account(app.FactBorn); !a.Disputed() {
		t.Fatalf("%+v", a)
	}
	if _, err := s.Editor.KeepMine(t.Context(), id, app.FactBorn, apptest.Today); err != nil {
		t.Fatal(err)
	}
	if k := known(t, s, id); k.Born.Year != 1883 || len(k.Own.Facts) != 1 {
		t.Errorf("%+v", k.Own.Facts)
	} else if a := k.Account(app.FactBorn); a.Disputed() {
		t.Errorf("%+v", a)
	}
	if _, err := s.Editor.TakeTheirs(t.Context(), id, app.FactBorn); err != nil {
		t.Fatal(err)
	}
	if k := known(t, s, id); k.Born.Year != 1881 || len(k.Own.Facts) != 0 {
		t.Errorf("%+v", k.Own.Facts)
	}
}

func TestSeveralPeopleAreChangedAsOneStep(t *testing.T) {
	s, id := edited(t)
	other := save(t, s, people.Form{Names: map[app.Lang]app.Name{app.Belarusian: people.NameOf("Максім Гарэцкі")}})
	c, err := s.Editor.EditAll(t.Context(), []app.PersonID{id, other}, people.Bulk{
		Tag: []string{" вечарына  у лютым "}, Status: app.Former, Held: &app.OwnDetention{Liberty: true}, Line: "Вызвалены.",
	}, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []app.PersonID{id, other} {
		p := known(t, s, one).Person
		if p.Status != app.Former || !p.Held.Liberty || p.Note != "Вызвалены." || len(p.Tags) != 1 || p.Tags[0] != "вечарына у лютым" {
			t.Errorf("%+v", p)
		}
	}
	if _, err := c.Undo.Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, one := range []app.PersonID{id, other} {
		if p := known(t, s, one).Person; p.Status != app.Active || p.Held.Liberty || p.Note != "" || len(p.Tags) != 0 {
			t.Errorf("%+v", p)
		}
	}
}
