package db

import (
	"context"
	"database/sql"

	"vestka/app"
)

const (
	isSample = "person IN (SELECT id FROM person WHERE sample = 1)"
	// jobs of which every letter went to a sample person
	isSampleJob = "id IN (SELECT job FROM letter WHERE " + isSample + ") AND id NOT IN (SELECT job FROM letter WHERE NOT " + isSample + ")"
)

// removeSample removes the user's own things first, which hold the people back;
// what the lists say of them goes with them.
var removeSample = [...]string{
	"DELETE FROM letter WHERE " + isSample,
	"DELETE FROM job WHERE id NOT IN (SELECT job FROM letter)", // a job has letters, but for these
	"DELETE FROM own_note WHERE " + isSample,
	"DELETE FROM own_mark WHERE " + isSample,
	"DELETE FROM own_relation WHERE " + isSample,
	"DELETE FROM own_name WHERE " + isSample,
	"DELETE FROM person WHERE sample = 1",
}

// RemoveSample removes every sample person with all that belongs to them: names,
// detentions, records, notes, letters, attachments, and the jobs that are empty
// then. Taken back after the store was closed the attachments are gone: they are
// wiped then.
func (s *Store) RemoveSample(ctx context.Context) (app.Changes, error) {
	did := step{key: "undo.store.sample", kinds: app.KindPeople | app.KindLetters | app.KindAttachments}
	return s.change(ctx, did, func(t tx, did *step) error {
		scopes, err := ofSample(t)
		if err != nil {
			return err
		}
		if err := did.keep(scopes...); err != nil {
			return err
		}
		if _, err := disown(t, isSample); err != nil {
			return err
		}
		for _, statement := range removeSample {
			if err := t.exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// ofSample are the rows of the sample list.
func ofSample(t tx) ([]scope, error) {
	people, err := numbers(t, "SELECT id FROM person WHERE sample = 1")
	if err != nil {
		return nil, err
	}
	jobs, err := numbers(t, "SELECT id FROM job WHERE "+isSampleJob)
	if err != nil {
		return nil, err
	}
	scopes := []scope{rowsOf("person", "id", people...), rowsOf("job", "id", jobs...), rowsOf("letter", "person", people...)}
	for _, table := range [...]string{"person_name", "person_source", "detention", "record", "own_name", "own_note", "own_mark", "own_relation"} {
		scopes = append(scopes, rowsOf(table, "person", people...))
	}
	attached := rowsOf("attachment", "person", people...)
	attached.Stays = true
	return append(scopes, attached), nil
}

// numbers are those that the query finds.
func numbers(t tx, query string, args ...any) (all []int64, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		all = append(all, n)
		return err
	}, query, args...)
	return all, err
}
