// Package today is the section that the window opens with: whose birthday comes
// next, what waits for an answer, and how things stand with the list.
package today

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/importer/table"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Directory is what the section needs of the list.
type Directory interface {
	Birthdays(q people.BirthdayQuery) []people.Birthday
	Counts() people.Counts
	Find(q people.Query) people.Result
	AskedPlaces(ctx context.Context, ids []app.PersonID) (people.AskedPlaces, error)
}

// Register is what the section needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Lists makes the list of birthdays for paper or a spreadsheet, at the path.
type Lists interface {
	SaveBirthdays(ctx context.Context, b printing.Birthdays, path string) (left []printing.Reason, err error)
	SaveDue(d *rhythm.Digest, lang app.Lang, named bool, path string) error
}

// Opener opens a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Sample adds and removes the sample list.
type Sample interface {
	AddSample(ctx context.Context) (app.Changes, error)
	RemoveSample(ctx context.Context) (app.Changes, error)
}

// Deps are what the section stands on.
type Deps struct {
	Directory Directory
	Register  Register
	Lists     Lists
	Opener    Opener
	Sample    Sample
	Rhythm    Rhythm
	Backups   Backups // nil leaves out what is said of them
	Places    Places  // nil leaves out what is said of them
	Runner    *work.Runner
	Now       func() time.Time
}

// days is how far ahead the section looks: two months.
const days = 60

// Section is Today.
type Section struct {
	deps  Deps
	frame kit.Frame

	known  bool // the list was read: before that nothing can be said of it
	moved  bool // the button that had the keyboard is gone when the list is shown anew
	state  state
	backup lastBackup
	chosen map[app.PersonID]bool
	// Of whom sources disagree where they are held: read after the rest, for it takes
	// the rows of the lists.
	disputed []app.PersonID
	beside   []people.UnsettledPlace // texts of other lists for whom a list places

	page      *kit.Page
	list      *kit.List
	birthdays *fyne.Container // the list, or that there is nobody in it
	side      *kit.Column
	body      fyne.CanvasObject
	open      *kit.Button
	write     *kit.Button
	begin     *kit.Button // of the empty screen; nil where there is a list
}

// state is what the section shows, read in one go.
type state struct {
	due       *rhythm.Digest // empty before it is read
	birthdays []people.Birthday
	counts    people.Counts
	unsettled []people.UnsettledPlace
	places    atPlaces
}

// New is the section.
func New(deps Deps) *Section {
	return &Section{deps: deps, chosen: map[app.PersonID]bool{}, state: state{due: &rhythm.Digest{}}}
}

// ID is "today".
func (s *Section) ID() string { return "today" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.today") }

// Icon is its drawing in the rail.
func (s *Section) Icon() string { return "calendar" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyO, Mod: kit.Command, Label: loc.T("today.open_list"), Do: s.openList},
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("today.write"), Do: s.writeToChosen},
	}
}

// Focus is the list of birthdays, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.begin != nil:
		return s.begin
	case s.list == nil || len(s.state.birthdays) == 0:
		return nil
	}
	return s.list.Focusable()
}

// Reload reads everything again that settings do not change.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindPeople | app.KindLetters | app.KindPlaces | app.KindFacilities | app.KindNews | app.KindOccasions | app.KindDrafts | app.KindSettings) {
		s.known = true
		s.load()
	}
	if c.Has(app.KindBackups) && s.known {
		s.loadBackup()
	}
}

