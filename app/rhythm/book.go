package rhythm

import (
	"context"
	"strconv"

	"vestka/app"
	"vestka/app/people"
)

// Store is what the book needs of the store.
type Store interface {
	app.RhythmStore
	app.SettingStore
	Written(ctx context.Context) (map[app.PersonID]app.Written, error)
}

// Log is what the book needs of what was begun and what the lists told.
type Log interface {
	CountLetters(ctx context.Context, f app.LetterFilter) (int, error)
	Drafts(ctx context.Context, f app.DraftFilter) ([]app.Draft, error)
	News(ctx context.Context, f app.NewsFilter) ([]app.News, error)
}

// Life is what the book needs of what became of letters.
type Life interface {
	Returns(ctx context.Context) ([]app.LetterStep, error)
}

// Places is what the book needs of the address book.
type Places interface {
	ToReprint(ctx context.Context, day app.Date) ([]app.Letter, error)
}

// Giving is what the book needs of what was given.
type Giving interface {
	Waiting(ctx context.Context, today app.Date) (app.GivingDue, error)
}

// People is what the book needs of the list.
type People interface {
	Choose(ctx context.Context, q people.Query) (people.Result, error)
	Find(q people.Query) people.Result
	Birthdays(q people.BirthdayQuery) []people.Birthday
	Everybody() []*app.Person
	Counts() people.Counts
	HeldListAge(ctx context.Context, today app.Date) (app.ListAge, error)
	DisputedPlaces(ctx context.Context, ids []app.PersonID) (map[app.PersonID]people.Account, error)
}

// Lists are the lists that the user saved.
type Lists interface {
	Named(ctx context.Context, name string) (people.SavedQuery, error)
}

// Deps are what a book stands on.
type Deps struct {
	Store   Store
	People  People
	Lists   Lists
	Log     Log
	Life    Life                                        // nil where nobody asks for returns
	Places  Places                                      // nil where nobody asks for addresses
	Giving  Giving                                      // nil where nobody asks for money
	Backups func(ctx context.Context) (app.Date, error) // the day of the last good one, zero for none; nil where nobody asks
}

// Book are the days of one store, how often one writes, and what is due.
type Book struct {
	store   Store
	people  People
	lists   Lists
	log     Log
	life    Life
	places  Places
	giving  Giving
	backups func(ctx context.Context) (app.Date, error)
}

// New is the book of the store.
func New(d Deps) *Book {
	return &Book{store: d.Store, people: d.People, lists: d.Lists, log: d.Log, life: d.Life, places: d.Places, giving: d.Giving, backups: d.Backups}
}

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

// Done is that a reminder was dealt with.
func (b *Book) Done(ctx context.Context, id app.OwnOccasionID) (app.Changes, error) {
	_, changes, err := b.Silence(ctx, strconv.FormatInt(int64(id), 10))
	return changes, err
}

func (b *Book) own(ctx context.Context) ([]app.OwnOccasion, app.LeapDay, error) {
	own, err := b.store.OwnOccasions(ctx)
	if err != nil {
		return nil, "", err
	}
	leap, err := b.Leap(ctx)
	return own, leap, err
}
