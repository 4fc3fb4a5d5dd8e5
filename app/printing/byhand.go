package printing

import (
	"iter"

	"vestka/app/sheet"
	"vestka/i18n"
)

// layByHand plans the pages to copy the card by hand from, in the language of who
// copies: the address in block letters and the text with the lines that it will have
// in a hand of the size. Handwriting is believed to pass more often (DOMAIN.md 1.3).
func (c *Card) layByHand(fonts *sheet.Fonts, req *Request) {
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
	c.ByHand = sheet.LayByHand(fonts, page)
	if room := sheet.MeasureByHand(fonts, c.Text, req.Hand); room.Lines > room.Room {
		c.Laid.Overflow = true
		c.flag("print.flag.by_hand_long", map[string]any{"Lines": room.Lines, "Room": room.Room})
	}
}

// byHand are the pages of all cards.
func (j *Job) byHand() iter.Seq[sheet.Page] {
	return func(yield func(sheet.Page) bool) {
		for i := range j.Cards {
			for _, page := range j.Cards[i].ByHand {
				if !yield(page) {
					return
				}
			}
		}
	}
}
