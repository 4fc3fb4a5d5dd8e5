// Package places is the section with the facilities: their addresses by day, the
// user's own over those of the program, the addresses that lists propose, who is
// held where, and what is on its way there.
package places

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Book is what the section needs of the address book.
type Book interface {
	List(ctx context.Context, today app.Date) ([]places.Line, error)
	Sheet(ctx context.Context, code string, today app.Date) (*places.Sheet, error)
	Save(ctx context.Context, was app.FacilityKey, f app.Facility, today app.Date) (app.Changes, error)
	Add(ctx context.Context, f app.Facility, today app.Date) (app.Changes, error)
	Close(ctx context.Context, code string, on app.Date, movedTo string, today app.Date) (app.Changes, error)
	Reset(ctx context.Context, code string, today app.Date) (app.Changes, error)
	Keep(ctx context.Context, code string) (app.Changes, error)
	Accept(ctx context.Context, id string, entry app.Facility, today app.Date) (app.Changes, error)
	Refuse(ctx context.Context, id string, today app.Date) (app.Changes, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Directory Directory
	Counted   func() // the number of the tab has changed; nil where nobody shows it
	Runner    *work.Runner
	Now       func() time.Time
}

// show says which facilities are listed.
type show int

const (
	all show = iota
	withPeople
	toLookAt
)

// Section is the facilities.
type Section struct {
	deps  Deps
	frame kit.Frame

	text string
	show show
	at   string // the code of the one that is shown

	lines []places.Line // every facility
	found []places.Line // those that are listed
	sheet *places.Sheet // of the one that is shown; nil until it is read

	page   *kit.Page
	search *kit.Search
	choice *kit.Choice
	edit   *kit.Button // of the one that is shown
	list   *kit.List
	place  *fyne.Container // the list with its sheet, or that nothing was found
	split  fyne.CanvasObject
	detail *kit.Column
	right  *fyne.Container // where the sheet scrolls
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "places".
func (s *Section) ID() string { return "places" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.places") }

// Icon is its drawing.
func (s *Section) Icon() string { return "folder" }

// Under is the section of the people.
func (s *Section) Under() string { return "people" }

// Count is how many addresses wait for a decision.
func (s *Section) Count() int {
	n := 0
	for i := range s.lines {
		n += s.lines[i].Proposals
	}
	return n
}

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("places.edit_key"), Do: s.editShown},
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("places.add_key"), Do: s.add},
	}
}

// Focus is the list, or the search where it found nothing.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.list == nil:
		return nil
	case len(s.found) == 0:
		return s.search
	}
	return s.list.Focusable()
}

// Search is the search field.
func (s *Section) Search() fyne.Focusable {
	if s.search == nil {
		return nil
	}
	return s.search
}

// Shown reads again, for the day may have changed since.
func (s *Section) Shown() { s.load() }

// Reload brings list and sheet up to date, also before the section was built: the
// number in the strip hangs on it.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindFacilities | app.KindPeople | app.KindPlaces | app.KindLetters) {
		s.load()
	}
}

// Open takes the code of the facility to show.
func (s *Section) Open(arg any) {
	code, ok := arg.(string)
	if !ok {
		return
	}
	s.at, s.text, s.show = code, "", all
	if s.frame != nil {
		s.search.SetText("")
		s.choice.Choose(int(all))
	}
	s.load()
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen around what is searched for and shown.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("places.search"), s.searchFor, func() { f.Focus(s.Focus()) })
	s.search.SetText(s.text)
	s.choice = kit.NewChoice([]string{loc.T("places.show.all"), loc.T("places.show.people"), loc.T("places.show.look")}, int(s.show), func(i int) {
		s.show = show(i)
		s.narrow()
	})
	s.list = kit.NewList(
		func() int { return len(s.found) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.found[i]) },
		s.goTo, func(int) { s.focusSheet() },
	)
	s.detail = kit.NewColumn(kit.Between)
	s.right = container.NewStack()
	s.split = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewCard(s.right), 0.6, 376, 780)
	s.place = container.NewStack(s.split)
	s.page = kit.NewPage(loc.T("nav.places"), "",
		[]fyne.CanvasObject{s.choice, s.search, kit.NewButton(loc.T("places.add"), s.add)}, s.place)
	s.sheet = nil
	s.load()
	return s.page
}

