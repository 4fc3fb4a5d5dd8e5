package db

import (
	"context"
	"database/sql"
	"errors"

	"vestka/app"
)

const (
	isSample = "person IN (SELECT id FROM person WHERE sample = 1)"
	// jobs of which every letter went to a sample person
	isSampleJob = "id IN (SELECT job FROM letter WHERE " + isSample + ") AND id NOT IN (SELECT job FROM letter WHERE job IS NOT NULL AND NOT " + isSample + ")"
)

// removeSample removes the user's own things first, which hold the people back;
// what the lists say of them goes with them.
func removeSample(t tx) error {
	removals := []string{
		"DELETE FROM reply WHERE " + isSample,
		"DELETE FROM letter WHERE " + isSample,
		"DELETE FROM job WHERE id NOT IN (SELECT job FROM letter WHERE job IS NOT NULL)", // a job has letters, but for these
	}
	for _, table := range ownTables {
		removals = append(removals, "DELETE FROM "+table+" WHERE "+isSample)
	}
	for _, removal := range append(removals, "DELETE FROM person WHERE sample = 1") {
		if err := t.exec(removal); err != nil {
			return err
		}
	}
	return nil
}

// RemoveSample removes every sample person with all that belongs to them: names,
// detentions, records, notes, days of theirs, drafts, letters, donations, parcels, attachments, and the jobs that are empty
// then.
func (s *Store) RemoveSample(ctx context.Context) (app.Changes, error) {
	did := step{key: "undo.store.sample", kinds: app.KindPeople | app.KindLetters | app.KindReplies | app.KindAttachments | app.KindDrafts | app.KindDonations | app.KindParcels | app.KindOccasions}
	return s.change(ctx, did, func(t tx, did *step) error {
		people, err := numbers(t, "SELECT id FROM person WHERE sample = 1")
		if err != nil {
			return err
		}
		scopes, err := ofSample(t, people)
		if err != nil {
			return err
		}
		if err := errors.Join(did.keep(scopes...), keepPairs(t, did, people...), removePairs(t, people...)); err != nil {
			return err
		}
		drafts, err := numbers(t, "SELECT id FROM draft WHERE "+isSample)
		if err != nil {
			return err
		}
		if err := removeDrafts(t, did, drafts); err != nil {
			return err
		}
		if err := removeSampleGiving(t, did); err != nil {
			return err
		}
		parcels, err := numbers(t, "SELECT id FROM parcel WHERE "+isSample)
		if err != nil {
			return err
		}
		if err := errors.Join(keepParcels(t, did, parcels...), removeParcels(t, parcels...)); err != nil {
			return err
		}
		attached, err := numbers(t, "SELECT id FROM attachment WHERE "+isSample)
		if err != nil {
			return err
		}
		if _, err := disown(t, did, attached...); err != nil {
			return err
		}
		return removeSample(t)
	})
}

// removeSampleGiving removes what was given to people of the sample list, with its plans.
func removeSampleGiving(t tx, did *step) error {
	plans, err := numbers(t, "SELECT id FROM giving_plan WHERE "+isSample)
	if err != nil {
		return err
	}
	of := list(plans)
	others, err := numbers(t, "SELECT id FROM donation WHERE plan IN (SELECT value FROM json_each(?)) AND NOT coalesce("+isSample+", 0)", of)
	if err != nil {
		return err
	}
	given, err := numbers(t, "SELECT id FROM donation WHERE "+isSample)
	if err != nil {
		return err
	}
	if err := errors.Join(did.keep(rowsOf("giving_plan", "id", plans...)), keepDonations(t, did, others)); err != nil {
		return err
	}
	return errors.Join(removeDonations(t, did, given), t.exec("DELETE FROM giving_plan WHERE id IN (SELECT value FROM json_each(?))", of))
}

// ofSample are the rows of the sample list.
func ofSample(t tx, people []int64) ([]scope, error) {
	jobs, err := numbers(t, "SELECT id FROM job WHERE "+isSampleJob)
	if err != nil {
		return nil, err
	}
	letters, err := numbers(t, "SELECT id FROM letter WHERE "+isSample)
	if err != nil {
		return nil, err
	}
	theirs, err := owned(t, "letter", letters...)
	if err != nil {
		return nil, err
	}
	replies, err := numbers(t, "SELECT id FROM reply WHERE "+isSample)
	if err != nil {
		return nil, err
	}
	cameBack, err := owned(t, "reply", replies...)
	if err != nil {
		return nil, err
	}
	scopes := []scope{rowsOf("person", "id", people...), rowsOf("job", "id", jobs...), theirs, stepsOf(letters...), cameBack, rowsOf("reply_letter", "reply", replies...)}
	for _, table := range append([]string{"person_name", "person_source", "detention", "record", "news"}, ownTables[:]...) {
		scopes = append(scopes, rowsOf(table, "person", people...))
	}
	return scopes, nil
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