// Shown reads again, for the day may have changed since.
func (s *Section) Shown() { s.load() }

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.list = kit.NewList(
		func() int { return len(s.state.birthdays) },
		func() fyne.CanvasObject { return newRow(s.press) },
		func(i int, o fyne.CanvasObject) { o.(*row).set(i, s.line(s.state.birthdays[i])) },
		func(int) {}, s.choose,
	).Marking(s.choose, s.chooseAll, s.chooseNone)
	s.birthdays = container.NewStack()
	title := kit.NewInset(kit.NewText(kit.Label(loc.T("today.birthdays", "Count", days))), 8, kit.Gap, kit.Tight, kit.Gap)
	s.side = kit.NewColumn(kit.Between)
	s.body = kit.NewSplit(kit.NewCard(kit.NewBorder(title, s.birthdays)).Snug(), kit.NewScroll(s.side), 0.32, 300, 420)
	s.open = kit.NewButton(loc.T("today.open_list"), s.openList)
	s.write = kit.NewPrimary(loc.T("today.write"), s.writeToChosen)
	s.open.Hidden, s.write.Hidden = true, true
	s.page = kit.NewPage(s.greeting(), s.date(), []fyne.CanvasObject{s.open, s.write}, kit.NewColumn(0))
	s.load()
	return s.page
}

// greeting follows the clock.
func (s *Section) greeting() string {
	loc := s.frame.Loc()
	switch h := s.deps.Now().Hour(); {
	case h >= 5 && h < 11:
		return loc.T("today.morning")
	case h >= 18 || h < 5:
		return loc.T("today.evening")
	}
	return loc.T("today.day")
}

func (s *Section) date() string {
	loc, now := s.frame.Loc(), s.deps.Now()
	return loc.T("today.date", "Weekday", loc.Weekday(now.Weekday()), "Date", loc.DayMonth(int(now.Month()), now.Day()))
}

// load reads what the section shows.
func (s *Section) load() {
	if s.frame == nil || !s.known {
		return
	}
	today, lang := s.today(), app.Lang(s.frame.Loc().Lang())
	work.Query(s.deps.Runner, "today", func(ctx context.Context) (state, error) {
		st := state{
			birthdays: s.deps.Directory.Birthdays(people.BirthdayQuery{Today: today, Days: days, Lang: lang}),
			counts:    s.deps.Directory.Counts(),
			unsettled: s.unsettled(today),
		}
		var err error
		if st.due, err = s.deps.Rhythm.Digest(ctx, today, lang); err != nil {
			return st, err
		}
		st.places, err = s.atPlaces(ctx, today)
		return st, err
	}, func(st state, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.state = st
		s.refresh()
		if !s.backup.known {
			s.loadBackup()
		}
		s.refocus()
		s.loadDisputed()
	})
}

// refocus gives the keyboard to the section again, where the button that had it
// is gone.
func (s *Section) refocus() {
	if s.moved {
		s.moved = false
		s.frame.Focus(s.Focus())
	}
}

// unsettled are the places of people now held that nobody knows.
func (s *Section) unsettled(today app.Date) []people.UnsettledPlace {
	var homeless []app.Person
	for _, e := range s.deps.Directory.Find(people.Query{InCustody: true, Today: today}).People {
		if e.Held.Facility == "" {
			homeless = append(homeless, *e.Person)
		}
	}
	return people.Unsettled(homeless)
}

// refresh shows what was read.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.page.SetTitle(s.greeting())
	s.page.SetSubtitle(s.date())
	empty := s.state.counts.People == 0
	s.open.Hidden, s.write.Hidden = empty, empty
	if empty {
		s.begin = kit.NewPrimary(loc.T("today.open_list"), s.openList)
		s.page.SetBody(kit.NewEmpty("person", loc.T("today.empty.title"), loc.T("today.empty.text"),
			s.begin, kit.NewButton(loc.T("today.try_sample"), s.addSample)))
		return
	}
	s.begin = nil
	s.birthdays.Objects = []fyne.CanvasObject{s.list}
	if len(s.state.birthdays) == 0 {
		s.birthdays.Objects = []fyne.CanvasObject{kit.NewEmpty("calendar", loc.T("today.nobody.title"), loc.T("today.nobody.text"),
			kit.NewButton(loc.T("journal.empty.action"), func() { s.frame.Go("people", nil) }))}
	}
	s.birthdays.Refresh()
	s.page.SetBody(s.body)
	s.relabel()
	s.list.Changed()
	s.side.Set(s.cards()...)
	s.body.Refresh()
}

