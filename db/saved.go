package db

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// saved is what SavePeople has to know to be taken back.
type saved struct {
	added   []int64     // people who are new
	owned   []int64     // those of them who brought something of the user's own
	edited  []int64     // people who were there before
	persons [][]any     // their rows of person
	records [][3]string // source, language and key of all that are written
	before  images
}

// ofList are the tables that say of a person what the lists say. The records are
// kept one by one, since only some of a person's are written.
var ofList = [...]string{"person_name", "person_source", "detention"}

// The conditions of keep and takeBack; their parameters are JSON arrays.
const (
	amongPeople  = "person IN (SELECT value FROM json_each(?))"
	amongRecords = "(source, lang, key) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))"
)

// keep takes the images of all that the edits are about to change;
// app.NotFound where somebody is not in the store.
func (s *saved) keep(t tx, edits []app.PersonEdit) error {
	for i := range edits {
		if id := edits[i].Person.ID; id != 0 {
			s.edited = append(s.edited, int64(id))
		}
		for j := range edits[i].Records {
			r := &edits[i].Records[j]
			s.records = append(s.records, [3]string{r.Source, string(r.Lang), r.Key})
		}
	}
	slices.Sort(s.edited)
	s.edited = slices.Compact(s.edited)
	edited := list(s.edited)
	err := t.each(func(rows *sql.Rows) error {
		row, err := scanAny(rows)
		s.persons = append(s.persons, row)
		return err
	}, "SELECT id, status, sex, born, detained, died, sample FROM person WHERE id IN (SELECT value FROM json_each(?))", edited)
	if err == nil && len(s.persons) < len(s.edited) {
		err = noPerson()
	}
	for _, table := range ofList {
		if err == nil {
			err = s.before.take(t, table, amongPeople, edited)
		}
	}
	if err != nil {
		return err
	}
	return s.before.take(t, "record", amongRecords, list(s.records))
}

// list is a parameter for json_each.
func list[T int64 | [3]string](values []T) string {
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and texts always can
	}
	return string(b)
}

// note remembers somebody who is now written.
func (s *saved) note(id int64, p *app.Person) {
	if p.ID != 0 {
		return
	}
	s.added = append(s.added, id)
	own := p.Note != ""
	for _, lang := range languages {
		own = own || nameIn(&p.Names, lang).Source == userSource
	}
	if own {
		s.owned = append(s.owned, id)
	}
}

// takeBack undoes the whole. All that was written goes before anything comes
// back, since an id of a source may have passed from one person to another.
func (s *saved) takeBack(t tx) error {
	remove := func(table, where, list string) error { return t.exec("DELETE FROM "+table+" WHERE "+where, list) }
	err := errors.Join(
		remove("record", amongRecords, list(s.records)),
		remove("own_note", amongPeople, list(s.owned)),
		remove("own_name", amongPeople, list(s.owned)),
	)
	if err != nil {
		return err
	}
	err = remove("person", "id IN (SELECT value FROM json_each(?))", list(s.added))
	if e := (sqlite3.Error{}); errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintForeignKey {
		return &app.Error{Code: app.Refused, Key: "error.store.undo_own", Hint: "error.store.undo_own.hint"}
	}
	if err != nil {
		return err
	}
	for _, table := range ofList {
		if err := remove(table, amongPeople, list(s.edited)); err != nil {
			return err
		}
	}
	for _, row := range s.persons {
		if err := t.exec(savePerson, row...); err != nil {
			return err
		}
	}
	if err := s.before.putBack(t); err != nil {
		return err
	}
	// What the user has settled since holds for what has come back, too.
	return t.exec(settle)
}
