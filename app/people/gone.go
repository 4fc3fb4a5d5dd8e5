package people

import (
	"cmp"
	"maps"
	"slices"

	"vestka/app"
)

// So much of what a source had may be gone from its list; one that lacks more, in
// per cent and in rows, is a part of a list, and says nothing of the others, unless a
// person says that it is whole.
const (
	mostGone = 15
	fewGone  = 5
)

// lookForGone finds what the source no longer has: rows in the language of the list
// by their keys, and in other languages what it said of the same people. Where it has
// no list in this language yet, the people of the others are looked for: whoever stands
// in one language only because names could not be matched is not gone from another.
// A list that is older than what is known of the source takes nothing away.
func (c *comparing) lookForGone(known []app.PersonID) {
	if c.older() || c.hasAll() {
		return
	}
	has, about := c.present(known)
	var gone []app.RowKey
	stood := 0
	absent := map[app.PersonID]bool{} // the list says nothing of them
	for key, row := range c.rows {
		if !row.Gone.IsZero() {
			continue
		}
		stood++
		if !has[key] {
			gone = append(gone, app.RowKey{Lang: c.list.Lang, Key: key})
			absent[row.Person] = !about[row.Person] && !about[standsFor(c.merged, row.Person)]
		}
	}
	count := len(gone)
	if len(c.rows) == 0 {
		strangers := c.strangers(known)
		for id := range c.inOthers() {
			stood++
			if p := c.people.person(id); p != nil && !about[id] && !strangers.mayBe(p, c.hasNumber(p)) {
				absent[id] = true
				count++
			}
		}
	}
	if c.isPart(count, stood) {
		c.importing.Import.Partial, c.Lacking = true, count
		return
	}
	for key, row := range c.others {
		if row.Gone.IsZero() && absent[row.Person] {
			gone = append(gone, key)
		}
	}
	c.Gone = count
	c.tellGone(gone, absent)
}

// isPart reports that the list, which lacks so many of those who stood in that of the
// source, is no whole one. A file that breaks off is none, whatever is said of it.
func (c *comparing) isPart(lacking, stood int) bool {
	switch {
	case lacking == 0:
		return false
	case c.list.BreaksOff:
		return true
	case c.list.Extent != app.ExtentUnsaid:
		return c.list.Extent == app.ExtentPart
	}
	return lacking > fewGone && lacking*100 > mostGone*stood
}

// present are the rows of the list by their keys, and whom it is about.
func (c *comparing) present(known []app.PersonID) (has map[string]bool, about map[app.PersonID]bool) {
	has, about = make(map[string]bool, len(known)), make(map[app.PersonID]bool, len(known))
	for i, id := range known {
		has[c.list.Records.Head(i).Key] = true
		if id != 0 {
			about[id] = true
			about[standsFor(c.merged, id)] = true
		}
	}
	return has, about
}

// hasAll reports that the list has every row that the source had so far, in whatever
// language.
func (c *comparing) hasAll() bool {
	if len(c.rows) == 0 {
		return len(c.others) == 0
	}
	stood := 0
	for _, row := range c.rows {
		if row.Gone.IsZero() {
			stood++
		}
	}
	return c.stand == stood // no two rows of a list have one key
}

// inOthers are the people who stand in every other language in which the source has a
// list: who stands in one of several only was not known again in the others.
func (c *comparing) inOthers() map[app.PersonID]bool {
	lists := map[app.Lang]map[app.PersonID]bool{}
	for key, row := range c.others {
		if lists[key.Lang] == nil {
			lists[key.Lang] = map[app.PersonID]bool{}
		}
		if row.Gone.IsZero() {
			lists[key.Lang][row.Person] = true
		}
	}
	var all map[app.PersonID]bool
	for _, list := range lists {
		if all == nil {
			all = list
			continue
		}
		maps.DeleteFunc(all, func(id app.PersonID, _ bool) bool { return !list[id] })
	}
	return all
}

// tellGone has the rows marked, and tells of the people once.
func (c *comparing) tellGone(gone []app.RowKey, absent map[app.PersonID]bool) {
	slices.SortFunc(gone, func(a, b app.RowKey) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Lang, b.Lang)) })
	c.importing.Gone = gone
	for _, key := range gone {
		id := c.rowOf(key).Person
		if p := c.people.person(id); p != nil && absent[id] {
			absent[id] = false
			for _, n := range c.tell(p, app.News{Kind: app.NewsGone, Field: app.FactListed, After: dayOf(c.list).String(), Before: placeWord(&p.Held)}) {
				n.Person = id
				c.importing.News = append(c.importing.News, n)
			}
		}
	}
}

func (c *comparing) rowOf(key app.RowKey) app.RecordRef {
	if key.Lang == c.list.Lang {
		return c.rows[key.Key]
	}
	return c.others[key]
}

// strangers are the rows about people who were not known again. In a list of another
// language or form, without ids, one may be about somebody known whose name is spelt
// otherwise: nobody is gone of whom that can be.
type strangers struct {
	numbered int               // rows with an id
	others   int               // rows without
	undated  bool              // one of these gives no day of birth
	born     map[app.Date]bool // the days of birth of these
}

func (c *comparing) strangers(known []app.PersonID) *strangers {
	s := &strangers{born: map[app.Date]bool{}}
	for i, id := range known {
		if id != 0 {
			continue
		}
		r := c.list.Records.Head(i)
		switch {
		case r.HasID:
			s.numbered++
		case r.Born.Full():
			s.others++
			s.born[r.Born] = true
		default:
			s.others++
			s.undated = true
		}
	}
	return s
}

// mayBe reports that one of the rows may be about the person. Rows with an id are
// about people whom the source never gave a number.
func (s *strangers) mayBe(p *app.Person, hasNumber bool) bool {
	switch {
	case s.others == 0:
		return s.numbered > 0 && !hasNumber
	case s.undated || !p.Born.Full():
		return true
	}
	return s.born[p.Born] || s.numbered > 0 && !hasNumber
}
