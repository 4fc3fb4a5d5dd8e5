// Package templates is the section with the texts that letters are made from: ours
// and the reader's own, by occasion and language.
package templates

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/templates"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/advice"
	"vestka/ui/kit"
)

// Book is what the section needs of the templates.
type Book interface {
	All() []register.Template
	Own(ctx context.Context, id string) (app.OwnTemplate, error)
	Copy(id string) (app.OwnTemplate, error)
	Save(ctx context.Context, own ...app.OwnTemplate) (app.Changes, error)
	Remove(ctx context.Context, id string) (app.Changes, error)
	Chosen(ctx context.Context, ids ...string) ([]app.OwnTemplate, error)
	LoadFile(ctx context.Context, content []byte) (templates.Loaded, app.Changes, error)
}

// Directory is what the section needs of the list: people to try a text on.
type Directory interface {
	Find(q people.Query) people.Result
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Register is what the section needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Snippets are what texts can draw from.
type Snippets interface {
	Snippets(ctx context.Context) ([]app.Snippet, error)
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Directory Directory
	Register  Register
	Settings  app.SettingStore // for who signs
	Snippets  Snippets
	ReadFile  func(path string) ([]byte, error)
	Save      func(path string, content []byte) error
	Advice    advice.Book
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the templates.
type Section struct {
	deps  Deps
	frame kit.Frame

	occasion app.Occasion // of the list; empty for all
	lang     app.Lang     // likewise
	own      bool         // only the reader's own
	at       key          // what is shown
	trial    trial
	sender   string
	writer   app.Sex
	snippets []app.Snippet // that texts draw from

	all    []register.Template // that the list shows
	page   *kit.Page
	list   *kit.List
	place  *fyne.Container
	split  fyne.CanvasObject
	detail *kit.Column
	right  *fyne.Container
	first  *kit.Button // of the text that is shown
}

// key is a text in one language.
type key struct {
	id   string
	lang app.Lang
}

func keyOf(t *register.Template) key { return key{t.ID, t.Lang} }

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps, lang: app.Belarusian} }

// ID is "templates".
func (s *Section) ID() string { return "templates" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.templates") }

// Icon is its drawing.
func (s *Section) Icon() string { return "file" }

// Under is the section in the rail.
func (s *Section) Under() string { return "desk" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("templates.new"), Do: s.begin},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("templates.edit_key"), Do: s.editShown},
		{Key: fyne.KeyO, Mod: kit.Command, Label: loc.T("templates.load"), Do: s.chooseFile},
		advice.Key(s.frame, s.deps.Advice),
	}
}

// Focus is the list.
func (s *Section) Focus() fyne.Focusable {
	if s.list == nil {
		return nil
	}
	return s.list.Focusable()
}

// Reload shows the texts again where they, or the people whom they are tried on, changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindTemplates | app.KindPeople | app.KindSettings | app.KindSnippets) {
		s.load()
	}
}

// Open takes nothing.
func (s *Section) Open(any) {}

// Dropped takes a file of templates; it reports whether it did.
func (s *Section) Dropped(paths []string) bool {
	if s.frame == nil || len(paths) != 1 || !isTemplates(paths[0]) {
		return false
	}
	s.loadFile(paths[0])
	return true
}

func (s *Section) window() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

// Build makes the screen around what is chosen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.list = kit.NewList(
		func() int { return len(s.all) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.all[i]) },
		s.goTo, func(int) {
			if s.first != nil {
				f.Focus(s.first)
			}
		},
	)
	s.detail = kit.NewColumn(kit.Between)
	s.right = container.NewStack()
	s.split = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewCard(s.right), 0.58, 376, 780)
	s.place = container.NewStack(s.split)
	s.page = kit.NewPage(loc.T("nav.templates"), "", []fyne.CanvasObject{
		kit.NewButton(loc.T("templates.fields"), s.showFields), kit.NewButton(loc.T("templates.load"), s.chooseFile), kit.NewPrimary(loc.T("templates.new"), s.begin),
	}, kit.NewBorder(kit.NewInset(s.filters(), 0, 0, 14, 0), s.place))
	s.load()
	return s.page
}

