package people

import (
	"reflect"
	"slices"
	"sync"

	"vestka/app"
	"vestka/app/rules"
)

// Query chooses people. Its zero value chooses everybody; what is set
// narrows the choice. The fields with a JSON key are what a saved list keeps;
// each is asked by a criterion of its own, see criteria.
type Query struct {
	Text           string             `json:"text,omitempty"`            // any spelling of any names, the beginnings of names, numbers: all its words must fit
	Status         []app.Status       `json:"status,omitempty"`          // one of them
	InCustody      bool               `json:"held,omitempty"`            // recognised prisoners now held, see app.Person.InCustody
	Sex            app.Sex            `json:"sex,omitempty"`             //
	Facilities     []string           `json:"facilities,omitempty"`      // codes: one of them
	Kinds          []app.FacilityKind `json:"facility_kinds,omitempty"`  // of the place where somebody is held: one of them
	HasAddress     bool               `json:"has_address,omitempty"`     // see Entry
	Stage          rules.Stage        `json:"stage,omitempty"`           // of the trial, as the rules tell it
	Articles       []string           `json:"articles,omitempty"`        // of the criminal code: "361" with all its parts, "361-4"; one of them
	ReleaseWithin  int                `json:"release_within,omitempty"`  // months to the end of the sentence at most
	ReleasePassed  bool               `json:"release_passed,omitempty"`  // the day of release has, see app.Person.ReleasePassed
	Month          int                `json:"birth_month,omitempty"`     // 1 to 12
	BirthdayWithin *int               `json:"birthday_within,omitempty"` // the next birthday of a living person comes in so many days at most; 0 is today
	AgeFrom        int                `json:"age_from,omitempty"`        // years
	AgeTo          int                `json:"age_to,omitempty"`          // years, that one too
	Town           string             `json:"town,omitempty"`            // the beginnings of its words, in any spelling
	About          string             `json:"about,omitempty"`           // a profession or an interest: words of what is said of somebody, see Prepare
	NeverWritten   bool               `json:"never_written,omitempty"`   //
	SilentMonths   int                `json:"silent_months,omitempty"`   // no letter in so many months, or never
	SilentSince    app.Date           `json:"silent_since,omitzero"`     // no letter on that full day or later
	WrittenSince   app.Date           `json:"written_since,omitzero"`    // a letter on that full day or later
	LettersAtMost  *int               `json:"letters_at_most,omitempty"` // in the log
	Mark           app.MarkKind       `json:"mark,omitempty"`            // people who have a mark of the kind that has not ended
	Tags           []string           `json:"tags,omitempty"`            // all of them
	Sample         *bool              `json:"sample,omitempty"`          // only people of the sample list, or only others
	IDs            []app.PersonID     `json:"ids,omitzero"`              // nil for everybody
	Order          Order              `json:"order,omitempty"`

	Today         app.Date `json:"-"` // a full date, needed for birthdays, ages and stages; addresses without it are those that still hold
	Lang          app.Lang `json:"-"` // whose names the result is sorted by
	Limit, Offset int      `json:"-"` // of the part that is wanted; Limit 0 for all

	said map[app.PersonID]bool // of whom a list says the words of About; see Prepare
}

// Narrows reports that the query asks something: that it may leave somebody out.
func (q Query) Narrows() bool {
	q.Order, q.Today, q.Lang, q.Limit, q.Offset, q.said = "", app.Date{}, "", 0, 0, nil
	return !reflect.DeepEqual(q, Query{})
}

// Result is the part of the people found that was asked for.
type Result struct {
	People  []*Entry
	Total   int       // all who were found
	Unknown []Unknown // who may belong to them, for all that is known
}

// Find gives the people whom the query chooses. What the lists say of them is
// looked through only by a query that Prepare has made ready.
func (d *Directory) Find(q Query) Result {
	l := d.now.Load()
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	day := l.on(q.Today, d.register)
	f := newFilter(&q, l, day)
	hits, best := l.search(q.Text, s)
	o := q.Order.ranking(l, day)
	if o.rank == nil && hits != nil {
		o = ranking{best + 1, func(i int32) int { return best - int(hits[i]) }}
	}
	found := s.found[:0]
	for _, i := range l.byName(q.Lang) {
		if (hits == nil || hits[i] > 0) && f.accepts(i) {
			found = append(found, i)
		}
	}
	s.found = found
	part := s.sort(found, o)
	part = part[min(max(q.Offset, 0), len(part)):]
	if q.Limit > 0 {
		part = part[:min(q.Limit, len(part))]
	}
	result := Result{People: make([]*Entry, len(part)), Total: len(found), Unknown: f.unknown()}
	for n, i := range part {
		result.People[n] = &day.entries[i]
	}
	return result
}

// scratch is the memory that a query works in. It is used again by the next
// one, so that the garbage collector does not run between two keystrokes.
type scratch struct {
	hits          []uint8
	word          []match
	found, sorted []int32
	next          []int
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// emptied is a slice of n zeros, in the memory of s where that is enough.
func emptied[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// sort sorts by rank and leaves those of one rank as they are.
func (s *scratch) sort(found []int32, o ranking) []int32 {
	if o.rank == nil {
		return found
	}
	s.next = emptied(s.next, o.ranks)
	for _, i := range found {
		s.next[o.rank(i)]++
	}
	start := 0
	for r, size := range s.next {
		s.next[r] = start
		start += size
	}
	s.sorted = slices.Grow(s.sorted[:0], len(found))[:len(found)]
	for _, i := range found {
		r := o.rank(i)
		s.sorted[s.next[r]] = i
		s.next[r]++
	}
	return s.sorted
}
