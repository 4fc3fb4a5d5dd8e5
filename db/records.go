package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"

	"vestka/app"
)

// writtenRecord is a row as the store keeps it. By which words it is packed and whom it
// is about is put in when that is known.
type writtenRecord struct {
	rows   *app.Rows
	values []any
}

// The places of what is put in.
const (
	recordWords  = 4
	recordPerson = 9
)

// writeRecord makes of a row what the store keeps of it; no work for the connection.
func writeRecord(row app.Row) (writtenRecord, error) {
	r, digest := row.Head(), row.Digest()
	w := writtenRecord{row.Rows(), []any{
		r.Source, string(r.Lang), r.Form, number(r.SeenOn), nil, "", "", r.Key, r.HasID, nil, digest[:], int64(r.Line), row.Packed(),
	}}
	return w, checkDates(r.SeenOn, r.Born, r.Detained, r.Died, r.Verdict, r.Appeal, r.Release)
}

// newRecords writes rows, each in the place of the one with its key. Packed rows are
// handed over as texts, which need no copy.
func newRecords() *bulk {
	return newBulk("record", 7, "source, lang, form, seen_on, words, understood, cells, key, has_id, person, digest, line, packed", "CAST(? AS BLOB)", `
ON CONFLICT (source, lang, key) DO UPDATE SET
    person = excluded.person, digest = excluded.digest, has_id = excluded.has_id, form = excluded.form,
    line = excluded.line, seen_on = excluded.seen_on, understood = '', cells = '', words = excluded.words, packed = excluded.packed`)
}

func addRecord(t tx, b *bulk, person, words int64, r *writtenRecord) error {
	r.values[recordWords], r.values[recordPerson] = words, person
	return b.add(t, r.values...)
}

// recordColumns are what scanRecord reads: a row was so on the day of the newest
// whole list of its source and language that still had it.
const (
	recordFields = `source, lang, key, has_id, form, line, seen_on, coalesce(g.day, 0), max(seen_on, coalesce((
    SELECT max(i.day) FROM import i
    WHERE i.source = record.source AND i.lang = record.lang AND i.taken_back = 0 AND i.partial = 0 AND (g.day IS NULL OR i.day < g.day)), 0)),
    understood, coalesce(words, 0), packed`
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
		words, err := readWords(t)
		if err != nil {
			return err
		}
		return t.eachRaw(func(row []driver.Value) error {
			r, err := words.read(row, true)
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
		words, err := readWords(t)
		if err != nil {
			return err
		}
		return t.eachRaw(func(row []driver.Value) error {
			r, err := words.read(row, true)
			records[r.Key] = r
			return err
		}, "SELECT "+recordColumns+" WHERE source = ? AND lang = ? AND "+where, source, string(lang), list)
	})
	return records, err
}

// severalSay finds those of a group of whom more than one row says something, or of
// whom the user says where they are held: of the others nothing can disagree, and
// they are nearly all.
const severalSay = "SELECT person FROM record WHERE " + ofGroup + " GROUP BY person HAVING count(*) > 1" +
	" UNION SELECT person FROM own_detention WHERE until = 0 AND " + ofGroup

// contested are of the people those about whom there may be two opinions, with all who
// are the same as one of them.
func contested(t tx, same same, ids []app.PersonID) ([]int64, error) {
	group := same.groups(ids)
	several := map[int64]bool{}
	err := t.each(func(rows *sql.Rows) error {
		var person int64
		err := rows.Scan(&person)
		several[same.root(person)] = true
		return err
	}, severalSay, list(group), list(group))
	for _, person := range group {
		if root := same.root(person); root != person { // each may have one row
			several[root] = true
		}
	}
	return slices.DeleteFunc(group, func(person int64) bool { return !several[same.root(person)] }), err
}

// PlacesSaid is what is said of where each of the people is held, as far as there may
// be two opinions about it.
func (s *Store) PlacesSaid(ctx context.Context, ids []app.PersonID) (map[app.PersonID]app.PlacesSaid, error) {
	all := map[app.PersonID]app.PlacesSaid{}
	err := s.read(ctx, func(t tx) error {
		same, err := readSame(t)
		if err != nil {
			return err
		}
		group, err := contested(t, same, ids)
		if err != nil || len(group) == 0 {
			return err
		}
		words, err := readWords(t)
		if err != nil {
			return err
		}
		people := list(group)
		err = t.eachRaw(func(row []driver.Value) error {
			person := app.PersonID(valueAs[int64](row[0]))
			r, err := words.read(row, false)
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

// recordValues is how many columns recordColumns are.
const recordValues = 13

// read reads recordColumns, which a query gives last.
func (w words) read(row []driver.Value, cells bool) (r app.Record, err error) {
	row = row[len(row)-recordValues:]
	if packed := valueAs[[]byte](row[11]); packed != nil {
		r, err = w.unpack(valueAs[int64](row[10]), string(packed), cells)
	} else {
		old := recordJSON{[]byte(valueAs[string](row[9])), []byte(valueAs[string](row[12]))}
		r, err = old.read()
	}
	r.Source, r.Lang, r.Key, r.HasID = valueAs[string](row[0]), app.Lang(valueAs[string](row[1])), valueAs[string](row[2]), valueAs[int64](row[3]) != 0
	r.Form, r.Line = valueAs[string](row[4]), int(valueAs[int64](row[5]))
	r.SeenOn, r.Gone, r.CheckedOn = dateAs(row[6]), dateAs(row[7]), dateAs(row[8])
	return r, err
}

// RecordRefs of a source's rows in one language, by Record.Key.
func (s *Store) RecordRefs(ctx context.Context, source string, lang app.Lang) (map[string]app.RecordRef, error) {
	var refs map[string]app.RecordRef
	err := s.read(ctx, func(t tx) error {
		var n int
		if _, err := t.find([]any{&n}, "SELECT count(*) FROM record WHERE source = ? AND lang = ?", source, string(lang)); err != nil {
			return err
		}
		refs = make(map[string]app.RecordRef, n)
		return t.eachRaw(func(row []driver.Value) error {
			ref := app.RecordRef{Person: app.PersonID(valueAs[int64](row[1])), Gone: dateAs(row[3])}
			copy(ref.Digest[:], valueAs[[]byte](row[2]))
			refs[valueAs[string](row[0])] = ref
			return nil
		}, `SELECT key, person, digest, coalesce(g.day, 0) FROM record LEFT JOIN record_gone g ON g.record = record.id
			WHERE source = ? AND lang = ?`, source, string(lang))
	})
	return refs, err
}
