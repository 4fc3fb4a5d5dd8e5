// Package desk is the section where letters are written: drafts, the editor with
// the room that a text takes, its translation, its versions, and what helps somebody
// who does not know how to begin.
package desk

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/findings"
	"vestka/ui/kit"
)

// Desk is what the section needs of the desk.
type Desk interface {
	app.DraftStore
	Snippets(ctx context.Context) ([]app.Snippet, error)
	SnippetUses(ctx context.Context, person app.PersonID) ([]desk.SnippetUse, error)
	Texts(lang app.Lang, form app.Form, about bool) []register.Template
	Begin(ctx context.Context, person app.PersonID, s desk.Start) (desk.Begun, app.Changes, error)
	Batch(ctx context.Context, b desk.Batch, progress func(done, total int)) (desk.Drafted, app.Changes, error)
	Read(draft *app.Draft, side app.Side, l letters.Occasioned) (desk.Reading, error)
	Measure(text string, form app.Form, font sheet.FontID, back []string) desk.Space
}

// Register is what the section needs of the register.
type Register interface {
	Pictures() []register.Picture
	PictureThumb(id string) ([]byte, error)
	Advice() []register.Advice
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Directory is what the section needs of the list.
type Directory interface {
	Find(q people.Query) people.Result
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Log is what the section needs of the journal.
type Log interface {
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, int, error)
}

// Press is what the section needs of the printing.
type Press interface {
	Preview(d *app.Draft, req printing.Request) (*printing.Card, *printing.Reason)
	SaveAbout(ctx context.Context, d *app.Draft, req printing.Request, path string) ([]printing.Reason, error)
}

// Deps are what the section stands on.
type Deps struct {
	Desk      Desk
	Press     Press
	Fonts     *sheet.Fonts
	Register  Register
	Directory Directory
	Log       Log
	Settings  app.SettingStore
	Findings  findings.Deps
	Proof     Proof
	Runner    *work.Runner
	After     kit.After // the window's own clock where nil
	Now       func() time.Time
}

// Section is the desk.
type Section struct {
	deps  Deps
	frame kit.Frame

	all     []app.Draft
	drafts  []app.Draft // those of them that are shown
	batch   app.DraftID // that is shown alone; 0 for all
	marked  map[app.DraftID]bool
	printed bool // those from which letters were made are shown
	at      app.DraftID
	zoom    int             // of the text, in per cent
	sender  string          // who signs, from the settings
	writer  app.Sex         // likewise; unknown for several
	inCase  app.Case        // of a name in an address
	folded  bool            // the preview beside the text
	shut    map[string]bool // cards beside the text that are folded
	back    string          // the return address
	roomy   bool            // room is left for it

	editor *editor // nil while the list is shown

	page  *kit.Page
	list  *kit.List
	marks *kit.Column // above the list
	shown *kit.Choice
	begin *kit.Button // of the empty screen; nil where there are drafts
}

// New is the section.
func New(deps Deps) *Section {
	if deps.After == nil {
		deps.After = kit.ByAnimation
	}
	return &Section{deps: deps, zoom: usualZoom, marked: map[app.DraftID]bool{}, shut: firstShut()}
}

// ID is "desk".
func (s *Section) ID() string { return "desk" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.desk") }

// Icon is its drawing in the rail.
func (s *Section) Icon() string { return "pen" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return append([]kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("desk.new"), Do: func() { s.askBegin(0) }},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("desk.remove"), Do: s.remove},
	}, s.writingKeys()...)
}

// Focus is the text, or the list, or where to begin without either.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.editor != nil:
		return s.editor.text
	case s.begin != nil:
		return s.begin
	case s.list == nil:
		return nil
	}
	return s.list.Focusable()
}

// Reload reads the drafts again, and the room that a text has where a person changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindSettings) {
		s.loadSettings()
	}
	if c.Has(app.KindDrafts | app.KindLetters) {
		s.load()
	}
	if s.editor != nil && c.Has(app.KindPeople|app.KindPlaces|app.KindFacilities|app.KindLetters|app.KindWords|app.KindRules) {
		s.editor.about()
		s.editor.measure()
	}
}

// Open takes a draft, somebody to write to, or several people to draft letters to.
func (s *Section) Open(arg any) {
	switch arg := arg.(type) {
	case app.DraftID:
		s.open(arg)
	case app.PersonID:
		s.askBegin(arg)
	case []app.PersonID:
		if len(arg) == 1 {
			s.askBegin(arg[0])
		} else if len(arg) > 1 {
			s.askBatch(arg)
		}
	}
}

// Keep writes what is being typed.
func (s *Section) Keep() func(context.Context) error {
	if s.editor == nil {
		return nil
	}
	return s.editor.keep()
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.list = kit.NewList(
		func() int { return len(s.drafts) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fill(&s.drafts[i], o.(*kit.TwoLines)) },
		func(i int) { s.at = s.drafts[i].ID }, func(i int) { s.open(s.drafts[i].ID) },
	).Marking(s.mark, s.markAll, s.clearMarks)
	s.marks = kit.NewColumn(kit.Tight)
	s.shown = kit.NewChoice([]string{loc.T("desk.unfinished"), loc.T("desk.printed")}, choice(s.printed), func(i int) {
		s.printed = i == 1
		s.load()
	})
	s.page = kit.NewPage(loc.T("desk.title"), "", nil, kit.NewColumn(0))
	if e := s.editor; e != nil { // the language changed while something was written
		d := e.now()
		s.editor = nil
		s.edit(d, e)
	} else {
		s.showList()
	}
	s.loadSettings()
	s.load()
	return s.page
}

