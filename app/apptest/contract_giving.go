package apptest

import (
	"testing"
	"time"

	"vestka/app"
)

func euros(minor int64) app.Money { return app.Money{Minor: minor, Currency: "EUR"} }

func (c *contract) given(f app.DonationFilter) []app.Donation {
	c.t.Helper()
	found, err := c.Donations(c.t.Context(), f)
	c.ok(err)
	for i := range found {
		if found[i].Made.IsZero() {
			c.t.Fatalf("%+v was never made", found[i])
		}
		found[i].Made = time.Time{}
	}
	return found
}

func (c *contract) give(all ...app.Donation) ([]app.DonationID, app.Changes) {
	c.t.Helper()
	ids, changes, err := c.SaveDonations(c.t.Context(), all...)
	c.ok(err)
	if len(ids) != len(all) || !changes.Has(app.KindDonations) || changes.Undo == nil {
		c.t.Fatalf("%v: %+v", ids, changes)
	}
	return ids, changes
}

func donations(t *testing.T, c *contract) {
	_, people := c.save(Edits(2)...)
	march, may := app.Date{Year: 2026, Month: 3}, app.Date{Year: 2026, Month: 5, Day: 21}
	one := app.Donation{On: march, Amount: euros(1234), PayeeKind: app.Fund, Payee: "Фонд «Узор»", Purpose: "лекі", Person: people[0], Note: "ціха", Receipt: app.Receipt{Nr: "7", On: may}}
	two := app.Donation{On: may, Amount: app.Money{Minor: 500, Currency: "JPY"}, InKind: true, Home: app.Worth{Amount: euros(3), Rate: "0.006", Source: "банк", On: may}}
	ids, made := c.give(one, two)
	one.ID, two.ID = ids[0], ids[1]
	same(t, "given", c.given(app.DonationFilter{}), []app.Donation{two, one})
	same(t, "of a person", c.given(app.DonationFilter{Person: people[0]}), []app.Donation{one})
	same(t, "since", c.given(app.DonationFilter{From: app.Date{Year: 2026, Month: 3, Day: 2}}), []app.Donation{two})
	same(t, "until", c.given(app.DonationFilter{Until: app.Date{Year: 2026, Month: 3, Day: 1}}), []app.Donation{one})
	other := one
	other.Amount, other.Cancelled = app.Money{}, "вярнулі"
	_, changed := c.give(other)
	same(t, "changed", c.given(app.DonationFilter{IDs: ids[:1]}), []app.Donation{other})
	c.undo(changed)
	same(t, "taken back", c.given(app.DonationFilter{IDs: ids[:1]}), []app.Donation{one})
	if _, _, err := c.SaveDonations(t.Context(), other, app.Donation{ID: 99, On: may}); app.CodeOf(err) != app.NotFound {
		t.Errorf("one that is not there: %v", err)
	}
	if _, _, err := c.SaveDonations(t.Context(), other, app.Donation{On: may, Person: 99}); app.CodeOf(err) != app.NotFound {
		t.Errorf("of nobody: %v", err)
	}
	same(t, "nothing is changed", c.given(app.DonationFilter{}), []app.Donation{two, one})
	removed, err := c.RemoveDonations(t.Context(), ids[1])
	c.ok(err)
	same(t, "removed", c.given(app.DonationFilter{}), []app.Donation{one})
	c.undo(removed)
	c.undo(made)
	same(t, "never given", len(c.given(app.DonationFilter{})), 0)
}

func (c *contract) reminders() []app.Plan {
	c.t.Helper()
	plans, err := c.Plans(c.t.Context())
	c.ok(err)
	for i := range plans {
		plans[i].Made = time.Time{}
	}
	return plans
}

