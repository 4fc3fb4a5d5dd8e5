package db

import (
	"context"
	"database/sql"
	"encoding/json"

	"vestka/app"
)

// understood is what was understood of a row, as the store writes it.
type understood struct {
	Name     string     `json:"name,omitzero"`
	Status   app.Status `json:"status,omitzero"`
	Sex      app.Sex    `json:"sex,omitzero"`
	Born     app.Date   `json:"born,omitzero"`
	Detained app.Date   `json:"detained,omitzero"`
	Died     string     `json:"died,omitzero"`
	Held     heldJSON   `json:"held,omitzero"`

	Names     app.Names `json:"names,omitzero"`
	Verdict   app.Date  `json:"verdict,omitzero"`
	Appeal    app.Date  `json:"appeal,omitzero"`
	Release   app.Date  `json:"release,omitzero"`
	Articles  string    `json:"articles,omitzero"`
	Town      string    `json:"town,omitzero"`
	Work      string    `json:"work,omitzero"`
	Interests string    `json:"interests,omitzero"`
}

type heldJSON struct {
	Facility string   `json:"facility,omitzero"`
	Text     string   `json:"text,omitzero"`
	Address  string   `json:"address,omitzero"`
	Liberty  bool     `json:"liberty,omitzero"`
	Since    app.Date `json:"since,omitzero"`
	Until    app.Date `json:"until,omitzero"`
	Source   string   `json:"source,omitzero"`
	SeenOn   app.Date `json:"seen_on,omitzero"`
}

// writtenRecord is a row as the store keeps it.
type writtenRecord struct {
	*app.Record
	digest            []byte
	understood, cells string // JSON
}

// writeRecord makes of a row what the store keeps of it; no work for the connection.
func writeRecord(r *app.Record) (writtenRecord, error) {
	if err := checkDates(r.SeenOn, r.Born, r.Detained, r.Died, r.Verdict, r.Appeal, r.Release, r.Held.Since, r.Held.Until, r.Held.SeenOn); err != nil {
		return writtenRecord{}, err
	}
	digest := r.Digest()
	b := make([]byte, 0, 2048)
	b = appendUnderstood(b, r)
	facts := len(b)
	b = appendCells(b, r.Cells)
	both := string(b)
	return writtenRecord{r, digest[:], both[:facts], both[facts:]}, nil
}

// newRecords writes rows, each in the place of the one with its key.
func newRecords() *bulk {
	return newBulk("record", "source, lang, key, person, digest, has_id, form, line, seen_on, understood, cells", `
ON CONFLICT (source, lang, key) DO UPDATE SET
    person = excluded.person, digest = excluded.digest, has_id = excluded.has_id, form = excluded.form,
    line = excluded.line, seen_on = excluded.seen_on, understood = excluded.understood, cells = excluded.cells`)
}

func addRecord(t tx, b *bulk, person int64, r *writtenRecord) error {
	return b.add(t, r.Source, string(r.Lang), r.Key, person, r.digest, r.HasID, r.Form, int64(r.Line), number(r.SeenOn), r.understood, r.cells)
}

// recordColumns are what scanRecord reads: a row was so on the day of the newest
// whole list of its source and language that still had it.
const (
	recordFields = `source, lang, key, has_id, form, line, seen_on, coalesce(g.day, 0), max(seen_on, coalesce((
    SELECT max(i.day) FROM import i
    WHERE i.source = record.source AND i.lang = record.lang AND i.taken_back = 0 AND i.partial = 0 AND (g.day IS NULL OR i.day < g.day)), 0)),
    understood`
	recordTables  = " FROM record LEFT JOIN record_gone g ON g.record = record.id"
	recordColumns = recordFields + ", cells" + recordTables
)

