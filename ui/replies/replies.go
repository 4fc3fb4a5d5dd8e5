// Package replies is the section with what people wrote back: the scans of the pages,
// the text and its translation, the letters that a reply names, and to whom an answer
// is owed.
package replies

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/attached"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// Book is what the section needs of the replies.
type Book interface {
	All(ctx context.Context, f app.ReplyFilter) ([]app.Reply, error)
	Add(ctx context.Context, reply app.Reply, today app.Date, pages ...app.NewAttachment) (app.ReplyID, app.Changes, error)
	Write(ctx context.Context, reply app.Reply, today app.Date) (app.Changes, error)
	SetWanted(ctx context.Context, id app.ReplyID, wanted bool) (app.Changes, error)
	Remove(ctx context.Context, ids ...app.ReplyID) (app.Changes, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	someone.Finder
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Log is what the section needs of the journal.
type Log interface {
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, int, error)
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Directory Directory
	Log       Log
	Attached  attached.Deps
	Counted   func() // how many are owed is known; may be nil
	Runner    *work.Runner
	Now       func() time.Time
}

// Scans are files with which a reply begins, and from whom it is where that is known.
type Scans struct {
	Person app.PersonID // 0: it is asked
	Paths  []string
}

// Section is the replies.
type Section struct {
	deps  Deps
	frame kit.Frame

	all  []app.Reply
	more bool // there are older ones
	most int
	owed int  // to which an answer is
	only bool // those are shown alone
	at   app.ReplyID

	page   *kit.Page
	rows   *kit.List
	place  *fyne.Container
	split  fyne.CanvasObject
	top    *kit.Flow
	detail *kit.Column
	shelf  *attached.Shelf
	kept   fyne.CanvasObject
	first  *kit.Button // of the one that is shown, or of the empty screen
}

// page is how many more are read at once.
const page = 200

// New is the section.
func New(deps Deps) *Section {
	s := &Section{deps: deps, most: page}
	s.shelf = attached.New(deps.Attached, s)
	return s
}

// ID is "replies".
func (s *Section) ID() string { return "replies" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.replies") }

// Icon is its drawing.
func (s *Section) Icon() string { return "journal" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Count is how many wait for an answer.
func (s *Section) Count() int { return s.owed }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("replies.new"), Do: s.begin},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("replies.edit"), Do: s.editShown},
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("replies.answer"), Do: s.answerShown},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("replies.remove"), Do: s.removeShown},
		{Key: fyne.KeyA, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("attachments.add_key"), Do: s.attach},
	}
}

// Focus is the list, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.rows == nil:
		return nil
	case len(s.all) > 0:
		return s.rows.Focusable()
	}
	return s.first
}

// Reload reads again where something that is shown changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindReplies | app.KindLetters | app.KindPeople | app.KindAttachments) {
		s.load()
	}
	if s.frame != nil {
		s.shelf.Reload(c)
	}
}

// Shown reads again, once the list has its height.
func (s *Section) Shown() { s.load() }

// Open takes a reply to show, or scans or a person with which one begins.
func (s *Section) Open(arg any) {
	switch arg := arg.(type) {
	case app.ReplyID:
		s.at, s.only = arg, false
		s.load()
	case Scans:
		s.beginWith(arg)
	case app.PersonID:
		s.beginWith(Scans{Person: arg})
	}
}

// Dropped begins a reply with files that can be its pages, or keeps them with the one
// that is shown.
func (s *Section) Dropped(paths []string) bool {
	if slices.ContainsFunc(paths, func(path string) bool { return !attachments.Recognised(path) }) {
		return false
	}
	r, shown := s.shown()
	if !shown {
		s.beginWith(Scans{Paths: paths})
		return true
	}
	loc := s.frame.Loc()
	s.frame.Dialogs().Choose(loc.T("replies.drop"), loc.T("replies.drop.text", "Count", len(paths)),
		[]string{loc.T("replies.drop.new"), loc.T("replies.drop.pages", "Name", s.name(r.Person))}, func(i int) {
			if i == 1 {
				s.shelf.Dropped(paths)
				return
			}
			s.beginWith(Scans{Paths: paths})
		})
	return true
}

func (s *Section) attach() {
	if _, shown := s.shown(); shown {
		s.shelf.Ask()
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

func (s *Section) lang() app.Lang { return app.Lang(s.frame.Loc().Lang()) }

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	s.rows = kit.NewList(
		func() int { return len(s.all) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), &s.all[i]) },
		s.goTo, func(int) { f.Focus(s.first) },
	)
	s.top, s.detail, s.kept = kit.NewFlow(kit.Gap), kit.NewColumn(kit.Between), s.shelf.Build(f)
	body := kit.NewSplit(kit.NewCard(s.rows).Snug(), kit.NewCard(kit.NewScroll(s.detail)), 0.56, 400, 860)
	s.split = kit.NewBorder(kit.NewInset(s.top, 0, 0, 14, 0), body)
	s.place = container.NewStack()
	s.page = kit.NewPage(f.Loc().T("nav.replies"), "", nil, s.place)
	s.load()
	return s.page
}

