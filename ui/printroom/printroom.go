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
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/findings"
	"vestka/ui/kit"
)

// Press is what the section needs of the press.
type Press interface {
	Prepare(ctx context.Context, req printing.Request, progress func(done, total int)) (*printing.Job, error)
	SavePaper(ctx context.Context, job *printing.Job, nr int, path string, progress func(done, total int)) error
	SaveFrames(ctx context.Context, l *app.LabelSheet, path string) error
	Count(job *printing.Job, nr int) (sheets, pages int)
	Lacks(job *printing.Job, nr int) bool
	UsedAfter(job *printing.Job, nr int) []int
	Make(ctx context.Context, job *printing.Job, now time.Time, write func() error) (app.JobID, app.Changes, error)
	Begin(ctx context.Context, job *printing.Job, now time.Time) (app.JobID, app.Changes, error)
	Abandon(ctx context.Context, id app.JobID, changes app.Changes) (gone bool, err error)
	Picture(choice printing.Picture) (pdf.Picture, error)
	Screen(req *printing.Request, place sheet.Picture) (image.Image, error)
	Alike(ctx context.Context, job *printing.Job) ([]printing.Alike, error)
	Repeats(ctx context.Context, job *printing.Job) ([]printing.Repeat, error)
	Rest(ctx context.Context, id app.JobID, today app.Date) (*printing.Job, error)
	Again(ctx context.Context, id app.JobID, today app.Date) (*printing.Job, error)
	Hand(ctx context.Context, to spooler.Spooler, job *printing.Job, t printing.Target, progress func(done, total int)) (printing.Sent, error)
	Sheaf(job *printing.Job, nr int) *printing.Sheaf
	Send(ctx context.Context, to spooler.Spooler, id app.JobID, t printing.Target, today app.Date, progress func(done, total int)) (printing.Sent, error)
	PrintCalibration(ctx context.Context, to spooler.Spooler, c printing.Calibration) error
}

// Register is what the section needs of the register.
type Register interface {
	Templates() []register.Template
	Pictures() []register.Picture
	PictureThumb(id string) ([]byte, error)
	Facility(code string, on app.Date) (app.Facility, bool)
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
	Designs   Designs
	Save      func(path string, content []byte) error // a file of the reader's, nowhere near the store
	Drafts    Drafts
	Stocks    Stocks
	Settings  app.SettingStore
	Rulebook  Rulebook
	Opener    Opener
	Printers  spooler.Spooler // nil leaves them out
	Logged    Logged
	Findings  findings.Deps
	Fonts     *sheet.Fonts
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is the print room. What the reader chose stays while the window lives.
type Section struct {
	deps  Deps
	frame kit.Frame

	req      printing.Request
	on       onPaper
	labels   labels           // that there are
	laid     []printing.Paper // on which the cards were laid out last
	unfolded map[string]bool  // which of the cards at the side
	withBack bool             // print the return address
	withList bool             // make a job sheet beside the cards
	back     string
	own      ownPicture // the last one taken; zero without

	routes    map[printing.Item]*route // to the printers
	lastRoute *route                   // nil before anything was printed
	again     *printing.Job            // what did not come out of a job of the log, to be printed as it was; nil for another
	job       *printing.Job
	sending   sendable // what the rules say of the job
	alike     likeness // what of it reads like what went to the same places
	seeded    bool     // the reader has asked for a seed
	sheaf     *printing.Sheaf
	shape     float32 // height of a tile by its width
	bySheet   bool    // the sheets are shown as they are printed, not card by card
	order     []int   // of the job's cards on the screen: those to be checked first
	images    shown   // the pictures of the cards that are shown
	screen    shown   // pictures that were read
	preparing bool    // what is shown is not yet what is chosen
	prepared  func()  // waits for that; may be nil
	busy      bool    // a job is being written
	saving    int     // texts on their way into the store
	writes    bool    // who does was chosen for this job
	written   bool    // what is chosen was printed: it is finished
	settled   bool    // how the last job was printed was looked for
	drafted   bool    // the job that was left unfinished was looked for

	page       *kit.Page
	grid       *kit.Grid
	views      *kit.Choice // card by card or as printed
	preview    fyne.CanvasObject
	place      *fyne.Container // the cards, or that there are none
	body       fyne.CanvasObject
	what       *kit.Select
	size       *kit.Select
	check      *kit.Column
	merge      *kit.Column // what the words ask for
	style      *kit.Fold   // how the words are put, and in what font
	onSheet    *kit.Fold   // how it lies on paper
	used       *kit.Column // what is left of the paper
	second     *kit.Column // who turns it
	cut        *kit.Fold   // how it is cut
	with       *kit.Fold   // what comes out with it
	pictures   *kit.Flow
	thumbs     []offered   // in it
	several    *kit.Check  // cards get one of several pictures
	design     *kit.Column // which design
	ownPicture *kit.Flow   // to choose one
	print      *kit.Button
	begin      *kit.Button // of the screen without cards; nil where there are some
	sender     *kit.Entry
}

// New is the section.
func New(deps Deps) *Section {
	return &Section{deps: deps, req: printing.Request{
		Case:     app.Nominative,
		Template: string(app.Greeting), Lang: app.Belarusian, Layout: sheet.OneUp, Font: sheet.Serif,
	}, on: onPaper{Item: printing.Postcards}, unfolded: map[string]bool{}}
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
	return []kit.Shortcut{{Key: fyne.KeyP, Mod: kit.Command, Label: s.frame.Loc().T("printroom.print"), Do: s.sendAway}}
}

// Focus is the sheet of cards, also while they are being laid out, or where to
// begin without any.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.begin != nil:
		return s.begin
	case s.grid == nil:
		return nil
	}
	return s.grid.Focusable()
}