// load reads the list of facilities, then the sheet of the one that is shown.
func (s *Section) load() {
	today := s.today()
	work.Query(s.deps.Runner, "places", func(ctx context.Context) ([]places.Line, error) {
		return s.deps.Book.List(ctx, today)
	}, func(lines []places.Line, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.lines = lines
		if s.deps.Counted != nil {
			s.deps.Counted()
		}
		s.narrow()
	})
}

func (s *Section) fail(err error) {
	if s.frame != nil {
		s.frame.Fail(err)
	}
}

func (s *Section) searchFor(text string) {
	s.text = text
	s.narrow()
}

// narrow lists the facilities that are searched for: those to look at first.
func (s *Section) narrow() {
	if s.frame == nil {
		return
	}
	s.found = slices.DeleteFunc(slices.Clone(s.lines), func(l places.Line) bool { return !s.wanted(&l) })
	slices.SortStableFunc(s.found, func(a, b places.Line) int {
		return rank(&a) - rank(&b)
	})
	s.showFound()
}

func rank(l *places.Line) int {
	if l.Concern() {
		return 0
	}
	return 1
}

// wanted tells that the facility is listed. Those of the sample list are, where the
// sample is in the store.
func (s *Section) wanted(l *places.Line) bool {
	switch {
	case l.Code == s.at && s.text == "" && s.show == all:
		return true
	case !places.Mentions(&l.Facility, s.text), l.Sample && !l.Own && l.Held+l.Letters == 0:
		return false
	case s.show == withPeople:
		return l.Held > 0
	case s.show == toLookAt:
		return l.Concern()
	}
	return true
}

// showFound shows what was found, with the sheet of the one that was shown before.
func (s *Section) showFound() {
	loc := s.frame.Loc()
	s.page.SetSubtitle(loc.T("places.count", "Count", len(s.found)))
	if len(s.found) == 0 {
		title, text := loc.T("places.none"), loc.T("places.none.text")
		if s.show == toLookAt && s.text == "" {
			title, text = loc.T("places.nothing"), loc.T("places.nothing.text")
		}
		s.place.Objects = []fyne.CanvasObject{kit.NewEmpty("folder", title, text, kit.NewButton(loc.T("places.show_all"), s.showAll))}
		s.place.Refresh()
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.split}
	s.place.Refresh()
	s.list.Changed()
	at := max(slices.IndexFunc(s.found, func(l places.Line) bool { return l.Code == s.at }), 0)
	s.list.Select(at)
	s.goTo(at) // the list tells only of another row, and this one may say something else now
}

func (s *Section) showAll() {
	s.text, s.show = "", all
	s.search.SetText("")
	s.choice.Choose(int(all))
	s.narrow()
	s.frame.Focus(s.Focus())
}

// fill shows a facility in the list.
func (s *Section) fill(row *kit.TwoLines, l *places.Line) {
	loc := s.frame.Loc()
	second := []string{l.Place.In(s.lang())}
	if l.Held > 0 {
		second = append(second, loc.T("places.row.held", "Count", l.Held))
	}
	if l.Letters > 0 {
		second = append(second, loc.T("places.row.letters", "Count", l.Letters))
	}
	word, tone := s.rowState(l)
	row.Set(name(&l.Facility, s.lang()), kit.Joined(second...), word, tone)
}

// goTo shows the facility of the row.
func (s *Section) goTo(i int) {
	code, today := s.found[i].Code, s.today()
	s.at = code
	work.Query(s.deps.Runner, "places-sheet", func(ctx context.Context) (*places.Sheet, error) {
		return s.deps.Book.Sheet(ctx, code, today)
	}, func(sheet *places.Sheet, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		other := s.sheet == nil || s.sheet.Code != sheet.Code
		s.sheet = sheet
		s.showSheet()
		if other {
			s.right.Objects = []fyne.CanvasObject{kit.NewScroll(s.detail)} // from its beginning
		}
		s.right.Refresh()
	})
}

func (s *Section) focusSheet() {
	if s.edit != nil {
		s.frame.Focus(s.edit)
	}
}

// change runs an operation of the book and tells how it ended. failed is called
// with what went wrong; without it the shell tells.
func (s *Section) change(done string, op func(context.Context) (app.Changes, error), succeeded func(), failed func(error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			switch {
			case err == nil:
				if succeeded != nil {
					succeeded()
				}
				s.frame.Did(s, done, c)
			case failed != nil:
				failed(err)
			default:
				s.frame.Fail(err)
			}
		})
}
