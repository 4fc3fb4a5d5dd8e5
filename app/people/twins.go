package people

import (
	"cmp"
	"slices"

	"vestka/app"
)

// Rows without an id that call somebody alike, who was born on the same day, are about
// one person where they contradict each other in nothing; so is a row about somebody new
// whom the user added by hand. Each stays a person of the list, and the two are merged as
// a user would merge them: so the user can part them again, and no later list joins them
// anew.

// findTwins finds of such rows those that bring a person of their own, and the row with
// whose person that one is merged. known is whom each row is about.
func (c *comparing) findTwins(known []app.PersonID) {
	c.twins, c.comesAt = map[int]int{}, map[int]int{}
	if !slices.Contains(known, 0) || c.list.Records.WithID() == len(known) {
		return
	}
	c.pairUp(known)
	born := map[app.Date][]int{}
	for i := range known {
		if r := c.list.Records.Head(i); !r.HasID && r.Born.Full() && c.joins.stands(i) {
			born[r.Born] = append(born[r.Born], i)
		}
	}
	for _, rows := range born {
		if len(rows) > 1 {
			c.twinsAmong(rows, known)
		}
	}
}

// twinsAmong looks through rows of one birthday.
func (c *comparing) twinsAmong(rows []int, known []app.PersonID) {
	met := map[spelt][]int{} // rows that stand for themselves
	for _, i := range rows {
		r := c.list.Records.Facts(i)
		keys := speltIn(&r)
		to := onlyRow(met, keys)
		if to >= 0 && (known[i] == 0 || known[to] == 0) && c.aboutOne(to, &r) {
			if known[i] != 0 {
				i, to = to, i // who is known stands for who comes
			}
			c.twins[i] = to
			continue
		}
		for _, key := range keys {
			met[key] = append(met[key], i)
		}
	}
}

// aboutOne reports that the row at the place is about whom the other is about, for all
// that both say.
func (c *comparing) aboutOne(at int, r *app.Record) bool {
	other := c.list.Records.Facts(at)
	a, b := calledIn(&other), calledIn(r)
	return sameNameAndBirth(&a, &b) && agreeInAll(&other, r, c.facility)
}

// agreeInAll reports that two rows contradict each other in nothing: each fact is the
// same, or one of them does not say it. What they are called is not looked at.
func agreeInAll(a, b *app.Record, place func(text string) string) bool {
	known := func(text string) (string, bool) {
		code := place(text)
		return code, code != ""
	}
	for _, f := range append([]app.Fact{FactPlace}, app.Facts...) {
		if x, y := valueIn(f, a, known), valueIn(f, b, known); x != "" && y != "" && x != y && !agree(f, x, y) {
			return false
		}
	}
	return true
}

// findByHand finds the people whom the user added and that rows are about who bring
// somebody new.
func (c *comparing) findByHand(known []app.PersonID) error {
	c.byHand = map[int]app.PersonID{}
	if !slices.Contains(known, 0) || c.list.Source == sampleSource {
		return nil
	}
	people, err := c.store.ByHand(c.ctx)
	if err != nil || len(people) == 0 {
		return err
	}
	added, born := map[spelt][]app.PersonID{}, map[app.Date]bool{}
	byID := map[app.PersonID]*app.Person{}
	for i := range people {
		p := &people[i]
		byID[p.ID], born[p.Born] = p, true
		for _, key := range speltAs(&p.Names, p.Born) {
			added[key] = append(added[key], p.ID)
		}
	}
	rows := map[app.PersonID][]int{}
	for i := range known {
		h := c.list.Records.Head(i)
		if known[i] != 0 || c.isTwin(i) || !c.joins.stands(i) || !h.Born.Full() || !born[h.Born] {
			continue
		}
		r := c.list.Records.Facts(i)
		if id := onlyOne(added, speltIn(&r)); id != 0 {
			if a, b := callOf(byID[id]), calledIn(&r); sameNameAndBirth(&a, &b) {
				rows[id] = append(rows[id], i)
			}
		}
	}
	for id, found := range rows {
		if len(found) == 1 { // of two of that name nobody knows which
			c.byHand[found[0]] = id
		}
	}
	return nil
}

func (c *comparing) isTwin(i int) bool {
	_, is := c.twins[i]
	return is
}

// comes notes the place at which somebody new comes whom another one is.
func (c *comparing) comes(i, place int) {
	if c.isTwin(i) {
		c.New-- // nobody more
	}
	if len(c.twins)+len(c.byHand) > 0 {
		c.comesAt[i] = place
	}
}

// same are the people who come and are somebody else.
func (c *comparing) same(known []app.PersonID) (all []app.Same) {
	coming := func(i int) app.Coming {
		if known[i] != 0 {
			return app.Coming{ID: known[i]}
		}
		place := c.comesAt[i]
		if _, fresh := slices.BinarySearch(c.fresh, int32(i)); fresh {
			place += len(c.Edits)
		}
		return app.Coming{Place: place}
	}
	for i, to := range c.twins {
		all = append(all, app.Same{Person: coming(i), Other: coming(to)})
	}
	for i, id := range c.byHand {
		all = append(all, app.Same{Person: app.Coming{ID: id}, Other: coming(i)})
	}
	slices.SortFunc(all, func(a, b app.Same) int {
		return cmp.Or(cmp.Compare(a.Person.ID, b.Person.ID), cmp.Compare(a.Person.Place, b.Person.Place))
	})
	return all
}
