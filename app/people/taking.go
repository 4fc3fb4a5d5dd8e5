package people

import (
	"iter"

	"vestka/app"
)

// taking is a row that is compared: what it says, with those that join it.
type taking struct {
	app.Record
	rows   []app.Row    // the row and those that join it, as they are
	alone  *app.Record  // the row as it is, where others join it
	joined []app.Record // these
	same   bool         // the source said all of this before
	twin   bool         // the person whom it brings is somebody else: no news
}

// taking is the row at a place of the list.
func (c *comparing) taking(i int) taking {
	t := taking{Record: c.list.Records.At(i), rows: []app.Row{c.list.Records.Row(i)}}
	if of := c.joins.of[i]; len(of) > 0 {
		alone := t.Record
		t.alone = &alone
		for _, j := range of {
			r := c.list.Records.At(j)
			t.joined, t.rows = append(t.joined, r), append(t.rows, c.list.Records.Row(j))
			fillIn(&t.Record, &r)
		}
	}
	return t
}

// keys are those of the rows.
func (t *taking) keys() iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(t.Key) {
			return
		}
		for i := range t.joined {
			if !yield(t.joined[i].Key) {
				return
			}
		}
	}
}

// takeSome compares some rows, that begin at a place of the list, with the people
// they are about.
func (c *comparing) takeSome(from int, known []app.PersonID) error {
	if err := c.ctx.Err(); err != nil {
		return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	}
	rows, done := make([]taking, len(known)), make([]bool, len(known))
	var differ []string
	var near []app.PersonID
	for i := range rows {
		if done[i] = !c.joins.joins(from+i) && c.takeUnchanged(from+i, known[i]); done[i] {
			c.stand++
			continue
		}
		if len(c.rows) > 0 {
			if row, there := c.rows[c.list.Records.Head(from+i).Key]; there && row.Gone.IsZero() {
				c.stand++
			}
		}
		if done[i] = c.joins.joins(from+i) || c.takeFresh(from+i, known[i]); done[i] {
			continue
		}
		rows[i] = c.taking(from + i)
		differ = append(differ, c.differing(&rows[i], known[i])...)
		if known[i] != 0 {
			near = append(near, known[i])
		}
	}
	c.people.fetch(near)
	if err := c.readBefore(rows, differ); err != nil {
		return err
	}
	for i := range rows {
		if done[i] {
			continue
		}
		if known[i] == 0 {
			c.comes(from+i, len(c.Edits))
			rows[i].twin = c.isTwin(from + i)
		}
		if c.older() {
			if err := c.takeOlder(&rows[i], c.people.person(known[i])); err != nil {
				return err
			}
			continue
		}
		if err := c.take(&rows[i], c.people.person(known[i])); err != nil {
			return err
		}
	}
	return nil
}

// takeFresh takes a row of a first list that is about somebody new.
func (c *comparing) takeFresh(i int, about app.PersonID) bool {
	if about != 0 || c.knows || len(c.rows) > 0 || c.older() {
		return false
	}
	c.New++
	c.comes(i, len(c.fresh))
	c.fresh = append(c.fresh, int32(i))
	return true
}

// takeUnchanged takes a row that the source has given as it is, if there is nothing that
// is understood only now (see takeAgain): most rows of most lists. Nobody is looked at
// for it.
func (c *comparing) takeUnchanged(i int, about app.PersonID) bool {
	if about == 0 || c.older() || len(c.joins.of[i]) > 0 || len(c.away[about]) > 0 {
		return false
	}
	row := c.list.Records.Row(i)
	h := row.Head()
	if ref, there := c.rows[h.Key]; !there || ref.Person != about || !ref.Gone.IsZero() || ref.Digest != row.Digest() {
		return false
	}
	r := row.Facts()
	lacks := c.people.head(about).Lacks
	says := (&app.Person{
		Verdict: r.Verdict, Appeal: r.Appeal, Release: r.Release, Articles: r.Articles, Town: r.Town, Work: r.Work, Interests: r.Interests,
	}).Lacks()
	if lacks&^says&^app.LacksFacility != 0 || lacks&app.LacksFacility != 0 && c.facility(r.Held.Text) != "" {
		return false
	}
	c.Unchanged++
	return true
}

