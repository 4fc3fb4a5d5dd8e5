package db_test

import (
	"reflect"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestAGatheringCountsLettersWithoutNamesAndIsTakenBack(t *testing.T) {
	o := newOwner(t)
	g := app.Gathering{On: day1, Title: "Вечар лістоў", Letters: 40, Writers: 12, Country: "PL", Note: "у бібліятэцы"}
	all := func() []app.Gathering {
		t.Helper()
		list, err := o.Gatherings(t.Context())
		o.ok(err)
		return list
	}
	id, c, err := o.AddGathering(t.Context(), g)
	o.ok(err)
	o.reopen()
	got := all()
	if len(got) != 1 || got[0].ID != id || got[0].Made.IsZero() {
		t.Fatalf("%+v", got)
	}
	got[0].ID, got[0].Made = 0, g.Made
	if got[0] != g || !c.Has(app.KindLetters) {
		t.Fatalf("%+v", got[0])
	}
	o.takeBackLast()
	if list := all(); len(list) != 0 {
		t.Fatalf("not taken back: %+v", list)
	}
}

func TestLettersOfAGatheringStayWhenItGoes(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Writer(0))[0]
	id, _, err := o.AddGathering(t.Context(), app.Gathering{On: day1, Letters: 2})
	o.ok(err)
	l := apptest.Letter(who)
	l.Gathering = id
	_, err = o.LogLetters(t.Context(), []app.Letter{l})
	o.ok(err)
	before := o.lettersOf(app.LetterFilter{})
	if before[0].Gathering != id {
		t.Fatalf("%+v", before)
	}
	back, err := o.RemoveGathering(t.Context(), id)
	o.ok(err)
	if left := o.lettersOf(app.LetterFilter{}); len(left) != 1 || left[0].Gathering != 0 || left[0].Text != l.Text {
		t.Fatalf("%+v", left)
	}
	_, err = back.Undo.Do(t.Context())
	o.ok(err)
	if after := o.lettersOf(app.LetterFilter{}); !reflect.DeepEqual(before, after) {
		t.Fatalf("%+v", after)
	}
	if _, err := o.RemoveGathering(t.Context(), 4711); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
	l.Gathering = 4711
	if _, err := o.LogLetters(t.Context(), []app.Letter{l}); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}
