package people

import (
	"slices"

	"vestka/app"
)

// pairCorrected looks for birthdays that a list without ids has corrected: whoever was
// known by the old one is gone from it, and somebody of the same name, born one slip
// apart, is new. That is told once, of the one who was known, as a birthday that
// changed; whether they are one is for the user to say.
func (c *comparing) pairCorrected() {
	fresh := map[string][]int{} // places of edits, by name
	for i := range c.Edits {
		e := &c.Edits[i]
		if e.Person.ID != 0 || !slices.ContainsFunc(e.News, isNew) {
			continue
		}
		of := callOf(&e.Person)
		for _, key := range byNames(&of) {
			fresh[key] = append(fresh[key], i)
		}
	}
	taken := map[int]bool{}
	for i := range c.importing.News {
		n := &c.importing.News[i]
		if n.Kind != app.NewsGone || len(fresh) == 0 {
			continue
		}
		gone := c.people.person(n.Person)
		at := c.corrected(gone, fresh)
		if at < 0 || taken[at] {
			continue
		}
		taken[at] = true
		e := &c.Edits[at]
		e.News = slices.DeleteFunc(e.News, isNew)
		n.Kind, n.Field, n.Before, n.After = app.NewsChanged, app.FactBorn, gone.Born.String(), e.Person.Born.String()
		c.count(app.NewsNew, -1)
		c.count(app.NewsGone, -1)
		c.count(app.NewsChanged, 1)
	}
}

func isNew(n app.News) bool { return n.Kind == app.NewsNew }

// count counts news of a kind; there is none of a kind of which there is no news.
func (c *comparing) count(kind app.NewsKind, by int) {
	if c.Kinds[kind] += by; c.Kinds[kind] == 0 {
		delete(c.Kinds, kind)
	}
}

// corrected is the place of the only edit that may be about somebody who is gone, -1
// where there is none or more than one. Whom the source itself numbers it tells apart.
func (c *comparing) corrected(gone *app.Person, fresh map[string][]int) int {
	of, found := callOf(gone), -1
	for _, key := range byNames(&of) {
		for _, at := range fresh[key] {
			other := callOf(&c.Edits[at].Person)
			if reason, _ := likeness(&of, &other); reason != NearBirth || at == found || sharesSource(gone, other.Person) {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = at
		}
	}
	return found
}
