package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"vestka/app"
)

// PrintJobs are the jobs that still have letters, newest first. How its letters look
// is told of a single job only: that may be large.
func (s *Store) PrintJobs(ctx context.Context, f app.JobFilter) ([]app.PrintJob, error) {
	var jobs []app.PrintJob
	limit := -1
	if f.Limit > 0 {
		limit = f.Limit
	}
	query, args := `
SELECT job.id, job.made, job.sheets, CASE WHEN ?1 <> 0 THEN job.look END, job.documents, job.parts, job.answer, job.begun,
    count(*), sum(letter.state NOT IN (?2, ?3)), sum(letter.state = ?3),
    (SELECT first.occasion FROM letter first WHERE first.job = job.id ORDER BY first.nr LIMIT 1)
FROM (SELECT id FROM job WHERE (?1 = 0 OR id = ?1) AND EXISTS (SELECT 1 FROM letter WHERE letter.job = job.id) ORDER BY id DESC LIMIT ?4) AS some
    JOIN job ON job.id = some.id JOIN letter ON letter.job = job.id
GROUP BY job.id ORDER BY job.id DESC`, []any{int64(f.ID), string(app.Ready), string(app.Stopped), limit}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var j app.PrintJob
			var made int64
			var documents, parts string
			err := rows.Scan(&j.ID, &made, &j.Sheets, &j.Look, &documents, &parts, &j.Answer, &j.Begun, &j.Letters, &j.Out, &j.Off, &j.Occasion)
			j.Made = time.Unix(0, made).UTC()
			if err == nil && documents != none {
				err = json.Unmarshal([]byte(documents), &j.Documents)
			}
			if err == nil && parts != none {
				err = json.Unmarshal([]byte(parts), &j.Parts)
			}
			jobs = append(jobs, j)
			return err
		}, query, args...)
	})
	return jobs, err
}

// LogPrint writes the letters as a new job, in one transaction; Changes.IDs are
// their ids in their order. Letters with an ID leave the job that they were in;
// app.NotFound, and nothing is changed, where one of them is not in the log.
func (s *Store) LogPrint(ctx context.Context, job app.PrintJob, letters []app.Letter) (app.JobID, app.Changes, error) {
	if len(letters) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_letters"}
	}
	parts, err := listText(job.Parts)
	documents, failed := listText(job.Documents)
	if err := errors.Join(err, failed); err != nil {
		return 0, app.Changes{}, err
	}
	var id int64
	changes, err := s.change(ctx, step{key: "undo.store.job", kinds: app.KindLetters}, func(t tx, did *step) (err error) {
		now := s.now()
		id, err = t.insert("INSERT INTO job (made, sheets, look, documents, parts, begun) VALUES (?, ?, ?, ?, ?, ?)",
			now.UnixNano(), job.Sheets, job.Look, documents, parts, job.Begun)
		if err != nil {
			return err
		}
		return logLetters(ctx, t, did, id, letters, now)
	})
	return app.JobID(id), changes, err
}

// logLetters puts letters into the job of the number, which has just come.
func logLetters(ctx context.Context, t tx, did *step, job int64, letters []app.Letter, now time.Time) error {
	var came, moved []int64
	for i := range letters {
		if l := &letters[i]; l.ID != 0 {
			moved = append(moved, int64(l.ID))
		}
	}
	if len(moved) == 0 { // else it stays, empty: it cannot go before they are back where they were
		did.came(rowsOf("job", "id", job))
	}
	if err := keepMoved(t, did, moved); err != nil {
		return err
	}
	for i := range letters {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := &letters[i]
		id := int64(l.ID)
		var err error
		if id != 0 {
			err = t.exec("UPDATE letter SET job = ?, nr = ? WHERE id = ?", job, i, id)
		} else if id, err = insertLetter(t, job, i, l, now); err == nil {
			came = append(came, id)
		}
		if err != nil {
			return err
		}
		did.ids = append(did.ids, id)
	}
	logged, err := owned(t, "letter", came...)
	did.came(logged, stepsOf(came...))
	return err
}

func keepMoved(t tx, did *step, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	if err := allThere(t, "letter", "error.store.no_letter", ids); err != nil {
		return err
	}
	if err := notFrozen(t, ids...); err != nil {
		return err
	}
	letters, err := owned(t, "letter", ids...)
	return errors.Join(err, did.keep(letters))
}

// JobMade says that the file of a job is whole; app.NotFound where it is not in the log.
func (s *Store) JobMade(ctx context.Context, id app.JobID) error {
	return s.write(ctx, func(t tx) error {
		if err := jobThere(t, id); err != nil {
			return err
		}
		return t.exec("UPDATE job SET begun = 0 WHERE id = ?", int64(id))
	})
}

// SetJobParts says how far the parts of a job came; app.NotFound where it is not in
// the log.
func (s *Store) SetJobParts(ctx context.Context, id app.JobID, parts []app.JobPart) error {
	text, err := listText(parts)
	if err != nil {
		return err
	}
	return s.write(ctx, func(t tx) error {
		if err := jobThere(t, id); err != nil {
			return err
		}
		return t.exec("UPDATE job SET parts = ?, begun = 0 WHERE id = ?", text, int64(id))
	})
}

// AnswerJob keeps what a person said of a job, and that the letters are printed
// since the day; app.NotFound, and nothing is changed, where the job or one of them
// is not in the log.
func (s *Store) AnswerJob(ctx context.Context, id app.JobID, answer app.JobAnswer, documents []app.JobDocument, out []app.LetterID, on app.Date) (app.Changes, error) {
	text, err := listText(documents)
	if err := errors.Join(err, checkDates(on)); err != nil {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.letters", kinds: app.KindLetters}, func(t tx, did *step) error {
		if err := errors.Join(jobThere(t, id), did.keep(rowsOf("job", "id", id))); err != nil {
			return err
		}
		for _, letter := range out {
			did.ids = append(did.ids, int64(letter))
		}
		if err := t.exec("UPDATE job SET answer = ?1, documents = CASE WHEN ?2 = '[]' THEN documents ELSE ?2 END, begun = begun AND ?3 WHERE id = ?4",
			string(answer), text, len(out) == 0, int64(id)); err != nil || len(out) == 0 {
			return err
		}
		return stepLetters(t, did, out, app.LetterStep{State: app.Printed, On: on}, s.now())
	})
}

func jobThere(t tx, id app.JobID) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM job WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.job", Args: app.Args{"Job": int64(id)}}
	}
	return err
}

// none are the parts of a job that went to no printer.
const none = "[]"

// listText is a list as it is kept of a job.
func listText[T any](list []T) (string, error) {
	if len(list) == 0 {
		return none, nil
	}
	b, err := json.Marshal(list)
	if err != nil {
		return "", fmt.Errorf("list of a job: %w", err)
	}
	return string(b), nil
}
