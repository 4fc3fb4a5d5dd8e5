// Package snippets is the section with the pieces of text that go into letters, the
// poems, recipes and news of nature, and with who already got which.
package snippets

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/advice"
	"vestka/ui/kit"
)

// Desk is what the section needs of the desk.
type Desk interface {
	app.SnippetStore
	SnippetUses(ctx context.Context, person app.PersonID) ([]desk.SnippetUse, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Desk      Desk
	Directory Directory
	Advice    advice.Book
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the snippets.
type Section struct {
	deps  Deps
	frame kit.Frame

	text string          // that is searched for
	kind app.SnippetKind // of the list; empty for all
	lang app.Lang        // likewise
	at   app.SnippetID   // what is shown

	all  []app.Snippet
	uses map[app.SnippetID][]desk.SnippetUse
	list []*app.Snippet // that the search and the filters choose

	page   *kit.Page
	search *kit.Search
	rows   *kit.List
	place  *fyne.Container
	split  fyne.CanvasObject
	right  *fyne.Container
	first  *kit.Button // of the snippet that is shown, or of the empty screen
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "snippets".
func (s *Section) ID() string { return "snippets" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.snippets") }

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
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("snippets.new"), Do: s.begin},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("snippets.edit"), Do: s.editShown},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("snippets.remove"), Do: s.removeShown},
		advice.Key(s.frame, s.deps.Advice),
	}
}

// Focus is the list, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.rows == nil:
		return nil
	case len(s.list) > 0:
		return s.rows.Focusable()
	case len(s.all) > 0:
		return s.search
	}
	return s.first
}

// Search is the search field.
func (s *Section) Search() fyne.Focusable {
	if s.search == nil {
		return nil
	}
	return s.search
}

// Reload reads again where snippets, or the letters that have them, changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindSnippets | app.KindLetters | app.KindDrafts | app.KindPeople) {
		s.load()
	}
}

// Shown reads again, once the list has its height.
func (s *Section) Shown() { s.load() }

// Open takes a snippet to show, or a language in which a new one is asked for.
func (s *Section) Open(arg any) {
	switch arg := arg.(type) {
	case app.SnippetID:
		s.at = arg
		s.clear()
	case app.Lang:
		s.ask(app.Snippet{Kind: app.Poem, Lang: arg})
	}
}

func (s *Section) window() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen around what is searched for and shown.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("snippets.search"), func(text string) {
		s.text = text
		s.refresh()
	}, func() { f.Focus(s.Focus()) })
	s.rows = kit.NewList(
		func() int { return len(s.list) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), s.list[i]) },
		s.goTo, func(int) { f.Focus(s.first) },
	)
	s.right = container.NewStack()
	s.split = kit.NewSplit(kit.NewCard(s.rows).Snug(), kit.NewCard(s.right), 0.58, 376, 780)
	s.place = container.NewStack()
	s.page = kit.NewPage(loc.T("nav.snippets"), "", nil, s.place)
	s.search.SetText(s.text)
	s.load()
	return s.page
}

// filters narrow the list.
func (s *Section) filters() fyne.CanvasObject {
	loc := s.frame.Loc()
	kinds, words := append([]app.SnippetKind{""}, app.SnippetKinds...), []string{loc.T("snippets.every_kind")}
	for _, k := range app.SnippetKinds {
		words = append(words, loc.T(k.MessageKey()))
	}
	kind := kit.NewSelect(words, slices.Index(kinds, s.kind), func(i int) {
		s.kind = kinds[i]
		s.refresh()
	})
	every, names := append([]app.Lang{""}, app.LetterLangs...), []string{loc.T("templates.every_lang")}
	for _, l := range app.LetterLangs {
		names = append(names, loc.T(l.MessageKey()))
	}
	lang := kit.NewSelect(names, slices.Index(every, s.lang), func(i int) {
		s.lang = every[i]
		s.refresh()
	})
	return kit.NewFlow(kit.Gap, kind.Whole(), lang.Whole())
}

