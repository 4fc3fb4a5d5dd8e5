package people

import (
	"slices"
	"strings"

	"vestka/app"
)

// identity is what a person must share with a row to be known again without an
// id of the source: all of it, with both dates known to the day.
type identity struct {
	name           string
	born, detained app.Date
}

// recognise finds for each row the person it is about, 0 for a new one. No two rows
// without the source's own id are about one person of the list, but for those that join a
// row with one: of others that are alike see findTwins.
func (c *comparing) recognise() ([]app.PersonID, error) {
	known := make([]app.PersonID, c.list.Records.Len())
	c.joins = joinsIn(c.list, c.facility)
	if len(c.people.heads) == 0 {
		c.recogniseJoined(known)
		return known, nil
	}
	unknown := false
	for i := range known {
		r := c.list.Records.Head(i)
		known[i] = c.numbered(&r)
		unknown = unknown || known[i] == 0
	}
	if !unknown { // as of most lists that come again
		c.recogniseJoined(known)
		return known, nil
	}
	return known, c.recogniseOthers(known)
}

// recogniseOthers finds the people whom rows are about that no number tells of.
func (c *comparing) recogniseOthers(known []app.PersonID) error {
	taken := map[app.PersonID]bool{}
	rows := map[identity]int{} // how many share it
	for i, id := range known {
		if id != 0 {
			taken[id] = true
		}
		if c.joins.stands(i) {
			r := c.list.Records.Head(i)
			rows[identityOf(&r)]++
		}
	}
	c.recogniseByKey(known, taken)
	c.recogniseJoined(known)
	var likely map[identity][]app.PersonID // made when a row first needs it
	for i := range known {
		if known[i] != 0 || !c.joins.stands(i) {
			continue
		}
		h := c.list.Records.Head(i)
		id := identityOf(&h)
		if rows[id] != 1 {
			continue
		}
		r := c.list.Records.Facts(i)
		if likely == nil {
			likely = c.byIdentity()
		}
		p, err := c.only(likely[identity{born: id.born, detained: id.detained}], &r)
		if err != nil {
			return err
		}
		if p != nil && !taken[p.ID] && c.hasNumber(p) != r.HasID {
			known[i], taken[p.ID] = p.ID, true
		}
	}
	c.recogniseBySpelling(known, taken)
	c.recogniseJoined(known)
	return nil
}

// numbered is the person with the row's id, or with a row of the same key; 0 for none.
func (c *comparing) numbered(r *app.RowHead) app.PersonID {
	id, known := app.PersonID(0), false
	if r.HasID {
		id, known = c.ids[app.SourceID(r.Source+":"+r.Key)]
	}
	if !known {
		id = c.rows[r.Key].Person
	}
	if !c.people.has(id) {
		return 0
	}
	return id
}

// recogniseByKey finds the people of whom the source said the same in a list of
// another language: its name and dates, which are what a row without an id is known
// by. So a list is known again whose language was taken for another one.
func (c *comparing) recogniseByKey(known []app.PersonID, taken map[app.PersonID]bool) {
	if len(c.others) == 0 {
		return
	}
	for i := range known {
		r := c.list.Records.Head(i)
		if known[i] != 0 || r.HasID {
			continue
		}
		for _, lang := range languages {
			row, there := c.others[app.RowKey{Lang: lang, Key: r.Key}]
			if there && c.people.has(row.Person) && !taken[row.Person] {
				known[i], taken[row.Person] = row.Person, true
				break
			}
		}
	}
}

// hasNumber reports that the list's source has given the person an id.
func (c *comparing) hasNumber(p *app.Person) bool {
	return slices.ContainsFunc(p.SourceIDs, func(id app.SourceID) bool {
		return strings.HasPrefix(string(id), c.list.Source+":")
	})
}

func identityOf(r *app.RowHead) identity { return identity{r.Name, r.Born, r.Detained} }

// byIdentity gathers the people whose dates are known to the day, under those
// dates and an empty name.
func (c *comparing) byIdentity() map[identity][]app.PersonID {
	likely := map[identity][]app.PersonID{}
	c.people.each(func(p *app.Person) {
		if p.Born.Full() && p.Detained.Full() {
			id := identity{born: p.Born, detained: p.Detained}
			likely[id] = append(likely[id], p.ID)
		}
	})
	return likely
}

// only is the one of the people whom the source calls as the row does in the
// same language; nil where there is none, or more than one.
func (c *comparing) only(people []app.PersonID, r *app.Record) (*app.Person, error) {
	var found *app.Person
	for _, id := range people {
		p := c.people.person(id)
		same, err := c.calls(p, r)
		switch {
		case err != nil:
			return nil, err
		case same && found != nil:
			return nil, nil
		case same:
			found = p
		}
	}
	return found, nil
}

// calls reports that the source calls the person as the row does.
func (c *comparing) calls(p *app.Person, r *app.Record) (bool, error) {
	n := nameIn(&p.Names, languageOf(r))
	if n.Source != byUser || !c.speaksOf(p.ID) {
		return n.Full == r.Name && n.Source == r.Source, nil
	}
	records, err := c.store.Records(c.ctx, p.ID)
	return slices.ContainsFunc(records, func(b app.Record) bool {
		return b.Source == r.Source && b.Lang == r.Lang && b.Name == r.Name
	}), err
}
