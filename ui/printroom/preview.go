package printroom

import (
	"image"

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
	o.(*kit.Tile).Set(side(c.Laid.Back), s.name(c), s.worst(c), chosen)
}

// card is the i-th as it is shown: those that want a person's eye come first,
// the order on paper stays as it was asked for.
func (s *Section) card(i int) *printing.Card {
	flagged := 0
	for n := range s.job.Cards {
		if len(s.job.Cards[n].Flags) > 0 {
			if flagged == i {
				return &s.job.Cards[n]
			}
			flagged++
		}
	}
	i -= flagged
	for n := range s.job.Cards {
		if len(s.job.Cards[n].Flags) == 0 {
			if i == 0 {
				return &s.job.Cards[n]
			}
			i--
		}
	}
	return nil
}

func (s *Section) name(c *printing.Card) string {
	return c.Person.Names.Best(app.Lang(s.frame.Loc().Lang())).Display()
}

// worst says in a word what is the matter with a card, nothing where all is well.
func (s *Section) worst(c *printing.Card) string {
	switch {
	case len(c.Flags) == 0:
		return ""
	case c.Laid.Overflow:
		return s.frame.Loc().T("printroom.tag.too_long")
	}
	return s.frame.Loc().T("printroom.tag.check")
}

func (s *Section) pictureOf(string) image.Image { return s.picture }

// side is one side of a card as a page of its own.
func side(f *sheet.Face) sheet.Page {
	return sheet.Page{W: f.W, H: f.H, Faces: []sheet.Placed{{Face: f}}}
}

// showCard shows one card large, both sides and what to check, with the ways to
// its neighbours.
func (s *Section) showCard(i int) {
	loc := s.frame.Loc()
	c := s.card(i)
	text, front := kit.NewSheetView(s.deps.Fonts, s.pictureOf), kit.NewSheetView(s.deps.Fonts, s.pictureOf)
	text.SetPage(side(c.Laid.Back))
	front.SetPage(side(c.Laid.Front))
	objects := []fyne.CanvasObject{}
	for _, f := range c.Flags {
		objects = append(objects, kit.NewText(kit.Body(loc.Message(f)).In(kit.Care)))
	}
	objects = append(objects, text, front)
	actions := []kit.Action{{Label: loc.T("dialog.close")}}
	step := func(label string, to int) {
		if to >= 0 && to < s.cards() {
			actions = append(actions, kit.Action{Label: label, Do: func() { s.showCard(to) }})
		}
	}
	step(loc.T("printroom.previous"), i-1)
	step(loc.T("printroom.next"), i+1)
	s.grid.Go(i)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: s.name(c), Text: loc.T("printroom.card_of", "Card", i+1, "Count", s.cards()),
		Body: kit.NewColumn(kit.Gap, objects...), Width: 760, Actions: actions,
	})
}
