package people

import (
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

// filter narrows the list. The zero filter shows everybody.
type filter struct {
	who                      who
	sex                      app.Sex
	month                    int // of birth
	within                   int // days until the birthday, 0 for any time
	facility                 string
	hasAddress, neverWritten bool
	marked                   bool // only those whom the reader marked
	mark                     app.MarkKind
}

// on tells that something narrows the list.
func (f filter) on() bool { return f != filter{} }

func (f filter) query() people.Query {
	q := people.Query{
		InCustody: f.who == heldNow, Sex: f.sex, Month: f.month,
		HasAddress: f.hasAddress, NeverWritten: f.neverWritten, Mark: f.mark,
	}
	if f.facility != "" {
		q.Facilities = []string{f.facility}
	}
	switch f.who {
	case recognised:
		q.Status = []app.Status{app.Active}
	case former:
		q.Status = []app.Status{app.Former}
	case notRecognised:
		q.Status = []app.Status{app.NotRecognised}
	}
	if f.within > 0 {
		q.BirthdayWithin = &f.within
	}
	return q
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

// chip is a filter that is on: its words, and the filter without it.
type chip struct {
	word    string
	without filter
}

func (s *Section) filterChips() []chip {
	loc, f := s.frame.Loc(), s.filter
	var chips []chip
	add := func(word string, off func(*filter)) {
		c := chip{word, f}
		off(&c.without)
		chips = append(chips, c)
	}
	if f.marked {
		add(loc.T("people.filter.marked"), func(f *filter) { f.marked = false })
	}
	if f.who != everybody {
		add(s.whoWords()[f.who], func(f *filter) { f.who = everybody })
	}
	if f.sex != app.SexUnknown {
		add(s.sexWord(f.sex), func(f *filter) { f.sex = app.SexUnknown })
	}
	if f.month != 0 {
		add(loc.T("people.filter.born_in", "Month", loc.MonthName(f.month)), func(f *filter) { f.month = 0 })
	}
	if f.within != 0 {
		add(loc.T("people.filter.within", "Count", f.within), func(f *filter) { f.within = 0 })
	}
	if f.facility != "" {
		add(s.facilityName(f.facility), func(f *filter) { f.facility = "" })
	}
	if f.mark != "" {
		add(loc.T(f.mark.MessageKey()), func(f *filter) { f.mark = "" })
	}
	if f.hasAddress {
		add(loc.T("people.filter.has_address"), func(f *filter) { f.hasAddress = false })
	}
	if f.neverWritten {
		add(loc.T("people.filter.never_written"), func(f *filter) { f.neverWritten = false })
	}
	return chips
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
		line = append(line, newWords(s.orderWord(), s.turnOrder))
	}
	if n := len(s.marked); n > 0 {
		line = append(line,
			newWords(loc.T("sending.marked"), s.sendToMarked),
			newWords(loc.T("people.marked", "Number", loc.Number(n)), func() { s.setFilter(filter{marked: true}) }),
			newWords(loc.T("people.marked.clear"), func() { s.clearMarks() }))
	}
	s.chips.Set(line...)
}

// orderWord says in what order the list stands.
func (s *Section) orderWord() string {
	loc := s.frame.Loc()
	switch {
	case s.order == people.ByBirthday:
		return loc.T("people.order.birthday")
	case s.text != "":
		return loc.T("people.order.match")
	}
	return loc.T("people.order.name")
}

// turnOrder goes from names, or the best match, to birthdays and back.
func (s *Section) turnOrder() {
	if s.order == people.ByBirthday {
		s.order = people.ByName
	} else {
		s.order = people.ByBirthday
	}
	s.at = 0
	s.load()
}

func (s *Section) setFilter(f filter) {
	s.filter = f
	s.load()
}

// openQuery shows the people of the facility that the query names.
func (s *Section) openQuery(q people.Query) {
	f := filter{}
	if len(q.Facilities) == 1 {
		f.facility = q.Facilities[0]
	}
	if s.text = ""; s.search != nil {
		s.search.SetText("")
	}
	s.setFilter(f)
}

func (s *Section) clearFilters() { s.setFilter(filter{}) }
