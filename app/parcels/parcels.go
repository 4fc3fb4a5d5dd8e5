// Package parcels packs parcels: what lies in them, what it weighs and is worth beside
// the limits of the rules, what sources say of it, and how far a parcel has come.
package parcels

import (
	"context"
	"math"
	"slices"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
)

// Catalogue has the things of which a source says whether they may be sent.
type Catalogue interface {
	Contents() []app.Content
	Content(id string) (app.Content, bool)
}

// Book are the parcels of one store.
type Book struct {
	app.ParcelStore
	Catalogue
	rules *rulebook.Book
}

// New are the parcels of a store.
func New(store app.ParcelStore, things Catalogue, book *rulebook.Book) *Book {
	return &Book{store, things, book}
}

// One is the parcel of the number; app.NotFound where there is none.
func (b *Book) One(ctx context.Context, id app.ParcelID) (app.Parcel, error) {
	found, err := b.Parcels(ctx, app.ParcelFilter{IDs: []app.ParcelID{id}})
	if err == nil && len(found) == 0 {
		err = &app.Error{Code: app.NotFound, Key: "error.parcel.none", Args: app.Args{"ID": int64(id)}}
	}
	if err != nil {
		return app.Parcel{}, err
	}
	return found[0], nil
}

// Move says that a parcel has come into a state on the day.
func (b *Book) Move(ctx context.Context, id app.ParcelID, to app.ParcelState, on app.Date) (app.Changes, error) {
	p, err := b.One(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	if p, err = p.Moved(to, on); err != nil {
		return app.Changes{}, err
	}
	_, changes, err := b.SaveParcel(ctx, p)
	return changes, err
}

// Scales are what a parcel weighs and is worth, and what stands against that.
type Scales struct {
	Answer   *rules.Answer // to whether a parcel may be sent; nil where the person has died
	Grams    int
	Weighed  bool        // of everything in it the weight is known
	Values   []app.Money // by currency; never added across
	Valued   bool        // of everything in it the value is known
	Measures []Measure
	Lines    []Line
}

// Measure is a limit of the rules beside what is in the parcel.
type Measure struct {
	rules.Bounded
	Used     float64 // in the unit of the limit
	Over     bool
	Unknown  bool // something in the parcel cannot be counted: it has no weight or no value, or one in another currency
	AllMonth bool // other parcels to the person of the same month are counted, too
}

// Line is a line of a parcel with what a source says of such a thing.
type Line struct {
	app.ParcelLine
	Said *app.Content // nil where nothing is known of it
}

// Weigh puts a parcel on the scales, as the rules say on the day to the sender.
func (b *Book) Weigh(ctx context.Context, p app.Parcel, to *app.Person, from rulebook.Sender, day app.Date) (*Scales, error) {
	s := &Scales{Weighed: true, Valued: true}
	for _, l := range p.Lines {
		line := Line{ParcelLine: l}
		if c, known := b.Content(l.Content); known {
			line.Said = &c
		}
		s.Lines = append(s.Lines, line)
		s.Grams += l.Grams
		s.Weighed, s.Valued = s.Weighed && l.Grams > 0, s.Valued && !l.Value.IsZero()
		if err := s.value(l.Value); err != nil {
			return nil, err
		}
	}
	outlook, err := b.rules.Of(ctx, to, from, day)
	if err != nil {
		return nil, err
	}
	for i := range outlook.Answers {
		if outlook.Answers[i].Thing == rules.Parcel {
			s.Answer = &outlook.Answers[i].Answer
		}
	}
	if s.Answer == nil {
		return s, nil
	}
	others, err := b.others(ctx, &p, day)
	if err != nil {
		return nil, err
	}
	for _, limit := range s.Answer.Limits {
		s.Measures = append(s.Measures, s.against(limit, p, others))
	}
	return s, nil
}

func (s *Scales) value(m app.Money) (err error) {
	if m.IsZero() {
		return nil
	}
	at := slices.IndexFunc(s.Values, func(v app.Money) bool { return v.Currency == m.Currency })
	if at < 0 {
		s.Values = append(s.Values, m)
		return nil
	}
	s.Values[at], err = s.Values[at].Add(m)
	return err
}

// others are the parcels to the same person that were posted in the month of the day.
func (b *Book) others(ctx context.Context, p *app.Parcel, day app.Date) ([]app.Parcel, error) {
	all, err := b.Parcels(ctx, app.ParcelFilter{Person: p.Person})
	if !p.Posted.IsZero() {
		day = p.Posted
	}
	return slices.DeleteFunc(all, func(o app.Parcel) bool {
		return o.ID == p.ID || o.Posted.Year != day.Year || o.Posted.Month != day.Month
	}), err
}

// against measures the parcel by a limit, a limit of a month with the others.
func (s *Scales) against(limit rules.Bounded, p app.Parcel, others []app.Parcel) Measure {
	m := Measure{Bounded: limit}
	all := []app.Parcel{p}
	if limit.Per == rules.PerMonth {
		all, m.AllMonth = append(all, others...), len(others) > 0
	}
	for _, one := range all {
		if limit.What == rules.Count {
			m.Used++
			continue
		}
		for _, l := range one.Lines {
			used, known := measured(l, limit.Limit)
			m.Used, m.Unknown = m.Used+used, m.Unknown || !known
		}
	}
	m.Over = m.Used > limit.Most+1e-9 // sums of thousandths are not exact
	return m
}

// measured is what a line adds to a limit, in its unit.
func measured(l app.ParcelLine, limit rules.Limit) (used float64, known bool) {
	if limit.What == rules.Weight {
		if limit.Unit == "kg" {
			return float64(l.Grams) / 1000, l.Grams > 0
		}
		return float64(l.Grams), l.Grams > 0
	}
	digits, ok := app.Digits(l.Value.Currency)
	if !ok || l.Value.Currency != limit.Unit {
		return 0, false
	}
	return float64(l.Value.Minor) / math.Pow10(digits), true // beside a limit, never kept or shown as an amount
}
