package people

import (
	"cmp"
	"maps"
	"slices"

	"vestka/app"
)

// joins are rows without an id that are about whom another row of their list is about,
// which has one: that row counts, and they fill in what it does not say. Rows are named
// by their places in the list.
type joins struct {
	to map[int]int   // the row with an id
	of map[int][]int // the other way round, in the order of the list

	differ map[int]bool // those that say something else than the row with an id does
	pairs  map[int]int  // rows that bring a person of their own who is merged with that of the row with an id
}

// joinsIn finds them: the name, folded, and the day of birth are the same, there is no
// other row with an id of which that holds, and nothing speaks against it.
func joinsIn(list *app.Snapshot, place func(text string) string) joins {
	found := joins{map[int]int{}, map[int][]int{}, map[int]bool{}, map[int]int{}}
	if n := list.Records.WithID(); n == 0 || n == list.Records.Len() {
		return found
	}
	without := map[app.Date][]int{} // rows without an id, by day of birth
	for i := range list.Records.Len() {
		if r := list.Records.Head(i); !r.HasID && r.Born.Full() {
			without[r.Born] = append(without[r.Born], i)
		}
	}
	if len(without) == 0 {
		return found
	}
	with := map[spelt][]int{}
	for i := range list.Records.Len() {
		if r := list.Records.Head(i); !r.HasID || without[r.Born] == nil {
			continue
		}
		r := list.Records.Facts(i)
		for _, key := range speltIn(&r) {
			with[key] = append(with[key], i)
		}
	}
	for i := range list.Records.Len() {
		if r := list.Records.Head(i); r.HasID || !r.Born.Full() {
			continue
		}
		r := list.Records.Facts(i)
		to := onlyRow(with, speltIn(&r))
		if to < 0 {
			continue
		}
		a, b := list.Records.Facts(to), list.Records.Facts(i)
		if who, other := calledIn(&a), calledIn(&b); sameNameAndBirth(&who, &other) {
			found.to[i], found.of[to] = to, append(found.of[to], i)
			found.differ[i] = !agreeInAll(&a, &b, place)
		}
	}
	return found
}

// onlyRow is the one row that has any of the keys, -1 where there is none or more.
func onlyRow(rows map[spelt][]int, keys []spelt) int {
	found := -1
	for _, key := range keys {
		for _, i := range rows[key] {
			if found >= 0 && found != i {
				return -1
			}
			found = i
		}
	}
	return found
}

func sameNameAndBirth(a, b *folded) bool {
	reason, _ := likeness(a, b)
	return reason == SameNameAndBirth
}

// calledIn is what a row tells of who somebody is.
func calledIn(r *app.Record) folded {
	p := app.Person{Sex: r.Sex, Born: r.Born, Died: r.Died, Names: r.Names}
	lang := languageOf(r)
	if n := nameIn(&p.Names, lang); n.IsZero() {
		*n = newName(r, lang)
	}
	return callOf(&p)
}

// recogniseJoined leaves joined only rows that are of one person in the store already.
// Where both are known and the store has two people they stay two, and are proposed side by
// side unless somebody has said what they are; so do rows that say different things. Of all
// other rows that join, each brings a person of its own, see findTwins: so a user can part them.
func (c *comparing) recogniseJoined(known []app.PersonID) {
	for _, of := range c.joins.of {
		for _, i := range slices.Clone(of) {
			to := c.joins.to[i]
			switch {
			case known[i] != 0 && known[i] == known[to]:
				continue
			case !c.joins.differ[i] && (known[i] == 0 || known[to] == 0):
				c.joins.pairs[i] = to
			}
			c.joins.drop(i)
		}
	}
}

// pairUp has the rows that join bring people who are merged: who is known stands for who
// comes.
func (c *comparing) pairUp(known []app.PersonID) {
	for i, to := range c.joins.pairs {
		switch {
		case known[i] != 0 && known[to] != 0: // both were known by something else
		case known[i] != 0 && !c.hasNumber(c.people.person(known[i])):
			c.twins[to] = i
		case known[i] == 0:
			c.twins[i] = to
		}
	}
}

func (j *joins) drop(i int) {
	to := j.to[i]
	delete(j.to, i)
	j.of[to] = slices.DeleteFunc(j.of[to], func(k int) bool { return k == i })
}

func (j *joins) joins(i int) bool {
	_, joins := j.to[i]
	return joins
}

// stands reports that the row at a place stands for somebody itself, and not another one
// for it.
func (j *joins) stands(i int) bool {
	_, paired := j.pairs[i]
	return !paired && !j.joins(i)
}

// Joining is a row without an id that is about whom another row is about.
type Joining struct{ Line, With int }

// joinings are the rows that join, in the order of the list.
func (c *comparing) joinings() (all []Joining) {
	pairs := maps.Clone(c.joins.to)
	maps.Copy(pairs, c.twins)
	for i, to := range c.joins.pairs {
		if of, there := c.twins[to]; there && of == i { // told of the row without an id, whoever stands for whom
			delete(pairs, to)
			pairs[i] = to
		}
	}
	for _, i := range slices.Sorted(maps.Keys(pairs)) {
		row, other := c.list.Records.Facts(i), c.list.Records.Facts(pairs[i])
		all = append(all, Joining{row.Line, other.Line})
	}
	return all
}

// JoinedLines are the lines of the rows that join.
func (c *Comparison) JoinedLines() []int {
	lines := make([]int, len(c.Joined))
	for i, j := range c.Joined {
		lines[i] = j.Line
	}
	return lines
}

// fillIn has a row say what another one says and it does not.
func fillIn(r, other *app.Record) {
	r.Status = cmp.Or(r.Status, other.Status)
	if r.Sex == app.SexUnknown {
		r.Sex = other.Sex
	}
	for _, d := range [...]struct {
		said  *app.Date
		other app.Date
	}{
		{&r.Born, other.Born},
		{&r.Detained, other.Detained},
		{&r.Died, other.Died},
		{&r.Verdict, other.Verdict},
		{&r.Appeal, other.Appeal},
		{&r.Release, other.Release},
	} {
		*d.said = mergeDate(d.other, *d.said)
	}
	if r.Held.Text == "" && !r.Held.Liberty {
		r.Held = other.Held
	}
	r.Articles, r.Town = cmp.Or(r.Articles, other.Articles), cmp.Or(r.Town, other.Town)
	r.Work, r.Interests = cmp.Or(r.Work, other.Work), cmp.Or(r.Interests, other.Interests)
	fillInNames(r, other)
}

func fillInNames(r, other *app.Record) {
	called, of := other.Names, languageOf(other)
	if n := nameIn(&called, of); n.IsZero() && other.Name != "" {
		*n = newName(other, of)
	}
	for _, lang := range languages {
		if n := nameIn(&r.Names, lang); n.IsZero() && lang != languageOf(r) {
			*n = *nameIn(&called, lang)
		}
	}
}