// differing finds out whether the source said all of this before, and gives the keys of
// rows that it has to be compared with.
func (c *comparing) differing(t *taking, about app.PersonID) (keys []string) {
	own := &t.Record
	if t.alone != nil {
		own = t.alone
	}
	t.same = c.saidBefore(own, about)
	for i := range t.joined {
		t.same = c.saidBefore(&t.joined[i], about) && t.same
	}
	if t.same {
		return nil
	}
	for key := range t.keys() {
		if _, there := c.rows[key]; there {
			keys = append(keys, key)
		}
	}
	return keys
}

// saidBefore reports that the store has the row as it is.
func (c *comparing) saidBefore(r *app.Record, about app.PersonID) bool {
	row, there := c.rows[r.Key]
	return there && about != 0 && row.Person == about && row.Digest == r.Digest()
}

// readBefore reads the rows before: what joins a row joined it then too.
func (c *comparing) readBefore(rows []taking, keys []string) (err error) {
	c.was = nil
	if len(keys) == 0 {
		return nil
	}
	if c.was, err = c.store.RecordsOf(c.ctx, c.list.Source, c.list.Lang, keys); err != nil {
		return err
	}
	for i := range rows {
		before, there := c.was[rows[i].Key]
		if !there {
			continue
		}
		for _, r := range rows[i].joined {
			if other, there := c.was[r.Key]; there && c.rows[r.Key].Person == c.rows[before.Key].Person {
				fillIn(&before, &other)
			}
		}
		c.was[before.Key] = before
	}
	return nil
}

// take compares one row with the person it is about, nil for a new one.
func (c *comparing) take(t *taking, p *app.Person) error {
	switch {
	case p == nil:
		p = &app.Person{Sample: t.Source == sampleSource}
		c.New++
	case t.same:
		c.takeAgain(t, p)
		return nil
	default:
		c.Changed++
	}
	before := *p
	moved, err := c.merge(p, &t.Record)
	if err != nil {
		return err
	}
	c.guessed.note(p, &t.Record)
	lost, err := c.withdraw(t, p)
	if err != nil {
		return err
	}
	moved = moved || lost.moved
	e := c.edit(p)
	e.Moved = e.Moved || moved
	e.Withdrawn = append(e.Withdrawn, lost.facts...)
	e.Rows = append(e.Rows, t.rows...)
	if t.twin {
		return nil
	}
	news := c.news(&t.Record, &before, p, moved, lost.news)
	if len(news) == 0 {
		news = c.tell(p, c.columnsOfJoined(t)...)
	}
	e.News = append(e.News, news...)
	c.back(t, p)
	return nil
}

// columnsOfJoined tells of columns of the rows that join, where nothing else is news.
func (c *comparing) columnsOfJoined(t *taking) (found []app.News) {
	for i := range t.joined {
		r := &t.joined[i]
		if before, known := c.was[r.Key]; known && sameFacts(r, &before) {
			found = append(found, otherColumns(r, &before)...)
		}
	}
	return found
}

// takeAgain takes a row that says nothing new. Its prison text may be
// understood only now, because the register has learned it since; so may facts
// that an older version of the program did not understand. It may also be back on
// the list.
func (c *comparing) takeAgain(t *taking, p *app.Person) {
	r := &t.Record
	code := c.facility(r.Held.Text)
	placed := code != "" && p.Held.Facility == "" && p.Held.Text == r.Held.Text
	gone := c.rows[r.Key].Gone
	c.back(t, p)
	if placed || !gone.IsZero() {
		c.Changed++
	} else {
		c.Unchanged++
	}
	more := tellsMore(p, r)
	if !placed && !more && gone.IsZero() {
		return
	}
	if placed {
		p.Held.Facility = code
	}
	mergeTrial(p, r)
	e := c.edit(p)
	if more {
		e.Rows = append(e.Rows, t.rows...)
	}
	if !gone.IsZero() {
		e.News = append(e.News, c.tell(p, app.News{Kind: app.NewsChanged, Field: app.FactListed, Before: gone.String(), After: r.SeenOn.String()})...)
	}
}

// back tells that rows that were gone are on the list again: the row itself, and what
// the lists in other languages said of the person.
func (c *comparing) back(t *taking, p *app.Person) {
	for key := range t.keys() {
		if row, there := c.rows[key]; there && !row.Gone.IsZero() {
			c.importing.Back = append(c.importing.Back, app.RowKey{Lang: c.list.Lang, Key: key})
		}
	}
	if away := c.away[p.ID]; len(away) > 0 {
		c.importing.Back = append(c.importing.Back, away...)
		delete(c.away, p.ID)
	}
}
