package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/app/work"
	"vestka/ui/kit"
)

// chooser lets a facility of the register be chosen.
type chooser struct {
	section *Section
	all     []app.Facility
	shown   []app.Facility
	search  *kit.Search
	list    *kit.List
	close   func()
	chosen  func(code string)
}

// choosePlace asks which facility a text of the list means, and settles it;
// then (may be nil) is called after that.
func (s *Section) choosePlace(text string, then func()) {
	loc := s.frame.Loc()
	c := &chooser{section: s, all: s.deps.Register.Facilities(s.today())}
	c.shown = c.all
	c.chosen = func(code string) { s.settle(text, code, then) }
	c.search = kit.NewSearch(loc.T("people.place.search"), c.narrow, func() { s.frame.Focus(c.list.Focusable()) })
	c.list = kit.NewList(
		func() int { return len(c.shown) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { c.fill(o.(*kit.TwoLines), &c.shown[i]) },
		func(int) {}, func(i int) { c.choose(i) },
	)
	c.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.place.title"), Text: loc.T("people.place.text", "Text", text),
		Body: kit.NewBorder(kit.NewInset(c.search, 0, 0, 12, 0), c.list), Width: 640, Height: 400, Focus: c.search,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.place.choose"), Primary: true, Stay: true, Do: func() { c.choose(c.list.Selected()) }},
		},
	})
}

// narrow shows the facilities whose name, town or code holds the text, in any
// of the languages.
func (c *chooser) narrow(text string) {
	c.shown = slices.DeleteFunc(slices.Clone(c.all), func(f app.Facility) bool { return !places.Mentions(&f, text) })
	c.list.Clear()
	c.list.Changed()
	if len(c.shown) > 0 {
		c.list.Select(0)
	}
}

func (c *chooser) fill(row *kit.TwoLines, f *app.Facility) {
	lang, loc := c.section.lang(), c.section.frame.Loc()
	word := ""
	if !f.HasAddress() {
		word = loc.T("people.place.no_address")
	}
	row.Set(f.Name.In(lang), f.Place.In(lang), word, kit.No)
}

func (c *chooser) choose(i int) {
	if i < 0 || i >= len(c.shown) {
		return
	}
	c.close()
	c.chosen(c.shown[i].Code)
}

// settle notes what the text means.
func (s *Section) settle(text, code string, then func()) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Store.SetPlaceText(ctx, text, code)
	}, nil, func(c app.Changes, err error) {
		s.did(s.frame.Loc().T("people.place.settled", "Name", s.facilityName(code)), c, err)
		if err == nil && then != nil {
			then()
		}
	})
}

// askPlaces lists the texts of places that no facility is known for. Each can
// be settled; the others come again after that.
func (s *Section) askPlaces(places []people.UnsettledPlace) {
	if len(places) == 0 {
		return
	}
	loc := s.frame.Loc()
	var close func()
	rows := make([]fyne.CanvasObject, len(places))
	for i, p := range places {
		words := kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(p.Text)), kit.NewText(kit.Small(loc.T("people.place.count", "Count", p.Count))))
		rows[i] = kit.NewRow(words, kit.NewButton(loc.T("people.place.which"), func() {
			close()
			s.choosePlace(p.Text, func() { s.askPlaces(slices.Delete(slices.Clone(places), i, i+1)) })
		}))
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.places.title"), Text: loc.T("people.places.text"), Body: kit.NewRows(rows...), Width: 680,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
