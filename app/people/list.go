package people

import (
	"bytes"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vestka/app"
)

// list is everybody at one moment. It never changes, apart from what it works
// out when first asked for; so any number of readers may use it at once.
type list struct {
	people  []*app.Person // by id
	written []wrote       // of each
	facts   []facts
	texts   *texts
	codes   []string // of the facilities, as facts.place numbers them; the first is empty
	numbers []number
	words   *wordIndex
	orders  *[3]order // by name, see languages
	leap    app.LeapDay
	day     atomic.Pointer[day]
}

// facts are what the filters ask, kept side by side: to fetch a whole Person
// from memory for each question would take longer than the question.
type facts struct {
	status, sex            uint8 // one bit each
	held, dead, placed     bool
	sample, marked, tagged bool
	place                  uint16
	letters                uint16 // at most
	lastLetter             ymd
	born, verdict, appeal  ymd
	release                ymd
	articles, town, doings uint32 // see texts
}

// The bits of facts.status and facts.sex; what is not known has the first one.
func statusBit(s app.Status) uint8 {
	return 1 << (1 + slices.Index([]app.Status{app.Active, app.Former, app.NotRecognised}, s))
}

func sexBit(s app.Sex) uint8 {
	return 1 << (1 + slices.Index([]app.Sex{app.Female, app.Male}, s))
}

// wrote is as much of app.Written as lists are filtered by.
type wrote struct {
	Letters int
	Last    app.Date
}

// newList makes the list of people, who are ordered by id. What is alike in
// the earlier list is taken from there.
func newList(people []*app.Person, written map[app.PersonID]app.Written, earlier *list) *list {
	l := &list{
		people:  people,
		written: make([]wrote, len(people)),
		facts:   make([]facts, len(people)),
		codes:   []string{""},
		numbers: sourceNumbers(people),
		texts:   newTexts(),
	}
	places := map[string]uint16{"": 0}
	for i, p := range people {
		place, known := places[p.Held.Facility]
		if !known {
			place = uint16(len(l.codes))
			places[p.Held.Facility] = place
			l.codes = append(l.codes, p.Held.Facility)
		}
		l.written[i] = wrote{written[p.ID].Letters, written[p.ID].Last}
		w := l.written[i]
		l.facts[i] = facts{
			status: statusBit(p.Status), sex: sexBit(p.Sex),
			held: p.InCustody(), dead: !p.Died.IsZero(), placed: p.Placed(), sample: p.Sample, marked: len(p.Marks) > 0, tagged: len(p.Tags) > 0, place: place,
			letters: uint16(min(w.Letters, math.MaxUint16)), lastLetter: pack(w.Last),
			born: pack(p.Born), verdict: pack(p.Verdict), appeal: pack(p.Appeal), release: pack(p.Release),
			articles: l.texts.number(p.Articles), town: l.texts.number(p.Town), doings: l.texts.number(doings(p)),
		}
	}
	l.words, l.orders = earlier.words, earlier.orders
	if !sameNames(people, earlier.people) {
		l.words, l.orders = new(wordIndex), new([3]order)
	}
	return l
}

// wordIndex is the index of the names, made when somebody first searches: whoever
// only prints need not wait for it.
type wordIndex struct {
	once  sync.Once
	index *index
	asked atomic.Bool
}

// index finds people by the words of their names. The first call takes most of
// a second with 100,000 people.
func (l *list) index() *index {
	l.words.once.Do(func() { l.words.index = newIndex(l.people) })
	l.words.asked.Store(true)
	return l.words.index
}

func sameNames(a, b []*app.Person) bool {
	return slices.EqualFunc(a, b, func(p, q *app.Person) bool {
		return p == q || p.ID == q.ID && p.Names == q.Names
	})
}

// order is the list sorted by the names in one language.
type order struct {
	once   sync.Once
	places []int32
	asked  atomic.Bool
}

// byName is the list by family name and given name, as readers of the language
// look them up. The first call for a language takes a third of a second with
// 100,000 people.
func (l *list) byName(lang app.Lang) []int32 {
	n := max(slices.Index(languages[:], lang), 0)
	o := &l.orders[n]
	o.once.Do(func() { o.places = sortedByName(l.people, languages[n]) })
	o.asked.Store(true)
	return o.places
}

func sortedByName(people []*app.Person, lang app.Lang) []int32 {
	var (
		collator = collate.New(language.Make(string(lang)), collate.IgnoreCase)
		buf      collate.Buffer
		keys     = make([][]byte, len(people))
		places   = make([]int32, len(people))
	)
	for i, p := range people {
		n := p.Names.Best(lang)
		name := n.Family + " " + n.Given
		if n.Unsure || n.Family == "" {
			name = n.Full
		}
		keys[i], places[i] = collator.KeyFromString(&buf, name), int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int {
		if c := bytes.Compare(keys[a], keys[b]); c != 0 {
			return c
		}
		return int(a - b)
	})
	return places
}

// day is what depends on the day on which one looks.
type day struct {
	today   app.Date
	leap    app.LeapDay
	entries []Entry
	places  []app.Facility // as list.codes numbers them; zero where the register has none
}

// on is the list as it is on the day; the zero Date asks for the addresses
// that still hold.
func (l *list) on(today app.Date, register Register) *day {
	if d := l.day.Load(); d != nil && d.today == today {
		return d
	}
	d := &day{today: today, leap: l.leap, entries: make([]Entry, len(l.people)), places: make([]app.Facility, len(l.codes))}
	for i, code := range l.codes[1:] {
		if f, known := register.Facility(code, today); known {
			d.places[i+1] = f
		}
	}
	for i, p := range l.people {
		d.entries[i] = Entry{
			Person: p, LastWritten: l.written[i].Last, Letters: l.written[i].Letters,
			HasAddress: d.places[l.facts[i].place].HasAddress() && !p.Held.Liberty,
		}
	}
	l.day.Store(d)
	return d
}
