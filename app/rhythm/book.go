package rhythm

import (
	"context"

	"vestka/app"
	"vestka/app/people"
)

// Store is what the book needs of the store.
type Store interface {
	app.RhythmStore
	app.SettingStore
	Written(ctx context.Context) (map[app.PersonID]app.Written, error)
}

// People is what the book needs of the list.
type People interface {
	Choose(ctx context.Context, q people.Query) (people.Result, error)
}

// Lists are the lists that the user saved.
type Lists interface {
	Named(ctx context.Context, name string) (people.SavedQuery, error)
}

// Book are the days of one store, and how often one writes.
type Book struct {
	store  Store
	people People
	lists  Lists
}

// New is the book of the store.
func New(store Store, people People, lists Lists) *Book { return &Book{store, people, lists} }

// Leap is the day that the settings say for 29 February.
func (b *Book) Leap(ctx context.Context) (app.LeapDay, error) {
	leap, err := app.SettingValue(ctx, b.store, app.SettingLeapDay)
	return app.LeapDay(leap), err
}

// Days are all days of a year, by day.
func (b *Book) Days(ctx context.Context, year int) ([]Day, error) {
	own, leap, err := b.own(ctx)
	return Year(year, own, leap), err
}

func (b *Book) own(ctx context.Context) ([]app.OwnOccasion, app.LeapDay, error) {
	own, err := b.store.OwnOccasions(ctx)
	if err != nil {
		return nil, "", err
	}
	leap, err := b.Leap(ctx)
	return own, leap, err
}
