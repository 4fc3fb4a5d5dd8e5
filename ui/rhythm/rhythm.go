// Package rhythm is the section that tells when to write: who was written to for which
// occasion, which days there are in a year, how often one writes, and how letters fared
// on their ways.
package rhythm

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Book is what the section needs of the days and the ways.
type Book interface {
	Grid(ctx context.Context, who []*people.Entry, from, to int, today app.Date) (*rhythm.Grid, error)
	Days(ctx context.Context, year int) ([]rhythm.Day, error)
	Rates(ctx context.Context) ([]rhythm.Rate, error)
	Occasion(ctx context.Context, code string) (app.OwnOccasion, error)
	Move(ctx context.Context, code string, to app.Date) (app.OwnOccasionID, app.Changes, error)
	Silence(ctx context.Context, code string) (app.OwnOccasionID, app.Changes, error)
	AsKnown(ctx context.Context, code string) (app.Changes, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Choose(ctx context.Context, q people.Query) (people.Result, error)
	Find(q people.Query) people.Result
}

// Lists are the lists that the user saved.
type Lists interface {
	All(ctx context.Context) ([]people.SavedQuery, error)
}

// Sheets write the grid to a file.
type Sheets interface {
	SaveGrid(ctx context.Context, g *rhythm.Grid, lang app.Lang, path string) error
}

// Opener shows a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Store     app.RhythmStore
	Directory Directory
	Lists     Lists
	Sheets    Sheets
	Opener    Opener
	Runner    *work.Runner
	Now       func() time.Time
}

// view is one of the things that the section shows.
type view interface {
	word(loc *i18n.Localizer) string
	build() fyne.CanvasObject
	load()
	focus() fyne.Focusable
	actions() []fyne.CanvasObject
	keys() []kit.Shortcut
	shows(c app.Changes) bool // that the changes concern
}

// Section is the rhythm.
type Section struct {
	deps  Deps
	frame kit.Frame
	views []view
	at    int

	page   *kit.Page
	choice *kit.Choice
	place  *fyne.Container
}

// New is the section.
func New(deps Deps) *Section {
	s := &Section{deps: deps}
	s.views = []view{&grid{s: s, years: usualYears}, &days{s: s}, &often{s: s}, &ways{s: s}}
	return s
}

// ID is "rhythm".
func (s *Section) ID() string { return "rhythm" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.rhythm") }

// Icon is its drawing.
func (s *Section) Icon() string { return "calendar" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Shortcuts are those of all views; each turns to its own first.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	var all []kit.Shortcut
	for i, v := range s.views {
		for _, key := range v.keys() {
			do := key.Do
			key.Do = func() {
				if s.at != i {
					s.choice.Choose(i)
				}
				do()
			}
			all = append(all, key)
		}
	}
	return all
}

// Focus is what is shown.
func (s *Section) Focus() fyne.Focusable {
	if s.frame == nil {
		return nil
	}
	return s.views[s.at].focus()
}

// Reload reads again what the changes concern.
func (s *Section) Reload(c app.Changes) {
	if s.frame != nil && s.views[s.at].shows(c) {
		s.views[s.at].load()
	}
}

// Shown reads again, for the day may have changed since.
func (s *Section) Shown() {
	if s.frame != nil {
		s.views[s.at].load()
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen around the view that was shown last.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	words := make([]string, len(s.views))
	for i, v := range s.views {
		words[i] = v.word(loc)
	}
	s.place = container.NewStack()
	s.choice = kit.NewChoice(words, s.at, s.turn)
	s.page = kit.NewPage(loc.T("nav.rhythm"), "", nil, kit.NewBorder(kit.NewInset(kit.NewFlow(0, s.choice), 0, 0, 14, 0), s.place))
	s.turn(s.at)
	return s.page
}

// turn shows another view.
func (s *Section) turn(i int) {
	s.at = i
	v := s.views[i]
	s.page.SetSubtitle("")
	s.place.Objects = []fyne.CanvasObject{v.build()}
	s.page.SetActions(v.actions()...)
	v.load()
	s.place.Refresh()
}

// do changes something, and says so.
func (s *Section) do(done string, change func(ctx context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return change(ctx) }, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, done, c)
		s.frame.Focus(s.Focus())
	})
}

// name is what somebody is called, empty for nobody.
func (s *Section) name(id app.PersonID) string {
	if e, found := s.deps.Directory.Person(id, s.today()); found && id != 0 {
		return e.Names.Best(s.lang()).Display()
	}
	return ""
}