// Records of a person as the sources wrote them, newest import first.
func (s *Store) Records(ctx context.Context, id app.PersonID) ([]app.Record, error) {
	var records []app.Record
	err := s.read(ctx, func(t tx) error {
		group, err := groupOf(t, id)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			r, err := scanRecord(rows)
			records = append(records, r)
			return err
		}, "SELECT "+recordColumns+" WHERE "+ofGroup+" ORDER BY seen_on DESC, id DESC", list(group))
	})
	return records, err
}

// RecordsOf are the rows of a source in one language with these keys.
func (s *Store) RecordsOf(ctx context.Context, source string, lang app.Lang, keys []string) (map[string]app.Record, error) {
	records := map[string]app.Record{}
	wanted := rowsOf("record", "key", keys...)
	where, list, err := wanted.where()
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			r, err := scanRecord(rows)
			records[r.Key] = r
			return err
		}, "SELECT "+recordColumns+" WHERE source = ? AND lang = ? AND "+where, source, string(lang), list)
	})
	return records, err
}

// PlacesSaid is what is said of where each of the people is held.
func (s *Store) PlacesSaid(ctx context.Context, ids []app.PersonID) (map[app.PersonID]app.PlacesSaid, error) {
	all := make(map[app.PersonID]app.PlacesSaid, len(ids))
	err := s.read(ctx, func(t tx) error {
		same, err := readSame(t)
		if err != nil {
			return err
		}
		people := list(same.groups(ids))
		err = t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			r, err := scanRecord(rows, &person)
			said := all[same.person(person)]
			said.Records = append(said.Records, r)
			all[same.person(person)] = said
			return err
		}, "SELECT person, "+recordFields+", 'null'"+recordTables+" WHERE "+ofGroup+" ORDER BY seen_on DESC, id DESC", people)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			var d app.OwnDetention
			err := rows.Scan(append([]any{&person}, ownDetentionFields(&d)...)...)
			said := all[same.person(person)]
			said.Held = append(said.Held, d)
			all[same.person(person)] = said
			return err
		}, "SELECT person, "+ownDetentionColumns+" FROM own_detention WHERE until = 0 AND "+ofGroup+
			" ORDER BY person IN (SELECT person FROM same_person), id DESC", people)
	})
	return all, err
}

// scanRecord reads recordColumns, after what else a query gives before them.
func scanRecord(rows *sql.Rows, before ...any) (app.Record, error) {
	var r app.Record
	var facts, cells []byte
	err := rows.Scan(append(before, &r.Source, &r.Lang, &r.Key, &r.HasID, &r.Form, &r.Line, (*day)(&r.SeenOn), (*day)(&r.Gone), (*day)(&r.CheckedOn), &facts, &cells)...)
	if err != nil {
		return r, err
	}
	var u understood
	if err := json.Unmarshal(facts, &u); err != nil {
		return r, err
	}
	r.Name, r.Status, r.Sex = u.Name, u.Status, u.Sex
	r.Born, r.Detained, r.Held = u.Born, u.Detained, app.Detention(u.Held)
	if r.Died, err = app.ParseDeath(u.Died); err != nil {
		return r, err
	}
	r.Names, r.Verdict, r.Appeal, r.Release = u.Names, u.Verdict, u.Appeal, u.Release
	r.Articles, r.Town, r.Work, r.Interests = u.Articles, u.Town, u.Work, u.Interests
	return r, json.Unmarshal(cells, &r.Cells)
}

// RecordRefs of a source's rows in one language, by Record.Key.
func (s *Store) RecordRefs(ctx context.Context, source string, lang app.Lang) (map[string]app.RecordRef, error) {
	refs := map[string]app.RecordRef{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var key string
			var ref app.RecordRef
			var digest sql.RawBytes
			err := rows.Scan(&key, &ref.Person, &digest, (*day)(&ref.Gone))
			copy(ref.Digest[:], digest)
			refs[key] = ref
			return err
		}, `SELECT key, person, digest, coalesce(g.day, 0) FROM record LEFT JOIN record_gone g ON g.record = record.id
			WHERE source = ? AND lang = ?`, source, string(lang))
	})
	return refs, err
}
