// Package inbox is the section with the rows of lists that were not taken: each
// with the reason, to be mended or dismissed.
package inbox

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Box is what the section needs of the inbox.
type Box interface {
	Rows(ctx context.Context) ([]app.InboxRow, error)
	Mend(ctx context.Context, id app.InboxID, set []app.Cell, today app.Date) (app.Changes, error)
	Dismiss(ctx context.Context, ids ...app.InboxID) (app.Changes, error)
}

// Deps are what the section stands on.
type Deps struct {
	Box     Box
	Counted func() // the number of rows is known, perhaps another one; may be nil
	Runner  *work.Runner
	Now     func() time.Time
}

// Section is the inbox.
type Section struct {
	deps  Deps
	frame kit.Frame

	rows []app.InboxRow
	at   app.InboxID // whose row is shown
	form *form       // of that row; nil where there is none

	page  *kit.Page
	list  *kit.List
	right *kit.Column
	body  fyne.CanvasObject
	begin *kit.Button // of the empty screen; nil where there are rows
	all   *kit.Button
}

// New is the section.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "inbox".
func (s *Section) ID() string { return "inbox" }

// Under is the list of people.
func (s *Section) Under() string { return "people" }

// Count is how many rows wait.
func (s *Section) Count() int { return len(s.rows) }

// Label is its name in the strip.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.inbox") }

// Icon is its drawing.
func (s *Section) Icon() string { return "info" }

// Shortcuts are its own keys.
func (s *Section) Shortcuts() []kit.Shortcut {
	if s.frame == nil {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("inbox.mend"), Do: s.mend},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("inbox.dismiss"), Do: s.dismiss},
	}
}

// Focus is the list, or where to begin without one.
func (s *Section) Focus() fyne.Focusable {
	switch {
	case s.begin != nil:
		return s.begin
	case s.list == nil:
		return nil
	}
	return s.list.Focusable()
}

// Reload reads the rows again.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindInbox) {
		s.load()
	}
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.right = kit.NewColumn(kit.Gap)
	s.list = kit.NewList(
		func() int { return len(s.rows) },
		func() fyne.CanvasObject { return newLine() },
		func(i int, o fyne.CanvasObject) { o.(*line).set(&s.rows[i], loc) },
		s.show, func(int) { s.focusForm() },
	)
	s.all = kit.NewButton(loc.T("inbox.dismiss_all"), s.askDismissAll)
	s.body = kit.NewSplit(kit.NewCard(s.list).Snug(), kit.NewScroll(kit.NewCard(s.right)), 0.55, 380, 700)
	s.page = kit.NewPage(loc.T("inbox.title"), "", []fyne.CanvasObject{s.all}, s.body)
	s.refresh()
	s.load()
	return s.page
}

// load reads the rows and shows them. Before Build it only counts.
func (s *Section) load() {
	work.Query(s.deps.Runner, "inbox", s.deps.Box.Rows, func(rows []app.InboxRow, err error) {
		if err != nil {
			if s.frame != nil {
				s.frame.Fail(err)
			}
			return
		}
		s.rows = rows
		if s.deps.Counted != nil {
			s.deps.Counted()
		}
		if s.frame != nil {
			s.refresh()
		}
	})
}

// refresh shows what was read.
func (s *Section) refresh() {
	loc := s.frame.Loc()
	if len(s.rows) == 0 {
		s.begin = kit.NewPrimary(loc.T("inbox.empty.action"), func() { s.frame.Go("people", nil) })
		s.form, s.at = nil, 0
		s.all.Hide()
		s.page.SetSubtitle("")
		s.page.SetBody(kit.NewEmpty("check", loc.T("inbox.empty.title"), loc.T("inbox.empty.text"), s.begin))
		return
	}
	s.begin = nil
	s.all.Show()
	s.page.SetSubtitle(loc.T("inbox.count", "Count", len(s.rows)))
	s.page.SetBody(s.body)
	s.list.Changed()
	at := max(slices.IndexFunc(s.rows, func(r app.InboxRow) bool { return r.ID == s.at }), 0)
	s.list.Select(at)
	s.show(at)
}

// show puts a row into the form, unless it is there already, with what was typed.
func (s *Section) show(i int) {
	row := &s.rows[i]
	if s.form != nil && s.form.row.ID == row.ID {
		s.right.Set(s.form.objects...)
		return
	}
	s.at = row.ID
	s.form = s.newForm(*row)
	s.right.Set(s.form.objects...)
}

func (s *Section) focusForm() {
	if s.form != nil && len(s.form.entries) > 0 {
		s.frame.Focus(s.form.entries[0])
	}
}

// next is the row that is shown once the present one is gone.
func (s *Section) next() {
	at := slices.IndexFunc(s.rows, func(r app.InboxRow) bool { return r.ID == s.at })
	s.form, s.at = nil, 0
	switch {
	case at >= 0 && at+1 < len(s.rows):
		s.at = s.rows[at+1].ID
	case at > 0:
		s.at = s.rows[at-1].ID
	}
}

// mend reads the row again as it stands in the form.
func (s *Section) mend() {
	if s.form == nil {
		return
	}
	id, set, today := s.form.row.ID, s.form.cells(), app.DateOf(s.deps.Now())
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Box.Mend(ctx, id, set, today)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.next()
		s.frame.Did(s, s.frame.Loc().T("inbox.mended"), c)
		s.frame.Focus(s.Focus())
	})
}

// dismiss drops the row that is shown.
func (s *Section) dismiss() {
	if s.form != nil {
		s.drop(s.form.row.ID)
	}
}

func (s *Section) drop(ids ...app.InboxID) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Box.Dismiss(ctx, ids...)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.next()
		s.frame.Did(s, s.frame.Loc().T("inbox.dismissed", "Count", len(ids)), c)
		s.frame.Focus(s.Focus())
	})
}

// askDismissAll drops every row, if that is wanted.
func (s *Section) askDismissAll() {
	loc := s.frame.Loc()
	ids := make([]app.InboxID, len(s.rows))
	for i := range s.rows {
		ids[i] = s.rows[i].ID
	}
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("inbox.dismiss_all.title", "Count", len(ids)), Text: loc.T("inbox.dismiss_all.text"),
		Yes: loc.T("inbox.dismiss_all.yes"), No: loc.T("dialog.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			s.drop(ids...)
		}
	})
}