// Reload prepares the cards again when people or places changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindSettings) {
		s.loadSettings()
	}
	if c.Has(app.KindDesigns) && s.design != nil {
		s.loadDesigns()
	}
	switch {
	case c.Has(app.KindDrafts) && len(s.req.Drafts) > 0 && !s.written:
		s.openDrafts(s.draftIDs(), s.takeDrafts)
	case c.Has(app.KindTemplates):
		s.fit()     // the reader's own text was removed
		s.rebuild() // with the texts that there are now
	case c.Has(app.KindSheets):
		s.loadLabels()
	case c.Has(app.KindPeople | app.KindPlaces | app.KindFacilities):
		s.prepare()
	case c.Has(app.KindRules | app.KindSettings):
		s.loadSending()
	}
}

// Open takes drafts, or the people to write to. Where all of them have a birthday soon,
// the text is one for birthdays.
func (s *Section) Open(arg any) {
	if drafts, ok := arg.([]app.DraftID); ok {
		s.forSomebody()
		s.openDrafts(drafts, s.beginDrafts)
		return
	}
	if job, ok := arg.(app.JobID); ok {
		s.openJob(job)
		return
	}
	ids, ok := arg.([]app.PersonID)
	if !ok {
		return
	}
	s.again = nil
	s.forSomebody()
	s.req.People, s.req.Drafts, s.written = slices.Clone(ids), nil, false
	s.suit(s.occasion())
	s.job = nil // the cards of others
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

// suit chooses the first text and the first picture for the occasion, unless
// the reader's own choice suits it too.
func (s *Section) suit(o app.Occasion) {
	texts := s.texts()
	fits := func(t register.Template) bool { return t.Occasion == o }
	if !slices.ContainsFunc(texts, func(t register.Template) bool { return t.ID == s.req.Template && fits(t) }) {
		if i := slices.IndexFunc(texts, fits); i >= 0 {
			s.req.Template = texts[i].ID
		}
	}
	if s.req.Picture.Own != nil {
		return
	}
	pictures := s.deps.Register.Pictures()
	suits := func(p register.Picture) bool { return slices.Contains(p.Occasions, o) }
	if !slices.ContainsFunc(pictures, func(p register.Picture) bool { return p.ID == s.req.Picture.ID && suits(p) }) {
		if i := slices.IndexFunc(pictures, suits); i >= 0 {
			s.req.Picture = printing.Picture{ID: pictures[i].ID}
		}
	}
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.print = kit.NewPrimary(loc.T("printroom.print"), s.sendAway)
	s.print.Hide()
	s.makePreview()
	s.check = kit.NewColumn(0)
	s.page = kit.NewPage(loc.T("printroom.title"), "", []fyne.CanvasObject{s.print}, kit.NewColumn(0))
	s.rebuild()
	s.loadDraft()
	return s.page
}

// rebuild makes the controls anew around what is chosen.
func (s *Section) rebuild() {
	if s.frame == nil {
		return
	}
	side := kit.NewColumn(kit.Between, s.choices()...)
	if s.again != nil {
		side = kit.NewColumn(kit.Between, s.checkCard(), kit.NewTitledCard(s.frame.Loc().T("printroom.words"), kit.NewText(kit.Body(s.frame.Loc().T("printroom.again.as_it_was")))))
	}
	s.place = container.NewStack(s.preview)
	s.body = kit.NewSplit(s.place, kit.NewScroll(side), 0.3, 316, 380)
	s.refresh()
	s.loadSettings()
	s.loadLabels()
	s.prepare()
}

// choices are the cards at the side: only those that have something to choose for what
// is printed.
func (s *Section) choices() []fyne.CanvasObject {
	s.sender, s.style, s.used, s.second, s.onSheet, s.cut, s.with = nil, nil, nil, nil, nil, nil, nil
	cards := []fyne.CanvasObject{s.itemCard()}
	switch {
	case s.on.Item.Worded():
		cards = append(cards, s.checkCard(), s.textCard(), s.styleCard())
	case !s.forNobody():
		cards = append(cards, s.checkCard(), s.addressCard())
	default:
		cards = append(cards, s.check) // there is seldom anything to look at
	}
	if s.on.Item == printing.Postcards { // who copies by hand takes a card of their own
		cards = append(cards, s.pictureCard())
	}
	cards = append(cards, s.paperCard())
	if s.on.Item == printing.Postcards || s.on.Item == printing.Letters {
		cards = append(cards, s.cuttingCard())
	}
	if !s.forNobody() {
		cards = append(cards, s.besideCard())
	}
	return cards
}

// loadSettings reads the sender's name and the return address.
func (s *Section) loadSettings() {
	type own struct{ sender, back, in, writer string }
	work.Query(s.deps.Runner, "print/settings", func(ctx context.Context) (o own, err error) {
		if o.sender, err = s.deps.Settings.Setting(ctx, app.SettingSender); err == nil {
			o.back, err = s.deps.Settings.Setting(ctx, app.SettingReturn)
		}
		if err == nil {
			o.in, err = app.SettingValue(ctx, s.deps.Settings, app.SettingCase)
		}
		if err == nil {
			o.writer, err = app.SettingValue(ctx, s.deps.Settings, app.SettingWriter)
		}
		return o, err
	}, func(o own, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		changed := s.withBack && s.back != o.back || s.req.Case != app.Case(o.in)
		s.back, s.req.Case = o.back, app.Case(o.in)
		if writer := app.WriterSex(o.writer); !s.writes && writer != s.req.Writer {
			s.req.Writer, changed = writer, true
			s.showMerge()
		}
		if s.saving == 0 && strings.TrimSpace(s.req.Sender) != o.sender { // what is being typed is newer than the store
			if s.req.Sender = o.sender; s.sender != nil {
				s.sender.SetText(o.sender)
			}
			changed = true
		}
		if changed {
			s.prepare()
		}
	})
}

// request is what is to be printed, as it is chosen now.
func (s *Section) request() printing.Request {
	req := s.req
	req.Seed = s.seed()
	req.Today, req.Reader = app.DateOf(s.deps.Now()), app.Lang(s.frame.Loc().Lang())
	req.Paper, req.Beside, req.Copies = s.paper(), s.beside(), s.on.Copies
	if s.forNobody() {
		req.People, req.Drafts, req.Copies, req.Labels = nil, nil, 0, s.count()
	}
	if back := strings.TrimSpace(s.back); back != "" && (s.withBack || s.on.Item == printing.ReturnLabels || s.on.Item == printing.ReplyEnvelopes) {
		req.Return = strings.Split(back, "\n")
	}
	return req
}

// begun reports that there is something to print: for people, or for nobody in particular.
func (s *Section) begun() bool { return len(s.req.People) > 0 || s.forNobody() }

// prepare lays the cards out anew after whatever was chosen.
func (s *Section) prepare() {
	if s.frame == nil || !s.begun() {
		return
	}
	s.laid = append(s.beside(), s.paper())
	if s.again == nil && onLabels(s.on.Item) && s.labelSheet() == nil {
		return // the sheets of labels are being read
	}
	type result struct {
		job            *printing.Job
		sending        sendable
		alike          likeness
		images, screen shown
		sheaf          *printing.Sheaf
	}
	again := s.again
	req, known, bySheet := s.request(), s.screen, s.asPrinted()
	s.preparing = true
	work.Query(s.deps.Runner, "print/prepare", func(ctx context.Context) (r result, err error) {
		if r.job = again; again == nil {
			r.job, err = s.deps.Press.Prepare(ctx, req, nil)
		}
		if err != nil {
			return r, err
		}
		if len(r.job.Cards) > 0 {
			r.alike = s.readLikeness(ctx, r.job)
			r.sending = s.readSending(ctx, r.job)
		}
		if r.sheaf = s.deps.Press.Sheaf(r.job, 0); bySheet && r.sheaf.Count() > 0 {
			r.sheaf.Sides(0) // letters are all laid out for the first sheet: not on the window's thread
		}
		r.images, r.screen = s.readPictures(r.job, known)
		return r, err
	}, func(r result, err error) {
		s.preparing = false
		then := s.prepared
		s.prepared = nil
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.job, s.sending, s.alike, s.order = r.job, r.sending, r.alike, checkedFirst(r.job)
		s.images, s.screen, s.sheaf = r.images, r.screen, r.sheaf
		s.refresh()
		if then != nil {
			then()
		}
	})
}

// checkedFirst is the order in which cards are shown: those that want a
// person's eye come first, the order on paper stays as it was asked for.
func checkedFirst(job *printing.Job) []int {
	var flagged, rest []int
	for i := range job.Cards {
		if len(job.Cards[i].Flags) > 0 {
			flagged = append(flagged, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(flagged, rest...)
}

// refresh shows what was prepared.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	s.print.Hidden = s.busy || s.pieces() == 0
	if s.pieces() == 0 {
		s.page.SetTitle(loc.T("printroom.title"))
		s.page.SetSubtitle("")
	}
	if !s.begun() {
		s.begin = kit.NewPrimary(loc.T("journal.empty.action"), func() { s.frame.Go("people", nil) })
		own := kit.NewButton(loc.T("printroom.empty.labels"), func() { s.choose(printing.ReturnLabels) })
		s.page.SetBody(kit.NewEmpty("printer", loc.T("printroom.empty.title"), loc.T("printroom.empty.text"), s.begin, own))
		return
	}
	s.begin = nil
	s.page.SetBody(s.body)
	if s.job == nil {
		return
	}
	s.place.Objects = []fyne.CanvasObject{s.preview}
	if s.pieces() > 0 {
		s.page.SetTitle(s.title())
		s.page.SetSubtitle(s.summary())
	} else {
		s.begin = kit.NewButton(loc.T("printroom.nobody.action"), s.showSkipped)
		s.place.Objects = []fyne.CanvasObject{kit.NewEmpty("printer", loc.T("printroom.nobody.title"), loc.T("printroom.nobody.text"), s.begin)}
	}
	s.place.Refresh()
	s.check.Set(s.checks()...)
	s.summarise()
	s.showView()
	s.body.Refresh()
}

// title says what is printed, and how many.
func (s *Section) title() string {
	loc, n := s.frame.Loc(), s.pieces()
	if made := s.job.Made(); len(made) > 1 {
		return kit.Joined(loc.T("printroom.count", "Count", len(made[0].People)), loc.T("printroom.count.and_letters", "Count", len(made[1].People)))
	}
	switch s.on.Item {
	case printing.Letters:
		return loc.T("printroom.count.letters", "Count", n)
	case printing.Envelopes:
		return loc.T("printroom.count.envelopes", "Count", n)
	case printing.Labels, printing.ReturnLabels:
		return loc.T("printroom.count.labels", "Count", n)
	case printing.ReplyEnvelopes:
		return loc.T("printroom.count.replies", "Count", n)
	}
	return loc.T("printroom.count", "Count", n)
}

// summary says in a line what is printed.
func (s *Section) summary() string {
	loc := s.frame.Loc()
	sheets, _ := s.deps.Press.Count(s.job, 0)
	parts := []string{s.arrangement(), loc.T("printroom.sheets", "Count", sheets)}
	if t, ok := s.text(); ok && s.on.Item.Worded() && len(s.req.Drafts) == 0 {
		parts = append([]string{t.Title.In(app.Lang(loc.Lang())), loc.T(s.req.Lang.MessageKey())}, parts...)
	}
	return kit.Joined(parts...)
}
