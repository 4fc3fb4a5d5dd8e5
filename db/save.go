package db

import (
	"context"
	"errors"
	"iter"
	"slices"

	"vestka/app"
	"vestka/app/work"
)

// SavePeople writes all edits in one transaction; Changes.IDs are the people's
// ids in the order of the edits. A name of Source "user" and a note are written
// of new people only, since the user's own is not an import's to change. Where
// Held says nothing the detentions stay as they are.
//
// The undo is refused once the list has changed again, or where the user has
// written to, noted or renamed somebody who came with these edits.
func (s *Store) SavePeople(ctx context.Context, edits []app.PersonEdit) (app.Changes, error) {
	if len(edits) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: "undo.store.people", kinds: app.KindPeople}, func(t tx, did *step) error {
		return saveEdits(ctx, t, did, edits)
	})
}

// ofEdits are the rows that edits may change of the people who are there.
func ofEdits(edits []app.PersonEdit) []scope {
	var people, withdrawn []int64
	records := scope{Table: "record", Columns: []string{"source", "lang", "key"}}
	for i := range edits {
		if id := edits[i].Person.ID; id != 0 {
			people = append(people, int64(id))
			if len(edits[i].Withdrawn) > 0 {
				withdrawn = append(withdrawn, int64(id))
			}
		}
		for _, row := range edits[i].Rows {
			r := row.Head()
			records.Keys = append(records.Keys, []any{r.Source, string(r.Lang), r.Key})
		}
		for j := range edits[i].Records {
			r := &edits[i].Records[j]
			records.Keys = append(records.Keys, []any{r.Source, string(r.Lang), r.Key})
		}
	}
	slices.Sort(people)
	people = slices.Compact(people)
	return []scope{
		rowsOf("person", "id", people...), rowsOf("person_name", "person", people...),
		rowsOf("person_source", "person", people...), rowsOf("detention", "person", people...), rowsOf("withdrawn", "person", withdrawn...), records,
	}
}

// saveEdits writes the edits, and tells the step who is new.
func saveEdits(ctx context.Context, t tx, did *step, edits []app.PersonEdit) error {
	w, err := newPeopleWriter(t)
	if err != nil {
		return err
	}
	if w.there, err = meet(did, edits); err != nil {
		return err
	}
	var added, owning []int64
	for i := range edits {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := write(&edits[i])
		if err != nil {
			return err
		}
		id, err := w.save(&e)
		if err != nil {
			return err
		}
		did.ids = append(did.ids, id)
		if p := &edits[i].Person; p.ID == 0 {
			added = append(added, id)
			if bringsOwn(p) {
				owning = append(owning, id)
			}
		}
	}
	// People who are new hold their names and detentions with them; what they
	// brought of the user's own would hold them back.
	did.came(rowsThatCame("person", added), rowsOf("own_note", "person", owning...), rowsOf("own_name", "person", owning...))
	return w.flush()
}

// saveAdded writes people who are new and have nothing of the user's own. Their rows
// go with them. They are made ready while those before them are written.
func saveAdded(ctx context.Context, t tx, did *step, added iter.Seq2[app.PersonEdit, error]) error {
	if added == nil {
		return nil
	}
	first := len(did.ids)
	w, err := newPeopleWriter(t)
	if err != nil {
		return err
	}
	for e, err := range work.Ahead(written(added)) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		id, err := w.save(&e)
		if err != nil {
			return err
		}
		did.ids = append(did.ids, id)
	}
	did.came(rowsThatCame("person", did.ids[first:]))
	return w.flush()
}

var languages = [...]app.Lang{app.Belarusian, app.Russian, app.English}

// updatePerson is app.NotFound where somebody is not in the store. Where a name is the
// user's own, that of the lists stays.
func updatePerson(t tx, id int64, p *app.Person) error {
	names := p.Names
	if bringsOwnName(p) {
		listed := listReader{tx: t, ids: []int64{id}}
		listed.persons()
		listed.names()
		if listed.err != nil {
			return listed.err
		}
		if len(listed.people) == 0 {
			return noPerson()
		}
		for _, lang := range languages {
			if n := nameIn(&names, lang); n.Source == app.ByUser {
				*n = *nameIn(&listed.people[0].Names, lang)
			}
		}
	}
	values := append(personValues(p), packNames(&names), id)
	n, err := t.direct("UPDATE person SET ("+personColumns+", names) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?", values...)
	if err == nil && n == 0 {
		err = noPerson()
	}
	return err
}

// bringsOwn reports that a new person comes with something of the user's own.
func bringsOwn(p *app.Person) bool { return p.Note != "" || bringsOwnName(p) }

func bringsOwnName(p *app.Person) bool {
	return slices.ContainsFunc(languages[:], func(lang app.Lang) bool { return nameIn(&p.Names, lang).Source == app.ByUser })
}

// saveOwn writes what a new person brings of the user's own.
func saveOwn(t tx, id int64, p *app.Person) error {
	if p.Note != "" {
		if err := t.exec("INSERT INTO own_note (person, note) VALUES (?, ?)", id, p.Note); err != nil {
			return err
		}
	}
	for _, lang := range languages {
		if name := nameIn(&p.Names, lang); name.Source == app.ByUser && !name.IsZero() {
			if err := t.exec(saveOwnName, ownNameValues(id, lang, *name)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// saveHeld writes the newest detention of somebody who is there. After a move the
// former one ends on the day on which the new one began, or else was first seen.
// nr is the number of the newest that there is, 0 where there is none; that of the
// newest afterwards is given back.
func saveHeld(t tx, id, nr int64, d *app.Detention, moved bool) (int64, error) {
	if *d == (app.Detention{}) {
		return nr, nil
	}
	switch {
	case nr == 0:
		nr = 1
	case moved:
		end := d.Since
		if end.IsZero() {
			end = d.SeenOn
		}
		if _, err := t.direct("UPDATE detention SET until = ? WHERE person = ? AND nr = ? AND until = 0", number(end), id, nr); err != nil {
			return nr, err
		}
		nr++
	}
	_, err := t.direct(`
INSERT INTO detention (person, nr, facility, text, address, liberty, since, until, source, seen_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (person, nr) DO UPDATE SET facility = excluded.facility, text = excluded.text, address = excluded.address,
    liberty = excluded.liberty, since = excluded.since, until = excluded.until, source = excluded.source, seen_on = excluded.seen_on`,
		id, nr, d.Facility, d.Text, d.Address, d.Liberty, number(d.Since), number(d.Until), d.Source, number(d.SeenOn))
	return nr, err
}
