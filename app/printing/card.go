package printing

import (
	"maps"
	"slices"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/i18n"
)

// country is the last line of every address: the posts on the way read Latin
// letters, those in Belarus Cyrillic (DOMAIN.md 1.4).
const country = "REPUBLIC OF BELARUS"

// card begins a card: where it goes, or why there can be none.
func (p *Press) card(person *app.Person, o *order, req *Request, where lookup) (*Card, *Reason) {
	to, why := p.facility(person, req, where)
	if why != nil {
		return nil, why
	}
	c := &Card{Item: o.item, Person: person, Lang: o.lang, Occasion: o.occasion, Draft: o.draft, Picture: o.picture.key(), Facility: to}
	c.address(o.lang, req.Case)
	c.checkRelease(req.Today)
	if o.unread {
		c.flag("print.flag.translation", nil)
	}
	return c, nil
}

// finish gives a card its words and lays it out, or says why that cannot be.
func (p *Press) finish(c *Card, o *order, draw *letters.Hand, req *Request) *Reason {
	if missing := c.merge(o, draw, req); len(missing) > 0 { // none of what has no words
		key, args := missing[0].Reason()
		return &Reason{Person: c.Person.ID, Key: key, Args: args}
	}
	c.lay(p.fonts, req)
	return nil
}

// WhyNot says why nothing can be posted to the person on the day; nil where it can.
// Without a choice of statuses only people now held are written to.
func (p *Press) WhyNot(person *app.Person, status []app.Status, day app.Date) *Reason {
	_, why := p.facility(person, &Request{Status: status, Today: day}, p.on(day))
	return why
}

// lookup finds a facility as it is on the day of a job. One that is not known is
// given as the zero facility.
type lookup func(code string) (f *app.Facility, known bool)

// on looks facilities up, each once, so that many cards share what is known of one.
func (p *Press) on(day app.Date) lookup {
	type found struct {
		facility *app.Facility
		known    bool
	}
	seen := map[string]found{}
	return func(code string) (*app.Facility, bool) {
		f, asked := seen[code]
		if !asked {
			one, known := p.register.Facility(code, day)
			f = found{&one, known}
			seen[code] = f
		}
		return f.facility, f.known
	}
}

// facility is where a card to the person goes, or why there can be none.
func (p *Press) facility(person *app.Person, req *Request, where lookup) (*app.Facility, *Reason) {
	if key := notWrittenTo(person, req.Status); key != "" {
		return nil, &Reason{Person: person.ID, Key: key}
	}
	if m, marked := person.LeftOut(req.Today); marked {
		left := leftOut(person.ID, m)
		return nil, &left
	}
	f, ok := where(person.Held.Facility)
	if key := noAddress(person, f, ok); key != "" {
		return nil, &Reason{Person: person.ID, Key: key, Args: placeArgs(person, f, where)}
	}
	return f, nil
}

// Envelope is what to write on an envelope to the person from the name, in the
// case, down to the country, in the language of the letter as far as that is known,
// and what of it somebody should check. It is for whom WhyNot gives no reason.
func (p *Press) Envelope(person *app.Person, lang app.Lang, in app.Case, day app.Date) (lines []string, flags []Reason) {
	c := &Card{Person: person}
	c.Facility, _ = p.on(day)(person.Held.Facility)
	c.address(lang, in)
	c.checkRelease(day)
	return c.Address, c.Flags
}

