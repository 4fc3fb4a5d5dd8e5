// Package changes is the section with what the lists told anew: who is new, moved,
// sentenced, released, gone, and what that asks for. It also has the history of
// the imports.
package changes

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/history"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Watch is what the section needs of the change watch.
type Watch interface {
	Tasks(ctx context.Context, f app.NewsFilter) ([]people.Task, error)
	Apply(ctx context.Context, tasks []people.Task, today app.Date) (people.Applied, error)
	Dismiss(ctx context.Context, tasks []people.Task, today app.Date) (app.Changes, error)
	Imports(ctx context.Context) ([]app.Import, error)
}

// Steps takes back what was done.
type Steps interface {
	history.Store
	TakeBack(ctx context.Context, ids ...app.StepID) (app.Changes, error)
}

// People is what the section needs of the list.
type People interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Watch    Watch
	Steps    Steps
	People   People
	Register people.Register
	Counted  func() // the number of open changes is another one
	Runner   *work.Runner
	Now      func() time.Time
}

// Section is the screen of changes.
type Section struct {
	deps  Deps
	frame kit.Frame

	tasks   []people.Task // open ones, by kind
	imports []app.Import  // newest first
	rows    []row
	at      rowID // which row is shown

	page   *kit.Page
	list   *kit.List
	detail *kit.Column
	body   fyne.CanvasObject
	begin  *kit.Button // of the empty screen; nil where there are changes
	past   *kit.Button
}

// row is a line of the list: the head of a kind, or one change.
type row struct {
	kind app.NewsKind
	task *people.Task // nil for a head
	n    int          // of a head: how many there are
}

// rowID tells a row again after the changes were read anew.
type rowID struct {
	kind app.NewsKind
	news app.NewsID // 0 for a head
}

func (r *row) id() rowID {
	if r.task == nil {
		return rowID{kind: r.kind}
	}
	return rowID{r.kind, r.task.ID}
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "changes".
func (s *Section) ID() string { return "changes" }

// Under is the list of people.
func (s *Section) Under() string { return "people" }

// Count is how many changes are open.
func (s *Section) Count() int { return len(s.tasks) }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.changes") }

// Icon is its drawing.
func (s *Section) Icon() string { return "info" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("changes.key.apply"), Do: s.applyShown},
		{Key: fyne.KeyD, Mod: kit.Command, Label: loc.T("changes.key.dismiss"), Do: s.dismissShown},
		{Key: fyne.KeyH, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("changes.history"), Do: s.showHistory},
	}
}

// Focus is the list, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.begin != nil:
		return s.begin
	case s.list == nil:
		return nil
	}
	return s.list.Focusable()
}

// Reload reads the changes again: what they ask for hangs on cards and people too.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindNews | app.KindPeople | app.KindLetters | app.KindFacilities | app.KindPlaces) {
		s.load()
	}
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.detail = kit.NewColumn(kit.Gap)
	s.list = kit.NewList(
		func() int { return len(s.rows) },
		func() fyne.CanvasObject { return newLine() },
		func(i int, o fyne.CanvasObject) { o.(*line).set(s.line(&s.rows[i])) },
		s.show, s.openPerson,
	)
	s.past = kit.NewButton(loc.T("changes.history"), s.showHistory)
	s.body = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewScroll(kit.NewCard(s.detail)), 0.52, 380, 760)
	s.page = kit.NewPage(loc.T("changes.title"), "", []fyne.CanvasObject{s.past}, s.body)
	s.refresh()
	s.load()
	return s.page
}

// found is what the section shows, read in one go.
type found struct {
	tasks   []people.Task
	imports []app.Import
}

// load reads the changes and shows them. Before Build it only counts.
func (s *Section) load() {
	work.Query(s.deps.Runner, "changes", func(ctx context.Context) (f found, err error) {
		if f.tasks, err = s.deps.Watch.Tasks(ctx, app.NewsFilter{State: app.NewsOpen}); err != nil {
			return f, err
		}
		f.imports, err = s.deps.Watch.Imports(ctx)
		return f, err
	}, func(f found, err error) {
		if err != nil {
			if s.frame != nil {
				s.frame.Fail(err)
			}
			return
		}
		s.tasks, s.imports = f.tasks, f.imports
		if s.frame != nil {
			s.refresh()
		}
		s.deps.Counted()
	})
}

// refresh shows what was read.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.past.Hidden = len(s.imports) == 0
	s.arrange()
	if len(s.tasks) == 0 {
		s.showNothing()
		return
	}
	s.begin = nil
	s.page.SetSubtitle(loc.T("changes.count", "Count", len(s.tasks)))
	s.page.SetBody(s.body)
	s.list.Heights(func(i int) float32 {
		if s.rows[i].task == nil {
			return headHeight()
		}
		return 0
	})
	s.list.Changed()
	at := max(slices.IndexFunc(s.rows, func(r row) bool { return r.id() == s.at }), 0)
	s.list.Select(at)
	s.show(at) // the list tells only of another row, and this one may be another change now
	if at == 0 {
		s.list.ScrollToTop()
	}
}

// Shown begins at the first change, where the reader was at none.
func (s *Section) Shown() {
	if s.list != nil && s.list.Selected() <= 0 {
		s.list.ScrollToTop()
	}
}

