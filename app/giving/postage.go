package giving

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
)

// Spent are the donations and costs that the query chooses, and with them what the post of
// parcels took: all that totals, the report and the page for the tax adviser count.
func (b *Book) Spent(ctx context.Context, q Query) ([]app.Donation, error) {
	all, err := b.Find(ctx, q)
	if err != nil {
		return nil, err
	}
	posted, err := b.Posted(ctx, q)
	all = append(all, posted...)
	slices.SortStableFunc(all, func(a, b app.Donation) int { return cmp.Compare(b.On.String(), a.On.String()) })
	return all, err
}

// Posted are what the post of parcels took, as the parcels say, each a cost without a
// number that needs no receipt of its own.
func (b *Book) Posted(ctx context.Context, q Query) ([]app.Donation, error) {
	begins, err := b.YearBegins(ctx)
	if err != nil {
		return nil, err
	}
	sent, err := b.Parcels(ctx, app.ParcelFilter{Person: q.Person})
	var all []app.Donation
	for i := range sent {
		d := postage(&sent[i])
		if !d.Amount.IsZero() && q.Plan == 0 && q.chooses(&d) && (q.Year == 0 || begins.YearOf(d.On) == q.Year) {
			all = append(all, d)
		}
	}
	return all, err
}

// postage is the cost of a parcel on the day on which it was posted; of one that was not,
// on that of packing.
func postage(p *app.Parcel) app.Donation {
	on := cmp.Or(p.Posted, p.Packed)
	if on.IsZero() {
		on = app.DateOf(p.Made)
	}
	return app.Donation{On: on, Amount: p.Cost, PayeeKind: app.ParcelCost, Person: p.Person, Receipt: app.Receipt{None: true}, Made: p.Made}
}