// relabel says on the button to how many the cards go.
func (s *Section) relabel() {
	loc, all := s.frame.Loc(), len(s.state.birthdays)
	switch n := len(s.chosenPeople()); {
	case n > 0:
		s.write.SetText(loc.T("people.write_to", "Count", n))
	case all > 0:
		s.write.SetText(loc.T("today.write_all", "Count", all))
	default:
		s.write.SetText(loc.T("today.write"))
	}
	s.page.Refresh()
}

// press is choose for the pointer.
func (s *Section) press(i int) {
	s.list.Select(i)
	s.choose(i)
}

// choose marks a person for a card, or takes the mark away.
func (s *Section) choose(i int) {
	id := s.state.birthdays[i].ID
	s.chosen[id] = !s.chosen[id]
	s.marksChanged()
}

func (s *Section) chooseAll() {
	for _, b := range s.state.birthdays {
		s.chosen[b.ID] = true
	}
	s.marksChanged()
}

// chooseNone takes all marks away and says whether there were any.
func (s *Section) chooseNone() bool {
	had := len(s.chosenPeople()) > 0
	clear(s.chosen)
	s.marksChanged()
	return had
}

func (s *Section) marksChanged() {
	s.list.Changed()
	s.relabel()
}

func (s *Section) chosenPeople() []app.PersonID {
	var ids []app.PersonID
	for _, b := range s.state.birthdays {
		if s.chosen[b.ID] {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// writeToChosen goes to print for the chosen, or for all who are shown.
func (s *Section) writeToChosen() {
	ids := s.chosenPeople()
	if len(ids) == 0 {
		for _, b := range s.state.birthdays {
			ids = append(ids, b.ID)
		}
	}
	if len(ids) == 0 {
		s.frame.Go("people", nil)
		return
	}
	s.frame.Go("print", ids)
}

// openList lets a downloaded list be chosen; People reads it.
func (s *Section) openList() {
	loc := s.frame.Loc()
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("today.open_list"), Extensions: table.Extensions},
		func(path string) { s.frame.Go("people", path) })
}

func (s *Section) addSample() {
	s.change("today.sample_added", s.deps.Sample.AddSample)
}

func (s *Section) removeSample() {
	s.change("today.sample_removed", s.deps.Sample.RemoveSample)
}

func (s *Section) change(done string, op func(context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.moved = true
			s.frame.Did(s, s.frame.Loc().T(done), c)
		})
}

// saveList writes the list of birthdays where the reader wants it, and shows it.
func (s *Section) saveList() {
	loc := s.frame.Loc()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("today.save_list"), Name: "birthdays.pdf", Extensions: []string{".pdf", ".csv", ".xlsx", ".ics"}}, func(path string) {
		list := printing.Birthdays{Found: s.state.birthdays, Today: s.today(), Days: days, Lang: app.Lang(loc.Lang())}
		work.Query(s.deps.Runner, "today/list", func(ctx context.Context) ([]printing.Reason, error) {
			return s.deps.Lists.SaveBirthdays(ctx, list, path)
		}, func(left []printing.Reason, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("today.list_saved"))
			s.tellLeftOut(left)
			s.show(path)
		})
	})
}

// tellLeftOut says who does not stand in a list that was saved, and why.
func (s *Section) tellLeftOut(left []printing.Reason) {
	if len(left) == 0 {
		return
	}
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	for _, r := range left {
		for _, b := range s.state.birthdays {
			if b.ID == r.Person {
				name := b.Names.Best(app.Lang(loc.Lang())).Display()
				lines = append(lines, kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(name)), kit.NewText(kit.Body(loc.Message(r)))))
			}
		}
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("today.list_left_out", "Count", len(left)), Body: kit.NewRows(lines...), Width: 620,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// show opens a file in the reader's own program for it.
func (s *Section) show(path string) {
	work.Query(s.deps.Runner, "today/open", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.deps.Opener.Open(ctx, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
		}
	})
}
