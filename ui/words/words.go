// Package words is the section with the words to mind in letters: ours, those of
// files that the reader loaded, and what the reader edited; and the reader's own
// dictionary.
package words

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/wordbook"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/advice"
	"vestka/ui/kit"
)

// Book is what the section needs of the words.
type Book interface {
	Find(ctx context.Context, f wordbook.Filter) ([]*words.Entry, error)
	Lists(ctx context.Context) (*words.Lists, error)
	Files(ctx context.Context) ([]app.WordFile, error)
	Load(ctx context.Context, name string, content []byte, day app.Date) (wordbook.Loaded, app.Changes, error)
	Unload(ctx context.Context, name string) (app.Changes, error)
	Export(ctx context.Context, day app.Date) ([]byte, error)
	Add(ctx context.Context, e words.Entry, day app.Date) (id string, c app.Changes, err error)
	Save(ctx context.Context, edited words.Entry, day app.Date) (app.Changes, error)
	Remove(ctx context.Context, id string, day app.Date) (app.Changes, error)
	Switch(ctx context.Context, id string, on bool, day app.Date) (app.Changes, error)
	Dictionary(ctx context.Context, lang app.Lang) ([]string, error)
	Learn(ctx context.Context, lang app.Lang, list ...string) (app.Changes, error)
	Unlearn(ctx context.Context, lang app.Lang, list ...string) (app.Changes, error)
	SilentAbout(ctx context.Context) ([]check.Quiet, error)
	Speak(ctx context.Context, q check.Quiet) (app.Changes, error)
}

// Deps are what the section stands on.
type Deps struct {
	Book     Book
	ReadFile func(path string) ([]byte, error)
	SaveFile func(path string, content []byte) error
	Advice   advice.Book
	Runner   *work.Runner
	Now      func() time.Time
}

// Section is the words.
type Section struct {
	deps  Deps
	frame kit.Frame

	filter wordbook.Filter
	at     string // the id of the entry that is shown
	found  found

	page   *kit.Page
	search *kit.Search
	chips  *kit.Flow
	list   *kit.List
	place  *fyne.Container // the list with the entry, or that nothing was found
	split  fyne.CanvasObject
	right  *fyne.Container // where the entry scrolls
	edit   *kit.Button     // of the entry that is shown
}

// found is what the section shows, read in one go.
type found struct {
	entries []*words.Entry
	files   []app.WordFile
	own     int // entries that the reader edited
	refused []*app.Error
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "words".
func (s *Section) ID() string { return "words" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.words") }

// Icon is its drawing.
func (s *Section) Icon() string { return "warning" }

// Under is the section of the desk.
func (s *Section) Under() string { return "desk" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("words.add"), Do: s.add},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("words.edit"), Do: s.editShown},
		{Key: fyne.KeyO, Mod: kit.Command, Label: loc.T("words.load"), Do: s.chooseFile},
		{Key: fyne.KeyD, Mod: kit.Command, Label: loc.T("words.dictionary"), Do: s.showDictionary},
		advice.Key(s.frame, s.deps.Advice),
	}
}

// Focus is the list, or the search where it found nothing.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.list == nil:
		return nil
	case len(s.found.entries) == 0:
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

// Shown reads again, once the list has its height.
func (s *Section) Shown() { s.load() }

// Reload reads again where the words changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindWords) {
		s.load()
	}
}

// Dropped takes a file of words; it reports whether it did.
func (s *Section) Dropped(paths []string) bool {
	if s.frame == nil || len(paths) != 1 || !isWords(paths[0]) {
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
	s.search = kit.NewSearch(loc.T("words.search"), s.searchFor, func() { f.Focus(s.Focus()) })
	s.search.SetText(s.filter.Text)
	s.list = kit.NewList(
		func() int { return len(s.found.entries) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), s.found.entries[i]) },
		s.goTo, func(int) {
			if s.edit != nil {
				f.Focus(s.edit)
			}
		},
	)
	s.right = container.NewStack()
	s.split = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewCard(s.right), 0.5, 376, 700)
	s.place = container.NewStack(s.split)
	s.chips = kit.NewFlow(10)
	s.page = kit.NewPage(loc.T("nav.words"), "", []fyne.CanvasObject{
		s.search, kit.NewButton(loc.T("words.dictionary"), s.showDictionary), kit.NewButton(loc.T("words.load"), s.chooseFile),
		kit.NewButton(loc.T("words.add"), s.add),
	}, kit.NewBorder(kit.NewInset(s.chips, 0, 0, 14, 0), s.place))
	s.load()
	return s.page
}

