// Package giving is the user's book of donations and costs: what was given, what it
// comes to in a year, which receipts are missing, and what is to be given again.
package giving

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vestka/app"
)

// Store is what the book is kept in.
type Store interface {
	app.GivingStore
	app.SettingStore
	// Parcels are those of the filter, of which each says what its post cost.
	Parcels(ctx context.Context, f app.ParcelFilter) ([]app.Parcel, error)
}

// Book is what one user gave and paid.
type Book struct {
	Store
}

// New is the book of a store.
func New(store Store) *Book { return &Book{store} }

// Query chooses donations; the zero query chooses all.
type Query struct {
	Year      int // in which the fiscal year begins; 0 for every one
	Person    app.PersonID
	Plan      app.PlanID
	PayeeKind app.PayeeKind // empty for every one
	Payee     string        // a part of it, whatever the case
	Purpose   string        // likewise
	Currency  string        // empty for every one
	Missing   bool          // only those of which there is no receipt
	Cancelled Cancelled
}

// Cancelled says what is done with those that were cancelled.
type Cancelled string

// What is done with them.
const (
	WithCancelled    Cancelled = ""
	WithoutCancelled Cancelled = "without"
	OnlyCancelled    Cancelled = "only"
)

// Find are the donations that the query chooses, the newest first.
func (b *Book) Find(ctx context.Context, q Query) ([]app.Donation, error) {
	f := app.DonationFilter{Person: q.Person, Plan: q.Plan}
	if q.Year != 0 {
		begins, err := b.YearBegins(ctx)
		if err != nil {
			return nil, err
		}
		f.From, f.Until = begins.First(q.Year), begins.Last(q.Year)
	}
	all, err := b.Donations(ctx, f)
	return slices.DeleteFunc(all, func(d app.Donation) bool { return !q.chooses(&d) }), err
}

func (q *Query) chooses(d *app.Donation) bool {
	switch {
	case q.PayeeKind != "" && d.PayeeKind != q.PayeeKind,
		q.Currency != "" && d.Amount.Currency != q.Currency,
		q.Missing && (d.Cancelled != "" || !d.Receipt.Missing()),
		q.Cancelled == WithoutCancelled && d.Cancelled != "",
		q.Cancelled == OnlyCancelled && d.Cancelled == "":
		return false
	}
	return has(d.Payee, q.Payee) && has(d.Purpose, q.Purpose)
}

func has(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}

// One is the donation of the number; app.NotFound where there is none.
func (b *Book) One(ctx context.Context, id app.DonationID) (app.Donation, error) {
	found, err := b.Donations(ctx, app.DonationFilter{IDs: []app.DonationID{id}})
	if err == nil && len(found) == 0 {
		err = &app.Error{Code: app.NotFound, Key: "error.donation.none", Args: app.Args{"ID": int64(id)}}
	}
	if err != nil {
		return app.Donation{}, err
	}
	return found[0], nil
}

// Save keeps a donation, new or in the place of what it was. Where its amount is another
// than before, what it was worth at home is another, too, and is left out until somebody
// says at which rate.
func (b *Book) Save(ctx context.Context, d app.Donation) (app.DonationID, app.Changes, error) {
	if d.ID != 0 {
		was, err := b.One(ctx, d.ID)
		if err != nil {
			return 0, app.Changes{}, err
		}
		if d.Amount != was.Amount && d.Home == was.Home {
			d.Home = app.Worth{}
		}
	}
	ids, changes, err := b.SaveDonations(ctx, d)
	if err != nil {
		return 0, app.Changes{}, err
	}
	return ids[0], changes, nil
}

// Valued is the donation with its worth in another currency, by the rate that somebody
// names. It is app.Invalid without an amount and without a source.
func Valued(d app.Donation, to string, rate app.Rate, source string, on app.Date) (app.Donation, error) {
	if d.Amount.IsZero() {
		return d, &app.Error{Code: app.Invalid, Key: "error.donation.no_amount"}
	}
	if source = strings.TrimSpace(source); source == "" {
		return d, &app.Error{Code: app.Invalid, Key: "error.donation.no_source"}
	}
	worth, err := d.Amount.At(rate, to)
	d.Home = app.Worth{Amount: worth, Rate: rate, Source: source, On: on}
	return d, err
}

