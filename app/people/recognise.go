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

// recognise finds for each row the person it is about, nil for a new one. No
// two rows without the source's own id are ever about one person.
func (c *comparing) recognise() ([]*app.Person, error) {
	known := make([]*app.Person, c.list.Records.Len())
	if len(c.people) == 0 {
		return known, nil
	}
	taken := map[app.PersonID]bool{}
	rows := map[identity]int{} // how many share it
	for i := range known {
		r := c.list.Records.Facts(i)
		if known[i] = c.numbered(&r); known[i] != nil {
			taken[known[i].ID] = true
		}
		rows[identityOf(&r)]++
	}
	c.recogniseByKey(known, taken)
	likely := c.byIdentity()
	for i := range known {
		r := c.list.Records.Facts(i)
		id := identityOf(&r)
		if known[i] != nil || rows[id] != 1 {
			continue
		}
		p, err := c.only(likely[identity{born: id.born, detained: id.detained}], &r)
		if err != nil {
			return nil, err
		}
		if p != nil && !taken[p.ID] && c.hasNumber(p) != r.HasID {
			known[i], taken[p.ID] = p, true
		}
	}
	c.recogniseBySpelling(known, taken)
	return known, nil
}

// numbered is the person with the row's id, or with a row of the same key.
func (c *comparing) numbered(r *app.Record) *app.Person {
	if r.HasID {
		if id, known := c.ids[sourceID(r)]; known {
			return c.people[id]
		}
	}
	if row, known := c.rows[r.Key]; known {
		return c.people[row.Person]
	}
	return nil
}

// recogniseByKey finds the people of whom the source said the same in a list of
// another language: its name and dates, which are what a row without an id is known
// by. So a list is known again whose language was taken for another one.
func (c *comparing) recogniseByKey(known []*app.Person, taken map[app.PersonID]bool) {
	if len(c.others) == 0 {
		return
	}
	for i := range known {
		r := c.list.Records.Facts(i)
		if known[i] != nil || r.HasID {
			continue
		}
		for _, lang := range languages {
			row, there := c.others[app.RowKey{Lang: lang, Key: r.Key}]
			if p := c.people[row.Person]; there && p != nil && !taken[p.ID] {
				known[i], taken[p.ID] = p, true
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

func identityOf(r *app.Record) identity { return identity{r.Name, r.Born, r.Detained} }

// byIdentity gathers the people whose dates are known to the day, under those
// dates and an empty name.
func (c *comparing) byIdentity() map[identity][]*app.Person {
	likely := map[identity][]*app.Person{}
	for _, p := range c.people {
		if p.Born.Full() && p.Detained.Full() {
			id := identity{born: p.Born, detained: p.Detained}
			likely[id] = append(likely[id], p)
		}
	}
	return likely
}

// only is the one of the people whom the source calls as the row does in the
// same language; nil where there is none, or more than one.
func (c *comparing) only(people []*app.Person, r *app.Record) (*app.Person, error) {
	var found *app.Person
	for _, p := range people {
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
	if n.Source != byUser || !c.spoken[p.ID] {
		return n.Full == r.Name && n.Source == r.Source, nil
	}
	records, err := c.store.Records(c.ctx, p.ID)
	return slices.ContainsFunc(records, func(b app.Record) bool {
		return b.Source == r.Source && b.Lang == r.Lang && b.Name == r.Name
	}), err
}
