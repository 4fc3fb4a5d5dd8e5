// Package places is the address book: the facilities of the register with the
// user's own entries over them, the addresses that lists propose, who is held
// where, and what is on its way there.
package places

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/register"
)

// Register is what the book needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Every(on app.Date) []app.Facility
	Match(text string) (code string, ok bool)
	History(code string) []register.Entry
	Beneath(own *app.Facility) (app.Facility, bool)
	BeneathDigest(own *app.Facility) string
	SetOwn(own []app.OwnFacility)
	FacilityWith(own []app.OwnFacility, code string, on app.Date) (app.Facility, bool)
	MatchWith(own []app.OwnFacility) func(text string) (code string, ok bool)
}

// Store is what the book needs of the store.
type Store interface {
	app.FacilityStore
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error)
}

// People is what the book needs of the list.
type People interface {
	Everybody() []*app.Person
}

// Book is the address book. It may be used from everywhere at once.
type Book struct {
	store    Store
	register Register
	people   People
}

// New is a book that knows nothing of the user's own until Load is called.
func New(store Store, reg Register, people People) *Book {
	return &Book{store: store, register: reg, people: people}
}

// Load lays the user's own entries over the register.
func (b *Book) Load(ctx context.Context) error {
	own, err := b.store.OwnFacilities(ctx)
	if err != nil {
		return err
	}
	b.register.SetOwn(own)
	return nil
}

// Refresh brings the register up to date after changes.
func (b *Book) Refresh(ctx context.Context, c app.Changes) error {
	if !c.Has(app.KindFacilities) {
		return nil
	}
	return b.Load(ctx)
}

// Line is a facility with what one should know of it at a glance.
type Line struct {
	app.Facility     // as it is today
	Held         int // people on the list who are said to be there
	Letters      int // that may be on their way there
	Proposals    int // addresses that lists give and nobody has decided on
	Updated      bool
}

// Concern reports that somebody should look at the facility: there are people at
// a closed one, or an address is to be decided on.
func (l *Line) Concern() bool { return l.Closed && l.Held > 0 || l.Proposals > 0 || l.Updated }

// List is every facility, in the order of the register.
func (b *Book) List(ctx context.Context, today app.Date) ([]Line, error) {
	lines, _, err := b.lines(ctx, today)
	return lines, err
}

// lines are List and the proposals that it counts.
func (b *Book) lines(ctx context.Context, today app.Date) ([]Line, []Proposal, error) {
	letters, err := b.store.LettersTo(ctx, app.SentSince(today))
	if err != nil {
		return nil, nil, err
	}
	open, err := b.Proposals(ctx, today)
	if err != nil {
		return nil, nil, err
	}
	updated, err := b.updated(ctx)
	if err != nil {
		return nil, nil, err
	}
	held, proposed := map[string]int{}, map[string]int{}
	for _, p := range b.people.Everybody() {
		if p.Placed() {
			held[p.Held.Facility]++
		}
	}
	for i := range open {
		proposed[open[i].Facility]++
	}
	var lines []Line
	for _, f := range b.register.Every(today) {
		lines = append(lines, Line{
			Facility: f, Held: held[f.Code], Letters: letters[f.Code], Proposals: proposed[f.Code], Updated: updated[f.Code],
		})
	}
	return lines, open, nil
}

// updated are the codes of the facilities of which the program says something
// else than when the user wrote the own entry.
func (b *Book) updated(ctx context.Context) (map[string]bool, error) {
	own, err := b.store.OwnFacilities(ctx)
	if err != nil {
		return nil, err
	}
	codes := map[string]bool{}
	for i := range own {
		if own[i].Beneath != b.register.BeneathDigest(&own[i].Facility) {
			codes[own[i].Code] = true
		}
	}
	return codes, nil
}

// Sheet is all that is known of one facility.
type Sheet struct {
	Line
	History   []register.Entry // newest first
	Beneath   *app.Facility    // what the program says where the user's own entry holds today; nil where there is none
	People    []*app.Person    // who is said to be there, in the order of the list
	Letters   []app.Letter     // that may be on their way, newest first
	Outdated  []app.LetterID   // of these, see Book.ToReprint
	Proposals []Proposal
}

// Sheet is the one of the code; app.NotFound where there is no such facility.
func (b *Book) Sheet(ctx context.Context, code string, today app.Date) (*Sheet, error) {
	lines, open, err := b.lines(ctx, today)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(lines, func(l Line) bool { return l.Code == code })
	if at < 0 {
		return nil, notFound(code)
	}
	s := &Sheet{Line: lines[at], History: b.register.History(code)}
	if f, ok := b.register.Beneath(&s.Facility); ok && s.Own {
		s.Beneath = &f
	}
	for _, p := range b.people.Everybody() {
		if p.Held.Facility == code && p.Placed() {
			s.People = append(s.People, p)
		}
	}
	letters, err := b.store.Letters(ctx, app.LetterFilter{Facility: code})
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		if l.OnItsWay(today) {
			s.Letters = append(s.Letters, l)
		}
	}
	old, err := b.ToReprint(ctx, today)
	if err != nil {
		return nil, err
	}
	for i := range old {
		if old[i].Facility == code {
			s.Outdated = append(s.Outdated, old[i].ID)
		}
	}
	for _, p := range open {
		if p.Facility == code {
			s.Proposals = append(s.Proposals, p)
		}
	}
	return s, nil
}

func notFound(code string) error {
	return &app.Error{Code: app.NotFound, Key: "error.facility.none", Args: app.Args{"Facility": code}}
}
