// Package report tells what was written, answered and given: in numbers, in charts with
// the tables that they are drawn from, and as a report of a year for paper. It names nobody.
package report

import (
	"context"

	"vestka/app"
	"vestka/app/giving"
	"vestka/app/rhythm"
)

// Ways tell how letters fared.
type Ways interface {
	Rates(ctx context.Context) ([]rhythm.Rate, error)
}

// Giving tells what was given.
type Giving interface {
	Spent(ctx context.Context, q giving.Query) ([]app.Donation, error)
	YearBegins(ctx context.Context) (giving.YearBegins, error)
}

// Book makes reports of one store.
type Book struct {
	store  app.TallyStore
	ways   Ways
	giving Giving
}

// New is the book of a store.
func New(store app.TallyStore, ways Ways, book Giving) *Book { return &Book{store, ways, book} }

// Figures are what a year comes to.
type Figures struct {
	Year  int
	Today app.Date
	app.Tally
	Ways   []rhythm.Rate // of all years: how long letters take is learnt slowly
	Begins giving.YearBegins
	Given  []giving.Total // of the fiscal year that begins in the year, by purpose and currency
	Costs  []giving.Total // of it what was paid for postage and parcels, by kind and currency
	Years  []giving.Total // of it and the two years before, by year, purpose and currency
}

// yearsBack is how many years what was given is compared with.
const yearsBack = 2

// costs are the kinds of payees that are no help in themselves but bring it there.
var costs = map[app.PayeeKind]bool{app.Postage: true, app.ParcelCost: true}

// Of are the figures of a year.
func (b *Book) Of(ctx context.Context, year int, today app.Date) (*Figures, error) {
	f := &Figures{Year: year, Today: today}
	var err error
	if f.Tally, err = b.store.Tally(ctx, app.Date{Year: year, Month: 1, Day: 1}, app.Date{Year: year, Month: 12, Day: 31}); err != nil {
		return nil, err
	}
	if f.Ways, err = b.ways.Rates(ctx); err != nil {
		return nil, err
	}
	if f.Begins, err = b.giving.YearBegins(ctx); err != nil {
		return nil, err
	}
	var all, now, paid []app.Donation
	for y := year - yearsBack; y <= year; y++ {
		some, err := b.giving.Spent(ctx, giving.Query{Year: y, Cancelled: giving.WithoutCancelled})
		if err != nil {
			return nil, err
		}
		all, now = append(all, some...), some
	}
	for i := range now {
		if costs[now[i].PayeeKind] {
			paid = append(paid, now[i])
		}
	}
	for _, sum := range []struct {
		into *[]giving.Total
		of   []app.Donation
		by   []giving.By
	}{{&f.Given, now, []giving.By{giving.ByPurpose}}, {&f.Costs, paid, []giving.By{giving.ByPayeeKind}}, {&f.Years, all, []giving.By{giving.ByYear, giving.ByPurpose}}} {
		if *sum.into, err = giving.Totals(sum.of, f.Begins, sum.by...); err != nil {
			return nil, err
		}
	}
	return f, nil
}
