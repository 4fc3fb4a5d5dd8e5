package people

import (
	"cmp"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// merge brings what the row says into the person. moved is true where the
// person is now held elsewhere, or not any more.
func (c *comparing) merge(p *app.Person, r *app.Record) (moved bool, err error) {
	if r.HasID {
		if id := sourceID(r); !slices.Contains(p.SourceIDs, id) {
			p.SourceIDs = append(slices.Clip(p.SourceIDs), id)
		}
	}
	if r.Status != "" {
		p.Status = r.Status
	} else if p.Status == "" {
		p.Status = c.list.Everyone // somebody new of whom the list does not say it
	}
	if p.Status == "" {
		p.Status = app.NotRecognised
	}
	if err := c.mergeName(p, r); err != nil {
		return false, err
	}
	if r.Sex != app.SexUnknown {
		p.Sex = r.Sex
	} else if p.Sex == app.SexUnknown {
		p.Sex = guessSex(&p.Names, c.sisters)
	}
	p.Born = mergeDate(p.Born, r.Born)
	p.Detained = mergeDate(p.Detained, r.Detained)
	mergeTrial(p, r)
	if err := c.mergeDeath(p, r); err != nil {
		return false, err
	}
	return c.mergeHeld(p, r)
}

// mergeTrial brings in what few sources say: a date that tells no less, a text
// that says something.
func mergeTrial(p *app.Person, r *app.Record) {
	for _, d := range [...]struct {
		known *app.Date
		said  app.Date
	}{{&p.Verdict, r.Verdict}, {&p.Appeal, r.Appeal}, {&p.Release, r.Release}} {
		*d.known = mergeDate(*d.known, d.said)
	}
	for _, t := range [...]struct {
		known *string
		said  string
	}{{&p.Articles, r.Articles}, {&p.Town, r.Town}, {&p.Work, r.Work}, {&p.Interests, r.Interests}} {
		*t.known = cmp.Or(t.said, *t.known)
	}
}

// tellsMore reports that the row says something of which nothing is known: an
// older version of the program did not understand it.
func tellsMore(p *app.Person, r *app.Record) bool {
	q := *p
	mergeTrial(&q, r)
	return p.Verdict.IsZero() && !q.Verdict.IsZero() || p.Appeal.IsZero() && !q.Appeal.IsZero() || p.Release.IsZero() && !q.Release.IsZero() ||
		p.Articles == "" && q.Articles != "" || p.Town == "" && q.Town != "" || p.Work == "" && q.Work != "" || p.Interests == "" && q.Interests != ""
}

func sourceID(r *app.Record) app.SourceID { return app.SourceID(r.Source + ":" + r.Key) }

// mergeDate lets a date of a newer list stand in for the known one, unless it
// tells less.
func mergeDate(known, said app.Date) app.Date {
	if exactness(said) < exactness(known) {
		return known
	}
	return said
}

// exactness is 6 for a day, 5 for a month, 4 for a day without its year, 3 for a
// month without one, 2 for a year, 1 for some day.
func exactness(d app.Date) int {
	switch {
	case d.Full():
		return 6
	case d.Month != 0 && d.Year != 0:
		return 5
	case d.Day != 0:
		return 4
	case d.Month != 0:
		return 3
	case d == app.SomeDay:
		return 1
	case d.Year != 0:
		return 2
	}
	return 0
}

// mergeDeath also takes a death back where the source did: it told of one in
// its last list of the language and does not now.
func (c *comparing) mergeDeath(p *app.Person, r *app.Record) error {
	if p.Died.IsZero() || !r.Died.IsZero() || r.Value("died") != "" {
		if !r.Died.IsZero() {
			p.Died = mergeDate(p.Died, r.Died)
		}
		return nil
	}
	before, err := c.before(p, r)
	if before != nil && !before.Died.IsZero() {
		p.Died = app.Date{}
	}
	return err
}

// mergeHeld brings in where the row says that somebody is held. A row that
// says nothing about it changes nothing: where a former prisoner was held is
// kept.
func (c *comparing) mergeHeld(p *app.Person, r *app.Record) (moved bool, err error) {
	now, said := &p.Held, c.placed(r)
	switch {
	case said.Text == "" && !said.Liberty:
		return false, nil
	case *now == (app.Detention{}):
		*now = said
		return false, nil
	case samePlace(now, &said):
		if now.Facility == "" {
			now.Facility = said.Facility
		}
		if newAddress(now, &said) {
			now.Address, now.SeenOn = said.Address, said.SeenOn
		}
		return false, nil
	case r.SeenOn.Before(now.SeenOn):
		return false, nil
	}
	before, err := c.before(p, r)
	if err != nil {
		return false, err
	}
	if before != nil && before.Held.Text != "" {
		if was := c.placed(before); samePlace(&was, &said) {
			return false, nil // nothing new here; what is known comes from another list
		}
	} else if r.SeenOn == now.SeenOn || inOtherWords(now, &said) {
		if now.Facility == "" && !now.Liberty {
			now.Facility = said.Facility
		}
		return false, nil
	}
	if said.Since.Before(now.Since) {
		said.Since = now.Since // a list told only afterwards where they had been
	}
	*now = said
	return true, nil
}

// placed is where the row says that somebody is held, with the facility.
func (c *comparing) placed(r *app.Record) app.Detention {
	d := r.Held
	d.Facility, d.Source, d.SeenOn = c.facility(d.Text), r.Source, r.SeenOn
	if d.Since.IsZero() {
		d.Since = r.SeenOn
	}
	return d
}

// facility is the code of the facility that a prison text means, or empty.
func (c *comparing) facility(text string) string {
	if code := c.settled[text]; code != "" || text == "" {
		return code
	}
	code, known := c.codes[text]
	if !known {
		code, _ = c.places.Match(text)
		c.codes[strings.Clone(text)] = code
	}
	return code
}

func samePlace(a, b *app.Detention) bool {
	switch {
	case a.Liberty || b.Liberty:
		return a.Liberty == b.Liberty
	case a.Facility != "" && b.Facility != "":
		return a.Facility == b.Facility
	}
	return a.Text == b.Text
}

// newAddress reports that a list that is no older gives another address for the
// place. One in Latin letters, which cannot be printed, does not take the place of
// the same address in Cyrillic.
func newAddress(now, said *app.Detention) bool {
	switch {
	case said.Address == "" || said.Address == now.Address || said.SeenOn.Before(now.SeenOn):
		return false
	case names.ScriptOf(said.Address) == names.ScriptLatin && now.Address != "":
		return !slices.Equal(numbersOf(said.Address), numbersOf(now.Address))
	}
	return true
}

// numbersOf an address are those of its house and its post office.
func numbersOf(address string) []string {
	return slices.Sorted(strings.FieldsFuncSeq(address, func(r rune) bool { return r < '0' || r > '9' }))
}

// inOtherWords reports that lists in two languages may well mean one place:
// at least one of the texts was not matched to a facility.
func inOtherWords(a, b *app.Detention) bool {
	return a.Liberty == b.Liberty && (a.Facility == "" || b.Facility == "")
}

// before is what the source said of the person so far in its lists of this
// language: in the same row, else in the newest; nil where it said nothing.
func (c *comparing) before(p *app.Person, r *app.Record) (*app.Record, error) {
	if b, known := c.was[r.Key]; known && c.rows[r.Key].Person == p.ID {
		return &b, nil
	}
	if !c.speaksOf(p.ID) {
		return nil, nil
	}
	records, err := c.store.Records(c.ctx, p.ID)
	if err != nil {
		return nil, err
	}
	var newest *app.Record
	for i := range records {
		b := &records[i]
		if b.Source != r.Source || b.Lang != r.Lang || c.rows[b.Key].Person != p.ID { // of somebody merged into them
			continue
		}
		if b.Key == r.Key {
			return b, nil
		}
		if newest == nil {
			newest = b
		}
	}
	return newest, nil
}
