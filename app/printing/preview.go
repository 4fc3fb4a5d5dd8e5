package printing

import (
	"vestka/app"
	"vestka/app/letters"
)

// Preview is the card of a draft as it would print: laid out by the same plan, but
// also where a field is missing, the text has a slip, or nothing can be posted to
// the person. Then why says that last, and the card has no address. Of the request
// its sender, day, case and font count.
func (p *Press) Preview(d *app.Draft, req Request) (c *Card, why *Reason) {
	side := d.Printed()
	main := req.Main()
	o := order{item: main.Item, person: d.Person, lang: side.Lang, occasion: d.Occasion, draft: d.ID, picture: Picture{ID: d.Picture}}
	where := p.on(req.Today)
	c = &Card{Item: main.Item, Person: &app.Person{}, Facility: &app.Facility{}, Lang: o.lang, Occasion: o.occasion, Picture: d.Picture, Text: side.Text}
	if e, found := p.people.Person(d.Person, req.Today); found {
		addressed, not := p.card(e.Person, &o, &req, where)
		if c.Person, why = e.Person, not; o.occasion.About() {
			why = elsewhere(d.Person)
		}
		c.Facility, _ = where(c.Person.Held.Facility)
		if why == nil {
			c = addressed
			c.Text = side.Text
		}
	}
	if text, err := letters.Parse(side.Text, side.Lang); err == nil {
		o.text = text
		c.merge(&o, &letters.Hand{}, &req)
	}
	c.lay(p.fonts, &req)
	return c, why
}