// load reads the replies and how many are owed. Before Build it only counts.
func (s *Section) load() {
	type read struct {
		all  []app.Reply
		more bool
		owed int
	}
	f := app.ReplyFilter{Owed: s.only, Limit: s.most + 1}
	at, built := s.at, s.frame != nil
	work.Query(s.deps.Runner, "replies", func(ctx context.Context) (r read, err error) {
		owed, err := s.deps.Book.All(ctx, app.ReplyFilter{Owed: true})
		r.owed = len(owed)
		if err != nil || !built {
			return r, err
		}
		if r.all, err = s.deps.Book.All(ctx, f); err != nil {
			return r, err
		}
		if r.more = len(r.all) > f.Limit-1; r.more {
			r.all = r.all[:f.Limit-1]
		}
		if at != 0 && r.more && !slices.ContainsFunc(r.all, func(one app.Reply) bool { return one.ID == at }) {
			older, err := s.deps.Book.All(ctx, app.ReplyFilter{IDs: []app.ReplyID{at}}) // that was asked for
			if err != nil {
				return r, err
			}
			r.all = append(r.all, older...)
		}
		return r, nil
	}, func(r read, err error) {
		if err != nil {
			if s.frame != nil {
				s.frame.Fail(err)
			}
			return
		}
		s.owed = r.owed
		if s.deps.Counted != nil {
			s.deps.Counted()
		}
		if built {
			s.all, s.more = r.all, r.more
			s.refresh()
		}
	})
}

// refresh shows what was read.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.first = kit.NewPrimary(loc.T("replies.new"), s.begin)
	if len(s.all) == 0 && !s.only {
		s.page.SetSubtitle("")
		s.page.SetActions()
		s.show(kit.NewEmpty("journal", loc.T("replies.empty.title"), loc.T("replies.empty.text"), s.first))
		return
	}
	s.page.SetSubtitle(kit.Joined(loc.T("replies.count", "Count", len(s.all)), loc.T("replies.owed_count", "Count", s.owed)))
	s.page.SetActions(s.first)
	filters := []fyne.CanvasObject{kit.NewToggle(loc.T("replies.only_owed"), s.only, func(on bool) {
		s.only = on
		s.load()
	})}
	if s.more {
		filters = append(filters, kit.NewLink(loc.T("replies.more"), func() {
			s.most += page
			s.load()
		}))
	}
	s.top.Set(filters...)
	if len(s.all) == 0 {
		s.show(kit.NewBorder(kit.NewInset(s.top, 0, 0, 14, 0), kit.NewEmpty("check", loc.T("replies.nothing_owed"), "")))
		return
	}
	s.show(s.split)
	at := max(0, slices.IndexFunc(s.all, func(r app.Reply) bool { return r.ID == s.at }))
	s.rows.Changed()
	s.rows.Select(at)
	s.tell(s.all[at])
}

func (s *Section) show(o fyne.CanvasObject) {
	s.place.Objects = []fyne.CanvasObject{o}
	s.place.Refresh()
}

func (s *Section) goTo(i int) {
	if r := s.all[i]; r.ID != s.at {
		s.tell(r)
	}
}

// shown is the reply that is shown.
func (s *Section) shown() (app.Reply, bool) {
	at := slices.IndexFunc(s.all, func(r app.Reply) bool { return r.ID == s.at })
	if at < 0 || s.frame == nil {
		return app.Reply{}, false
	}
	return s.all[at], true
}

func (s *Section) name(id app.PersonID) string {
	if e, found := s.deps.Directory.Person(id, s.today()); found {
		return e.Names.Best(s.lang()).Display()
	}
	return s.frame.Loc().T("journal.nobody")
}

// state says whether an answer is owed.
func (s *Section) state(r *app.Reply) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case r.Owed():
		return loc.T("replies.owed"), kit.Care
	case r.AnsweredBy != 0:
		return loc.T("replies.is_answered"), kit.Good
	}
	return loc.T("replies.answered"), kit.Neutral
}

// fill shows a reply in a row.
func (s *Section) fill(row *kit.TwoLines, r *app.Reply) {
	loc := s.frame.Loc()
	word, tone := s.state(r)
	pages := ""
	if r.Pages > 0 {
		pages = loc.T("replies.pages", "Count", r.Pages)
	}
	row.Set(s.name(r.Person), kit.Joined(loc.ShortDate(r.On.Year, r.On.Month, r.On.Day), pages, r.Original.Text), word, tone)
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
