package db

import (
	"database/sql"
	"slices"

	"vestka/app"
)

// Reading people, what the lists say is read first; then those who are the same
// become one; then what is the user's own is laid over it.

// join makes one person of those who are the same. From here on rows of somebody
// who was merged belong to who stands for them.
func (l *listReader) join() {
	if l.err != nil {
		return
	}
	all, err := readSame(l.tx)
	if l.err = err; err != nil || len(all) == 0 {
		return
	}
	for i := range l.people {
		p := &l.people[i]
		if other := all.root(int64(p.ID)); other != int64(p.ID) {
			if at, found := l.find(other); found {
				l.people[at].Absorb(p)
			}
		}
	}
	l.people = slices.DeleteFunc(l.people, func(p app.Person) bool { return all[int64(p.ID)] != 0 })
	l.same = all
}

func (l *listReader) find(id int64) (int, bool) {
	return slices.BinarySearchFunc(l.people, app.PersonID(id), func(p app.Person, id app.PersonID) int { return int(p.ID - id) })
}

// own reads a table of the user's own: what is said of those who were merged comes
// first, so that what is said of who stands for them lies over it.
func (l *listReader) own(query, order string, scan func(*sql.Rows) error) {
	if len(l.same) > 0 {
		order = "person NOT IN (SELECT person FROM same_person), " + order
	}
	l.each(query, "person", order, scan)
}

func (l *listReader) byHand() {
	var person int64
	l.own("SELECT person FROM own_person", "person", func(rows *sql.Rows) error {
		err := rows.Scan(&person)
		if err == nil && l.same.root(person) == person {
			l.person(person).ByHand = true
		}
		return err
	})
}

func (l *listReader) ownFacts() {
	var person int64
	var f app.Fact
	var value string
	into := []any{&person, &f, &value}
	l.own("SELECT person, fact, value FROM own_fact", "person, fact", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		return f.Set(l.person(person), value)
	})
}

func (l *listReader) ownHeld() {
	var person int64
	var d app.OwnDetention
	into := append([]any{&person}, ownDetentionFields(&d)...)
	l.own("SELECT person, "+ownDetentionColumns+" FROM own_detention", "person, id", func(rows *sql.Rows) error {
		err := rows.Scan(into...)
		if err == nil && d.Until.IsZero() {
			l.person(person).Held = d.Detention()
		}
		return err
	})
}

func (l *listReader) tags() {
	var person int64
	var tag string
	into := []any{&person, &tag}
	l.own("SELECT person, tag FROM own_tag", "person, tag", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		p := l.person(person)
		if !slices.Contains(p.Tags, tag) {
			p.Tags = append(p.Tags, tag)
			slices.Sort(p.Tags)
		}
		return nil
	})
}

const ownDetentionColumns = "id, facility, text, liberty, since, until, source, against, chosen_on"

func ownDetentionFields(d *app.OwnDetention) []any {
	return []any{&d.ID, &d.Facility, &d.Text, &d.Liberty, (*day)(&d.Since), (*day)(&d.Until), &d.Source, &d.Against, (*day)(&d.ChosenOn)}
}

// ownDetentions are those of a group as the user wrote them, newest first.
func ownDetentions(t tx, group []int64) (all []app.OwnDetention, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var d app.OwnDetention
		err := rows.Scan(ownDetentionFields(&d)...)
		all = append(all, d)
		return err
	}, "SELECT "+ownDetentionColumns+" FROM own_detention WHERE "+ofGroup+" ORDER BY until <> 0, person <> ?, id DESC", list(group), group[0])
	return all, err
}

// withOwn puts what the user says into a history that is ordered from the newest:
// what lasts before all else, the rest where it began.
func withOwn(history []app.Detention, own app.OwnDetention) []app.Detention {
	d, at := own.Detention(), 0
	if !d.Until.IsZero() {
		at = slices.IndexFunc(history, func(h app.Detention) bool { return laterFirst(d, h) <= 0 && !h.Until.IsZero() })
		if at < 0 {
			at = len(history)
		}
	}
	return slices.Insert(history, at, d)
}

// laterFirst orders by the day on which a detention began, or else was seen.
func laterFirst(a, b app.Detention) int {
	x, y := began(&a), began(&b)
	switch {
	case y.Before(x):
		return -1
	case x.Before(y):
		return 1
	}
	return 0
}

func began(d *app.Detention) app.Date {
	if d.Since.IsZero() {
		return d.SeenOn
	}
	return d.Since
}

// ownNames sets the names that the user wrote.
func (l *listReader) ownNames() {
	l.own("SELECT person, lang, full_name, family, given, patronymic, '"+app.ByUser+"', 0, unsure FROM own_name", "person, lang", l.name())
}

// dropByHand removes those whom no list has.
func (l *listReader) dropByHand() {
	byHand := map[app.PersonID]bool{}
	l.each("SELECT person FROM own_person", "person", "person", func(rows *sql.Rows) error {
		var id app.PersonID
		err := rows.Scan(&id)
		byHand[id] = true
		return err
	})
	if len(byHand) > 0 {
		l.people = slices.DeleteFunc(l.people, func(p app.Person) bool { return byHand[p.ID] })
	}
}
