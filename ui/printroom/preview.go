package printroom

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// tileWidth is the least width of a card on the sheet of cards.
const tileWidth = 210

func (s *Section) cards() int {
	if s.job == nil {
		return 0
	}
	return len(s.job.Cards)
}

func (s *Section) newTile(width func() float32) fyne.CanvasObject {
	return kit.NewTile(s.deps.Fonts, s.pictureOf, width)
}

func (s *Section) fillTile(i int, chosen bool, o fyne.CanvasObject) {
	c := s.card(i)
	o.(*kit.Tile).Set(page(c), s.name(c), s.worst(c), chosen)
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