// filters narrow the list.
func (s *Section) filters() fyne.CanvasObject {
	loc := s.frame.Loc()
	occasions, words := append([]app.Occasion{""}, app.Occasions...), []string{loc.T("templates.every_occasion")}
	for _, o := range app.Occasions {
		words = append(words, begin(loc.T(o.MessageKey())))
	}
	occasion := kit.NewSelect(words, slices.Index(occasions, s.occasion), func(i int) {
		s.occasion = occasions[i]
		s.load()
	})
	every, names := append([]app.Lang{""}, app.LetterLangs...), []string{loc.T("templates.every_lang")}
	for _, l := range app.LetterLangs {
		names = append(names, loc.T(l.MessageKey()))
	}
	lang := kit.NewSelect(names, slices.Index(every, s.lang), func(i int) {
		s.lang = every[i]
		s.load()
	})
	own := kit.NewToggle(loc.T("templates.only_own"), s.own, func(on bool) {
		s.own = on
		s.load()
	})
	return kit.NewFlow(kit.Gap, occasion.Whole(), lang.Whole(), own)
}

// begin is a word as it begins a line.
func begin(word string) string {
	for i, r := range word {
		if i > 0 {
			return strings.ToUpper(word[:i]) + word[i:]
		}
		_ = r
	}
	return word
}

// load shows the texts that the filters choose, and reads who signs.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	s.all = nil
	for _, t := range s.deps.Book.All() {
		if (s.occasion == "" || t.Occasion == s.occasion) && (s.lang == "" || t.Lang == s.lang) && (!s.own || t.Own) {
			s.all = append(s.all, t)
		}
	}
	order := func(t *register.Template) int { return slices.Index(app.Occasions, t.Occasion) }
	slices.SortStableFunc(s.all, func(a, b register.Template) int { return order(&a) - order(&b) })
	type read struct {
		sender   string
		writer   string
		snippets []app.Snippet
	}
	work.Query(s.deps.Runner, "templates/sender", func(ctx context.Context) (r read, err error) {
		if r.sender, err = s.deps.Settings.Setting(ctx, app.SettingSender); err == nil {
			r.writer, err = app.SettingValue(ctx, s.deps.Settings, app.SettingWriter)
		}
		if err == nil {
			r.snippets, err = s.deps.Snippets.Snippets(ctx)
		}
		return r, err
	}, func(r read, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.sender, s.writer, s.snippets = r.sender, app.WriterSex(r.writer), r.snippets
		s.refresh()
	})
}

func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.page.SetSubtitle(loc.T("templates.count", "Count", len(s.all)))
	if len(s.all) == 0 {
		s.first = nil
		s.place.Objects = []fyne.CanvasObject{kit.NewEmpty("file", loc.T("templates.none.title"), loc.T("templates.none.text"), kit.NewPrimary(loc.T("templates.new"), s.begin))}
		s.place.Refresh()
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.split}
	at := max(0, slices.IndexFunc(s.all, func(t register.Template) bool { return keyOf(&t) == s.at }))
	s.at = keyOf(&s.all[at])
	s.list.Changed()
	s.list.Select(at)
	s.place.Refresh()
	s.show(&s.all[at])
}

// goTo shows the text of the row.
func (s *Section) goTo(i int) {
	if t := &s.all[i]; keyOf(t) != s.at {
		s.at, s.trial.seed = keyOf(t), 0
		s.show(t)
	}
}

// shown is the text that is shown, nil for none.
func (s *Section) shown() *register.Template {
	for i := range s.all {
		if keyOf(&s.all[i]) == s.at {
			return &s.all[i]
		}
	}
	return nil
}
