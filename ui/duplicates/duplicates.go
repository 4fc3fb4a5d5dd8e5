// Package duplicates is the section with pairs of people who may be one: two side
// by side, with what differs marked, to be made one or to be told apart.
package duplicates

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Finder finds the pairs.
type Finder interface {
	Duplicates(ctx context.Context, people []*app.Person) ([]people.Duplicate, error)
}

// Own keeps what the user says of them.
type Own interface {
	Merge(ctx context.Context, id, into app.PersonID) (app.Changes, error)
	SetApart(ctx context.Context, pair app.Pair) (app.Changes, error)
}

// Directory is the list in memory.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Everybody() []*app.Person
}

// Register knows the facilities.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Finder    Finder
	Own       Own
	Directory Directory
	Register  Register
	Counted   func() // the number of pairs is known anew
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the pairs.
type Section struct {
	deps  Deps
	frame kit.Frame

	pairs  []people.Duplicate
	at     app.Pair // that is shown
	read   bool     // the pairs were looked for
	page   *kit.Page
	list   *kit.List
	detail *kit.Column
	body   fyne.CanvasObject
	same   *kit.Button // nil where no pair is shown
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "duplicates".
func (s *Section) ID() string { return "duplicates" }

// Under is the section of the rail that this one stands under.
func (s *Section) Under() string { return "people" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("duplicates.title") }

// Icon is that of people.
func (s *Section) Icon() string { return "person" }

// Count is how many pairs wait.
func (s *Section) Count() int { return len(s.pairs) }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("duplicates.same"), Do: s.merge},
		{Key: fyne.KeyD, Mod: kit.Command, Label: loc.T("duplicates.apart"), Do: s.apart},
	}
}

// Focus is the list of pairs.
func (s *Section) Focus() fyne.Focusable {
	if s.list == nil || len(s.pairs) == 0 {
		return nil
	}
	return s.list.Focusable()
}

// Reload looks for pairs again where people changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindPeople | app.KindPlaces) {
		s.load()
	}
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.list = kit.NewList(
		func() int { return len(s.pairs) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.pairs[i]) },
		func(i int) { s.show(s.pairs[i].Pair) },
		func(int) { s.focusPair() },
	)
	s.detail = kit.NewColumn(kit.Between)
	s.body = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewCard(container.NewStack(kit.NewScroll(s.detail))), 0.62, 376, 900)
	s.page = kit.NewPage(loc.T("duplicates.title"), loc.T("duplicates.text"), nil, s.body)
	s.refresh()
	if !s.read {
		s.load()
	}
	return s.page
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) load() {
	work.Query(s.deps.Runner, "duplicates", func(ctx context.Context) ([]people.Duplicate, error) {
		return s.deps.Finder.Duplicates(ctx, s.deps.Directory.Everybody())
	}, func(pairs []people.Duplicate, err error) {
		if err != nil {
			if s.frame != nil {
				s.frame.Fail(err)
			}
			return
		}
		s.pairs, s.read = pairs, true
		s.deps.Counted()
		if s.frame != nil {
			s.refresh()
		}
	})
}

// refresh shows the pairs, and the one that was shown or the first.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.same = nil
	if !s.read {
		s.page.SetBody(kit.NewColumn(0)) // nothing is known yet: not that there is none
		return
	}
	if len(s.pairs) == 0 {
		s.at = app.Pair{}
		s.page.SetBody(kit.NewEmpty("person", loc.T("duplicates.none.title"), loc.T("duplicates.none.text")))
		return
	}
	s.page.SetBody(s.body)
	s.list.Changed()
	at := max(slices.IndexFunc(s.pairs, func(d people.Duplicate) bool { return d.Pair == s.at }), 0)
	s.list.Clear()
	s.list.Select(at)
}

func (s *Section) fill(row *kit.TwoLines, d *people.Duplicate) {
	loc := s.frame.Loc()
	row.Set(s.name(d.Pair[0]), loc.T(d.Reason.MessageKey()), loc.Number(int(d.Score*100+0.5))+"\u00a0%", kit.Neutral)
}

func (s *Section) name(id app.PersonID) string {
	e, known := s.deps.Directory.Person(id, s.today())
	if !known {
		return ""
	}
	return e.Names.Best(app.Lang(s.frame.Loc().Lang())).Display()
}

func (s *Section) focusPair() {
	if s.same != nil {
		s.frame.Focus(s.same)
	}
}

// index is the place of the pair that is shown, -1 for none.
func (s *Section) index() int {
	return slices.IndexFunc(s.pairs, func(d people.Duplicate) bool { return d.Pair == s.at })
}

// merge makes the second of the pair be the first.
func (s *Section) merge() {
	if s.index() < 0 {
		return
	}
	pair := s.standing()
	s.change(s.frame.Loc().T("duplicates.merged"), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Own.Merge(ctx, pair[1], pair[0])
	})
}

// standing is the pair in the order in which it is shown: who is on a list stands
// for somebody who was added by hand.
func (s *Section) standing() [2]app.PersonID {
	a, known := s.deps.Directory.Person(s.at[0], s.today())
	b, also := s.deps.Directory.Person(s.at[1], s.today())
	if known && also && a.ByHand && !b.ByHand {
		return [2]app.PersonID{s.at[1], s.at[0]}
	}
	return s.at
}

func (s *Section) apart() {
	if s.index() < 0 {
		return
	}
	pair := s.at
	s.change(s.frame.Loc().T("duplicates.told_apart"), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Own.SetApart(ctx, pair)
	})
}

// change runs an operation; the pair after the present one is shown next.
func (s *Section) change(done string, op func(context.Context) (app.Changes, error)) {
	next := s.at
	if at := s.index(); at+1 < len(s.pairs) {
		next = s.pairs[at+1].Pair
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.at = next
			s.frame.Did(s, done, c)
			s.frame.Focus(s.Focus())
		})
}