func plans(t *testing.T, c *contract) {
	ctx, day := t.Context(), app.Date{Year: 2026, Month: 12, Day: 31}
	late := app.Plan{Every: app.EveryMonth, Next: day, First: day, Like: app.Donation{Amount: euros(2000), Payee: "Фонд «Узор»"}}
	soon := app.Plan{Every: app.EveryYear, Next: day.AddDays(-20), First: day.AddDays(-20)}
	var err error
	late.ID, _, err = c.SavePlan(ctx, late)
	c.ok(err)
	soon.ID, _, err = c.SavePlan(ctx, soon)
	c.ok(err)
	same(t, "plans", c.reminders(), []app.Plan{soon, late})
	gift := late.Gift(day)
	id, given, err := c.GiveByPlan(ctx, gift, late.After(day))
	c.ok(err)
	gift.ID = id
	next := late
	next.Next = late.After(day)
	same(t, "given by it", c.given(app.DonationFilter{Plan: late.ID}), []app.Donation{gift})
	same(t, "it reminds of the next", c.reminders(), []app.Plan{soon, next})
	removed, err := c.RemovePlan(ctx, late.ID)
	c.ok(err)
	gift.Plan = 0
	same(t, "what was given by it stays", c.given(app.DonationFilter{}), []app.Donation{gift})
	c.undo(removed)
	c.undo(given)
	same(t, "taken back", c.reminders(), []app.Plan{soon, late})
	if _, _, err := c.GiveByPlan(ctx, app.Donation{On: day, Plan: 99}, day); app.CodeOf(err) != app.NotFound {
		t.Errorf("by no plan: %v", err)
	}
	if _, err := c.RemovePlan(ctx, 99); app.CodeOf(err) != app.NotFound {
		t.Errorf("no plan: %v", err)
	}
}

func (c *contract) packed(f app.ParcelFilter) []app.Parcel {
	c.t.Helper()
	found, err := c.Parcels(c.t.Context(), f)
	c.ok(err)
	for i := range found {
		found[i].Made = time.Time{}
	}
	return found
}

func parcels(t *testing.T, c *contract) {
	ctx := t.Context()
	_, people := c.save(Edits(2)...)
	p := app.Parcel{
		Person: people[1], Facility: "IK-904", State: app.ParcelPacked, Packed: Today, Cost: euros(1950), Note: "цёплыя рэчы",
		Lines: []app.ParcelLine{{Content: "coffee", Count: 2, Grams: 500, Value: euros(1290)}, {Item: "шкарпэткі", Count: 3}},
	}
	id, made, err := c.SaveParcel(ctx, p)
	c.ok(err)
	p.ID = id
	same(t, "packed", c.packed(app.ParcelFilter{Person: people[1]}), []app.Parcel{p})
	same(t, "to another", len(c.packed(app.ParcelFilter{Person: people[0]})), 0)
	other, err := p.Moved(app.ParcelPosted, Today.AddDays(1))
	c.ok(err)
	other.Lines = other.Lines[:1]
	_, posted, err := c.SaveParcel(ctx, other)
	c.ok(err)
	same(t, "posted", c.packed(app.ParcelFilter{IDs: []app.ParcelID{id}}), []app.Parcel{other})
	c.undo(posted)
	same(t, "taken back", c.packed(app.ParcelFilter{}), []app.Parcel{p})
	removed, err := c.RemoveParcel(ctx, id)
	c.ok(err)
	same(t, "removed", len(c.packed(app.ParcelFilter{})), 0)
	c.undo(removed)
	same(t, "there again", c.packed(app.ParcelFilter{}), []app.Parcel{p})
	if _, _, err := c.SaveParcel(ctx, app.Parcel{Person: 99}); app.CodeOf(err) != app.NotFound {
		t.Errorf("to nobody: %v", err)
	}
	if _, err := c.RemoveParcel(ctx, 99); app.CodeOf(err) != app.NotFound {
		t.Errorf("no parcel: %v", err)
	}
	c.undo(made)
	same(t, "never packed", len(c.packed(app.ParcelFilter{})), 0)
}

func givingOfSample(t *testing.T, c *contract) {
	edits := Edits(2)
	edits[0].Person.Sample = true
	_, people := c.save(edits...)
	ids, _ := c.give(app.Donation{On: Today, Person: people[0]}, app.Donation{On: Today, Person: people[1]}, app.Donation{On: Today})
	for _, person := range people {
		_, _, err := c.SaveParcel(t.Context(), app.Parcel{Person: person})
		c.ok(err)
	}
	gone, err := c.RemoveSample(t.Context())
	c.ok(err)
	left := c.given(app.DonationFilter{})
	if len(left) != 2 || left[0].ID != ids[2] || left[1].ID != ids[1] || len(c.packed(app.ParcelFilter{})) != 1 {
		t.Errorf("left %+v", left)
	}
	c.undo(gone)
	if len(c.given(app.DonationFilter{})) != 3 || len(c.packed(app.ParcelFilter{})) != 2 {
		t.Error("they did not come back")
	}
}