// Cancel says why a donation did not come about or was given back.
func (b *Book) Cancel(ctx context.Context, id app.DonationID, reason string) (app.Changes, error) {
	d, err := b.One(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	if d.Cancelled = strings.TrimSpace(reason); d.Cancelled == "" {
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.donation.no_reason"}
	}
	_, changes, err := b.SaveDonations(ctx, d)
	return changes, err
}

// PlanOf is the plan of the number; app.NotFound where there is none.
func (b *Book) PlanOf(ctx context.Context, id app.PlanID) (app.Plan, error) {
	all, err := b.Plans(ctx)
	if err != nil {
		return app.Plan{}, err
	}
	for _, p := range all {
		if p.ID == id {
			return p, nil
		}
	}
	return app.Plan{}, &app.Error{Code: app.NotFound, Key: "error.plan.none", Args: app.Args{"ID": int64(id)}}
}

// Due are the plans that remind on the day.
func (b *Book) Due(ctx context.Context, today app.Date) ([]app.Plan, error) {
	all, err := b.Plans(ctx)
	return slices.DeleteFunc(all, func(p app.Plan) bool { return !p.Due(today) }), err
}

// Give keeps what a plan reminded of as given on the day, and has it remind of the next.
func (b *Book) Give(ctx context.Context, id app.PlanID, on app.Date) (app.DonationID, app.Changes, error) {
	p, err := b.PlanOf(ctx, id)
	if err != nil {
		return 0, app.Changes{}, err
	}
	last := p.Next
	if last.Before(on) {
		last = on // what was passed over is not asked for again
	}
	return b.GiveByPlan(ctx, p.Gift(on), p.After(last))
}

// Skip has a plan remind of the next time without anything given.
func (b *Book) Skip(ctx context.Context, id app.PlanID) (app.Changes, error) {
	p, err := b.PlanOf(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	p.Next = p.After(p.Next)
	_, changes, err := b.SavePlan(ctx, p)
	return changes, err
}

// By is by what totals are parted.
type By string

// By what.
const (
	ByYear      By = "year"
	ByPurpose   By = "purpose"
	ByPayee     By = "payee"
	ByPayeeKind By = "payee-kind"
	ByCurrency  By = "currency"
	ByPerson    By = "person"
)

// Bys are all of them.
var Bys = []By{ByYear, ByPurpose, ByPayee, ByPayeeKind, ByCurrency, ByPerson}

// Total is what donations come to in one currency; they are never added across.
type Total struct {
	Year      int // in which the fiscal year begins; these are set as the totals are parted
	Purpose   string
	Payee     string
	PayeeKind app.PayeeKind
	Person    app.PersonID

	Currency string // empty for those of which the amount was left out
	Count    int
	Sum      app.Money // without what was given in kind
	InKind   app.Money // the market value of that
	Fees     []app.Money
	Homes    []app.Money // what is known of the worth in the user's own currency, by currency
	NoHome   int         // of how many that is not known
	Missing  int         // of how many there is no receipt
}

// Totals are what donations come to, parted as is said and always by currency. Those that
// were cancelled are not counted. app.Invalid where a sum is too large.
func Totals(all []app.Donation, begins YearBegins, by ...By) ([]Total, error) {
	var totals []*Total
	of := map[alike]*Total{}
	for i := range all {
		d := &all[i]
		if d.Cancelled != "" {
			continue
		}
		key := keyOf(d, begins, by)
		t := of[key]
		if t == nil {
			t = &Total{Year: key.year, Purpose: d.Purpose, Payee: d.Payee, PayeeKind: key.kind, Person: key.person, Currency: key.currency}
			if key.purpose == "" {
				t.Purpose = ""
			}
			if key.payee == "" {
				t.Payee = ""
			}
			of[key], totals = t, append(totals, t)
		}
		if err := t.add(d); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(totals, func(a, b *Total) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(strings.ToLower(a.Purpose), strings.ToLower(b.Purpose)),
			cmp.Compare(strings.ToLower(a.Payee), strings.ToLower(b.Payee)), cmp.Compare(a.PayeeKind, b.PayeeKind),
			cmp.Compare(a.Person, b.Person), cmp.Compare(a.Currency, b.Currency))
	})
	list := make([]Total, len(totals))
	for i, t := range totals {
		list[i] = *t
	}
	return list, nil
}

// alike is what totals are told apart by: words whatever their case.
type alike struct {
	year                     int
	purpose, payee, currency string
	kind                     app.PayeeKind
	person                   app.PersonID
}

func keyOf(d *app.Donation, begins YearBegins, by []By) alike {
	key := alike{currency: d.Amount.Currency}
	for _, one := range by {
		switch one {
		case ByYear:
			key.year = begins.YearOf(d.On)
		case ByPurpose:
			key.purpose = strings.ToLower(d.Purpose)
		case ByPayee:
			key.payee = strings.ToLower(d.Payee)
		case ByPayeeKind:
			key.kind = d.PayeeKind
		case ByPerson:
			key.person = d.Person
		}
	}
	return key
}

func (t *Total) add(d *app.Donation) (err error) {
	t.Count++
	if d.Receipt.Missing() {
		t.Missing++
	}
	into := &t.Sum
	if d.InKind {
		into = &t.InKind
	}
	if *into, err = into.Add(d.Amount); err != nil {
		return err
	}
	if t.Fees, err = addTo(t.Fees, d.Fee); err != nil {
		return err
	}
	if d.Home.Amount.IsZero() {
		t.NoHome++
	}
	t.Homes, err = addTo(t.Homes, d.Home.Amount)
	return err
}

// addTo adds an amount to the sum in its currency.
func addTo(sums []app.Money, m app.Money) ([]app.Money, error) {
	if m.IsZero() {
		return sums, nil
	}
	at := slices.IndexFunc(sums, func(s app.Money) bool { return s.Currency == m.Currency })
	if at < 0 {
		return append(sums, m), nil
	}
	var err error
	sums[at], err = sums[at].Add(m)
	return sums, err
}
