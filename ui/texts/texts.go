// Package texts is the section in which one searches in all texts of one's own: letters,
// replies, drafts and notes, as one types, in any spelling of the three languages.
package texts

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Finder finds texts.
type Finder interface {
	Find(ctx context.Context, words string, most int) ([]journal.Hit, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Finder    Finder
	Directory Directory
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the search.
type Section struct {
	deps  Deps
	frame kit.Frame

	text string
	hits []journal.Hit

	page   *kit.Page
	search *kit.Search
	rows   *kit.List
	place  *fyne.Container
}

// mostOfKind is how many texts of each kind are shown, the newest ones.
const mostOfKind = 50

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "texts".
func (s *Section) ID() string { return "texts" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.texts") }

// Icon is its drawing.
func (s *Section) Icon() string { return "search" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Shortcuts are its own keys: none beside those of the search and of the list.
func (s *Section) Shortcuts() []kit.Shortcut { return nil }

// Focus is the field.
func (s *Section) Focus() fyne.Focusable { return s.Search() }

// Search is the field.
func (s *Section) Search() fyne.Focusable {
	if s.search == nil {
		return nil
	}
	return s.search
}

// Reload searches again where a text may have changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindLetters | app.KindReplies | app.KindDrafts | app.KindPeople) {
		s.find()
	}
}

// Build makes the screen around what is searched for.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("texts.search"), func(text string) {
		s.text = text
		s.find()
	}, func() {
		if len(s.hits) > 0 {
			f.Focus(s.rows.Focusable())
		}
	})
	s.rows = kit.NewList(
		func() int { return len(s.hits) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.hits[i]) },
		func(int) {}, s.open,
	)
	s.place = container.NewStack()
	s.page = kit.NewPage(loc.T("nav.texts"), "", nil, kit.NewBorder(kit.NewInset(kit.NewMeasure(s.search, fieldWidth), 0, 0, 14, 0), s.place))
	s.search.SetText(s.text)
	s.refresh()
	return s.page
}

// fieldWidth is that of the field at most.
const fieldWidth = 620

// find searches; what was typed last counts, however long earlier words take.
func (s *Section) find() {
	if s.frame == nil {
		return
	}
	words := s.text
	work.Query(s.deps.Runner, "texts", func(ctx context.Context) ([]journal.Hit, error) {
		return s.deps.Finder.Find(ctx, words, mostOfKind)
	}, func(hits []journal.Hit, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.hits = hits
		s.refresh()
	})
}

// refresh shows what was found.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	switch {
	case strings.TrimSpace(s.text) == "":
		s.page.SetSubtitle("")
		s.show(kit.NewEmpty("search", loc.T("texts.begin.title"), loc.T("texts.begin.text")))
	case len(s.hits) == 0:
		s.page.SetSubtitle("")
		s.show(kit.NewEmpty("search", loc.T("texts.none.title"), loc.T("texts.none.text")))
	default:
		s.page.SetSubtitle(loc.T("texts.count", "Count", len(s.hits)))
		s.rows.Changed()
		s.rows.Select(0)
		s.show(kit.NewCard(s.rows).Snug())
	}
}

func (s *Section) show(o fyne.CanvasObject) {
	s.place.Objects = []fyne.CanvasObject{o}
	s.place.Refresh()
}

// fill shows a text with the words around the first that was found.
func (s *Section) fill(row *kit.TwoLines, h *journal.Hit) {
	loc := s.frame.Loc()
	who := loc.T("texts.nobody")
	if e, known := s.deps.Directory.Person(h.Person, app.DateOf(s.deps.Now())); known && h.Person != 0 {
		who = e.Names.Best(app.Lang(loc.Lang())).Display()
	}
	if on := h.On; !on.IsZero() {
		who = kit.Joined(who, loc.ShortDate(on.Year, on.Month, on.Day))
	}
	tone := kit.Neutral
	if h.Kind == app.TextReply {
		tone = kit.Good
	}
	row.Set(who, h.Piece, loc.T(h.Kind.MessageKey()), tone)
}

// open goes to where the text stands.
func (s *Section) open(i int) {
	switch h := s.hits[i]; h.Kind {
	case app.TextReply:
		s.frame.Go("replies", app.ReplyID(h.ID))
	case app.TextDraft:
		s.frame.Go("desk", app.DraftID(h.ID))
	case app.TextNote:
		s.frame.Go("people", h.Person)
	default:
		s.frame.Go("journal", app.LetterID(h.ID))
	}
}
