package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"

	"vestka/app"
)

// What is packed in a value may be spoilt while SQLite finds nothing wrong: the names
// that lists give people, the rows of lists, the words by which rows are packed.

// errRow is that the row of a list cannot be read.
var errRow = errors.New("the row of a list that cannot be read")

// spoilt are the rows whose values cannot be read, by their numbers.
type spoilt struct {
	names, words, records []int64
}

// packs reports that the store is of a version that packs values.
func packs(t tx) (bool, error) {
	var one int
	return t.find([]any{&one}, "SELECT 1 FROM sqlite_schema WHERE name = 'record_words'")
}

// findSpoilt reads every packed value.
func findSpoilt(t tx) (bad spoilt, err error) {
	if does, err := packs(t); !does || err != nil {
		return bad, err
	}
	err = t.eachRaw(func(row []driver.Value) error {
		if names := valueAs[[]byte](row[1]); names != nil {
			if _, unread := unpackNames(string(names)); unread != nil {
				bad.names = append(bad.names, valueAs[int64](row[0]))
			}
		}
		return nil
	}, "SELECT id, names FROM person")
	if err != nil {
		return bad, err
	}
	lists := words{}
	err = t.each(func(rows *sql.Rows) error {
		var id int64
		var packed []byte
		err := rows.Scan(&id, &packed)
		var list []string
		if json.Unmarshal(packed, &list) != nil {
			bad.words = append(bad.words, id)
		} else {
			lists[id] = list
		}
		return err
	}, "SELECT id, words FROM record_words")
	if err != nil {
		return bad, err
	}
	err = t.eachRaw(func(row []driver.Value) error {
		if !lists.reads(row[1:]) {
			bad.records = append(bad.records, valueAs[int64](row[0]))
		}
		return nil
	}, "SELECT id, understood, coalesce(words, 0), CAST(packed AS TEXT), cells FROM record")
	return bad, err
}

// reads reports that a row can be read whole.
func (w words) reads(row []driver.Value) bool {
	if packed, is := row[2].(string); is {
		return app.Readable(w.list(valueAs[int64](row[1])), packed)
	}
	old := recordJSON{[]byte(valueAs[string](row[0])), []byte(valueAs[string](row[3]))}
	_, err := old.read()
	return err == nil
}

// spoilt takes what is spoilt into the report.
func (r *Report) spoilt(t tx) error {
	bad, err := findSpoilt(t)
	for what, ids := range map[string][]int64{"person %d: names": bad.names, "record_words %d: words": bad.words, "record %d: row": bad.records} {
		for _, id := range ids {
			r.damaged(fmt.Sprintf(what, id))
		}
	}
	return err
}

// dropSpoilt takes out of a rescued store what cannot be read there. Who loses the
// names of the lists is named by their rows again; a row that is dropped comes back
// with the next list, and so do the words of a list of them.
func (f *filling) dropSpoilt(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	bad, err := findSpoilt(f.tx)
	if err != nil {
		return err
	}
	for _, one := range []struct {
		table, drop string
		ids         []int64
		rows        bool // are gone, not only a value in them
	}{
		{"person_name", "UPDATE person SET names = NULL WHERE id = ?", bad.names, false},
		{"record_words", "DELETE FROM record_words WHERE id = ?", bad.words, true},
		{"record", "DELETE FROM record WHERE id = ?", bad.records, true},
	} {
		t := f.tables[one.table]
		for _, id := range one.ids {
			if err := f.exec(one.drop, id); err != nil {
				return err
			}
			t.refused++
			if one.rows {
				t.Saved--
			}
		}
	}
	return nil
}
