package people

import (
	"slices"

	"vestka/app"
)

// spelt is what a person must share with a row to be known again in another
// spelling, in another language or from another source: the name, folded, and the
// day of birth.
type spelt struct {
	name string
	born app.Date
}

// recogniseBySpelling finds the people whom the rows are about that are not known
// yet. It takes only somebody to whom the source has given no number, and only
// where row and person are the only ones of that name and birthday: rows of one list
// are never about one person without the source saying so.
func (c *comparing) recogniseBySpelling(known []app.PersonID, taken map[app.PersonID]bool) {
	if !slices.Contains(known, 0) {
		return
	}
	rows := map[spelt]int{}
	for i := range known {
		if !c.joins.stands(i) {
			continue // the row that it joins stands for both
		}
		r := c.list.Records.Facts(i)
		for _, key := range speltIn(&r) {
			rows[key]++
		}
	}
	var people map[spelt][]app.PersonID // made when a row first needs it
	for i := range known {
		if known[i] != 0 || !c.joins.stands(i) {
			continue
		}
		r := c.list.Records.Facts(i)
		keys := speltIn(&r)
		if len(keys) == 0 || slices.ContainsFunc(keys, func(k spelt) bool { return rows[k] > 1 }) {
			continue
		}
		if people == nil {
			people = c.bySpelling()
		}
		if id := onlyOne(people, keys); id != 0 && !taken[id] && c.mayBe(c.people.person(id), &r) {
			known[i], taken[id] = id, true
		}
	}
}

// bySpelling gathers the people whose day of birth is known.
func (c *comparing) bySpelling() map[spelt][]app.PersonID {
	people := make(map[spelt][]app.PersonID, len(c.people.heads))
	c.people.each(func(p *app.Person) {
		for _, key := range speltAs(&p.Names, p.Born) {
			people[key] = append(people[key], p.ID)
		}
	})
	return people
}

// speltIn are the ways in which the row calls a person, none where it does not
// name one whole or does not know the day of birth.
func speltIn(r *app.Record) []spelt {
	if !r.Born.Full() {
		return nil
	}
	called, lang := r.Names, languageOf(r)
	if n := nameIn(&called, lang); n.IsZero() && r.Name != "" {
		*n = newName(r, lang)
	}
	return speltAs(&called, r.Born)
}

func speltAs(called *app.Names, born app.Date) (keys []spelt) {
	if !born.Full() {
		return nil
	}
	for _, lang := range languages {
		if n, ok := foldName(called.In(lang)); ok {
			if key := (spelt{n.family + " " + n.given, born}); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// onlyOne is the one person who has any of the keys; 0 where there are more.
func onlyOne(people map[spelt][]app.PersonID, keys []spelt) app.PersonID {
	var found app.PersonID
	for _, key := range keys {
		for _, id := range people[key] {
			if found != 0 && found != id {
				return 0
			}
			found = id
		}
	}
	return found
}

// mayBe reports that nothing speaks against a row being about the person. Whoever has a
// number of the source is nobody whom it gives another one.
func (c *comparing) mayBe(p *app.Person, r *app.Record) bool {
	a, b := callOf(p), calledIn(r)
	return sameNameAndBirth(&a, &b) && (!r.HasID || !c.hasNumber(p)) && p.Sample == (r.Source == sampleSource)
}
