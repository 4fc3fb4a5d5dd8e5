package db_test

import (
	"bytes"
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// gift is a donation of which everything is written.
func gift(person app.PersonID) app.Donation {
	return app.Donation{
		On: app.Date{Year: 2026, Month: 5, Day: 3}, Amount: app.Money{Minor: math.MaxInt64, Currency: "BHD"}, PayeeKind: app.Fund, Payee: "Фонд «Узор»",
		Purpose: "лекі", Person: person, Method: "картка", Fee: app.Money{Minor: 7, Currency: "JPY"}, InKind: true,
		Receipt:   app.Receipt{None: true, Nr: "А-7", On: app.Date{Year: 2026, Month: 5}},
		ThankedOn: app.Date{Year: 2026}, Cancelled: "вярнулі",
		Home: app.Worth{Amount: app.Money{Minor: 12, Currency: "EUR"}, Rate: "3.5127", Source: "банк", On: app.Date{Year: 2026, Month: 5, Day: 3}},
		Note: "нататка\nна двух радках", Made: apptest.FixedClock(),
	}
}

func (o *owner) gifts() []app.Donation {
	o.t.Helper()
	all, err := o.Donations(o.t.Context(), app.DonationFilter{})
	o.ok(err)
	return all
}

func (o *owner) give(all ...app.Donation) []app.DonationID {
	o.t.Helper()
	ids, _, err := o.SaveDonations(o.t.Context(), all...)
	o.ok(err)
	return ids
}

func (o *owner) receipt(id app.DonationID, person app.PersonID) app.AttachmentID {
	o.t.Helper()
	added, _, err := o.AddAttachments(o.t.Context(), app.NewAttachment{
		Attachment: app.Attachment{Person: person, Donation: id, Name: "чэк.pdf", Kind: app.PDF, Size: 4}, Content: strings.NewReader("%PDF"),
	})
	o.ok(err)
	return added[0].ID
}

func (o *owner) takeBackLast() {
	o.t.Helper()
	steps, err := o.Steps(o.t.Context())
	o.ok(err)
	_, err = o.TakeBack(o.t.Context(), steps[0].ID)
	o.ok(err)
}

func TestADonationIsKeptAsItWasWrittenAndCanBeTakenBack(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Person())[0]
	want := gift(who)
	bare := app.Donation{On: app.Date{Year: 2026}, Made: apptest.FixedClock()}
	ids := o.give(want, bare)
	want.ID, bare.ID = ids[0], ids[1]
	if got := o.gifts(); len(got) != 2 || got[0] != want || got[1] != bare {
		t.Fatalf("%+v, want %+v and %+v", got, want, bare)
	}
	changed := app.Donation{ID: ids[0], On: app.Date{Year: 2027}, Made: apptest.FixedClock()}
	o.give(changed)
	if got := o.gifts()[0]; got != changed {
		t.Fatalf("%+v", got)
	}
	o.reopen()
	o.takeBackLast()
	if got := o.gifts()[0]; got != want {
		t.Fatalf("%+v, want %+v", got, want)
	}
	o.takeBackLast()
	if got := o.gifts(); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}

func TestNothingOfSeveralDonationsIsKeptWhereOneCannotBe(t *testing.T) {
	o := newOwner(t)
	eur := func(n int64) app.Money { return app.Money{Minor: n, Currency: "EUR"} }
	day := app.Date{Year: 2026}
	for name, bad := range map[string]app.Donation{
		"no day": {Amount: eur(1)}, "below nought": {On: day, Amount: eur(-1)}, "no such currency": {On: day, Amount: app.Money{Minor: 1, Currency: "XYZ"}},
		"no currency": {On: day, Fee: app.Money{Minor: 1}}, "no such day": {On: app.Date{Year: 2026, Month: 2, Day: 30}}, "long": {On: day, Payee: strings.Repeat("я", 301)},
		"no such kind": {On: day, PayeeKind: "friend"}, "nobody": {On: day, Person: 77}, "no such plan": {On: day, Plan: 7}, "no such number": {ID: 9, On: day},
	} {
		if _, _, err := o.SaveDonations(t.Context(), app.Donation{On: day, Amount: eur(5)}, bad); err == nil {
			t.Errorf("%s: it was kept", name)
		}
	}
	if got := o.gifts(); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}

