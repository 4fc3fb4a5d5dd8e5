package people

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"vestka/app"
)

func TestAListIsComparedAlikeWhateverWasReadBefore(t *testing.T) {
	in, s := intake()
	first := listing(app.Belarusian, "2026-11-01", row("7", "Купала Янка"), row("8", "Колас Якуб"), row("9", "Танк Максім"))
	in.Base(t.Context()).End() // of a store without lists
	importAll(t, in, first)
	english := listing(app.English, "2026-11-02", row("7", "Kupala Janka"))
	importAll(t, in, english) // the newest list is in another language than the next one
	next := listing(app.Belarusian, "2026-11-03", row("7", "Купала Янка"), row("8", "Колас Якуб Міхайлавіч"), row("10", "Багдановіч Максім"))
	for what, list := range map[string]app.Snapshot{"another language": next, "the same": listing(app.English, "2026-11-03", row("7", "Kupala Ivan"))} {
		want, err := in.Compare(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		base := in.Base(t.Context())
		got, err := in.CompareWith(t.Context(), base, list)
		base.End()
		if err != nil || !reflect.DeepEqual(got.importing, want.importing) || len(got.Edits) != len(want.Edits) || got.New != want.New || got.Changed != want.Changed {
			t.Errorf("%s: %v\n%+v\nwant\n%+v", what, err, got, want)
		}
	}
	if len(s.people) != 3 {
		t.Errorf("%d people", len(s.people))
	}
}

// unread is a store in which nobody can be looked at closely.
type unread struct{ *store }

var errUnread = errors.New("the disk is gone")

func (unread) Listed(context.Context, []app.PersonID, func(*app.Person) error) error {
	return errUnread
}

func TestAComparisonSaysWherePeopleCannotBeRead(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("7", "Купала Янка"), row("8", "Колас Якуб")))
	_, err := NewIntake(unread{s}, places{}).Compare(t.Context(), listing(app.Belarusian, "2026-11-02", row("7", "Купала Янка"), row("8", "Колас Якуб Міхайлавіч")))
	if !errors.Is(err, errUnread) {
		t.Error(err)
	}
}

func TestWhoWillApplyAListHearsOfItsFirstNewsUnlessAGuardStopsIt(t *testing.T) {
	in, _ := intake()
	var rows []app.Record
	for i := range 2000 {
		rows = append(rows, row(strconv.Itoa(i), "Купала Янка"))
	}
	importAll(t, in, listing(app.Belarusian, "2026-11-01", rows...))
	other := slices.Clone(rows)
	other[3].Town = "Слонім"
	future := slices.Clone(rows)
	for i := range future {
		future[i].Detained = app.Date{Year: 2099, Month: 1, Day: 1}
	}
	for what, c := range map[string]struct {
		rows     []app.Record
		accepted bool
		told     int
	}{
		"the same":             {rows, false, 0},
		"something new":        {other, false, 1},
		"a guard stops it":     {future, false, 0},
		"it would, is ignored": {future, true, 1},
	} {
		told := 0
		base := in.Base(t.Context())
		base.Foresee(c.accepted, func() { told++ })
		got, err := in.CompareWith(t.Context(), base, listing(app.Belarusian, "2026-11-02", c.rows...))
		base.End()
		if err != nil || told != c.told || (len(got.Guards) > 0) != (c.rows[0].Detained.Year == 2099) {
			t.Errorf("%s: told %d times, %v, guards %v", what, told, err, got.Guards)
		}
	}
}
