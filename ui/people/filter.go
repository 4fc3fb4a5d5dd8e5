package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// who chooses by what the list says of somebody's standing.
type who int

const (
	everybody who = iota
	heldNow
	recognised
	former
	notRecognised
)

// standings are the statuses of who, in its order.
var standings = [][]app.Status{nil, nil, {app.Active}, {app.Former}, {app.NotRecognised}}

// whoOf is what the query says of standing, -1 where that is none of these.
func whoOf(q *people.Query) who {
	if q.InCustody {
		if len(q.Status) == 0 {
			return heldNow
		}
		return -1
	}
	return who(slices.IndexFunc(standings, func(s []app.Status) bool { return slices.Equal(s, q.Status) }))
}

func (w who) set(q *people.Query) { q.InCustody, q.Status = w == heldNow, standings[w] }

// filter narrows the list. The zero filter shows everybody. Text, day, language
// and order of the query do not count.
type filter struct {
	people.Query
	marked bool   // only those whom the reader marked
	saved  string // the saved list that the filter began as
}

// on tells that something narrows the list.
func (f filter) on() bool { return f.marked || f.Narrows() }

// held is the filter that the section begins with.
func held() filter {
	var f filter
	heldNow.set(&f.Query)
	return f
}

// whoWords are the words of who, in its order.
func (s *Section) whoWords() []string {
	loc := s.frame.Loc()
	return []string{
		loc.T("people.who.everybody"), loc.T("people.who.held"), loc.T("people.who.recognised"),
		loc.T("people.who.former"), loc.T("people.who.not_recognised"),
	}
}

func (s *Section) sexWord(sex app.Sex) string {
	if sex == app.Female {
		return s.frame.Loc().T("people.filter.women")
	}
	return s.frame.Loc().T("people.filter.men")
}

// facilityName is the name of the facility, or its code where the register has
// forgotten it.
func (s *Section) facilityName(code string) string {
	if f, ok := s.deps.Register.Facility(code, s.today()); ok {
		return strings.ReplaceAll(f.Name.In(s.lang()), "No. ", "No.\u00a0") // not to be parted at the end of a line
	}
	return code
}

// showChips says above the list what narrows it, how many are left, in what
// order, and how many are marked.
func (s *Section) showChips() {
	loc := s.frame.Loc()
	var line []fyne.CanvasObject
	for _, c := range s.filterChips() {
		line = append(line, kit.NewChip(c.word, func() { s.setFilter(c.without) }))
	}
	count := loc.T("people.count_of", "Found", loc.Number(len(s.found.rows)), "All", loc.Number(s.found.counts.People))
	if len(s.found.rows) == s.found.counts.People {
		count = loc.T("people.count_all", "Count", len(s.found.rows))
	}
	line = append(line, kit.NewText(kit.Small(count)).OneLine())
	if len(s.found.rows) > 1 {
		line = append(line, newWords(s.orderWord(), s.askOrder))
	}
	if n := len(s.marked); n > 0 {
		line = append(line,
			newWords(loc.T("sending.marked"), s.sendToMarked),
			newWords(loc.T("people.marked.edit"), s.editMarked),
			newWords(loc.T("people.marked", "Number", loc.Number(n)), func() { s.setFilter(filter{marked: true}) }),
			newWords(loc.T("people.marked.clear"), func() { s.clearMarks() }))
	}
	s.chips.Set(append(line, s.listWays()...)...)
}

// orderWord says in what order the list stands.
func (s *Section) orderWord() string {
	if s.order == people.ByName && s.text != "" {
		return s.frame.Loc().T("people.order.match")
	}
	return s.orderWords()[slices.Index(people.Orders, s.order)]
}

// orderWords are the words of people.Orders.
func (s *Section) orderWords() []string {
	loc := s.frame.Loc()
	return []string{
		loc.T("people.order.name"), loc.T("people.order.birthday"), loc.T("people.order.fewest"),
		loc.T("people.order.silence"), loc.T("people.order.release"),
	}
}

// askOrder lets the order be chosen.
func (s *Section) askOrder() {
	loc := s.frame.Loc()
	s.frame.Dialogs().Choose(loc.T("people.order.title"), "", s.orderWords(), func(i int) { s.setOrder(people.Orders[i]) })
}

func (s *Section) setOrder(o people.Order) {
	s.order, s.at = o, 0
	s.load()
}

func (s *Section) setFilter(f filter) {
	s.filter = f
	s.load()
}

// openQuery shows the people of the query.
func (s *Section) openQuery(q people.Query) {
	s.text, s.order = q.Text, q.Order
	if s.search != nil {
		s.search.SetText(s.text)
	}
	q.Text, q.Order = "", people.ByName
	s.setFilter(filter{Query: q})
}

func (s *Section) clearFilters() { s.setFilter(filter{}) }