func choice(second bool) int {
	if second {
		return 1
	}
	return 0
}

func (s *Section) loadSettings() {
	work.Query(s.deps.Runner, "desk/settings", func(ctx context.Context) (map[string]string, error) {
		values := map[string]string{}
		for _, key := range []string{app.SettingSender, app.SettingWriter, app.SettingCase, app.SettingZoom, app.SettingPreview, app.SettingReturn, app.SettingRoom} {
			var err error
			if values[key], err = app.SettingValue(ctx, s.deps.Settings, key); err != nil {
				return nil, err
			}
		}
		return values, nil
	}, func(values map[string]string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.sender, s.writer = values[app.SettingSender], app.WriterSex(values[app.SettingWriter])
		s.inCase = app.Case(values[app.SettingCase])
		had := s.back != ""
		s.back, s.roomy = values[app.SettingReturn], values[app.SettingRoom] == app.On
		s.setZoom(zoomOf(values[app.SettingZoom]))
		s.fold(values[app.SettingPreview] == app.Off)
		if s.editor != nil {
			if had != (s.back != "") {
				s.editor.show() // room can be left for an address now, or no longer
			}
			s.editor.measure()
		}
	})
}

// load reads the drafts and shows them.
func (s *Section) load() {
	printed := s.printed
	work.Query(s.deps.Runner, "desk", func(ctx context.Context) ([]app.Draft, error) {
		return s.deps.Desk.Drafts(ctx, app.DraftFilter{Printed: printed})
	}, func(drafts []app.Draft, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.all = drafts
		s.narrow()
		if s.editor == nil {
			s.showList()
		}
	})
}

// showList shows the drafts, or how to begin.
func (s *Section) showList() {
	loc := s.frame.Loc()
	s.editor = nil
	s.page.SetTitle(loc.T("desk.title"))
	if len(s.drafts) == 0 && !s.printed {
		s.begin = kit.NewPrimary(loc.T("desk.empty.person"), func() { s.frame.Go("people", nil) })
		s.page.SetSubtitle("")
		s.page.SetActions()
		s.page.SetBody(kit.NewEmpty("pen", loc.T("desk.empty.title"), loc.T("desk.empty.text"),
			kit.NewButton(loc.T("desk.empty.draft"), func() { s.askBegin(0) }), s.begin))
		return
	}
	s.begin = nil
	s.page.SetSubtitle(loc.T("draft.total", "Count", len(s.drafts)))
	s.page.SetActions(s.shown, kit.NewPrimary(loc.T("desk.new"), func() { s.askBegin(0) }))
	s.page.SetBody(kit.NewCard(kit.NewBorder(kit.NewInset(s.marks, kit.Tight, kit.Tight, kit.Tight, kit.Tight), s.list)).Snug())
	s.marksChanged()
	if len(s.drafts) > 0 {
		at := max(slices.IndexFunc(s.drafts, func(d app.Draft) bool { return d.ID == s.at }), 0)
		s.list.Select(at)
	}
}

// fill shows a draft in a row: to whom, what it begins with, what it is.
func (s *Section) fill(d *app.Draft, row *kit.TwoLines) {
	loc := s.frame.Loc()
	tag, tone := "", kit.Neutral
	switch {
	case d.Letters > 0:
		tag, tone = loc.T("desk.tag.printed"), kit.Good
	case d.Batch != 0:
		tag = loc.T("desk.tag.batch")
	}
	changed := d.Changed.In(s.deps.Now().Location())
	row.Mark(s.marked[d.ID])
	row.Set(s.name(d.Person), begins(d.Original.Text)+"\n"+kit.Joined(
		loc.T(d.Occasion.MessageKey()), loc.T(d.Form.WordKey()), loc.T(d.Original.Lang.MessageKey()),
		loc.T("desk.changed", "Date", loc.Date(changed.Year(), int(changed.Month()), changed.Day())),
	), tag, tone)
}

// name is the person's in the window's language.
func (s *Section) name(id app.PersonID) string {
	if e, found := s.person(id); found {
		return e.Names.Best(app.Lang(s.frame.Loc().Lang())).Display()
	}
	return s.frame.Loc().T("draft.nobody")
}

func (s *Section) person(id app.PersonID) (*people.Entry, bool) {
	return s.deps.Directory.Person(id, app.DateOf(s.deps.Now()))
}

// open shows a draft in the editor, once what stands there is kept.
func (s *Section) open(id app.DraftID) {
	s.settle(func() {
		work.Query(s.deps.Runner, "desk/open", func(ctx context.Context) (app.Draft, error) {
			return s.deps.Desk.Draft(ctx, id)
		}, func(d app.Draft, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.at = d.ID
			s.edit(d, nil)
			s.frame.Focus(s.Focus())
		})
	})
}
