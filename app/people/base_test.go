package people

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"vestka/app"
)

func TestAListIsComparedAlikeWhateverWasReadBefore(t *testing.T) {
	in, s := intake()
	first := listing(app.Belarusian, "2026-11-01", row("7", "Купала Янка"), row("8", "Колас Якуб"), row("9", "Танк Максім"))
	base := in.Base(t.Context()) // of a store without lists
	importAll(t, in, first)
	base.End()
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
