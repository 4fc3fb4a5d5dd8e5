package db

import (
	"context"

	"vestka/app"
)

const (
	isSample = "person IN (SELECT id FROM person WHERE sample = 1)"
	// jobs of which every letter went to a sample person
	isSampleJob = "id IN (SELECT job FROM letter WHERE " + isSample + ") AND id NOT IN (SELECT job FROM letter WHERE NOT " + isSample + ")"
)

// ofSample are the rows of the sample list, in an order in which they can come back.
var ofSample = [...]struct{ table, where string }{
	{"person", "sample = 1"},
	{"person_name", isSample},
	{"person_source", isSample},
	{"detention", isSample},
	{"record", isSample},
	{"own_name", isSample},
	{"own_note", isSample},
	{"own_mark", isSample},
	{"own_relation", isSample},
	{"job", isSampleJob},
	{"letter", isSample},
}

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
// detentions, records, notes, letters, attachments, and the jobs that are empty then.
func (s *Store) RemoveSample(ctx context.Context) (app.Changes, error) {
	var before images
	var attached []owner
	err := s.write(ctx, func(t tx) (err error) {
		for _, of := range ofSample {
			if err := before.take(t, of.table, of.where); err != nil {
				return err
			}
		}
		if attached, err = disown(t, isSample); err != nil {
			return err
		}
		for _, statement := range removeSample {
			if err := t.exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return app.Changes{}, err
	}
	changes := app.Changes{Kinds: app.KindPeople | app.KindLetters | app.KindAttachments}
	return s.undoableList(changes, "undo.store.sample", func(t tx) error {
		if err := before.putBack(t); err != nil {
			return err
		}
		return giveBack(t, attached)
	}), nil
}
