package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// found is an answer to the search and the filters.
type found struct {
	rows    []*people.Entry
	unknown []people.Unknown // who may belong to them, for all that is known
	today   app.Date
	counts  people.Counts
}

// searchFor answers every keystroke.
func (s *Section) searchFor(text string) {
	if text != s.text {
		s.text, s.at = text, 0 // the best match comes first
		s.load()
	}
}

func (s *Section) query() people.Query {
	q := s.filter.Query
	q.Text, q.Today, q.Lang, q.Order = s.text, s.today(), s.lang(), s.order
	if s.filter.marked {
		q.IDs = s.markedPeople()
	}
	return q
}

// load asks for the people that the search and the filters choose.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	q := s.query()
	work.Query(s.deps.Runner, "people.search", func(ctx context.Context) (found, error) {
		r, err := s.deps.Directory.Choose(ctx, q)
		return found{rows: r.People, unknown: r.Unknown, today: q.Today, counts: s.deps.Directory.Counts()}, err
	}, func(f found, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.found = f
		s.refresh()
		if s.moved && len(s.found.rows) > 0 {
			s.moved = false
			s.frame.Focus(s.Focus())
		}
	})
}

func (s *Section) index(id app.PersonID) int {
	return slices.IndexFunc(s.found.rows, func(e *people.Entry) bool { return e.ID == id })
}

// findWanted goes to the person who is wanted. Where the search or the filters
// hide them these go, and the list is asked again: then it reports true.
func (s *Section) findWanted() (again bool) {
	id := s.wanted
	if id == 0 {
		return false
	}
	if s.index(id) >= 0 {
		s.at, s.wanted = id, 0
		return false
	}
	if s.text == "" && !s.filter.on() {
		s.wanted = 0 // not on the list any more
		return false
	}
	s.filter = filter{}
	s.text = ""
	s.search.SetText("")
	s.load()
	return true
}

// refresh shows what was found.
func (s *Section) refresh() {
	if s.findWanted() {
		return
	}
	none := s.found.counts.People == 0
	for _, o := range []fyne.CanvasObject{s.search, s.buttons.filter, s.buttons.open, s.buttons.more} {
		if none || o == s.buttons.more && !s.writable() {
			o.Hide()
		} else {
			o.Show()
		}
	}
	s.showMarks()
	s.buttons.begin = nil
	if none {
		s.page.SetBody(s.emptyList())
		return
	}
	s.page.SetBody(s.body)
	s.showChips()
	if len(s.found.rows) == 0 {
		s.card = nil
		s.place.Objects = []fyne.CanvasObject{s.nobody()}
		s.body.Refresh()
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.split}
	if s.at == 0 {
		s.list.ScrollToTop() // this is the answer to a new question
	}
	at := max(s.index(s.at), 0)
	s.at = s.found.rows[at].ID
	s.list.Changed()
	s.list.Select(at)
	s.body.Refresh()
	s.loadCard()
}

// goTo shows the row's person.
func (s *Section) goTo(i int) {
	if id := s.found.rows[i].ID; id != s.at {
		s.at = id
		s.loadCard()
	}
}

// emptyList says what to do first.
func (s *Section) emptyList() fyne.CanvasObject {
	loc := s.frame.Loc()
	s.buttons.begin = kit.NewPrimary(loc.T("today.open_list"), s.openList)
	return kit.NewEmpty("person", loc.T("today.empty.title"), loc.T("today.empty.text"), s.beginnings()...)
}

// nobody says that the search found nobody, and what keeps it from more.
func (s *Section) nobody() fyne.CanvasObject {
	loc := s.frame.Loc()
	var ways []fyne.CanvasObject
	if s.filter.on() {
		ways = append(ways, kit.NewPrimary(loc.T("people.nobody.clear_filters"), s.clearFilters))
	}
	if s.text != "" {
		ways = append(ways, kit.NewButton(loc.T("people.nobody.clear_search"), func() { s.search.SetText("") }))
	}
	text := loc.T("people.nobody.text")
	if s.filter.on() {
		text = loc.T("people.nobody.text_filters")
	}
	return kit.NewEmpty("search", loc.T("people.nobody.title"), text, ways...)
}
