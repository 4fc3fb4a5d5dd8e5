package people

import (
	"slices"
	"sync"

	"vestka/app"
)

// Order says how a result is sorted.
type Order int

// The orders.
const (
	ByName     Order = iota // the best match first where a text is searched for, then by name
	ByBirthday              // the next birthday first, those without one last, then by name
)

// Query chooses people. Its zero value chooses everybody; what is set
// narrows the choice.
type Query struct {
	Text           string         // any spelling of any names, the beginnings of names, numbers: all its words must fit
	Status         []app.Status   // one of them
	InCustody      bool           // recognised prisoners now held, see app.Person.InCustody
	Sex            app.Sex        //
	Month          int            // of birth, 1 to 12
	BirthdayWithin *int           // the next birthday of a living person comes in so many days at most; 0 is today
	Facility       string         // code
	HasAddress     bool           // see Entry
	NeverWritten   bool           //
	Mark           app.MarkKind   // people who have a mark of the kind that has not ended
	IDs            []app.PersonID //
	Sample         *bool          // only people of the sample list, or only others

	Today         app.Date // a full date, needed for birthdays; addresses without it are those that still hold
	Lang          app.Lang // whose names the result is sorted by
	Order         Order
	Limit, Offset int // of the part that is wanted; Limit 0 for all
}

// Result is the part of the people found that was asked for.
type Result struct {
	People []*Entry
	Total  int // all who were found
}

// Find gives the people whom the query chooses.
func (d *Directory) Find(q Query) Result {
	l := d.now.Load()
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	entries := l.on(q.Today, d.register)
	f := newFilter(&q, l)
	hits, best := l.search(q.Text, s)

	rank, ranks := func(int32) int { return 0 }, 1
	switch {
	case q.Order == ByBirthday:
		rank, ranks = f.birthdayRank, birthdayRanks
	case hits != nil:
		rank, ranks = func(i int32) int { return best - int(hits[i]) }, best+1
	}
	found := s.found[:0]
	sizes := make([]int, ranks)
	for _, i := range l.byName(q.Lang) {
		if (hits == nil || hits[i] > 0) && f.accepts(i) && (!q.HasAddress || entries[i].HasAddress) && marked(entries[i].Person, &q) {
			found = append(found, i)
			sizes[rank(i)]++
		}
	}
	s.found = found
	part := s.sort(found, rank, sizes)
	part = part[min(max(q.Offset, 0), len(part)):]
	if q.Limit > 0 {
		part = part[:min(q.Limit, len(part))]
	}
	result := Result{People: make([]*Entry, len(part)), Total: len(found)}
	for n, i := range part {
		result.People[n] = &entries[i]
	}
	return result
}

// marked reports that the person has the mark that is asked for.
func marked(p *app.Person, q *Query) bool {
	if q.Mark == "" {
		return true
	}
	_, has := p.Mark(q.Mark, q.Today)
	return has
}

// scratch is the memory that a query works in. It is used again by the next
// one, so that the garbage collector does not run between two keystrokes.
type scratch struct {
	hits          []uint8
	word          []match
	found, sorted []int32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// emptied is a slice of n zeros, in the memory of s where that is enough.
func emptied[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// sort sorts by rank and leaves those of one rank as they are; sizes counts
// how many have each rank.
func (s *scratch) sort(found []int32, rank func(int32) int, sizes []int) []int32 {
	if len(sizes) == 1 {
		return found
	}
	start, next := 0, sizes
	for r, size := range sizes {
		next[r] = start
		start += size
	}
	s.sorted = slices.Grow(s.sorted[:0], len(found))[:len(found)]
	for _, i := range found {
		r := rank(i)
		s.sorted[next[r]] = i
		next[r]++
	}
	return s.sorted
}

// filter is a query made ready to be asked 100,000 times.
type filter struct {
	facts        []facts
	status, sex  uint8 // the bits that are accepted
	held, unsent bool
	month        uint8
	place        int // number of the facility, -1 for any
	sample       *bool
	within       int // days, -1 for any
	calendar     *calendar
	chosen       map[int32]bool // nil for everybody
}

func newFilter(q *Query, l *list) *filter {
	f := &filter{
		facts: l.facts, status: 0xff, sex: 0xff,
		held: q.InCustody, unsent: q.NeverWritten,
		month: uint8(q.Month), place: -1, sample: q.Sample, within: -1,
	}
	if len(q.Status) > 0 {
		f.status = 0
		for _, s := range q.Status {
			f.status |= statusBit(s)
		}
	}
	if q.Sex != app.SexUnknown {
		f.sex = sexBit(q.Sex)
	}
	if q.Facility != "" {
		f.place = slices.Index(l.codes, q.Facility)
		if f.place < 0 {
			f.place = len(l.codes) // nobody is there
		}
	}
	if q.BirthdayWithin != nil || q.Order == ByBirthday {
		f.calendar = newCalendar(q.Today)
	}
	if q.BirthdayWithin != nil {
		f.within = max(*q.BirthdayWithin, 0)
	}
	if q.IDs != nil {
		f.chosen = make(map[int32]bool, len(q.IDs))
		for _, id := range q.IDs {
			if i, found := slices.BinarySearchFunc(l.people, id, byID); found {
				f.chosen[int32(i)] = true
			}
		}
	}
	return f
}

func (f *filter) accepts(i int32) bool {
	p := &f.facts[i]
	switch {
	case p.status&f.status == 0, p.sex&f.sex == 0,
		f.held && !p.held,
		f.unsent && p.wasWritten,
		f.month != 0 && p.month != f.month,
		f.place >= 0 && int(p.place) != f.place,
		f.sample != nil && p.sample != *f.sample,
		f.chosen != nil && !f.chosen[i]:
		return false
	}
	if f.within < 0 {
		return true
	}
	days := f.calendar.days(p)
	return !p.dead && days >= 0 && days <= f.within
}

// birthdayRanks is one for each day of a year, and one for who has no birthday.
const birthdayRanks = 368

func (f *filter) birthdayRank(i int32) int {
	if days := f.calendar.days(&f.facts[i]); days >= 0 {
		return days
	}
	return birthdayRanks - 1
}
