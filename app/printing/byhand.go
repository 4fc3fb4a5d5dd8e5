package printing

import (
	"strings"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

// layByHand plans the pages to copy the card by hand from, in the language of who
// copies: the address in block letters and the text with the lines that it will have
// in a hand of the size. Handwriting is believed to pass more often (DOMAIN.md 1.3).
func (c *Card) layByHand(fonts *sheet.Fonts, req *Request) (laid sheet.Card, sheets []sheet.Leaf) {
	loc := i18n.For(string(req.Reader))
	page := sheet.ByHand{
		Title: loc.T("byhandsheet.title"), Lead: loc.T("byhandsheet.lead"),
		AddressTitle: loc.T("byhandsheet.address"), Address: c.Address,
		TextTitle: loc.T("byhandsheet.text"), Text: c.Text, Hand: req.Hand,
		Full: loc.T("byhandsheet.full"), Footer: loc.T("byhandsheet.footer"),
	}
	if c.Person.Sample {
		page.Notice = loc.T("print.sample_mark")
	}
	for _, p := range sheet.LayByHand(fonts, page) {
		sheets = append(sheets, sheet.Leaf{Front: p.Faces[0].Face})
	}
	room := c.roomByHand(fonts, req)
	laid.Overflow = room.Lines > room.Room
	laid.Miss(fonts, sheet.Serif, c.Text)
	laid.Miss(fonts, sheet.SansBold, strings.ToUpper(strings.Join(c.Address, "\n")))
	return laid, sheets
}

// tooLongByHand is the sentence for a text that a card has no room for in the hand that is
// asked for: in which smaller one it would have, or that none is small enough.
func (c *Card) tooLongByHand(fonts *sheet.Fonts, req *Request) (key string, args app.Args) {
	room := c.roomByHand(fonts, req)
	key, args = "print.flag.by_hand_long", app.Args{"Lines": room.Lines, "Room": room.Room}
	for _, hand := range sheet.HandSizes { // the smallest first
		if hand == req.Hand {
			return key, args
		}
		if small := sheet.MeasureByHand(fonts, c.Text, hand); small.Lines <= small.Room {
			key, args["Hand"] = "print.flag.by_hand_smaller", inAll(hand.MessageKey())
		}
	}
	return key, args
}

// roomByHand is what a card has of room in the hand that is asked for, and how much of
// it the text takes.
func (c *Card) roomByHand(fonts *sheet.Fonts, req *Request) sheet.HandRoom {
	return sheet.MeasureByHand(fonts, c.Text, req.Hand)
}
