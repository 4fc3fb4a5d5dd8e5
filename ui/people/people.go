// Package people is the section with the list: search, filters, the card of one
// person with everything that is known and who says so, and the taking over of
// a newly downloaded list.
package people

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/attached"
	"vestka/ui/byhand"
	"vestka/ui/customs"
	"vestka/ui/kit"
	"vestka/ui/pace"
)

// Directory is what the section needs of the list in memory.
type Directory interface {
	Find(q people.Query) people.Result
	Choose(ctx context.Context, q people.Query) (people.Result, error)
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Counts() people.Counts
	NextBirthday(born, today app.Date) (on app.Date, turns int, ok bool)
}

// Rhythm tells for how long letters are on their way.
type Rhythm interface {
	Post(ctx context.Context) (*rhythm.Post, error)
}

// Store is what the section needs of the store: what is known of one person,
// and the user's own words.
type Store interface {
	Detentions(ctx context.Context, id app.PersonID) ([]app.Detention, error)
	Records(ctx context.Context, id app.PersonID) ([]app.Record, error)
	SetNote(ctx context.Context, id app.PersonID, note string) (app.Changes, error)
	SetName(ctx context.Context, id app.PersonID, lang app.Lang, name app.Name) (app.Changes, error)
	SetPlaceText(ctx context.Context, text, facility string) (app.Changes, error)
	app.MarkStore
}

// Intake compares a list with the store and takes it over.
type Intake interface {
	Compare(ctx context.Context, list app.Snapshot) (*people.Comparison, error)
	Apply(ctx context.Context, c *people.Comparison) (app.Changes, error)
}

// Lists know how lists were read before.
type Lists interface {
	Recall(ctx context.Context, c *importer.Choice)
}

// Register is what the section needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Facilities(on app.Date) []app.Facility
}

// Log is what the section needs of the journal.
type Log interface {
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, int, error)
}

// Sample adds the sample list.
type Sample interface {
	AddSample(ctx context.Context) (app.Changes, error)
}

// Deps are what the section stands on.
type Deps struct {
	Directory Directory
	Store     Store
	Intake    Intake
	Lists     Lists
	Register  Register
	Log       Log
	Sample    Sample
	Rulebook  Rulebook
	Saved     Saved                                   // nil leaves the saved lists out
	Evenings  Evenings                                // nil leaves the draw out
	Rhythm    Rhythm                                  // nil leaves out by when to post
	Timeline  Timeline                                // nil shows the letters alone
	Archive   Archive                                 // of one person; nil leaves it out
	Scans     func(from app.PersonID, paths []string) // begins a reply; nil keeps files with the person
	Opener    attached.Opener
	Attached  attached.Deps
	ByHand    byhand.Deps  // without its editor nothing is written by hand
	Pace      pace.Deps    // without its book nobody asks how often to write
	Customs   customs.Deps // without its press there is no customs declaration
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is People.
type Section struct {
	deps  Deps
	frame kit.Frame

	// What outlives a change of language.
	text   string
	filter filter
	order  people.Order
	draw   drawForm
	marked map[app.PersonID]bool
	at     app.PersonID // whose card is shown
	wanted app.PersonID // to be shown even if the filters have to go
	folded bool         // what the lists say is hidden on the card
	told   app.PersonID // of whom more events are shown
	events int          // so many
	moved  bool         // the button that had the keyboard is gone when the list is shown anew

	found found
	card  *card // what is known of the person at; nil until it is read

	page    *kit.Page
	search  *kit.Search
	buttons struct {
		filter, open, more, write *kit.Button
		writeOne                  *kit.Button // on the card
		begin                     *kit.Button // where there is no list yet; else nil
	}
	body    *fyne.Container // the chips above the place
	chips   *kit.Flow
	place   *fyne.Container // the list with its card, or why there is none
	list    *kit.List
	split   *fyne.Container
	detail  *kit.Column
	shelf   *attached.Shelf
	hand    *byhand.Hand
	customs *customs.Desk
	pace    *pace.Desk
	fold    *words
	kept    fyne.CanvasObject // the shelf's row
	right   *fyne.Container   // where the card scrolls
}

// New is the section. It begins with the people who are held now.
func New(deps Deps) *Section {
	s := &Section{deps: deps, filter: held(), marked: map[app.PersonID]bool{}}
	s.shelf = attached.New(deps.Attached, s)
	s.hand = byhand.New(deps.ByHand, s)
	s.customs = customs.New(deps.Customs)
	s.pace = pace.New(deps.Pace, s)
	return s
}

// ID is "people".
func (s *Section) ID() string { return "people" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.people") }

// Icon is its drawing in the rail.
func (s *Section) Icon() string { return "person" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return append([]kit.Shortcut{
		{Key: fyne.KeyO, Mod: kit.Command, Label: loc.T("today.open_list"), Do: s.openList},
		{Key: fyne.KeyF, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("people.filter"), Do: s.askFilter},
		{Key: fyne.KeyL, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("people.lists"), Do: s.showLists},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("people.draw"), Do: s.askDraw},
		{Key: fyne.KeyM, Mod: kit.Command, Label: loc.T("people.mark_key"), Do: func() { s.toggle(s.at) }},
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("people.write_key"), Do: s.write},
		{Key: fyne.KeyA, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("attachments.add_key"), Do: s.shelf.Ask},
	}, s.byHandKeys()...)
}

