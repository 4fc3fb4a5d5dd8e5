package db_test

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// happened are the events with a person, in short.
func (o *owner) happened(id app.PersonID, f app.EventFilter) (all []string) {
	o.t.Helper()
	events, err := o.Events(o.t.Context(), id, f)
	o.ok(err)
	slices.SortStableFunc(events, app.LaterFirst)
	for _, e := range events {
		if e.Person != id {
			o.t.Errorf("%+v is told of another", e)
		}
		all = append(all, e.On.String()+" "+strings.TrimSpace(string(e.Kind)+" "+e.State+" "+e.Detail))
	}
	return all
}

func TestTheStoreTellsAllThatHappenedWithAPerson(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	who := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0].Person
	made := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0].On
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids[0])
	o.step(app.LetterStep{State: app.Returned, On: day1.AddDays(9), Reason: app.ByMove}, ids[0])
	o.step(app.LetterStep{State: app.Posted, On: day1.AddDays(9)}, ids[0])
	_, _ = o.reply(who, day1.AddDays(40), ids[0])
	eur := app.Money{Minor: 2000, Currency: "EUR"}
	_, _, err := o.SaveParcel(t.Context(), app.Parcel{Person: who, State: app.ParcelArrived, Packed: day1.AddDays(2), Posted: day1.AddDays(3), Ended: day1.AddDays(30)})
	o.ok(err)
	_, _, err = o.SaveDonations(t.Context(), app.Donation{On: day1.AddDays(50), Amount: eur, PayeeKind: app.Family, Person: who})
	o.ok(err)
	_, err = o.SetMark(t.Context(), app.Mark{Kind: app.DoNotWrite, Reason: "цішыня", Source: "маці", On: day1.AddDays(60)}, who)
	o.ok(err)
	_, err = o.SetNote(t.Context(), who, "Любіць шахматы")
	o.ok(err)
	d := func(n int) string { return day1.AddDays(n).String() }
	want := []string{
		d(60) + " mark do_not_write", d(50) + " donation", d(40) + " reply", d(40) + " letter answered reply", d(30) + " parcel arrived",
		d(9) + " letter posted", d(9) + " letter returned moved", d(3) + " parcel posted", d(2) + " parcel packed",
		d(0) + " letter posted", made.String() + " letter ready", " note",
	}
	got := o.happened(who, app.EventFilter{})
	got = slices.DeleteFunc(got, func(e string) bool { return strings.HasSuffix(e, " letter printed") })
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := o.happened(who, app.EventFilter{Limit: 3}); !slices.Equal(got, want[:3]) {
		t.Errorf("the newest three are %q", got)
	}
	if got := o.happened(who, app.EventFilter{Kinds: []app.EventKind{app.EventMark}}); !slices.Equal(got, want[:1]) {
		t.Errorf("marks alone are %q", got)
	}
	if events, err := o.Events(t.Context(), who, app.EventFilter{Kinds: []app.EventKind{app.EventDonation}}); err != nil || events[0].Amount != eur {
		t.Errorf("%+v %v", events, err)
	}
}

func TestWhatHappenedWithTwoWhoAreOneIsToldOfTheOne(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	letters := o.lettersOf(app.LetterFilter{IDs: ids})
	first, other := letters[0].Person, letters[1].Person
	n := len(o.happened(first, app.EventFilter{})) + len(o.happened(other, app.EventFilter{}))
	_, err := o.Merge(t.Context(), other, first)
	o.ok(err)
	if got := o.happened(first, app.EventFilter{}); len(got) != n || n < 2 {
		t.Errorf("%d events, want %d: %q", len(got), n, got)
	}
}

func TestALetterWhoseFileIsNotWholeIsNotTold(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Writer(0))[0]
	job, _, err := o.LogPrint(t.Context(), app.PrintJob{Begun: true}, app.NewLetters([]app.Letter{apptest.Letter(who)}))
	o.ok(err)
	if got := o.happened(who, app.EventFilter{Kinds: []app.EventKind{app.EventLetter}}); len(got) != 0 {
		t.Errorf("%q", got)
	}
	o.ok(o.JobMade(t.Context(), job))
	if got := o.happened(who, app.EventFilter{Kinds: []app.EventKind{app.EventLetter}}); len(got) != 1 {
		t.Errorf("%q", got)
	}
}
