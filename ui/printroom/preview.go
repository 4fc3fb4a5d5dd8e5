package printroom

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// tileWidth is the least width of a card on the sheet of cards.
const tileWidth = 210

// makePreview makes the grid of what will be printed, with the choice of how it is shown.
func (s *Section) makePreview() {
	loc := s.frame.Loc()
	s.grid = kit.NewGrid(s.tiles, tileWidth, s.newTile, s.fillTile, s.openTile)
	s.views = kit.NewChoice([]string{loc.T("printroom.view.cards"), loc.T("printroom.view.sheets")}, map[bool]int{true: 1}[s.bySheet], func(i int) {
		s.bySheet = i == 1
		s.showView()
	})
	s.preview = container.New(layout.NewBorderLayout(s.views, nil, nil, nil), s.views, s.grid) // the keyboard goes from top to bottom
}

// asPrinted reports that sheets are shown as they come out of the printer.
func (s *Section) asPrinted() bool { return s.bySheet || s.forNobody() && s.again == nil }

// showView shows the cards or the sheets anew. Where nothing is for anybody in
// particular there are only sheets.
func (s *Section) showView() {
	s.views.Hidden = s.cards() == 0
	s.views.Mark(map[bool]int{true: 1}[s.asPrinted()])
	if s.tiles() > 0 {
		p := s.tilePage(0)
		s.shape = float32(p.H / p.W)
	}
	if s.tiles() > 0 && !s.asPrinted() && len(s.job.Made()) > 1 {
		s.shape = tallest
	}
	s.grid.Changed()
	s.preview.Refresh()
}

// tallest is the height of a sheet of a letter by its width: where there are cards and
// letters, both find room in a tile.
const tallest = 1.4143

// tiles is how many there are to be shown: cards, or sides of sheets.
func (s *Section) tiles() int {
	if s.job == nil || s.sheaf == nil {
		return 0
	}
	if !s.asPrinted() {
		return len(s.job.Cards)
	}
	return s.sheaf.Count() * s.sides()
}

// sides is how many sides of a sheet are printed.
func (s *Section) sides() int {
	if main := s.job.Request.Main(); main.OneSided() {
		return 1
	}
	return 2
}

// side is one that is printed, by its number among those of all sheets.
func (s *Section) side(i int) sheet.Page {
	return s.sheaf.Sides(i / s.sides())[i%s.sides()]
}

// sideName says which side of which sheet it is.
func (s *Section) sideName(i int) string {
	loc, n := s.frame.Loc(), s.sides()
	name := loc.T("printroom.sheet_of", "Sheet", i/n+1, "Count", s.sheaf.Count())
	if n == 1 {
		return name
	}
	return kit.Joined(name, []string{loc.T("printroom.turn.front"), loc.T("printroom.turn.back")}[i%n])
}

// tilePage is what a tile shows.
func (s *Section) tilePage(i int) sheet.Page {
	if s.asPrinted() {
		return s.side(i)
	}
	return page(s.card(i))
}

// openTile shows what was pressed large.
func (s *Section) openTile(i int) {
	if s.asPrinted() {
		s.showSide(i)
		return
	}
	s.showCard(i)
}

// showSide shows one side of a sheet large, with the ways to its neighbours.
func (s *Section) showSide(i int) {
	n := s.tiles()
	if n == 0 {
		return
	}
	i = (i + n) % n
	loc := s.frame.Loc()
	view := kit.NewSheetView(s.deps.Fonts, s.pictureOf)
	page := s.side(i)
	view.SetPage(page)
	var body fyne.CanvasObject = view
	if page.H > page.W {
		body = kit.NewMeasure(view, uprightSheet)
	}
	actions := []kit.Action{{Label: loc.T("dialog.close")}}
	if n > 1 {
		actions = append(actions,
			kit.Action{Label: loc.T("printroom.previous"), Do: func() { s.showSide(i - 1) }},
			kit.Action{Label: loc.T("printroom.next"), Do: func() { s.showSide(i + 1) }})
	}
	s.grid.Go(i)
	s.frame.Dialogs().Show(kit.Sheet{Title: s.sideName(i), Body: body, Width: 820, Actions: actions})
}

