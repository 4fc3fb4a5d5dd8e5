// Package parcels is the section where parcels are packed: what the rules say stands
// first, then what is in them, and how far they came.
package parcels

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/parcels"
	"vestka/app/people"
	"vestka/app/rulebook"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Book is what the section needs of the parcels.
type Book interface {
	app.ParcelStore
	parcels.Catalogue
	Move(ctx context.Context, id app.ParcelID, to app.ParcelState, on app.Date) (app.Changes, error)
	Weigh(ctx context.Context, p app.Parcel, to *app.Person, from rulebook.Sender, day app.Date) (*parcels.Scales, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Find(q people.Query) people.Result
}

// Rules tell who sends.
type Rules interface {
	Sender(ctx context.Context) (rulebook.Sender, error)
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Directory Directory
	Rules     Rules
	Settings  app.SettingStore
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the parcels.
type Section struct {
	deps  Deps
	frame kit.Frame

	at   app.ParcelID
	list []app.Parcel
	own  string // the user's currency
	open bool   // what else to mind is read

	page   *kit.Page
	rows   *kit.List
	place  *fyne.Container
	split  fyne.CanvasObject
	detail *kit.Column
	first  *kit.Button
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "parcels".
func (s *Section) ID() string { return "parcels" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.parcels") }

// Icon is its drawing.
func (s *Section) Icon() string { return "journal" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("parcels.new"), Do: s.begin},
		{Key: fyne.KeyI, Mod: kit.Command, Label: loc.T("parcels.put"), Do: s.put},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("parcels.remove"), Do: s.removeShown},
	}
}

// Focus is the list, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.rows == nil:
		return nil
	case len(s.list) > 0:
		return s.rows.Focusable()
	}
	return s.first
}

// Reload reads again where something that is shown changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindParcels | app.KindPeople | app.KindRules | app.KindSettings) {
		s.load()
	}
}

// Shown reads again, once the list has its height.
func (s *Section) Shown() { s.load() }

// Open takes a parcel to show, or a person to whom one is begun.
func (s *Section) Open(arg any) {
	switch arg := arg.(type) {
	case app.ParcelID:
		s.at = arg
		s.load()
	case app.PersonID:
		s.beginTo(arg)
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	s.rows = kit.NewList(
		func() int { return len(s.list) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.list[i]) },
		s.goTo, func(int) { f.Focus(s.first) },
	)
	s.detail = kit.NewColumn(kit.Between)
	s.split = kit.NewSplit(kit.NewCard(s.rows).Snug(), kit.NewCard(kit.NewScroll(s.detail)), 0.6, 400, 860)
	s.place = container.NewStack()
	s.page = kit.NewPage(f.Loc().T("nav.parcels"), "", nil, s.place)
	s.load()
	return s.page
}

// load reads the parcels.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	type read struct {
		list []app.Parcel
		own  string
	}
	work.Query(s.deps.Runner, "parcels", func(ctx context.Context) (r read, err error) {
		if r.list, err = s.deps.Book.Parcels(ctx, app.ParcelFilter{}); err == nil {
			r.own, err = s.deps.Settings.Setting(ctx, app.SettingCurrency)
		}
		return r, err
	}, func(r read, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.list, s.own = r.list, r.own
		s.refresh()
	})
}

func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.first = kit.NewPrimary(loc.T("parcels.new"), s.begin)
	if len(s.list) == 0 {
		s.page.SetSubtitle("")
		s.page.SetActions()
		s.show(kit.NewEmpty("journal", loc.T("parcels.empty.title"), loc.T("parcels.empty.text"), s.first))
		return
	}
	s.page.SetSubtitle(loc.T("parcel.count", "Count", len(s.list)))
	s.page.SetActions(s.first)
	s.show(s.split)
	at := max(0, slices.IndexFunc(s.list, func(p app.Parcel) bool { return p.ID == s.at }))
	s.rows.Changed()
	s.rows.Select(at)
	s.tell(s.list[at])
}

func (s *Section) show(o fyne.CanvasObject) {
	s.place.Objects = []fyne.CanvasObject{o}
	s.place.Refresh()
}

func (s *Section) goTo(i int) {
	if p := s.list[i]; p.ID != s.at {
		s.tell(p)
	}
}

// shown is the parcel that is shown.
func (s *Section) shown() (app.Parcel, bool) {
	at := slices.IndexFunc(s.list, func(p app.Parcel) bool { return p.ID == s.at })
	if at < 0 {
		return app.Parcel{}, false
	}
	return s.list[at], true
}

func (s *Section) name(id app.PersonID) string {
	if e, found := s.deps.Directory.Person(id, s.today()); found {
		return e.Names.Best(s.lang()).Display()
	}
	return s.frame.Loc().T("journal.nobody")
}

// fill shows a parcel in a row.
func (s *Section) fill(row *kit.TwoLines, p *app.Parcel) {
	loc := s.frame.Loc()
	tone := map[app.ParcelState]kit.Tone{app.ParcelArrived: kit.Good, app.ParcelReturned: kit.No, app.ParcelLost: kit.No}[p.State]
	on := p.Packed
	for _, later := range []app.Date{p.Posted, p.Ended} {
		if !later.IsZero() {
			on = later
		}
	}
	row.Set(s.name(p.Person), kit.Joined(loc.ShortDate(on.Year, on.Month, on.Day), p.Facility, p.Tracking), loc.T(p.State.MessageKey()), tone)
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
