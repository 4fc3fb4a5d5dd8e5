// Package giving is the section with what the user gave and paid, what it comes to, and
// what is to be given again.
package giving

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/giving"
	"vestka/app/people"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/attached"
	"vestka/ui/kit"
)

// Book is what the section needs of the book.
type Book interface {
	Find(ctx context.Context, q giving.Query) ([]app.Donation, error)
	Posted(ctx context.Context, q giving.Query) ([]app.Donation, error)
	YearBegins(ctx context.Context) (giving.YearBegins, error)
	Setting(ctx context.Context, key string) (string, error)
	Save(ctx context.Context, d app.Donation) (app.DonationID, app.Changes, error)
	Cancel(ctx context.Context, id app.DonationID, reason string) (app.Changes, error)
	RemoveDonations(ctx context.Context, ids ...app.DonationID) (app.Changes, error)
	Due(ctx context.Context, today app.Date) ([]app.Plan, error)
	SavePlan(ctx context.Context, p app.Plan) (app.PlanID, app.Changes, error)
	Give(ctx context.Context, id app.PlanID, on app.Date) (app.DonationID, app.Changes, error)
	Skip(ctx context.Context, id app.PlanID) (app.Changes, error)
	Statement(ctx context.Context, r io.ReaderAt, size int64, choice giving.Choice) (*giving.Statement, error)
	Take(ctx context.Context, st *giving.Statement) ([]app.DonationID, app.Changes, error)
	Value(ctx context.Context, rates giving.Rates, own, source string, year int) (valued, without int, changes app.Changes, err error)
}

// Directory is what the section needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Find(q people.Query) people.Result
}

// Opener shows a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the section stands on.
type Deps struct {
	Book      Book
	Directory Directory
	Save      func(path string, content []byte) error
	ReadFile  func(path string) ([]byte, error)
	Fonts     *sheet.Fonts
	Opener    Opener
	Attached  attached.Deps
	Runner    *work.Runner
	Now       func() time.Time
}

// Section is what was given.
type Section struct {
	deps  Deps
	frame kit.Frame

	text    string // that is searched for
	year    int    // that is shown; 0 for all
	missing bool   // only what has no receipt
	at      app.DonationID

	all    []app.Donation
	posted []app.Donation // what the post of parcels took
	due    []app.Plan
	begins giving.YearBegins
	own    string // the user's currency
	list   []*app.Donation

	page   *kit.Page
	search *kit.Search
	rows   *kit.List
	place  *fyne.Container
	split  fyne.CanvasObject
	detail *kit.Column
	shelf  *attached.Shelf
	kept   fyne.CanvasObject
	first  *kit.Button // of what is shown, or of the empty screen
}

// New is the section.
func New(deps Deps) *Section {
	s := &Section{deps: deps}
	s.shelf = attached.New(deps.Attached, s)
	return s
}

// ID is "giving".
func (s *Section) ID() string { return "giving" }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.giving") }

// Icon is its drawing.
func (s *Section) Icon() string { return "journal" }

// Under is the section in the rail.
func (s *Section) Under() string { return "journal" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("giving.new"), Do: s.begin},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("giving.edit"), Do: s.editShown},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("giving.remove"), Do: s.removeShown},
		{Key: fyne.KeyM, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("giving.more_key"), Do: s.more},
		{Key: fyne.KeyA, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("attachments.add_key"), Do: s.attach},
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

// Reload reads again where something that is shown changed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindDonations | app.KindPeople | app.KindSettings | app.KindAttachments) {
		s.load()
	}
	s.shelf.Reload(c)
}

// Shown reads again, once the list has its height.
func (s *Section) Shown() { s.load() }

// Open takes a donation to show.
func (s *Section) Open(arg any) {
	if id, ok := arg.(app.DonationID); ok {
		s.at = id
		s.clear()
	}
}

// Dropped keeps files with what is shown.
func (s *Section) Dropped(paths []string) bool { return s.shown() != nil && s.shelf.Dropped(paths) }

func (s *Section) attach() {
	if s.shown() != nil {
		s.shelf.Ask()
	}
}

func (s *Section) today() app.Date { return app.DateOf(s.deps.Now()) }