// Focus is the list, the search where it found nobody, or where to begin
// without a list.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.buttons.begin != nil:
		return s.buttons.begin
	case s.list == nil:
		return nil
	case len(s.found.rows) == 0:
		return s.search
	}
	return s.list.Focusable()
}

// Search is the search field.
func (s *Section) Search() fyne.Focusable {
	if s.search == nil || s.search.Hidden {
		return nil
	}
	return s.search
}

// Shown reads again, for the day may have changed since.
func (s *Section) Shown() { s.load() }

// Reload brings list and card up to date.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindPeople) {
		s.dropMarks()
	}
	if c.Has(app.KindPeople | app.KindLetters | app.KindPlaces | app.KindFacilities | app.KindRules | app.KindOccasions | app.KindSettings) {
		s.load()
	} else if c.Has(app.KindReplies|app.KindParcels|app.KindDonations|app.KindAttachments) && s.card != nil && s.deps.Timeline != nil {
		s.loadCard()
	}
	s.shelf.Reload(c)
}

// Dropped asks whether files are a reply of the person whose card is shown, or kept with
// them; it reports whether they can be.
func (s *Section) Dropped(paths []string) bool {
	switch {
	case s.card == nil:
		return false
	case s.deps.Scans == nil || slices.ContainsFunc(paths, func(path string) bool { return !attachments.Recognised(path) }):
		return s.shelf.Dropped(paths)
	}
	loc, id := s.frame.Loc(), s.card.ID
	s.frame.Dialogs().Choose(loc.T("replies.drop"), loc.T("replies.drop.text", "Count", len(paths)),
		[]string{loc.T("replies.drop.new"), loc.T("replies.drop.keep")}, func(i int) {
			if i == 1 {
				s.shelf.Dropped(paths)
				return
			}
			s.deps.Scans(id, paths)
		})
	return true
}

// Open takes the path of a list to read, a person to show, people to mark, the
// places that nobody knows, or a query with the facility whose people to show.
func (s *Section) Open(arg any) {
	switch a := arg.(type) {
	case string:
		s.importList(a)
	case app.PersonID:
		s.wanted = a
		s.load()
	case []app.PersonID:
		s.markOnly(a)
	case []people.UnsettledPlace:
		s.askPlaces(a)
	case people.Query:
		s.openQuery(a)
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen around what is searched for, filtered and marked.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	s.hand.Build(f)
	s.pace.Build(f)
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("people.search"), s.searchFor, func() { f.Focus(s.Focus()) })
	s.search.SetText(s.text)
	s.buttons.filter = kit.NewButton(loc.T("people.filter"), s.askFilter)
	s.buttons.open = kit.NewButton(loc.T("today.open_list"), s.openList)
	s.buttons.more = kit.NewButton(loc.T("byhand.more"), s.more)
	s.buttons.write = kit.NewPrimary("", s.write)
	s.list = kit.NewList(
		func() int { return len(s.found.rows) },
		func() fyne.CanvasObject { return newRow(s.toggle) },
		func(i int, o fyne.CanvasObject) { s.fillRow(o.(*row), s.found.rows[i]) },
		s.goTo, func(int) { s.focusCard() },
	).Marking(func(i int) { s.toggle(s.found.rows[i].ID) }, s.markAll, s.clearMarks)
	s.detail = kit.NewColumn(kit.Between)
	s.kept = s.shelf.Build(f)
	s.right = container.NewStack()
	s.split = container.New(listAndCard{}, kit.NewCard(s.list).Snug(), kit.NewCard(s.right))
	s.chips = kit.NewFlow(10)
	s.place = container.NewStack(s.split)
	s.body = container.New(under{}, s.chips, s.place)
	s.page = kit.NewPage(loc.T("nav.people"), "",
		[]fyne.CanvasObject{s.search, s.buttons.filter, s.buttons.open, s.buttons.more, s.buttons.write}, s.body)
	s.card = nil
	s.load()
	return s.page
}

func (s *Section) addSample() {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Sample.AddSample(ctx)
	}, nil, func(c app.Changes, err error) {
		s.moved = err == nil
		s.did(s.frame.Loc().T("today.sample_added"), c, err)
	})
}

// did tells how an operation ended.
func (s *Section) did(text string, c app.Changes, err error) {
	if err != nil {
		s.frame.Fail(err)
		return
	}
	s.frame.Did(s, text, c)
}
