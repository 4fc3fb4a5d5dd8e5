// Package printroom is the section where words become paper: what is written,
// how the cards look, what to check first, and the PDF.
package printroom

import (
	"context"
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Press is what the section needs of the press.
type Press interface {
	Prepare(ctx context.Context, req printing.Request, progress func(done, total int)) (*printing.Job, error)
	SavePDF(ctx context.Context, job *printing.Job, path string, progress func(done, total int)) error
	Log(ctx context.Context, job *printing.Job, now time.Time) (app.JobID, app.Changes, error)
	Picture(choice printing.Picture) (pdf.Picture, error)
}

// Register is what the section needs of the register.
type Register interface {
	Templates() []register.Template
	Pictures() []register.Picture
	PictureThumb(id string) ([]byte, error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Opener opens a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the section stands on.
type Deps struct {
	Press     Press
	Register  Register
	Directory Directory
	Settings  app.SettingStore
	Opener    Opener
	Fonts     *sheet.Fonts
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the print room. What the reader chose stays while the window lives.
type Section struct {
	deps  Deps
	frame kit.Frame

	req      printing.Request
	withBack bool // print the return address
	back     string
	job      *printing.Job
	picture  image.Image // of the request, as it prints
	busy     bool        // a job is being written

	page   *kit.Page
	grid   *kit.Grid
	body   fyne.CanvasObject
	check  *kit.Column
	print  *kit.Button
	sender *kit.Entry
}

// New is the section.
func New(deps Deps) *Section {
	return &Section{deps: deps, req: printing.Request{
		Template: string(app.Greeting), Lang: app.Belarusian, Layout: sheet.A6, Font: sheet.Serif,
	}}
}

// ID is "print".
func (s *Section) ID() string { return "print" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.print") }

// Icon is its drawing in the rail.
func (s *Section) Icon() string { return "printer" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	return []kit.Shortcut{{Key: fyne.KeyP, Mod: kit.Command, Label: s.frame.Loc().T("printroom.print"), Do: s.choosePlace}}
}

// Focus is the sheet of cards.
func (s *Section) Focus() fyne.Focusable {
	if s.grid == nil || s.job == nil || len(s.job.Cards) == 0 {
		return nil
	}
	return s.grid.Focusable()
}

// Reload prepares the cards again when people or places changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindSettings) {
		s.loadSettings()
	}
	if c.Has(app.KindPeople | app.KindPlaces) {
		s.prepare()
	}
}

// Open takes the people to write to. Where all of them have a birthday soon,
// the text is the one for birthdays.
func (s *Section) Open(arg any) {
	ids, ok := arg.([]app.PersonID)
	if !ok {
		return
	}
	s.req.People = slices.Clone(ids)
	s.req.Template = string(s.occasion())
	s.req.Picture = printing.Picture{ID: s.suitable()}
	s.picture = nil
	s.rebuild()
}

// soon is how many days ahead a birthday is what one writes for.
const soon = 60

func (s *Section) occasion() app.Occasion {
	today := app.DateOf(s.deps.Now())
	for _, id := range s.req.People {
		if e, ok := s.deps.Directory.Person(id, today); !ok || !e.Born.Within(today, soon) {
			return app.Greeting
		}
	}
	return app.Birthday
}

// suitable is the first picture for the occasion of the text, unless the
// reader's own choice suits it too.
func (s *Section) suitable() string {
	first := ""
	for _, p := range s.deps.Register.Pictures() {
		if slices.Contains(p.Occasions, app.Occasion(s.req.Template)) {
			if p.ID == s.req.Picture.ID {
				return p.ID
			}
			if first == "" {
				first = p.ID
			}
		}
	}
	return first
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	if s.req.Picture.ID == "" && s.req.Picture.Own == nil {
		s.req.Picture.ID = s.suitable()
	}
	s.print = kit.NewPrimary(loc.T("printroom.print"), s.choosePlace)
	s.grid = kit.NewGrid(s.cards, tileWidth, s.newTile, s.fillTile, s.showCard)
	s.check = kit.NewColumn(0)
	side := kit.NewColumn(kit.Between, s.checkCard(), s.textCard(), s.pictureCard(), s.paperCard())
	s.body = kit.NewSplit(s.grid, kit.NewScroll(side), 0.3, 316, 380)
	s.page = kit.NewPage(loc.T("printroom.title"), "", []fyne.CanvasObject{s.print}, s.body)
	s.loadSettings()
	s.refresh()
	s.prepare()
	return s.page
}

// rebuild makes the controls anew around what was chosen elsewhere.
func (s *Section) rebuild() {
	if s.frame == nil {
		return
	}
	side := kit.NewColumn(kit.Between, s.checkCard(), s.textCard(), s.pictureCard(), s.paperCard())
	s.body = kit.NewSplit(s.grid, kit.NewScroll(side), 0.3, 316, 380)
	s.loadSettings()
	s.prepare()
}

// loadSettings reads the sender's name and the return address.
func (s *Section) loadSettings() {
	type own struct{ sender, back string }
	work.Query(s.deps.Runner, "print.settings", func(ctx context.Context) (o own, err error) {
		if o.sender, err = s.deps.Settings.Setting(ctx, app.SettingSender); err == nil {
			o.back, err = s.deps.Settings.Setting(ctx, app.SettingReturn)
		}
		return o, err
	}, func(o own, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.back = o.back
		if s.req.Sender != o.sender {
			s.req.Sender = o.sender
			s.sender.SetText(o.sender)
			s.prepare()
		}
	})
}

// prepare lays the cards out anew after whatever was chosen.
func (s *Section) prepare() {
	if s.frame == nil {
		return
	}
	req := s.req
	req.Today = app.DateOf(s.deps.Now())
	req.Return = nil
	if s.withBack && s.back != "" {
		req.Return = strings.Split(s.back, "\n")
	}
	type result struct {
		job     *printing.Job
		picture image.Image
	}
	known := s.picture
	work.Query(s.deps.Runner, "print.prepare", func(ctx context.Context) (r result, err error) {
		if r.job, err = s.deps.Press.Prepare(ctx, req, nil); err != nil {
			return r, err
		}
		if r.picture = known; r.picture == nil {
			p, err := s.deps.Press.Picture(req.Picture)
			if err != nil {
				return r, err
			}
			r.picture, err = p.Image()
			return r, err
		}
		return r, nil
	}, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.job, s.picture = r.job, r.picture
		s.refresh()
	})
}

// refresh shows what was prepared.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	if len(s.req.People) == 0 {
		s.print.Hide()
		s.page.SetTitle(loc.T("printroom.title"))
		s.page.SetSubtitle("")
		s.page.SetBody(kit.NewEmpty("printer", loc.T("printroom.empty.title"), loc.T("printroom.empty.text"),
			kit.NewPrimary(loc.T("journal.empty.action"), func() { s.frame.Go("people", nil) })))
		return
	}
	if s.job == nil {
		return
	}
	s.print.Hidden = s.busy || len(s.job.Cards) == 0
	s.page.SetTitle(loc.T("printroom.count", "Count", len(s.job.Cards)))
	s.page.SetSubtitle(s.summary())
	s.page.SetBody(s.body)
	s.check.Set(s.checks()...)
	s.grid.Changed()
	s.body.Refresh()
}

// summary says in a line what is printed.
func (s *Section) summary() string {
	loc := s.frame.Loc()
	layout := loc.T("printroom.layout.a6")
	if s.req.Layout == sheet.A4x4 {
		layout = loc.T("printroom.layout.a4x4")
	}
	parts := []string{layout, loc.T("printroom.sheets", "Count", sheet.Sheets(s.req.Layout, len(s.job.Cards)))}
	for _, t := range s.deps.Register.Templates() {
		if t.ID == s.req.Template && t.Lang == s.req.Lang {
			parts = append([]string{t.Title.In(app.Lang(loc.Lang())), s.letterLang(t.Lang)}, parts...)
		}
	}
	return strings.Join(parts, " · ")
}
