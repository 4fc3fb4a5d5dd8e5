package people

import (
	"maps"
	"slices"

	"vestka/app"
)

// So many of the rows that a list had may be gone from it; one that lacks more, in
// per cent and in rows, is a part of a list, and says nothing of the others.
const (
	mostGone = 15
	fewGone  = 5
)

// lookForGone finds the rows that the list no longer has.
func (c *comparing) lookForGone(known []*app.Person) {
	has := make(map[string]bool, len(c.list.Records))
	about := make(map[app.PersonID]bool, len(known))
	for i := range c.list.Records {
		has[c.list.Records[i].Key] = true
		if known[i] != nil {
			about[known[i].ID] = true
		}
	}
	var gone []string
	stood := 0
	for _, key := range slices.Sorted(maps.Keys(c.rows)) {
		row := c.rows[key]
		if row.Gone.IsZero() {
			stood++
			if !has[key] {
				gone = append(gone, key)
			}
		}
	}
	if len(gone) > fewGone && len(gone)*100 > mostGone*stood {
		c.importing.Import.Partial, c.Lacking = true, len(gone)
		return
	}
	c.importing.Gone, c.Gone = gone, len(gone)
	for _, key := range gone {
		id := c.rows[key].Person
		if p := c.people[id]; p != nil && !about[id] { // else another row speaks of them
			about[id] = true
			for _, n := range c.tell(p, app.News{Kind: app.NewsGone, Field: app.FactListed, After: dayOf(c.list).String(), Before: placeWord(&p.Held)}) {
				n.Person = id
				c.importing.News = append(c.importing.News, n)
			}
		}
	}
}
