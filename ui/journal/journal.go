// Package journal is the section that shows the private log: every card, to
// whom, with what words, and whether it came out of the printer.
package journal

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/attached"
	"vestka/ui/kit"
)

// Log is what the section needs of the journal.
type Log interface {
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, int, error)
	Jobs(ctx context.Context, limit int) ([]app.PrintJob, error)
}

// Sheets keeps what came out of a printer; see printing.Press.CameOut.
type Sheets interface {
	CameOut(ctx context.Context, id app.JobID, c printing.Came, today app.Date) (printing.Marked, app.Changes, error)
}

// People is what the section needs of the list.
type People interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Find(q people.Query) people.Result
}

// Register is what the section needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Deps are what the section stands on.
type Deps struct {
	Log        Log
	Life       Life                                                         // nil leaves out what becomes of letters
	Settings   Settings                                                     // must be given with Life
	ByHand     func(id app.PersonID, on app.Date, lang app.Lang) app.Letter // to the person; must be given with Life
	Places     Places                                                       // must be given with Life
	Gatherings Gatherings                                                   // nil leaves out the letters of others
	Sheets     Sheets
	People     People
	Register   Register
	Attached   attached.Deps
	Runner     *work.Runner
	Now        func() time.Time
}

// Section is the journal.
type Section struct {
	deps  Deps
	frame kit.Frame

	rows    []row
	total   int                        // of the log, of which rows are the newest
	most    int                        // so many rows are shown
	country string                     // from which the user sends
	made    map[app.JobID]app.PrintJob // the print jobs of which entries are there
	at      app.LetterID               // whose card is shown; 0 for the newest
	ask     app.JobID                  // to be asked about when its entries are there

	page    *kit.Page
	list    *kit.List
	detail  *kit.Column
	shelf   *attached.Shelf
	kept    fyne.CanvasObject // the shelf's row
	pending *kit.Column
	lived   *kit.Column // what became of the entry
	printed *kit.Column // the print job that the entry is of
	earlier *kit.Column // the way to older entries; empty where all are shown
	body    fyne.CanvasObject
	begin   *kit.Button // of the empty screen; nil where there are entries
}

// row is one entry as the list shows it.
type row struct {
	letter   app.Letter
	name     string
	facility string
}

// page is how many more entries are read at once.
const page = 300

// New is the section.
func New(deps Deps) *Section {
	s := &Section{deps: deps, most: page}
	s.shelf = attached.New(deps.Attached, s)
	return s
}

// ID is "journal".
func (s *Section) ID() string { return "journal" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.journal") }

// Icon is its drawing in the rail.
func (s *Section) Icon() string { return "journal" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("journal.answer_key"), Do: s.answerNewest},
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("journal.add_key"), Do: s.askAdd},
		{Key: fyne.KeyP, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("journal.post_key"), Do: s.askPost},
		{Key: fyne.KeyS, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("journal.step_key"), Do: s.stepShown},
		{Key: fyne.KeyA, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("attachments.add_key"), Do: s.shelf.Ask},
	}
}

// Focus is the list, also while it is being read, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.begin != nil:
		return s.begin
	case s.list == nil:
		return nil
	}
	return s.list.Focusable()
}

// Open asks about the print job of the id, whose entries are the newest, or shows an entry.
func (s *Section) Open(arg any) {
	switch arg := arg.(type) {
	case app.JobID:
		s.ask, s.at = arg, 0
	case app.LetterID:
		s.at = arg
	default:
		return
	}
	s.load()
}

// Reload reads the log again when letters or people changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindLetters | app.KindPeople | app.KindFacilities) {
		s.load()
	}
	s.shelf.Reload(c)
}

// Dropped adds files to the entry that is shown; it reports whether it could.
func (s *Section) Dropped(paths []string) bool { return len(s.rows) > 0 && s.shelf.Dropped(paths) }

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.detail = kit.NewColumn(kit.Gap)
	s.kept = s.shelf.Build(f)
	s.pending, s.lived, s.printed, s.earlier = kit.NewColumn(kit.Gap), kit.NewColumn(kit.Gap), kit.NewColumn(kit.Tight), kit.NewColumn(0)
	s.list = kit.NewList(
		func() int { return len(s.rows) },
		func() fyne.CanvasObject { return kit.NewPersonRow() },
		func(i int, o fyne.CanvasObject) { o.(*kit.PersonRow).Set(s.rows[i].line(loc)) },
		s.show, nil,
	)
	s.body = kit.NewSplit(kit.NewBorder(s.earlier, kit.NewCard(s.list).Snug()), kit.NewScroll(kit.NewColumn(kit.Between, s.pending, kit.NewCard(s.detail))), 0.52, 380, 760)
	s.page = kit.NewPage(loc.T("journal.title"), "", s.actions(), s.body)
	s.load()
	return s.page
}