// Build makes the screen around what is searched for and shown.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.search = kit.NewSearch(loc.T("giving.search"), func(text string) {
		s.text = text
		s.refresh()
	}, func() { f.Focus(s.Focus()) })
	s.rows = kit.NewList(
		func() int { return len(s.list) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { s.fill(o.(*kit.TwoLines), s.list[i]) },
		s.goTo, func(int) { f.Focus(s.first) },
	)
	s.detail, s.kept = kit.NewColumn(kit.Between), s.shelf.Build(f)
	s.split = kit.NewSplit(kit.NewCard(s.rows).Snug(), kit.NewCard(kit.NewScroll(s.detail)), 0.5, 376, 780)
	s.place = container.NewStack()
	s.page = kit.NewPage(loc.T("nav.giving"), "", nil, s.place)
	s.search.SetText(s.text)
	s.load()
	return s.page
}

// load reads what was given and what is due.
func (s *Section) load() {
	if s.frame == nil {
		return
	}
	type read struct {
		all    []app.Donation
		posted []app.Donation
		due    []app.Plan
		begins giving.YearBegins
		own    string
	}
	today := s.today()
	work.Query(s.deps.Runner, "giving", func(ctx context.Context) (r read, err error) {
		if r.all, err = s.deps.Book.Find(ctx, giving.Query{}); err != nil {
			return r, err
		}
		if r.posted, err = s.deps.Book.Posted(ctx, giving.Query{}); err != nil {
			return r, err
		}
		if r.due, err = s.deps.Book.Due(ctx, today); err != nil {
			return r, err
		}
		if r.begins, err = s.deps.Book.YearBegins(ctx); err != nil {
			return r, err
		}
		r.own, err = s.deps.Book.Setting(ctx, app.SettingCurrency)
		return r, err
	}, func(r read, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.all, s.posted, s.due, s.begins, s.own = r.all, r.posted, r.due, r.begins, r.own
		s.refresh()
	})
}

