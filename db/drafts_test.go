package db_test

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func (o *owner) draft(person app.PersonID) app.Draft {
	o.t.Helper()
	ids, _, err := o.AddDrafts(o.t.Context(), []app.Draft{apptest.Draft(person)})
	o.ok(err)
	d, err := o.Draft(o.t.Context(), ids[0])
	o.ok(err)
	return d
}

func (o *owner) versions(id app.DraftID) []app.DraftVersion {
	o.t.Helper()
	all, err := o.DraftVersions(o.t.Context(), id)
	o.ok(err)
	return all
}

func TestADraftKeepsItsNewestAndItsNamedVersions(t *testing.T) {
	o := newOwner(t)
	d := o.draft(0)
	for i := range 250 {
		d.Original.Text = fmt.Sprint("text ", i)
		var err error
		d, _, err = o.WriteDraft(t.Context(), d)
		o.ok(err)
		if i == 9 {
			_, err := o.NameVersion(t.Context(), d.ID, d.Version, "the tenth")
			o.ok(err)
		}
	}
	all := o.versions(d.ID)
	if len(all) != 201 || all[0].Name != "the tenth" || all[200].Original.Text != "text 249" || all[1].Original.Text != "text 50" {
		t.Fatalf("%d versions, the first %+v, then %+v, at last %+v", len(all), all[0], all[1], all[200])
	}
	there := map[int]bool{0: true}
	for _, v := range all {
		if !there[v.Before] {
			t.Fatalf("version %d was made from %d, which is gone", v.Nr, v.Before)
		}
		there[v.Nr] = true
	}
}

func TestTheVersionsOfALongDraftTakeLittleRoom(t *testing.T) {
	o := newOwner(t)
	d := o.draft(0)
	for i := range 60 {
		d.Original.Text = fmt.Sprint(i, strings.Repeat(" текст", 8_000)) // 88 kB
		var err error
		d, _, err = o.WriteDraft(t.Context(), d)
		o.ok(err)
	}
	size := 0
	for _, v := range o.versions(d.ID) {
		size += len(v.Original.Text)
	}
	if n := len(o.versions(d.ID)); size > 2<<20 || n < 20 {
		t.Fatalf("%d bytes in %d versions", size, n)
	}
}

func TestADraftOutlivesTheProgramAndSoDoesItsRemoval(t *testing.T) {
	o := newOwner(t)
	d := o.draft(0)
	d.Original.Text = "рука"
	d, _, err := o.WriteDraft(t.Context(), d)
	o.ok(err)
	o.reopen()
	_, err = o.RemoveDrafts(t.Context(), d.ID)
	o.ok(err)
	o.reopen()
	steps, err := o.Steps(t.Context())
	o.ok(err)
	_, err = o.TakeBack(t.Context(), steps[0].ID)
	o.ok(err)
	got, err := o.Draft(t.Context(), d.ID)
	o.ok(err)
	if got != d || len(o.versions(d.ID)) != 2 {
		t.Fatalf("%+v in %d versions, want %+v", got, len(o.versions(d.ID)), d)
	}
}

func TestADraftHoldsItsPersonBack(t *testing.T) {
	o := newOwner(t)
	changes, err := o.SavePeople(t.Context(), apptest.Edits(1))
	o.ok(err)
	d := o.draft(app.PersonID(changes.IDs[0]))
	if _, err := changes.Undo.Do(t.Context()); app.CodeOf(err) != app.Refused {
		t.Fatalf("an import was taken back from under a draft: %v", err)
	}
	_, err = o.RemoveDrafts(t.Context(), d.ID)
	o.ok(err)
	_, err = changes.Undo.Do(t.Context())
	o.ok(err)
}

func TestADraftThatWasWrittenInSinceIsNotTakenBackAndThatIsSaid(t *testing.T) {
	o := newOwner(t)
	ids, changes, err := o.AddDrafts(t.Context(), []app.Draft{{Form: app.CardForm, Occasion: app.Greeting, Original: app.Side{Lang: app.Belarusian, Text: "a"}}})
	o.ok(err)
	d, err := o.Draft(t.Context(), ids[0])
	o.ok(err)
	d.Original.Text = "рука"
	d, _, err = o.WriteDraft(t.Context(), d)
	o.ok(err)
	_, err = changes.Undo.Do(t.Context())
	turnedDown(t, err, "error.store.undo_written")
	if got, err := o.Draft(t.Context(), d.ID); err != nil || got != d {
		t.Errorf("%+v, %v; want %+v", got, err, d)
	}
}
