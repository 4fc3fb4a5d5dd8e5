// Package journal is the private log: what was written to whom, and what
// became of it.
package journal

import (
	"context"

	"vestka/app"
)

// Journal keeps the log of the store.
type Journal struct{ store Store }

// Store is what the journal needs of the store.
type Store interface {
	app.LetterStore
	app.JobStore
	app.ShiftStore
}

// New is the journal of the store.
func New(store Store) *Journal { return &Journal{store} }

// Letters are the entries that the filter chooses, newest first, and how many
// there are without its limit.
func (j *Journal) Letters(ctx context.Context, f app.LetterFilter) (letters []app.Letter, total int, err error) {
	if letters, err = j.store.Letters(ctx, f); err != nil {
		return nil, 0, err
	}
	total, err = j.store.CountLetters(ctx, f)
	return letters, total, err
}

// Letter is one letter; app.NotFound where the log has none of the number.
func (j *Journal) Letter(ctx context.Context, id app.LetterID) (app.Letter, error) {
	letters, err := j.store.Letters(ctx, app.LetterFilter{IDs: []app.LetterID{id}})
	if err != nil {
		return app.Letter{}, err
	}
	if len(letters) == 0 {
		return app.Letter{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
	}
	return letters[0], nil
}

// Log writes one entry for each card of a job. The cards are ready: that they
// came out of the printer only a person can say.
func (j *Journal) Log(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	return j.LogPrint(ctx, app.PrintJob{}, app.NewLetters(letters))
}

// LogPrint is Log with what is known of the job. Letters that are in the log already
// leave the job that they were in.
func (j *Journal) LogPrint(ctx context.Context, job app.PrintJob, letters []app.Letter) (app.JobID, app.Changes, error) {
	if len(letters) == 0 {
		return 0, app.Changes{}, nil
	}
	return j.store.LogPrint(ctx, job, letters)
}

// Made says that the file of a job that was begun is whole.
func (j *Journal) Made(ctx context.Context, id app.JobID) error { return j.store.JobMade(ctx, id) }

// Jobs are the print jobs, newest first; 0 is all of them.
func (j *Journal) Jobs(ctx context.Context, limit int) ([]app.PrintJob, error) {
	return j.store.PrintJobs(ctx, app.JobFilter{Limit: limit})
}

// Job is one print job with how it looked; app.NotFound where the log has none of
// the number.
func (j *Journal) Job(ctx context.Context, id app.JobID) (app.PrintJob, error) {
	jobs, err := j.store.PrintJobs(ctx, app.JobFilter{ID: id})
	if err != nil {
		return app.PrintJob{}, err
	}
	if len(jobs) == 0 {
		return app.PrintJob{}, noJob(id)
	}
	return jobs[0], nil
}

func noJob(id app.JobID) error {
	return &app.Error{Code: app.NotFound, Key: "error.job", Args: app.Args{"Job": int64(id)}}
}

// SetParts notes how far a job came on its way to the printer.
func (j *Journal) SetParts(ctx context.Context, id app.JobID, parts []app.JobPart) error {
	return j.store.SetJobParts(ctx, id, parts)
}

// Answer is what a person says about the cards of a job.
type Answer = app.JobAnswer

// The answers to "did they come out?".
const (
	All     = app.CameOutAll
	Some    = app.CameOutSome
	NotSure = app.NotSureOut
)

// CameOut records the answer for a job: with All every card of it is printed,
// with Some those to the given people are, with NotSure none is claimed to be.
// Cards that were printed before stay so. It gives the number of cards that
// are printed now.
func (j *Journal) CameOut(ctx context.Context, job app.JobID, answer Answer, people []app.PersonID, on app.Date) (int, app.Changes, error) {
	chosen := make(map[app.PersonID]bool, len(people))
	for _, id := range people {
		chosen[id] = true
	}
	return j.CardsCameOut(ctx, job, answer, nil, func(l *app.Letter) bool { return answer == All || chosen[l.Person] }, on)
}

// CardsCameOut is CameOut for the cards that came is true of, whatever the answer is but
// NotSure. It keeps what came out of
// the documents of the job, too; nil is as it was.
func (j *Journal) CardsCameOut(ctx context.Context, job app.JobID, answer Answer, documents []app.JobDocument, came func(*app.Letter) bool, on app.Date) (int, app.Changes, error) {
	letters, err := j.store.Letters(ctx, app.LetterFilter{Job: job})
	if err != nil {
		return 0, app.Changes{}, err
	}
	if len(letters) == 0 {
		return 0, app.Changes{}, noJob(job)
	}
	var ids []app.LetterID
	for i := range letters {
		if l := &letters[i]; l.State.Waits() && answer != NotSure && came(l) {
			ids = append(ids, l.ID)
		}
	}
	if len(ids) == 0 && answer != NotSure && documents == nil {
		return 0, app.Changes{}, nil
	}
	changes, err := j.store.AnswerJob(ctx, job, answer, documents, ids, on)
	return len(ids), changes, err
}

// LastJob is the newest job of the log, Failed where nothing was printed yet.
func (j *Journal) LastJob(ctx context.Context) (app.JobID, error) {
	letters, err := j.store.Letters(ctx, app.LetterFilter{Limit: 1})
	if err != nil {
		return 0, err
	}
	if len(letters) == 0 {
		return 0, &app.Error{Code: app.Failed, Key: "error.log_empty"}
	}
	return letters[0].Job, nil
}
