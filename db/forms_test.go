package db_test

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestFormsOfNamesAreTheUsersOwnAndCanBeTakenBack(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1))
	dative := app.OwnForm{Lang: app.Belarusian, Part: app.FamilyPart, Case: app.Dative, Name: "Колас", Text: "Коласу", ChosenOn: app.Date{Year: 2026, Month: 11, Day: 22}}
	vocative := dative
	vocative.Case, vocative.Text = app.Vocative, "Коласе"

	before := o.state()
	o.edit(app.OwnEdit{Person: ids[0], Forms: []app.OwnForm{dative, vocative}})
	o.takesBack(before)
	o.edit(app.OwnEdit{Person: ids[0], Forms: []app.OwnForm{dative, vocative}})
	if got := o.person(ids[0]).Forms; !slices.Equal(got, []app.OwnForm{dative, vocative}) {
		t.Fatalf("%+v", got)
	}
	if got := o.person(ids[1]).Forms; got != nil {
		t.Errorf("somebody else has %+v", got)
	}

	other, gone := dative, vocative
	other.Text, gone.Text = "Колясу", ""
	second := o.edit(app.OwnEdit{Person: ids[0], Forms: []app.OwnForm{other, gone}})
	if got := o.person(ids[0]).Forms; !slices.Equal(got, []app.OwnForm{other}) {
		t.Errorf("%+v", got)
	}
	_, err := second.Undo.Do(t.Context())
	o.ok(err)
	if got := o.person(ids[0]).Forms; !slices.Equal(got, []app.OwnForm{dative, vocative}) {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestFormsOfSomebodyWhoWasMergedAreThoseOfWhoStandsForThem(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1))
	form := func(text string) app.OwnForm {
		return app.OwnForm{Lang: app.Russian, Part: app.GivenPart, Case: app.Dative, Name: "Янка", Text: text}
	}
	o.edit(app.OwnEdit{Person: ids[0], Forms: []app.OwnForm{form("Янку")}})
	_, err := o.Merge(t.Context(), ids[0], ids[1])
	o.ok(err)
	if got := o.person(ids[1]).Forms; !slices.Equal(got, []app.OwnForm{form("Янку")}) {
		t.Errorf("%+v", got)
	}
	before := o.state()
	o.edit(app.OwnEdit{Person: ids[1], Forms: []app.OwnForm{form("Янке")}})
	if got := o.person(ids[1]).Forms; !slices.Equal(got, []app.OwnForm{form("Янке")}) {
		t.Errorf("%+v", got)
	}
	o.takesBack(before)
}