func TestDonationsAreFoundByDayAndPerson(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	on := func(y, m, d int, who app.PersonID) app.Donation {
		return app.Donation{On: app.Date{Year: y, Month: m, Day: d}, Person: who}
	}
	ids := o.give(on(2026, 1, 1, a), on(2026, 0, 0, b), on(2026, 12, 31, 0), on(2026, 2, 0, 0), on(2025, 12, 31, 0), on(2027, 1, 1, 0))
	find := func(f app.DonationFilter) (found []app.DonationID) {
		all, err := o.Donations(t.Context(), f)
		o.ok(err)
		for _, d := range all {
			found = append(found, d.ID)
		}
		slices.Sort(found)
		return found
	}
	if got := find(app.DonationFilter{From: app.Date{Year: 2026, Month: 1, Day: 1}, Until: app.Date{Year: 2026, Month: 12, Day: 31}}); !slices.Equal(got, ids[:4]) {
		t.Errorf("of the year: %v", got)
	}
	if got := find(app.DonationFilter{From: app.Date{Year: 2026, Month: 2, Day: 1}, Until: app.Date{Year: 2026, Month: 2, Day: 1}}); !slices.Equal(got, ids[3:4]) {
		t.Errorf("of February: %v", got)
	}
	_, err := o.Merge(t.Context(), b, a)
	o.ok(err)
	for _, who := range []app.PersonID{a, b} {
		if got := find(app.DonationFilter{Person: who}); !slices.Equal(got, ids[:2]) {
			t.Errorf("of one who was merged: %v", got)
		}
	}
	all, err := o.Donations(t.Context(), app.DonationFilter{IDs: ids[1:2]})
	o.ok(err)
	if all[0].Person != a {
		t.Errorf("the other one of the two is shown: %d", all[0].Person)
	}
}

func TestTheFilesOfAReceiptGoWithItsDonationAndComeBack(t *testing.T) {
	for _, who := range []app.PersonID{0, 1} {
		o := newOwner(t)
		o.save(apptest.Person())
		id := o.give(gift(0))[0]
		file := o.receipt(id, who)
		if got := o.gifts()[0]; got.Receipt.Files != 1 {
			t.Fatalf("%+v", got.Receipt)
		}
		steps, err := o.Steps(t.Context())
		o.ok(err)
		if _, err := o.TakeBack(t.Context(), steps[1].ID); app.CodeOf(err) != app.Refused {
			t.Fatalf("the donation was taken back from under its receipt: %v", err)
		}
		_, err = o.RemoveDonations(t.Context(), id)
		o.ok(err)
		if all, err := o.Attachments(t.Context(), app.AttachmentFilter{}); err != nil || len(all) != 0 {
			t.Fatalf("%+v, %v", all, err)
		}
		o.reopen()
		o.takeBackLast()
		all, err := o.Attachments(t.Context(), app.AttachmentFilter{Donation: id})
		o.ok(err)
		var read bytes.Buffer
		if len(all) != 1 || all[0].Person != who || o.ReadAttachment(t.Context(), file, &read) != nil || read.String() != "%PDF" {
			t.Fatalf("%+v %q", all, read.String())
		}
		db.Sound(t, o.Store)
	}
}

func TestARemovedReceiptIsWipedOnceNoStepHasIt(t *testing.T) {
	o := newOwner(t)
	id := o.give(gift(0))[0]
	o.receipt(id, 0)
	_, err := o.RemoveDonations(t.Context(), id)
	o.ok(err)
	o.ok(o.ForgetSteps(t.Context()))
	if n := db.Count(t, o.Store, "attachment"); n != 0 {
		t.Fatalf("%d files are left", n)
	}
}

