package db

import (
	"iter"
	"slices"

	"vestka/app"
)

// writtenEdit is an edit with its rows as the store keeps them, and somebody new as the
// store does: their number is put in when it is known.
type writtenEdit struct {
	*app.PersonEdit
	person, held []any // held is nil where nothing is known
	records      []writtenRecord
}

// write makes ready what can be without the connection, which has enough to do.
func write(e *app.PersonEdit) (writtenEdit, error) {
	p := &e.Person
	rows := e.Rows
	if len(e.Records) > 0 {
		further := app.RowsOf(e.Records...)
		for i := range e.Records {
			rows = append(slices.Clip(rows), further.Row(i))
		}
	}
	w := writtenEdit{PersonEdit: e, records: make([]writtenRecord, len(rows))}
	if p.ID == 0 {
		w.person = append(make([]any, 1, 15), personValues(p)...)
		w.person = append(w.person, packNames(&p.Names))
		if d := &p.Held; *d != (app.Detention{}) {
			w.held = []any{nil, int64(1), d.Facility, d.Text, d.Address, d.Liberty, number(d.Since), number(d.Until), d.Source, number(d.SeenOn)}
		}
	}
	err := checkDates(p.Born, p.Detained, p.Died, p.Verdict, p.Appeal, p.Release, p.Held.Since, p.Held.Until, p.Held.SeenOn)
	for i := range rows {
		if err == nil {
			w.records[i], err = writeRecord(rows[i])
		}
	}
	return w, err
}

// written are the edits with their rows as the store keeps them.
func written(edits iter.Seq2[app.PersonEdit, error]) iter.Seq2[writtenEdit, error] {
	return func(yield func(writtenEdit, error) bool) {
		for e, err := range edits {
			w := writtenEdit{PersonEdit: &e}
			if err == nil {
				w, err = write(&e)
			}
			if !yield(w, err) {
				return
			}
		}
	}
}

// peopleWriter writes what edits say of people. All of it is in the store after
// flush; those who are new have their numbers at once.
type peopleWriter struct {
	tx
	next    int64 // the number of the next who is new
	named   bool  // names of somebody are rows of their own
	waiting []newPerson

	people, sources, held, records *bulk
	words                          wordsWriter

	there map[int64]*met // whom the edits are about; of those who are new nobody
}

type newPerson struct {
	id   int64
	edit writtenEdit
}

func newPeopleWriter(t tx) (*peopleWriter, error) {
	w := &peopleWriter{
		tx:      t,
		people:  newBulk("person", 0, "id, "+personColumns+", names", "?", ""),
		sources: newBulk("person_source", 0, "person, source_id", "?", ""),
		held:    newBulk("detention", 0, "person, nr, "+detentionColumns, "?", ""),
		records: newRecords(),
	}
	// As SQLite would number them, one by one.
	_, err := t.find([]any{&w.next, &w.named}, `
SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'person'), 0), coalesce((SELECT max(id) FROM person), 0)),
    EXISTS (SELECT 1 FROM person_name)`)
	return w, err
}

// save gives the id of the person, a new one where there was none.
func (w *peopleWriter) save(e *writtenEdit) (int64, error) {
	if e.Person.ID != 0 {
		id := int64(e.Person.ID)
		return id, w.put(id, e)
	}
	id := w.next
	w.next++
	w.waiting = append(w.waiting, newPerson{id, *e})
	if len(w.waiting) < bulkRows {
		return id, nil
	}
	return id, w.add()
}

// add adds those who wait: first the people, to whom all else belongs.
func (w *peopleWriter) add() error {
	for i := range w.waiting {
		values := w.waiting[i].edit.person
		values[0] = w.waiting[i].id
		if err := w.people.add(w.tx, values...); err != nil {
			return err
		}
	}
	if err := w.people.flush(w.tx); err != nil {
		return err
	}
	for i := range w.waiting {
		if err := w.addAllOf(w.waiting[i].id, &w.waiting[i].edit); err != nil {
			return err
		}
	}
	clear(w.waiting)
	w.waiting = w.waiting[:0]
	return nil
}

// addAllOf adds what belongs to somebody new.
func (w *peopleWriter) addAllOf(id int64, e *writtenEdit) error {
	p := &e.Person
	if err := saveOwn(w.tx, id, p); err != nil {
		return err
	}
	for _, source := range p.SourceIDs {
		if err := w.sources.add(w.tx, id, string(source)); err != nil {
			return err
		}
	}
	if e.held != nil {
		e.held[0] = id
		if err := w.held.add(w.tx, e.held...); err != nil {
			return err
		}
	}
	return w.addRecords(id, e)
}

func (w *peopleWriter) addRecords(id int64, e *writtenEdit) error {
	for i := range e.records {
		words, err := w.words.of(w.tx, e.records[i].rows)
		if err == nil {
			err = addRecord(w.tx, w.records, id, words, &e.records[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// put writes what an edit says of somebody who is there.
func (w *peopleWriter) put(id int64, e *writtenEdit) error {
	p := &e.Person
	was := w.there[id]
	if was == nil {
		return noPerson()
	}
	if !was.asEdited {
		if err := updatePerson(w.tx, id, p); err != nil {
			return err
		}
	}
	if w.named {
		if _, err := w.direct("DELETE FROM person_name WHERE person = ?", id); err != nil {
			return err
		}
	}
	if !was.sameSources(p.SourceIDs) {
		if err := w.putSources(id, p.SourceIDs); err != nil {
			return err
		}
	}
	nr, err := saveHeld(w.tx, id, was.held, &p.Held, e.Moved)
	if err != nil {
		return err
	}
	*was = met{held: nr, sources: -1} // for a further edit of the same person
	if err := w.saveWithdrawn(id, e.Withdrawn); err != nil {
		return err
	}
	return w.addRecords(id, e)
}

func (w *peopleWriter) putSources(id int64, sources []app.SourceID) error {
	if _, err := w.direct("DELETE FROM person_source WHERE person = ?", id); err != nil {
		return err
	}
	for _, source := range sources {
		if _, err := w.direct("INSERT INTO person_source (person, source_id) VALUES (?, ?)", id, string(source)); err != nil {
			return err
		}
	}
	return nil
}

// flush writes all that waits.
func (w *peopleWriter) flush() error {
	if err := w.add(); err != nil {
		return err
	}
	for _, b := range [...]*bulk{w.sources, w.held, w.records} {
		if err := b.flush(w.tx); err != nil {
			return err
		}
	}
	return nil
}
