package people

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"vestka/app"
)

// Register knows the facilities.
type Register interface {
	// Facility is the one with the code, with the address that is valid on the day.
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Gazetteer is a Register that knows prison texts, too.
type Gazetteer interface {
	Register
	// Match is the facility that a prison text means.
	Match(text string) (code string, ok bool)
}

// Directory is the list of people in memory. Load and Refresh bring it up to
// date, one after the other; everything else may be called at any time, also
// meanwhile, and sees the list before or after.
type Directory struct {
	store    app.PeopleStore
	letters  app.LetterStore
	register Gazetteer
	settings app.SettingStore // nil where nobody set it

	loading sync.Mutex
	merged  atomic.Pointer[map[app.PersonID]app.PersonID] // who was merged, and who stands for them
	now     atomic.Pointer[list]
}

// NewDirectory makes a Directory that is empty until Load is called.
func NewDirectory(store app.PeopleStore, letters app.LetterStore, register Gazetteer) *Directory {
	d := &Directory{store: store, letters: letters, register: register}
	d.now.Store(emptyList())
	return d
}

func emptyList() *list {
	return &list{codes: []string{""}, texts: newTexts(), words: new(wordIndex), orders: new([3]order)}
}

// Entry is a person as the list shows them. It is shared: nobody may change it.
type Entry struct {
	*app.Person
	LastWritten app.Date // zero where never
	Letters     int      // to them, in the log
	HasAddress  bool     // there is an address to write to, on the day that the query named
}

// Load reads the whole list.
func (d *Directory) Load(ctx context.Context) error {
	d.loading.Lock()
	defer d.loading.Unlock()
	people, err := d.store.People(ctx)
	if err != nil {
		return err
	}
	all := make([]*app.Person, len(people))
	for i := range people {
		all[i] = &people[i]
	}
	return d.replace(ctx, all)
}

// Forget empties the list and drops its search keys.
func (d *Directory) Forget() {
	d.loading.Lock()
	defer d.loading.Unlock()
	d.now.Store(emptyList())
}

// fewPeople is how many people are read one by one; beyond that reading all of
// them is as fast.
const fewPeople = 100

// Refresh reads again what the changes concern.
func (d *Directory) Refresh(ctx context.Context, c app.Changes) error {
	switch {
	case c.Kinds&^(app.KindNews|app.KindInbox) == app.KindPeople && len(c.IDs) > 0 && len(c.IDs) <= fewPeople:
		return d.refreshPeople(ctx, c.IDs)
	case c.Has(app.KindPeople | app.KindPlaces):
		return d.Load(ctx)
	case c.Has(app.KindLetters | app.KindFacilities | app.KindNews):
		return d.refreshPeople(ctx, nil)
	}
	if leap, err := d.leapDay(ctx); err != nil || !c.Has(app.KindSettings) || leap == d.now.Load().leap {
		return err
	}
	return d.refreshPeople(ctx, nil)
}

// refreshPeople reads the people of the ids again, and the log.
func (d *Directory) refreshPeople(ctx context.Context, ids []int64) error {
	d.loading.Lock()
	defer d.loading.Unlock()
	all := slices.Clone(d.now.Load().people)
	for _, id := range ids {
		p, err := d.store.Person(ctx, app.PersonID(id))
		if err != nil && app.CodeOf(err) != app.NotFound {
			return err
		}
		if err != nil || p.ID != app.PersonID(id) { // gone, or merged into another
			if at, known := slices.BinarySearchFunc(all, app.PersonID(id), byID); known {
				all = slices.Delete(all, at, at+1)
			}
		}
		if err == nil {
			all = withPerson(all, &p)
		}
	}
	return d.replace(ctx, all)
}

// withPerson puts the person in their place, which may be new.
func withPerson(all []*app.Person, p *app.Person) []*app.Person {
	at, known := slices.BinarySearchFunc(all, p.ID, byID)
	if !known {
		return slices.Insert(all, at, p)
	}
	all[at] = p
	return all
}

// replace puts the list of these people in the place of the present one.
func (d *Directory) replace(ctx context.Context, people []*app.Person) error {
	written, err := d.letters.Written(ctx)
	if err != nil {
		return err
	}
	if err := d.readMerged(ctx); err != nil {
		return err
	}
	earlier := d.now.Load()
	l := newList(people, written, earlier)
	if l.leap, err = d.leapDay(ctx); err != nil {
		return err
	}
	if earlier.words.asked.Load() {
		l.index() // here rather than while somebody waits for an answer
	}
	for n := range earlier.orders {
		if earlier.orders[n].asked.Load() {
			l.byName(languages[n]) // likewise
		}
	}
	if shown := earlier.day.Load(); shown != nil {
		l.on(shown.today, d.register)
	}
	d.now.Store(l)
	return nil
}

// merger is a store in which people can be merged.
type merger interface {
	Merged(ctx context.Context) (map[app.PersonID]app.PersonID, error)
}

// readMerged reads who was merged.
func (d *Directory) readMerged(ctx context.Context) error {
	m, can := d.store.(merger)
	if !can {
		return nil
	}
	merged, err := m.Merged(ctx)
	if err == nil {
		d.merged.Store(&merged)
	}
	return err
}

// Merged gives for everybody who was merged the person who stands for them.
func (d *Directory) Merged() map[app.PersonID]app.PersonID {
	if merged := d.merged.Load(); merged != nil {
		return *merged
	}
	return nil
}

// Person is the entry of one person on the day; of somebody who was merged that of
// who stands for them.
func (d *Directory) Person(id app.PersonID, today app.Date) (*Entry, bool) {
	l := d.now.Load()
	if other, merged := d.Merged()[id]; merged {
		id = other
	}
	i, found := slices.BinarySearchFunc(l.people, id, byID)
	if !found {
		return nil, false
	}
	return &l.on(today, d.register).entries[i], true
}

// ListAge is how old the newest lists are that have each of the people, who stand for
// themselves.
func (d *Directory) ListAge(ctx context.Context, ids []app.PersonID, today app.Date) (app.ListAge, error) {
	days, err := d.store.ListDays(ctx, ids)
	return app.AgeOfLists(days, today), err
}

// HeldListAge is that of everybody who is in custody.
func (d *Directory) HeldListAge(ctx context.Context, today app.Date) (app.ListAge, error) {
	l := d.now.Load()
	ids := make([]app.PersonID, 0, len(l.people))
	for i := range l.facts {
		if l.facts[i].held && !l.facts[i].sample {
			ids = append(ids, l.people[i].ID)
		}
	}
	if len(ids) == 0 {
		return app.ListAge{}, nil
	}
	return d.ListAge(ctx, ids, today)
}

// Warm makes ready what the first search would otherwise wait for.
func (d *Directory) Warm() { d.now.Load().index() }

// Everybody is the whole list in the order of the ids, unsorted and unfiltered.
func (d *Directory) Everybody() []*app.Person { return d.now.Load().people }

func byID(p *app.Person, id app.PersonID) int { return int(p.ID - id) }