func TestTheSampleTakesItsDonationsAlong(t *testing.T) {
	o := newOwner(t)
	who := o.save(apptest.Person(func(p *app.Person) { p.Sample = true }))[0]
	plan, _, err := o.SavePlan(t.Context(), monthly(who))
	o.ok(err)
	d := gift(who)
	d.Plan = plan
	o.receipt(o.give(d)[0], 0)
	o.give(gift(0))
	_, err = o.RemoveSample(t.Context())
	o.ok(err)
	plans, err := o.Plans(t.Context())
	o.ok(err)
	if len(o.gifts()) != 1 || len(plans) != 0 {
		t.Fatalf("%+v %+v", o.gifts(), plans)
	}
	db.Sound(t, o.Store)
	o.takeBackLast()
	if all := o.gifts(); len(all) != 2 || all[1].Plan != plan || all[1].Receipt.Files != 1 {
		t.Fatalf("%+v", all)
	}
}

func monthly(who app.PersonID) app.Plan {
	return app.Plan{
		Every: app.EveryMonth, Next: app.Date{Year: 2026, Month: 1, Day: 31}, First: app.Date{Year: 2026, Month: 1, Day: 31}, Made: apptest.FixedClock(),
		Like: app.Donation{Amount: app.Money{Minor: 2000, Currency: "EUR"}, PayeeKind: app.Fund, Payee: "Фонд", Purpose: "лекі", Person: who, Method: "банк", Note: "н"},
	}
}

func TestAPlanIsGivenByAndLeavesWhatWasGiven(t *testing.T) {
	o := newOwner(t)
	p := monthly(o.save(apptest.Person())[0])
	id, _, err := o.SavePlan(t.Context(), p)
	o.ok(err)
	p.ID = id
	plans := func() []app.Plan {
		all, err := o.Plans(context.Background())
		o.ok(err)
		return all
	}
	if got := plans(); len(got) != 1 || got[0] != p {
		t.Fatalf("%+v, want %+v", got, p)
	}
	next := p.After(p.Next)
	_, _, err = o.GiveByPlan(t.Context(), p.Gift(p.Next), next)
	o.ok(err)
	if got := plans()[0].Next; got != (app.Date{Year: 2026, Month: 2, Day: 28}) || o.gifts()[0].Plan != id || o.gifts()[0].Amount != p.Like.Amount {
		t.Fatalf("%v %+v", got, o.gifts())
	}
	o.takeBackLast()
	if got := plans()[0]; got != p || len(o.gifts()) != 0 {
		t.Fatalf("%+v %+v", got, o.gifts())
	}
	_, _, err = o.GiveByPlan(t.Context(), p.Gift(p.Next), next)
	o.ok(err)
	_, err = o.RemovePlan(t.Context(), id)
	o.ok(err)
	if got := o.gifts(); len(plans()) != 0 || len(got) != 1 || got[0].Plan != 0 {
		t.Fatalf("%+v", got)
	}
	o.takeBackLast()
	if got := o.gifts(); len(plans()) != 1 || got[0].Plan != id {
		t.Fatalf("%+v", got)
	}
	for _, bad := range []func(*app.Plan){
		func(p *app.Plan) { p.Every = "week" }, func(p *app.Plan) { p.Next = app.Date{Year: 2026, Month: 1} }, func(p *app.Plan) { p.Ends = app.Date{Year: 2025, Month: 1, Day: 1} },
		func(p *app.Plan) { p.Like.Person = 99 }, func(p *app.Plan) { p.ID = 99 },
	} {
		one := monthly(0)
		bad(&one)
		if _, _, err := o.SavePlan(t.Context(), one); err == nil {
			t.Errorf("%+v was kept", one)
		}
	}
}