// has reports that the search and the filters choose the donation.
func (s *Section) has(d *app.Donation) bool {
	if s.year != 0 && s.begins.YearOf(d.On) != s.year || s.missing && (d.Cancelled != "" || !d.Receipt.Missing()) {
		return false
	}
	words := strings.ToLower(strings.Join([]string{d.Payee, d.Purpose, d.Method, d.Note, d.Receipt.Nr, s.name(d.Person), s.kind(d)}, "\n"))
	for w := range strings.FieldsSeq(strings.ToLower(s.text)) {
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
	s.first = kit.NewPrimary(loc.T("giving.new"), s.begin)
	if len(s.all) == 0 {
		s.page.SetSubtitle("")
		s.page.SetActions()
		s.show(s.under(kit.NewEmpty("journal", loc.T("giving.empty.title"), loc.T("giving.empty.text"), s.first, kit.NewButton(loc.T("giving.bank"), s.openBank))))
		return
	}
	s.page.SetSubtitle(s.sums())
	s.page.SetActions(s.search, kit.NewButton(loc.T("byhand.more"), s.more), kit.NewPrimary(loc.T("giving.new"), s.begin))
	if len(s.list) == 0 {
		s.first = kit.NewButton(loc.T("people.nobody.clear_filters"), s.clear)
		s.show(s.under(kit.NewEmpty("search", loc.T("giving.none.title"), loc.T("giving.none.text"), s.first)))
		return
	}
	s.show(s.under(s.split))
	at := max(0, slices.IndexFunc(s.list, func(d *app.Donation) bool { return d.ID == s.at }))
	s.rows.Changed()
	s.rows.Select(at)
	s.tell(s.list[at])
}

// sums are what the chosen ones come to, each currency by itself.
func (s *Section) sums() string {
	chosen := make([]app.Donation, len(s.list))
	for i, d := range s.list {
		chosen[i] = *d
	}
	loc := s.frame.Loc()
	totals, err := giving.Totals(chosen, s.begins, giving.ByCurrency)
	if err != nil {
		text, _ := loc.Error(err)
		return text
	}
	parts := []string{loc.T("giving.count", "Count", len(chosen))}
	missing := 0
	for _, t := range totals {
		if !t.Sum.IsZero() {
			parts = append(parts, s.money(t.Sum))
		}
		if !t.InKind.IsZero() {
			parts = append(parts, loc.T("giving.also_in_kind", "Amount", s.money(t.InKind)))
		}
		missing += t.Missing
	}
	if missing > 0 {
		parts = append(parts, loc.T("giving.missing", "Count", missing))
	}
	return kit.Joined(parts...)
}

// under is what stands below the filters and what is due.
func (s *Section) under(o fyne.CanvasObject) fyne.CanvasObject {
	head := kit.NewColumn(kit.Gap)
	var parts []fyne.CanvasObject
	for _, p := range s.due {
		parts = append(parts, s.reminder(p))
	}
	if len(s.all) > 0 {
		parts = append(parts, s.filters())
	}
	head.Set(parts...)
	return kit.NewBorder(kit.NewInset(head, 0, 0, 14, 0), o)
}

// filters narrow the list.
func (s *Section) filters() fyne.CanvasObject {
	loc := s.frame.Loc()
	some, names := s.years()
	years, words := append([]int{0}, some...), append([]string{loc.T("giving.every_year")}, names...)
	year := kit.NewSelect(words, max(0, slices.Index(years, s.year)), func(i int) {
		s.year = years[i]
		s.refresh()
	})
	missing := kit.NewToggle(loc.T("giving.only_missing"), s.missing, func(on bool) {
		s.missing = on
		s.refresh()
	})
	return kit.NewFlow(kit.Gap, year.Whole(), missing)
}

// reminder says what is to be given again.
func (s *Section) reminder(p app.Plan) fyne.CanvasObject {
	loc := s.frame.Loc()
	what := kit.Joined(loc.T("giving.reminder", "Date", loc.Date(p.Next.Year, p.Next.Month, p.Next.Day)), s.money(p.Like.Amount), p.Like.Payee, p.Like.Purpose)
	return kit.NewCard(kit.NewRow(kit.NewText(kit.Body(what)), container.NewHBox(
		kit.NewPrimary(loc.T("giving.given"), func() {
			s.do(loc.T("giving.saved"), func(ctx context.Context) (app.Changes, error) {
				_, changes, err := s.deps.Book.Give(ctx, p.ID, s.today())
				return changes, err
			})
		}),
		kit.NewButton(loc.T("giving.skip"), func() {
			s.do(loc.T("giving.skipped"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Skip(ctx, p.ID) })
		}))))
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

func (s *Section) show(o fyne.CanvasObject) {
	s.place.Objects = []fyne.CanvasObject{o}
	s.place.Refresh()
}

// clear shows all of them again.
func (s *Section) clear() {
	s.text, s.year, s.missing = "", 0, false
	if s.search != nil {
		s.search.SetText("")
		s.refresh()
	}
}

// goTo shows the donation of the row.
func (s *Section) goTo(i int) {
	if d := s.list[i]; d.ID != s.at {
		s.tell(d)
	}
}

// shown is the donation that is shown, nil for none.
func (s *Section) shown() *app.Donation {
	for _, d := range s.list {
		if d.ID == s.at {
			return d
		}
	}
	return nil
}

func (s *Section) money(m app.Money) string {
	return giving.Money(s.frame.Loc(), m)
}

func (s *Section) kind(d *app.Donation) string { return s.frame.Loc().T(d.PayeeKind.MessageKey()) }

// name is what somebody is called, empty for nobody.
func (s *Section) name(id app.PersonID) string {
	if e, found := s.deps.Directory.Person(id, s.today()); found && id != 0 {
		return e.Names.Best(app.Lang(s.frame.Loc().Lang())).Display()
	}
	return ""
}

// fill shows a donation in a row.
func (s *Section) fill(row *kit.TwoLines, d *app.Donation) {
	loc := s.frame.Loc()
	word, tone := "", kit.Neutral
	switch {
	case d.Cancelled != "":
		word, tone = loc.T("giving.is_cancelled"), kit.No
	case d.Receipt.Missing():
		word, tone = loc.T("giving.no_receipt"), kit.Care
	}
	row.Set(s.money(d.Amount), kit.Joined(loc.ShortDate(d.On.Year, d.On.Month, d.On.Day), s.title(d), d.Purpose, s.name(d.Person)), word, tone)
}

// title is to whom or for what it was paid.
func (s *Section) title(d *app.Donation) string {
	if d.Payee != "" {
		return d.Payee
	}
	return s.kind(d)
}

// owner is whose files are kept with a donation.
func owner(d *app.Donation) attachments.Owner { return attachments.Owner{Donation: d.ID} }
