package printing

import (
	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

// lay places the card on each of the papers and notes what its owner should look at
// first. Only that is kept: they are laid out again when they are shown or printed.
func (c *Card) lay(fonts *sheet.Fonts, req *Request) {
	c.fonts, c.req = fonts, req
	own := req.paperOf(c.Item)
	laid, sheets := c.layOn(fonts, &own, req)
	c.Overflow, c.Leaves = laid.Overflow, len(sheets)
	if !c.Item.bare() {
		c.judge(&laid.Piece, c.Item)
	}
	for i := range req.Beside {
		paper := &req.Beside[i]
		if paper.item().Worded() || paper.item().bare() { // the backs of this, or another's words; the same for all
			continue
		}
		laid, _ := c.layOn(fonts, paper, req)
		c.judge(&laid.Piece, paper.item())
	}
}

// judgeCommon flags what does not fit or cannot be drawn on what is the same for
// everybody, once.
func (j *Job) judgeCommon(fonts *sheet.Fonts) {
	c := Card{Person: &app.Person{}, fonts: fonts, req: &j.Request}
	for _, paper := range j.Request.Papers() {
		if paper.item().bare() {
			laid, _ := c.layOn(fonts, &paper, &j.Request)
			c.judge(&laid.Piece, paper.item())
		}
	}
	j.Common = c.Flags
}

// Laid is the plan of the card, or of whatever else of one leaf is printed first.
func (c *Card) Laid() sheet.Card {
	own := c.req.paperOf(c.Item)
	laid, _ := c.layOn(c.fonts, &own, c.req)
	return laid
}

// Sheets are those of a letter or of pages to copy from; what is one leaf has none.
func (c *Card) Sheets() []sheet.Leaf {
	own := c.req.paperOf(c.Item)
	_, sheets := c.layOn(c.fonts, &own, c.req)
	return sheets
}

// judge flags what does not fit or cannot be drawn.
func (c *Card) judge(laid *sheet.Piece, item Item) {
	if item == Copysheets && laid.Overflow {
		c.flag(c.tooLongByHand(c.fonts, c.req))
	}
	for _, r := range laid.Reasons {
		switch {
		case r == sheet.MessageTooLong:
			c.flag("print.flag.overflow", nil)
		case r == sheet.AddressTooLong && item == Postcards:
			c.flag("print.flag.address_long", nil)
		case r == sheet.AddressTooLong:
			c.flag("print.flag.address_small", app.Args{"Item": inAll(item.MessageKey())})
		case r == sheet.ReturnTooLong:
			c.flag("print.flag.return_long", nil)
		case r == sheet.CaptionTooLong:
			c.flag("print.flag.caption_long", nil)
		case r == sheet.GlyphMissing:
			c.flag("print.flag.letters", app.Args{"Letters": string(laid.Missing)})
		}
	}
}

// layOn lays one of the papers out for the card. Of what is one leaf there are no
// sheets.
func (c *Card) layOn(fonts *sheet.Fonts, paper *Paper, req *Request) (sheet.Card, []sheet.Leaf) {
	mark := ""
	if c.Person.Sample {
		mark = i18n.For(string(c.Lang)).T("print.sample_mark")
	}
	switch size := paper.size(); paper.item() {
	case Letters:
		return c.layLetter(fonts, paper, req, mark)
	case Copysheets:
		return c.layByHand(fonts, req)
	case Envelopes:
		return sheet.LayEnvelope(fonts, sheet.Envelope{Size: size, Address: c.Address, Return: req.Return, Mark: mark}), nil
	case ReplyEnvelopes:
		from := c.Address[:len(c.Address)-1] // it is posted where they are
		return sheet.LayEnvelope(fonts, sheet.Envelope{Size: size, Address: req.Return, Return: from, Mark: mark}), nil
	case Labels:
		return sheet.LayLabel(fonts, sheet.Label{Size: size, Lines: c.Address, Mark: mark}), nil
	case ReturnLabels:
		return sheet.LayLabel(fonts, sheet.Label{Size: size, Lines: req.Return}), nil
	case JobSheet: // its own line of it
		var line sheet.Card
		if len(c.Address) > 0 {
			line.Miss(fonts, sheet.Sans, c.Address[0])
		}
		return line, nil
	default:
		return sheet.LayPostcard(fonts, sheet.Postcard{
			Size: size, Upright: paper.Upright, Message: c.Text, MessageFont: req.Font, Address: c.Address, Return: req.Return, Picture: c.Picture, Mark: mark,
			Front: req.Design.Front, Back: req.Design.Back, Bleed: paper.Bleed,
		}), nil
	}
}

func (c *Card) layLetter(fonts *sheet.Fonts, paper *Paper, req *Request, mark string) (sheet.Card, []sheet.Leaf) {
	l := sheet.Letter{
		Text: c.Text, Font: req.Font, Paper: paper.paper(), Fold: paper.Fold, Opening: paper.Opening, Return: req.Return,
		Name: c.Person.Names.Best(c.Lang).Display(), Mark: mark,
	}
	if paper.Window {
		l.Address = c.Address
	}
	plan := sheet.LayLetter(fonts, l)
	return sheet.Card{Piece: plan.Piece, Points: plan.Points}, plan.Leaves(paper.Duplex)
}