// showNothing says that there are no changes, or what to do first.
func (s *Section) showNothing() {
	loc := s.frame.Loc()
	s.at = rowID{}
	s.page.SetSubtitle("")
	if len(s.imports) == 0 {
		s.begin = kit.NewPrimary(loc.T("changes.first.action"), func() { s.frame.Go("people", nil) })
		s.page.SetBody(kit.NewEmpty("info", loc.T("changes.first.title"), loc.T("changes.first.text"), s.begin))
		return
	}
	s.begin = kit.NewPrimary(loc.T("changes.empty.action"), func() { s.frame.Go("people", nil) })
	s.page.SetBody(kit.NewEmpty("check", loc.T("changes.empty.title"), loc.T("changes.empty.text"), s.begin))
}

// arrange puts the changes under the heads of their kinds.
func (s *Section) arrange() {
	s.rows = s.rows[:0]
	for _, kind := range app.NewsKinds {
		head := len(s.rows)
		for i := range s.tasks {
			if s.tasks[i].Kind != kind {
				continue
			}
			if len(s.rows) == head {
				s.rows = append(s.rows, row{kind: kind})
			}
			s.rows = append(s.rows, row{kind: kind, task: &s.tasks[i]})
			s.rows[head].n++
		}
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// name is whom a change is about.
func (s *Section) name(id app.PersonID) string {
	if name := s.known(id); name != "" {
		return name
	}
	return s.frame.Loc().T("journal.nobody")
}

// known is the name of somebody, empty where nobody has the number.
func (s *Section) known(id app.PersonID) string {
	if e, known := s.deps.People.Person(id, s.today()); known {
		return e.Names.Best(s.lang()).Display()
	}
	return ""
}

// of are the changes of a kind.
func (s *Section) of(kind app.NewsKind) []people.Task {
	var all []people.Task
	for _, t := range s.tasks {
		if t.Kind == kind {
			all = append(all, t)
		}
	}
	return all
}

// shown are the changes of the row that is shown: one, or all of a kind.
func (s *Section) shown() []people.Task {
	i := slices.IndexFunc(s.rows, func(r row) bool { return r.id() == s.at })
	switch {
	case i < 0:
		return nil
	case s.rows[i].task == nil:
		return s.of(s.rows[i].kind)
	}
	return []people.Task{*s.rows[i].task}
}

func (s *Section) applyShown() { s.apply(s.shown()) }

func (s *Section) dismissShown() { s.dismiss(s.shown()) }

// apply does what the changes ask for, and goes on to where the reader does the rest.
func (s *Section) apply(tasks []people.Task) {
	var got people.Applied
	do := func(ctx context.Context, tasks []people.Task, today app.Date) (app.Changes, error) {
		var err error
		got, err = s.deps.Watch.Apply(ctx, tasks, today)
		return got.Changes, err
	}
	s.decide(tasks, do, func(int) string { return s.applied(&got) }, func() {
		if section, arg := follow(got.Done); section != "" {
			s.frame.Go(section, arg)
			return
		}
		s.frame.Focus(s.Focus())
	})
}

// applied says how many changes were applied, and why others were not.
func (s *Section) applied(got *people.Applied) string {
	loc := s.frame.Loc()
	text := loc.T("changes.applied", "Count", len(got.Done))
	if n := len(got.Left); n > 0 {
		why, _ := loc.Error(got.Left[0].Why)
		text += "\n" + loc.T("changes.left", "Count", n, "Why", why)
	}
	return text
}

// follow is where the reader goes on after the changes were applied, empty where
// everything is done.
func follow(tasks []people.Task) (section string, arg any) {
	var write []app.PersonID
	for i := range tasks {
		if a := tasks[i].Action; (a == people.ActionWelcome || a == people.ActionReprint) && !slices.Contains(write, tasks[i].Person) {
			write = append(write, tasks[i].Person)
		}
	}
	switch {
	case len(write) > 0:
		return "print", write
	case len(tasks) == 1 && slices.Contains([]people.Action{people.ActionAddress, people.ActionCompare, people.ActionWhose}, tasks[0].Action):
		return "people", tasks[0].Person
	}
	return "", nil
}

func (s *Section) dismiss(tasks []people.Task) {
	s.decide(tasks, s.deps.Watch.Dismiss, func(n int) string { return s.frame.Loc().T("changes.dismissed", "Count", n) }, func() { s.frame.Focus(s.Focus()) })
}

// decide changes what is open, tells of it, and goes to the next row.
func (s *Section) decide(tasks []people.Task, do func(context.Context, []people.Task, app.Date) (app.Changes, error), says func(int) string, then func()) {
	if len(tasks) == 0 {
		return
	}
	today := s.today()
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return do(ctx, tasks, today) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.at = s.next(tasks)
			s.frame.Did(s, says(len(tasks)), c)
			then()
		})
}

// next is the row that is shown once the changes are gone: the next one that stays.
func (s *Section) next(gone []people.Task) rowID {
	stays := func(r *row) bool {
		return r.task != nil && !slices.ContainsFunc(gone, func(t people.Task) bool { return t.ID == r.task.ID })
	}
	at := max(slices.IndexFunc(s.rows, func(r row) bool { return r.id() == s.at }), 0)
	for i := at; i < len(s.rows); i++ {
		if stays(&s.rows[i]) {
			return s.rows[i].id()
		}
	}
	for i := at - 1; i >= 0; i-- {
		if stays(&s.rows[i]) {
			return s.rows[i].id()
		}
	}
	return rowID{}
}

// openPerson shows the card of whom a change is about.
func (s *Section) openPerson(i int) {
	if t := s.rows[i].task; t != nil {
		s.frame.Go("people", t.Person)
	}
}