// checkRelease tells that the person may be free by the day.
func (c *Card) checkRelease(day app.Date) {
	if c.Person.ReleasePassed(day) {
		c.flag(people.ReleasePassedKey, app.Args{"Date": people.DayInWords(c.Person.Release)})
	}
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

// elsewhere says that a letter is about the person: it goes to somebody whose address the
// program does not know.
func elsewhere(id app.PersonID) *Reason { return &Reason{Person: id, Key: "print.skip.about"} }

// leftOut says that the user has marked the person, and why.
func leftOut(id app.PersonID, m app.Mark) Reason {
	return Reason{Person: id, Key: m.LeftOutKey(), Args: app.Args{"Reason": m.Reason, "Source": m.Source}}
}

// noAddress names the sentence that says why there is no address, or is empty.
func noAddress(p *app.Person, f *app.Facility, found bool) string {
	switch {
	case found && f.HasAddress():
		return ""
	case found && f.Closed && f.MovedTo != "":
		return "print.skip.closed_moved"
	case found && f.Closed:
		return "print.skip.closed"
	case found:
		return "print.skip.unconfirmed"
	case p.Held.Text == "":
		return "print.skip.no_place"
	}
	return "print.skip.unknown_place"
}

// placeArgs are the values for the sentences of noAddress.
func placeArgs(person *app.Person, f *app.Facility, where lookup) app.Args {
	args := app.Args{"Place": person.Held.Text, "Facility": f.Name}
	if next, ok := where(f.MovedTo); ok {
		args["Next"] = next.Name
	}
	return args
}

// address builds the block: name, facility, its lines, the country. The facility
// and its lines are of one language, and so is the name wherever it is known in
// that language.
func (c *Card) address(letter app.Lang, in app.Case) {
	name, lang, a := forThePost(c.Person.Names, c.Facility, letter)
	if name.IsZero() {
		name, lang = c.Person.Names.Latin, app.English
		c.flag("print.flag.latin_name", app.Args{"Name": name.Formal()})
	}
	c.checkName(name)
	if a.State == app.AddressConverted {
		c.flag("print.flag.address", app.Args{"Facility": c.Facility.Code})
	}
	if note := c.Facility.Note; note != (app.Text{}) {
		c.flag("print.flag.note", app.Args{"Code": c.Facility.Code, "Note": note})
	}
	c.Address = append(c.Address, c.addressee(name, lang, in), c.Facility.Name.In(a.Lang))
	c.Address = append(c.Address, a.Lines...)
	c.Address = append(c.Address, country)
	if !hasPostcode(a.Lines) {
		c.flag("print.flag.postcode", app.Args{"Facility": c.Facility.Code})
	}
}

// forThePost is the name as it stands above the address, and its language: the same as
// that of the address wherever it is known in one in which there is an address. It is zero
// where only a Latin name is known.
func forThePost(known app.Names, f *app.Facility, letter app.Lang) (name app.Name, lang app.Lang, a app.Address) {
	a = f.Address(letter)
	if other := f.Address(sister(a.Lang)); !given(known.In(a.Lang)) && given(known.In(other.Lang)) {
		a = other
	}
	name, lang = cyrillic(known, a.Lang)
	return name, lang, a
}

// addressee is the name as it stands in the address: in the dative where that is
// asked for and sure.
func (c *Card) addressee(name app.Name, lang app.Lang, in app.Case) string {
	if in != app.Dative || lang == app.English {
		return name.Formal()
	}
	form := names.Decline(name, c.Person.Sex, lang).Lay(c.Person.Forms).Formal(app.Dative)
	if form.Why != names.Sure {
		c.flag("print.flag.dative", app.Args{"Name": form.Text, "Why": inAll(form.Why.MessageKey())})
	}
	return form.Text
}

// inAll is a sentence of the catalogue in every language.
func inAll(key string) app.Text {
	return app.Text{EN: i18n.For("en").T(key), RU: i18n.For("ru").T(key), BE: i18n.For("be").T(key)}
}

// sister is the other of the two languages in which addresses are written.
func sister(l app.Lang) app.Lang {
	if l == app.Belarusian {
		return app.Russian
	}
	return app.Belarusian
}

// given reports that somebody gave the name, rather than the program.
func given(n app.Name) bool { return !n.IsZero() && !n.Proposed }

// cyrillic is the name for the envelope and its language: that of the address's
// language, else the other Cyrillic one; a real name before a proposed one. It is
// zero where only a Latin name is known.
func cyrillic(n app.Names, lang app.Lang) (app.Name, app.Lang) {
	if lang != app.Russian {
		lang = app.Belarusian
	}
	own, other := n.In(lang), n.In(sister(lang))
	if !given(own) && given(other) || own.IsZero() {
		return other, sister(lang)
	}
	return own, lang
}

// checkName flags a name that nobody should take for a fact.
func (c *Card) checkName(n app.Name) {
	switch {
	case n.Proposed:
		c.flag("print.flag.name", app.Args{"Name": n.Formal()})
	case n.Unsure:
		c.flag("print.flag.unsure_name", app.Args{"Name": n.Formal()})
	}
}

// flag notes what a person should check, each thing once.
func (c *Card) flag(key string, args app.Args) {
	if !slices.ContainsFunc(c.Flags, func(f Reason) bool { return f.Key == key && maps.Equal(f.Args, args) }) {
		c.Flags = append(c.Flags, Reason{Person: c.Person.ID, Key: key, Args: args})
	}
}

// merge writes the text; a field that the person lacks comes back.
func (c *Card) merge(o *order, draw *letters.Hand, req *Request) []letters.Missing {
	if o.text == nil {
		return nil
	}
	v := letters.ValuesOf(c.Person, c.Facility, letters.Occasioned{
		Lang: o.lang, Occasion: o.occasion, Sender: req.Sender, SenderSex: req.Writer, Familiar: req.Familiar, Day: req.Today, Own: req.Own,
	})
	v.Draw, v.Had = draw.Draw, draw.Had
	if c.Person.Names.In(o.lang).IsZero() {
		c.flag("print.flag.other_language", app.Args{"Name": v.Name.Display()})
	}
	c.checkName(v.Name)
	for _, u := range o.text.Unsure(v) {
		c.flag("print.flag.name_form", app.Args{"Name": u.Text})
	}
	var missing []letters.Missing
	c.Text, missing = o.text.Merge(v)
	for _, gap := range letters.Gaps(c.Text) {
		c.flag(gap.Key, nil)
	}
	return missing
}

// key names the picture among those of a job.
func (p Picture) key() string {
	if p.Own != nil {
		return OwnPicture
	}
	return p.ID
}
