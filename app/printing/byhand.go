package printing

import (
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
	return laid, sheets
}

// roomByHand is what a card has of room in the hand that is asked for, and how much of
// it the text takes.
func (c *Card) roomByHand(fonts *sheet.Fonts, req *Request) sheet.HandRoom {
	return sheet.MeasureByHand(fonts, c.Text, req.Hand)
}
