// Package journal is the private log: what was written to whom, and what
// became of it.
package journal

import (
	"context"

	"vestka/app"
)

// Journal keeps the log of the store.
type Journal struct{ store app.LetterStore }

// New is the journal of the store.
func New(store app.LetterStore) *Journal { return &Journal{store} }

// Letters are the entries that the filter chooses, newest first, and how many
// there are without its limit.
func (j *Journal) Letters(ctx context.Context, f app.LetterFilter) (letters []app.Letter, total int, err error) {
	if letters, err = j.store.Letters(ctx, f); err != nil {
		return nil, 0, err
	}
	total, err = j.store.CountLetters(ctx, f)
	return letters, total, err
}

// Log writes one entry for each card of a job. The cards are ready: that they
// came out of the printer only a person can say.
func (j *Journal) Log(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	if len(letters) == 0 {
		return 0, app.Changes{}, nil
	}
	return j.store.LogJob(ctx, letters)
}

// Answer is what a person says about the cards of a job.
type Answer string

// The answers to "did they come out?".
const (
	All     Answer = "yes"
	Some    Answer = "some"
	NotSure Answer = "not-sure"
)

// CameOut records the answer for a job: with All every card of it is printed,
// with Some those to the given people are, with NotSure none is claimed to be.
// Cards that were printed before stay so. It gives the number of cards that
// are printed now.
func (j *Journal) CameOut(ctx context.Context, job app.JobID, answer Answer, people []app.PersonID, on app.Date) (int, app.Changes, error) {
	letters, err := j.store.Letters(ctx, app.LetterFilter{Job: job})
	if err != nil {
		return 0, app.Changes{}, err
	}
	if len(letters) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.job", Args: app.Args{"Job": int64(job)}}
	}
	if answer == NotSure {
		return 0, app.Changes{}, nil
	}
	chosen := make(map[app.PersonID]bool, len(people))
	for _, id := range people {
		chosen[id] = true
	}
	var ids []app.LetterID
	for _, l := range letters {
		if l.State == app.Ready && (answer == All || chosen[l.Person]) {
			ids = append(ids, l.ID)
		}
	}
	if len(ids) == 0 {
		return 0, app.Changes{}, nil
	}
	changes, err := j.store.SetLetterState(ctx, ids, app.Printed, on)
	return len(ids), changes, err
}

// LastJob is the newest job of the log, NotFound where nothing was printed yet.
func (j *Journal) LastJob(ctx context.Context) (app.JobID, error) {
	letters, err := j.store.Letters(ctx, app.LetterFilter{Limit: 1})
	if err != nil {
		return 0, err
	}
	if len(letters) == 0 {
		return 0, &app.Error{Code: app.NotFound, Key: "error.log_empty"}
	}
	return letters[0].Job, nil
}
