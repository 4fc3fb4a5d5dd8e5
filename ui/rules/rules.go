// Package rules is the section with the rules on what may be sent: ours, those of
// files that the reader loaded, and what the reader edited.
package rules

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// Book is what the section needs of the rules.
type Book interface {
	Find(ctx context.Context, f rulebook.Filter, day app.Date) ([]rules.Cited, error)
	Rules(ctx context.Context) (*rules.Rules, error)
	Files(ctx context.Context) ([]app.RuleFile, error)
	Load(ctx context.Context, name string, content []byte, day app.Date) (rulebook.Loaded, app.Changes, error)
	Unload(ctx context.Context, name string) (app.Changes, error)
	Add(ctx context.Context, r rules.Rule, day app.Date) (id string, c app.Changes, err error)
	Save(ctx context.Context, edited rules.Rule, day app.Date) (app.Changes, error)
	Remove(ctx context.Context, id string, day app.Date) (app.Changes, error)
	Reset(ctx context.Context) (app.Changes, error)
}

// Register is what the section needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Facilities(on app.Date) []app.Facility
}

// Deps are what the section stands on.
type Deps struct {
	Book     Book
	Register Register
	ReadFile func(path string) ([]byte, error)
	Runner   *work.Runner
	Now      func() time.Time
}

// Section is the rules.
type Section struct {
	deps  Deps
	frame kit.Frame

	filter filter
	at     string // the id of the rule that is shown
	found  found

	page   *kit.Page
	search *kit.Search
	chips  *kit.Flow
	list   *kit.List
	place  *fyne.Container // the list with the rule, or that nothing was found
	split  fyne.CanvasObject
	detail *kit.Column
	right  *fyne.Container // where the rule scrolls
	edit   *kit.Button     // of the rule that is shown
}

// found is what the section shows, read in one go.
type found struct {
	rules   []rules.Cited
	files   []app.RuleFile
	own     int // entries that the reader edited
	refused []*app.Error
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "rules".
func (s *Section) ID() string { return "rules" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.rules") }

// Icon is its drawing.
func (s *Section) Icon() string { return "info" }

// Under is the section of the people.
func (s *Section) Under() string { return "people" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("rules.add"), Do: s.add},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("rules.edit_key"), Do: s.editShown},
		{Key: fyne.KeyO, Mod: kit.Command, Label: loc.T("rules.load_key"), Do: s.chooseFile},
		{Key: fyne.KeyF, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("people.filter"), Do: s.askFilter},
	}
}

// Focus is the list, or the search where it found nothing.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.list == nil:
		return nil
	case len(s.found.rules) == 0:
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

// Reload reads again where the rules changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindRules | app.KindFacilities) {
		s.load()
	}
}

// Open takes the thing and the facility whose rules are wanted.
func (s *Section) Open(arg any) {
	show, ok := arg.(sending.Show)
	if !ok {
		return
	}
	s.at, s.filter = "", filter{thing: show.Thing, facility: show.Facility}
	if s.search != nil {
		s.search.SetText("")
	}
	s.load()
}

// Dropped takes a file of rules; it reports whether it did.
func (s *Section) Dropped(paths []string) bool {
	if s.frame == nil || len(paths) != 1 || !isRules(paths[0]) {
		return false
	}
	s.loadFile(paths[0])
	return true
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen around what is searched for and shown.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("rules.search"), s.searchFor, func() { f.Focus(s.Focus()) })
	s.search.SetText(s.filter.text)
	s.list = kit.NewList(
		func() int { return len(s.found.rules) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.found.rules[i]) },
		s.goTo, func(int) { s.focusRule() },
	)
	s.detail = kit.NewColumn(kit.Between)
	s.right = container.NewStack()
	s.split = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewCard(s.right), 0.58, 376, 780)
	s.place = container.NewStack(s.split)
	s.chips = kit.NewFlow(10)
	s.page = kit.NewPage(loc.T("nav.rules"), "", []fyne.CanvasObject{
		s.search, kit.NewButton(loc.T("people.filter"), s.askFilter), kit.NewButton(loc.T("rules.load"), s.chooseFile),
		kit.NewButton(loc.T("rules.add"), s.add),
	}, kit.NewBorder(kit.NewInset(s.chips, 0, 0, 14, 0), s.place))
	s.load()
	return s.page
}

// load asks for the rules that the search and the filters choose.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	today, f := s.today(), s.filter.query(s.lang())
	f.Facility, _ = s.deps.Register.Facility(s.filter.facility, today)
	work.Query(s.deps.Runner, "rules", func(ctx context.Context) (now found, err error) {
		if now.rules, err = s.deps.Book.Find(ctx, f, today); err != nil {
			return now, err
		}
		all, err := s.deps.Book.Rules(ctx)
		if err != nil {
			return now, err
		}
		now.refused = all.Refused()
		for _, r := range all.All() {
			if r.From.Own {
				now.own++
			}
		}
		now.files, err = s.deps.Book.Files(ctx)
		return now, err
	}, func(now found, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.found = now
		s.refresh()
	})
}

func (s *Section) searchFor(text string) {
	if text != s.filter.text {
		s.filter.text, s.at = text, ""
		s.load()
	}
}

// refresh shows what was found.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.page.SetSubtitle(loc.T("rules.count", "Count", len(s.found.rules)))
	s.showChips()
	if len(s.found.rules) == 0 {
		s.edit = nil
		s.place.Objects = []fyne.CanvasObject{kit.NewEmpty("search", loc.T("rules.none.title"), loc.T("rules.none.text"),
			kit.NewPrimary(loc.T("people.nobody.clear_filters"), s.clearFilter))}
		s.place.Refresh()
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.split}
	at := 0
	for i := range s.found.rules {
		if s.found.rules[i].ID == s.at {
			at = i
		}
	}
	if s.at == "" {
		s.list.ScrollToTop()
	}
	s.at = s.found.rules[at].ID
	s.list.Changed()
	s.list.Select(at)
	s.place.Refresh()
	s.showRule(&s.found.rules[at])
}

// goTo shows the rule of the row.
func (s *Section) goTo(i int) {
	if r := &s.found.rules[i]; r.ID != s.at {
		s.at = r.ID
		s.showRule(r)
	}
}

// shown is the rule that is shown, nil for none.
func (s *Section) shown() *rules.Cited {
	for i := range s.found.rules {
		if s.found.rules[i].ID == s.at {
			return &s.found.rules[i]
		}
	}
	return nil
}

// focusRule takes the keyboard to the rule that is shown.
func (s *Section) focusRule() {
	if s.edit != nil {
		s.frame.Focus(s.edit)
	}
}
