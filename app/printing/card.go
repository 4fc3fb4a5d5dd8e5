package printing

import (
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/sheet"
	"vestka/i18n"
)

// country is the last line of every address: the posts on the way read Latin
// letters, those in Belarus Cyrillic (DOMAIN.md 1.4).
const country = "REPUBLIC OF BELARUS"

// card makes one card, or says why there can be none.
func (p *Press) card(person app.Person, text *letters.Template, occasion app.Occasion, req Request) (*Card, *Reason) {
	c := &Card{Person: person}
	if key := notWrittenTo(&person, req.Status); key != "" {
		return nil, &Reason{Person: person.ID, Key: key}
	}
	facility, ok := p.register.Facility(person.Held.Facility, req.Today)
	if key := noAddress(&person, &facility, ok); key != "" {
		return nil, &Reason{Person: person.ID, Key: key, Args: app.Args{"Place": person.Held.Text}}
	}
	c.Facility = facility
	c.address(req.Lang)
	if missing := c.merge(text, occasion, req); len(missing) > 0 {
		return nil, &Reason{Person: person.ID, Key: "print.skip.field", Args: app.Args{"Field": string(missing[0].Field)}}
	}
	c.lay(p.fonts, req)
	return c, nil
}

// notWrittenTo names the sentence that says why no card goes to the person, or
// is empty. Without a choice of statuses only people now held are written to.
func notWrittenTo(p *app.Person, chosen []app.Status) string {
	switch {
	case !p.Died.IsZero():
		return "print.skip.died"
	case p.Held.Liberty:
		return "print.skip.liberty"
	case len(chosen) > 0 && !slices.Contains(chosen, p.Status):
		return "print.skip.status"
	case len(chosen) == 0 && p.Status != app.Active:
		return "print.skip.not_held"
	}
	return ""
}

// noAddress names the sentence that says why there is no address, or is empty.
func noAddress(p *app.Person, f *app.Facility, found bool) string {
	switch {
	case found && f.HasAddress():
		return ""
	case found:
		return "print.skip.unconfirmed"
	case p.Held.Text == "":
		return "print.skip.no_place"
	}
	return "print.skip.unknown_place"
}

// address builds the block: name, facility, its lines, the country. Name and
// facility stand in the language of the lines, so that the block is of one piece.
func (c *Card) address(letter app.Lang) {
	a := c.Facility.Address(letter)
	name := cyrillic(c.Person.Names, a.Lang)
	switch {
	case name == c.Person.Names.Latin:
		c.flag("print.flag.latin_name", app.Args{"Name": name.Formal()})
	case name.Proposed:
		c.flag("print.flag.name", app.Args{"Name": name.Formal()})
	case name.Unsure:
		c.flag("print.flag.unsure_name", app.Args{"Name": name.Formal()})
	}
	if a.State == app.AddressConverted {
		c.flag("print.flag.address", app.Args{"Facility": c.Facility.Code})
	}
	c.Address = append(c.Address, name.Formal(), c.Facility.Name.In(a.Lang))
	c.Address = append(c.Address, a.Lines...)
	c.Address = append(c.Address, country)
}

// cyrillic is the name for the envelope: that of the address's language, else
// the other Cyrillic one; a real name before a proposed one, a Latin one last.
func cyrillic(n app.Names, lang app.Lang) app.Name {
	own, other := n.BE, n.RU
	if lang == app.Russian {
		own, other = other, own
	}
	candidates := []app.Name{own, other}
	for _, c := range candidates {
		if !c.IsZero() && !c.Proposed {
			return c
		}
	}
	for _, c := range candidates {
		if !c.IsZero() {
			return c
		}
	}
	return n.Latin
}

func (c *Card) flag(key string, args app.Args) {
	for _, r := range c.Flags {
		if r.Key == key {
			return
		}
	}
	c.Flags = append(c.Flags, Reason{Person: c.Person.ID, Key: key, Args: args})
}

// merge writes the text; a field that the person lacks comes back.
func (c *Card) merge(text *letters.Template, occasion app.Occasion, req Request) []letters.Missing {
	name := c.Person.Names.In(req.Lang)
	if name.IsZero() {
		name = c.Person.Names.Best(req.Lang)
		c.flag("print.flag.other_language", app.Args{"Name": name.Display()})
	}
	if name.Proposed {
		c.flag("print.flag.name", app.Args{"Name": name.Formal()})
	}
	v := letters.Values{Lang: req.Lang, Name: name, Sex: c.Person.Sex, Sender: strings.TrimSpace(req.Sender), Date: req.Today}
	if occasion == app.Birthday {
		if _, years, ok := c.Person.Born.Next(req.Today); ok {
			v.Age = years
		}
	}
	var missing []letters.Missing
	c.Text, missing = text.Merge(v)
	return missing
}

// lay places the card and notes what its owner should look at first.
func (c *Card) lay(fonts *sheet.Fonts, req Request) {
	card := sheet.Postcard{Message: c.Text, MessageFont: req.Font, Address: c.Address, Return: req.Return, Picture: req.Picture.key()}
	if c.Person.Sample {
		card.Mark = i18n.For(string(req.Lang)).T("print.sample_mark")
	}
	c.Laid = sheet.LayPostcard(fonts, card)
	for _, r := range c.Laid.Reasons {
		switch r {
		case sheet.MessageTooLong:
			c.flag("print.flag.overflow", nil)
		case sheet.AddressTooLong:
			c.flag("print.flag.address_long", nil)
		case sheet.ReturnTooLong:
			c.flag("print.flag.return_long", nil)
		case sheet.GlyphMissing:
			c.flag("print.flag.letters", app.Args{"Letters": string(c.Laid.Missing)})
		}
	}
}

// key names the picture among those of a job.
func (p Picture) key() string {
	if p.Own != nil {
		return OwnPicture
	}
	return p.ID
}