// uprightSheet is the width of a sheet that stands upright, so that most of it is seen.
const uprightSheet = 420

func (s *Section) cards() int {
	if s.job == nil {
		return 0
	}
	return len(s.job.Cards)
}

func (s *Section) newTile(width func() float32) fyne.CanvasObject {
	return kit.NewTile(s.deps.Fonts, s.pictureOf, width).Shaped(func() float32 { return s.shape })
}

func (s *Section) fillTile(i int, chosen bool, o fyne.CanvasObject) {
	if s.asPrinted() {
		o.(*kit.Tile).Set(s.tilePage(i), s.sideName(i), "", chosen)
		return
	}
	c := s.card(i)
	o.(*kit.Tile).Set(s.tilePage(i), s.name(c), s.worst(c), chosen)
}

// card is the i-th as it is shown.
func (s *Section) card(i int) *printing.Card { return &s.job.Cards[s.order[i]] }

func (s *Section) name(c *printing.Card) string {
	return c.Person.Names.Best(app.Lang(s.frame.Loc().Lang())).Display()
}

// worst says in a word what is the matter with a card, nothing where all is well.
func (s *Section) worst(c *printing.Card) string {
	switch {
	case len(c.Flags) == 0:
		return ""
	case c.Overflow:
		return s.frame.Loc().T("printroom.tag.too_long")
	}
	return s.frame.Loc().T("printroom.tag.check")
}

func (s *Section) pictureOf(key string) image.Image { return s.images[key] }

// page is the text side of a card, or the first side of whatever else is printed.
func page(c *printing.Card) sheet.Page {
	switch {
	case c.Leaves > 0:
		return sheet.Single(c.Sheets()[0].Front)
	case c.Laid().Back != nil:
		return sheet.Single(c.Laid().Back)
	}
	return sheet.Single(c.Laid().Front)
}

// showCard shows one card large, both sides and what to check, with the ways to
// its neighbours: after the last one comes the first.
func (s *Section) showCard(i int) {
	n := s.cards()
	if n == 0 {
		return // the job was made anew while a card of it was looked at
	}
	i = (i + n) % n
	loc, c := s.frame.Loc(), s.card(i)
	var objects []fyne.CanvasObject
	for _, f := range c.Flags {
		objects = append(objects, kit.NewText(kit.Body(loc.Message(f)).In(kit.Care)))
	}
	view := func(p sheet.Page) *kit.SheetView {
		v := kit.NewSheetView(s.deps.Fonts, s.pictureOf)
		v.SetPage(p)
		return v
	}
	switch {
	case c.Leaves > 0:
		for _, l := range c.Sheets() {
			objects = append(objects, view(sheet.Single(l.Front)))
			if l.Back != nil {
				objects = append(objects, view(sheet.Single(l.Back)))
			}
		}
	case c.Laid().Back == nil:
		objects = append(objects, view(page(c)))
	default:
		objects = append(objects, kit.NewSplit(view(sheet.Single(c.Laid().Back)), view(sheet.Single(c.Laid().Front)), 0.3, 200, 280))
	}
	actions := []kit.Action{{Label: loc.T("dialog.close")}}
	if slices.ContainsFunc(c.Flags, printing.Reason.PlaceDisputed) {
		actions = append(actions, kit.Action{Label: loc.T("printroom.settle"), Do: func() { s.frame.Go("people", c.Person.ID) }})
	}
	if n > 1 {
		actions = append(actions,
			kit.Action{Label: loc.T("printroom.previous"), Do: func() { s.showCard(i - 1) }},
			kit.Action{Label: loc.T("printroom.next"), Do: func() { s.showCard(i + 1) }})
	}
	s.grid.Go(i)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: s.name(c), Text: loc.T("printroom.card_of", "Card", i+1, "Count", n),
		Body: kit.NewColumn(kit.Gap, objects...), Width: 820, Actions: actions,
	})
}
