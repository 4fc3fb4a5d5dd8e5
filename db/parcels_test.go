package db_test

import (
	"reflect"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// parcel is one of which everything is written.
func parcel(to app.PersonID) app.Parcel {
	return app.Parcel{
		Person: to, Facility: "IK-901", State: app.ParcelArrived, Packed: apptest.Today, Posted: apptest.Today, Ended: apptest.Today.AddDays(40),
		Tracking: "RR 000 BY", Cost: app.Money{Minor: 1234, Currency: "BHD"}, Note: "нататка", Made: apptest.FixedClock(),
		Lines: []app.ParcelLine{
			{Content: "halva", Count: 2, Grams: 500, Value: app.Money{Minor: 350, Currency: "EUR"}}, {Item: "шкарпэткі", Count: 1},
		},
	}
}

func (o *owner) parcels() []app.Parcel {
	o.t.Helper()
	all, err := o.Parcels(o.t.Context(), app.ParcelFilter{})
	o.ok(err)
	return all
}

func TestAParcelIsKeptWithWhatLiesInItAndCanBeTakenBack(t *testing.T) {
	o := newOwner(t)
	want := parcel(o.save(apptest.Person())[0])
	id, _, err := o.SaveParcel(t.Context(), want)
	o.ok(err)
	want.ID = id
	if got := o.parcels(); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Fatalf("%+v, want %+v", got, want)
	}
	less := want
	less.Lines = want.Lines[1:]
	_, _, err = o.SaveParcel(t.Context(), less)
	o.ok(err)
	if got := o.parcels()[0]; !reflect.DeepEqual(got, less) {
		t.Fatalf("%+v", got)
	}
	_, err = o.RemoveParcel(t.Context(), id)
	o.ok(err)
	o.reopen()
	o.takeBackLast()
	o.takeBackLast()
	if got := o.parcels(); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Fatalf("%+v, want %+v", got, want)
	}
	o.takeBackLast()
	if got := o.parcels(); len(got) != 0 || db.Count(t, o.Store, "parcel_line") != 0 {
		t.Fatalf("%+v", got)
	}
}

func TestAParcelHoldsItsPersonBackAndGoesWithTheSample(t *testing.T) {
	o := newOwner(t)
	changes, err := o.SavePeople(t.Context(), []app.PersonEdit{{Person: apptest.Person(func(p *app.Person) { p.Sample = true })}})
	o.ok(err)
	_, _, err = o.SaveParcel(t.Context(), parcel(app.PersonID(changes.IDs[0])))
	o.ok(err)
	if _, err := changes.Undo.Do(t.Context()); app.CodeOf(err) != app.Refused {
		t.Fatalf("a person went from under a parcel: %v", err)
	}
	_, err = o.RemoveSample(t.Context())
	o.ok(err)
	if got := o.parcels(); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
	o.takeBackLast()
	if got := o.parcels(); len(got) != 1 || len(got[0].Lines) != 2 {
		t.Fatalf("%+v", got)
	}
	db.Sound(t, o.Store)
}

func TestTheParcelsOfOneWhoWasMergedAreFoundWithTheOther(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	_, _, err := o.SaveParcel(t.Context(), parcel(b))
	o.ok(err)
	_, err = o.Merge(t.Context(), b, a)
	o.ok(err)
	all, err := o.Parcels(t.Context(), app.ParcelFilter{Person: a})
	o.ok(err)
	if len(all) != 1 || all[0].Person != a {
		t.Fatalf("%+v", all)
	}
}

func TestAParcelThatCannotBeIsRefused(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Person())[0]
	for name, spoil := range map[string]func(*app.Parcel){
		"to nobody": func(p *app.Parcel) { p.Person = 99 }, "no such number": func(p *app.Parcel) { p.ID = 99 }, "no such state": func(p *app.Parcel) { p.State = "eaten" },
		"a month": func(p *app.Parcel) { p.Posted = app.Date{Year: 2026, Month: 1} }, "nothing": func(p *app.Parcel) { p.Lines[0] = app.ParcelLine{Grams: 5} },
		"below nought": func(p *app.Parcel) { p.Lines[0].Grams = -1 }, "too many": func(p *app.Parcel) { p.Lines[0].Count = 1_000_001 },
		"no currency": func(p *app.Parcel) { p.Cost = app.Money{Minor: 5, Currency: "XYZ"} }, "long": func(p *app.Parcel) { p.Tracking = strings.Repeat("1", 301) },
	} {
		p := parcel(who)
		spoil(&p)
		if _, _, err := o.SaveParcel(t.Context(), p); err == nil {
			t.Errorf("%s: it was kept", name)
		}
	}
	if got := o.parcels(); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}