// load reads the snippets and who got them.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	type read struct {
		all  []app.Snippet
		uses []desk.SnippetUse
	}
	work.Query(s.deps.Runner, "snippets", func(ctx context.Context) (r read, err error) {
		if r.all, err = s.deps.Desk.Snippets(ctx); err == nil {
			r.uses, err = s.deps.Desk.SnippetUses(ctx, 0)
		}
		return r, err
	}, func(r read, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.all, s.uses = r.all, map[app.SnippetID][]desk.SnippetUse{}
		for _, u := range r.uses {
			s.uses[u.Snippet] = append(s.uses[u.Snippet], u)
		}
		s.refresh()
	})
}

// has reports that the search and the filters choose the snippet.
func (s *Section) has(one *app.Snippet) bool {
	if s.kind != "" && one.Kind != s.kind || s.lang != "" && one.Lang != s.lang {
		return false
	}
	words := strings.ToLower(one.Title + "\n" + one.Source + "\n" + one.Text)
	for _, w := range strings.Fields(strings.ToLower(s.text)) {
		if !strings.Contains(words, w) {
			return false
		}
	}
	return true
}

// refresh shows what is chosen.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.list = nil
	for i := range s.all {
		if s.has(&s.all[i]) {
			s.list = append(s.list, &s.all[i])
		}
	}
	s.first = kit.NewPrimary(loc.T("snippets.new"), s.begin)
	if len(s.all) == 0 {
		s.page.SetSubtitle("")
		s.page.SetActions()
		s.show(kit.NewEmpty("file", loc.T("snippets.empty.title"), loc.T("snippets.empty.text"), s.first))
		return
	}
	s.page.SetSubtitle(loc.T("cli.snippets.total", "Count", len(s.list)))
	s.page.SetActions(s.search, kit.NewPrimary(loc.T("snippets.new"), s.begin))
	if len(s.list) == 0 {
		s.first = kit.NewButton(loc.T("people.nobody.clear_filters"), s.clear)
		s.show(s.under(kit.NewEmpty("search", loc.T("snippets.none.title"), loc.T("snippets.none.text"), s.first)))
		return
	}
	s.show(s.under(s.split))
	at := max(0, slices.IndexFunc(s.list, func(one *app.Snippet) bool { return one.ID == s.at }))
	s.at = s.list[at].ID
	s.rows.Changed()
	s.rows.Select(at)
	s.tell(s.list[at])
}

// under is what stands below the filters.
func (s *Section) under(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewBorder(kit.NewInset(s.filters(), 0, 0, 14, 0), o)
}

func (s *Section) show(o fyne.CanvasObject) {
	s.place.Objects = []fyne.CanvasObject{o}
	s.place.Refresh()
}

// clear shows all of them again.
func (s *Section) clear() {
	s.text, s.kind, s.lang = "", "", ""
	s.search.SetText("")
	s.refresh()
}

// goTo shows the snippet of the row.
func (s *Section) goTo(i int) {
	if one := s.list[i]; one.ID != s.at {
		s.at = one.ID
		s.tell(one)
	}
}

// shown is the snippet that is shown, nil for none.
func (s *Section) shown() *app.Snippet {
	for _, one := range s.list {
		if one.ID == s.at {
			return one
		}
	}
	return nil
}

// fill shows a snippet in a row: its title, how it begins, how many people got it.
func (s *Section) fill(row *kit.TwoLines, one *app.Snippet) {
	loc := s.frame.Loc()
	word, tone := "", kit.Neutral
	if n := len(s.got(one.ID)); n > 0 {
		word, tone = loc.T("snippets.got", "Count", n), kit.Good
	}
	row.Set(one.Title, kit.Joined(loc.T(one.Kind.MessageKey()), loc.T(one.Lang.MessageKey()), one.Source)+"\n"+
		strings.Join(strings.Fields(one.Text), " "), word, tone)
}

// got are those who got the snippet, each once, the newest letter first.
func (s *Section) got(id app.SnippetID) []desk.SnippetUse {
	var all []desk.SnippetUse
	seen := map[app.PersonID]bool{}
	for _, u := range s.uses[id] {
		if u.Draft == 0 && !seen[u.Person] {
			seen[u.Person] = true
			all = append(all, u)
		}
	}
	return all
}