// actions are those of the page.
func (s *Section) actions() []fyne.CanvasObject {
	if s.deps.Life == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []fyne.CanvasObject{kit.NewButton(loc.T("journal.add"), s.askAdd), kit.NewButton(loc.T("journal.post"), s.askPost)}
}

// load reads the log and shows it.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	loc, lang := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	today := app.DateOf(s.deps.Now())
	type result struct {
		rows    []row
		total   int
		jobs    []app.PrintJob
		country string
	}
	most, at := s.most, s.at
	work.Query(s.deps.Runner, "journal", func(ctx context.Context) (r result, err error) {
		letters, total, err := s.deps.Log.Letters(ctx, app.LetterFilter{Limit: most})
		r.total = total
		if err == nil && at != 0 && !slices.ContainsFunc(letters, func(l app.Letter) bool { return l.ID == at }) {
			var older []app.Letter // that was asked for
			older, _, err = s.deps.Log.Letters(ctx, app.LetterFilter{IDs: []app.LetterID{at}})
			letters = append(letters, older...)
		}
		if err == nil {
			r.jobs, err = s.deps.Log.Jobs(ctx, page)
		}
		if err == nil && s.deps.Life != nil {
			r.country, err = s.deps.Settings.Setting(ctx, app.SettingCountry)
		}
		if err != nil {
			return r, err
		}
		r.rows = make([]row, len(letters))
		for i, l := range letters {
			r.rows[i] = s.row(l, lang, today, loc)
		}
		return r, nil
	}, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.total, s.country = r.total, r.country
		s.rows, s.made = r.rows, map[app.JobID]app.PrintJob{}
		for _, j := range r.jobs {
			s.made[j.ID] = j
		}
		s.refresh()
	})
}

func (s *Section) row(l app.Letter, lang app.Lang, today app.Date, loc *i18n.Localizer) row {
	r := row{letter: l, name: loc.T("journal.nobody")}
	if e, ok := s.deps.People.Person(l.Person, today); ok {
		r.name = e.Names.Best(lang).Display()
	}
	if f, ok := s.deps.Register.Facility(l.Facility, l.On); ok {
		r.facility = f.Name.In(lang)
	}
	return r
}

// refresh shows what was read.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	if len(s.rows) == 0 {
		s.begin = kit.NewPrimary(loc.T("journal.empty.action"), func() { s.frame.Go("people", nil) })
		s.page.SetSubtitle("")
		s.page.SetBody(kit.NewEmpty("journal", loc.T("journal.empty.title"), loc.T("journal.empty.text"), s.begin))
		return
	}
	s.begin = nil
	s.page.SetSubtitle(loc.T("journal.count", "Count", s.total))
	s.earlier.Set()
	if s.total > len(s.rows) {
		s.earlier.Set(kit.NewFlow(12, kit.NewText(kit.Small(loc.T("journal.newest", "Count", len(s.rows)))), kit.NewLink(loc.T("journal.more"), func() {
			s.most += page
			s.load()
		})))
	}
	s.page.SetBody(s.body)
	s.showPending()
	s.list.Changed()
	at := max(s.index(s.at), 0)
	s.list.Select(at)
	s.show(at) // the list tells only of another row, and this one may be another entry now
	if job := s.ask; job != 0 {
		s.ask = 0
		s.question(job)
	}
}

func (s *Section) index(id app.LetterID) int {
	return slices.IndexFunc(s.rows, func(r row) bool { return r.letter.ID == id })
}

func (s *Section) show(i int) {
	l := s.rows[i].letter
	s.at = l.ID
	s.rows[i].fill(s.detail, s.lived, s.printed, s.kept, s.frame.Loc())
	s.showJob(l)
	s.showLife(l)
	s.shelf.Show(attachments.Owner{Person: l.Person, Letter: l.ID})
}