// load asks for the entries that the search and the filters choose.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	f := s.filter
	f.Lang = s.lang()
	work.Query(s.deps.Runner, "words", func(ctx context.Context) (now found, err error) {
		if now.entries, err = s.deps.Book.Find(ctx, f); err != nil {
			return now, err
		}
		all, err := s.deps.Book.Lists(ctx)
		if err != nil {
			return now, err
		}
		now.refused = all.Refused()
		for _, e := range all.All() {
			if e.From.Own {
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
	if text != s.filter.Text {
		s.filter.Text, s.at = text, ""
		s.load()
	}
}

// refresh shows what was found.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.page.SetSubtitle(loc.T("words.count", "Count", len(s.found.entries)))
	s.showChips()
	if len(s.found.entries) == 0 {
		s.edit = nil
		s.place.Objects = []fyne.CanvasObject{kit.NewEmpty("search", loc.T("words.none.title"), loc.T("words.none.text"),
			kit.NewPrimary(loc.T("people.nobody.clear_filters"), s.clearFilter))}
		s.place.Refresh()
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.split}
	at := max(slices.IndexFunc(s.found.entries, func(e *words.Entry) bool { return e.ID == s.at }), 0)
	s.at = s.found.entries[at].ID
	s.list.Changed()
	s.list.Select(at)
	s.place.Refresh()
	if at == 0 {
		s.list.ScrollToTop()
	}
	s.show(s.found.entries[at])
}

// goTo shows the entry of the row.
func (s *Section) goTo(i int) {
	if e := s.found.entries[i]; e.ID != s.at {
		s.at = e.ID
		s.show(e)
	}
}

func (s *Section) clearFilter() {
	s.filter, s.at = wordbook.Filter{}, ""
	s.search.SetText("")
	s.load()
}

// showChips are the filters above the list, which files stand behind it, and what
// is wrong with any of them.
func (s *Section) showChips() {
	loc := s.frame.Loc()
	kinds := []string{loc.T("words.all_kinds")}
	for _, k := range words.Kinds {
		kinds = append(kinds, loc.T(check.KindKey(k)))
	}
	line := []fyne.CanvasObject{
		kit.NewSelect(kinds, slices.Index(words.Kinds, s.filter.Kind)+1, func(i int) {
			s.filter.Kind, s.at = "", ""
			if i > 0 {
				s.filter.Kind = words.Kinds[i-1]
			}
			s.load()
		}),
		kit.NewToggle(loc.T("words.only_mine"), s.filter.Theirs, func(on bool) { s.filter.Theirs, s.at = on, ""; s.load() }),
		kit.NewToggle(loc.T("words.only_off"), s.filter.Off, func(on bool) { s.filter.Off, s.at = on, ""; s.load() }),
	}
	if len(s.found.files) > 0 || s.found.own > 0 {
		line = append(line, kit.NewLink(loc.T("words.files"), s.showFiles))
	}
	for _, e := range s.found.refused {
		text, _ := loc.Error(e)
		line = append(line, kit.NewText(kit.Body(text).In(kit.No)).OneLine())
	}
	s.chips.Set(line...)
	s.page.Refresh()
}

// fill shows an entry in a row: what it is about, some of its words, how much it weighs.
func (s *Section) fill(row *kit.TwoLines, e *words.Entry) {
	about := strings.Join(s.some(e), ", ")
	if e.Detect != "" {
		about = e.Reason.In(s.lang())
	}
	word, tone := s.weight(e)
	row.Set(s.name(e), kit.Joined(about, s.whose(e)), word, tone)
}

// name is what an entry is called: what it is about.
func (s *Section) name(e *words.Entry) string { return s.frame.Loc().T(check.KindKey(e.Kind)) }

// some are the first words of an entry in the reader's language, else in the other.
func (s *Section) some(e *words.Entry) []string {
	list := e.Words[s.lang()]
	for _, lang := range words.Languages {
		if len(list) == 0 {
			list = e.Words[lang]
		}
	}
	return list[:min(len(list), 8)]
}

// weight is how much an entry weighs, or that it does not count.
func (s *Section) weight(e *words.Entry) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case e.Off:
		return loc.T("words.off"), kit.Neutral
	case e.Severity == words.Stops:
		return loc.T(check.SeverityKey(e.Severity)), kit.No
	}
	return loc.T(check.SeverityKey(e.Severity)), kit.Care
}

// whose says that an entry is not one of ours; empty for ours.
func (s *Section) whose(e *words.Entry) string {
	switch {
	case e.From.Own:
		return s.frame.Loc().T("rules.whose.own")
	case e.From.File != "":
		return s.frame.Loc().T("rules.whose.file", "File", e.From.File, "By", e.From.By.In(s.lang()))
	}
	return ""
}
