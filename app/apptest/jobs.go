package apptest

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// PrintJobs implements app.JobStore.
func (s *Store) PrintJobs(ctx context.Context, f app.JobFilter) ([]app.PrintJob, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var jobs []app.PrintJob
	ids := slices.Sorted(maps.Keys(s.jobs))
	for _, id := range slices.Backward(ids) {
		j := s.jobs[id]
		if j.Documents, j.Parts = slices.Clone(j.Documents), slices.Clone(j.Parts); f.ID == 0 {
			j.Look = nil
		}
		for _, l := range s.chosen(app.LetterFilter{Job: id}) { // the newest first: that of the first place comes last
			j.Letters++
			switch {
			case l.State.Out():
				j.Out++
			case l.State == app.Stopped:
				j.Off++
			}
		}
		if first := s.inOrder(id); len(first) > 0 && (f.ID == 0 || f.ID == id) && (f.Limit == 0 || len(jobs) < f.Limit) {
			j.Occasion = first[0].Occasion
			jobs = append(jobs, j)
		}
	}
	return jobs, nil
}

// inOrder are the letters of a job in the order in which they are printed.
func (s *Store) inOrder(id app.JobID) []app.Letter {
	letters := s.chosen(app.LetterFilter{Job: id})
	slices.SortFunc(letters, func(a, b app.Letter) int { return a.Nr - b.Nr })
	return letters
}

// LogPrint implements app.JobStore.
func (s *Store) LogPrint(ctx context.Context, job app.PrintJob, letters []app.Letter) (app.JobID, app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return 0, app.Changes{}, err
	}
	defer s.mu.Unlock()
	if len(letters) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_letters"}
	}
	for _, l := range letters {
		if _, there := s.letters[l.ID]; l.ID != 0 && !there {
			return 0, app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
		}
		if s.people[l.Person] == nil {
			return 0, app.Changes{}, noPerson()
		}
	}
	s.lastJob++
	id := s.lastJob
	s.jobs[id] = app.PrintJob{
		ID: id, Made: FixedClock(), Sheets: job.Sheets, Look: job.Look, Documents: slices.Clone(job.Documents), Parts: slices.Clone(job.Parts), Begun: job.Begun,
	}
	changes, rows, was := app.Changes{Kinds: app.KindLetters}, map[any]bool{}, map[app.LetterID]app.Letter{}
	for i, l := range letters {
		if before, there := s.letters[l.ID]; there {
			was[l.ID] = before
			l = before
		} else {
			s.lastLetter++
			l.ID = s.lastLetter
		}
		l.Job, l.Nr = id, i
		if l.Made.IsZero() {
			l.Made = FixedClock()
		}
		s.letters[l.ID], rows[l.ID] = l, true
		changes.IDs = append(changes.IDs, int64(l.ID))
	}
	return id, s.step(changes, "undo.store.job", rows, func() error {
		maps.DeleteFunc(s.letters, func(_ app.LetterID, l app.Letter) bool { return l.Job == id })
		maps.Copy(s.letters, was)
		delete(s.jobs, id)
		s.leaveLetters()
		return nil
	}), nil
}

// SetJobParts implements app.JobStore.
func (s *Store) SetJobParts(ctx context.Context, id app.JobID, parts []app.JobPart) error {
	if err := s.enter(ctx); err != nil {
		return err
	}
	defer s.mu.Unlock()
	j, there := s.jobs[id]
	if !there {
		return noJob(id)
	}
	j.Parts, j.Begun = slices.Clone(parts), false
	s.jobs[id] = j
	return nil
}

// JobMade implements app.JobStore.
func (s *Store) JobMade(ctx context.Context, id app.JobID) error {
	if err := s.enter(ctx); err != nil {
		return err
	}
	defer s.mu.Unlock()
	j, there := s.jobs[id]
	if !there {
		return noJob(id)
	}
	j.Begun = false
	s.jobs[id] = j
	return nil
}

// AnswerJob implements app.JobStore.
func (s *Store) AnswerJob(ctx context.Context, id app.JobID, answer app.JobAnswer, documents []app.JobDocument, out []app.LetterID, on app.Date) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	job, there := s.jobs[id]
	if !there {
		return app.Changes{}, noJob(id)
	}
	was := map[app.LetterID]app.Letter{}
	changes, rows := app.Changes{Kinds: app.KindLetters}, map[any]bool{id: true}
	for _, letter := range out {
		l, known := s.letters[letter]
		if !known {
			return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
		}
		was[letter], rows[letter] = l, true
		changes.IDs = append(changes.IDs, int64(letter))
	}
	for letter, l := range was {
		l.State, l.On = app.Printed, on
		s.letters[letter] = l
	}
	before := job
	job.Answer, job.Begun = answer, job.Begun && len(out) == 0
	if len(documents) > 0 {
		job.Documents = slices.Clone(documents)
	}
	s.jobs[id] = job
	return s.step(changes, "undo.store.letters", rows, func() error {
		maps.Copy(s.letters, was)
		job := s.jobs[id]
		job.Answer, job.Documents, job.Begun = before.Answer, before.Documents, before.Begun
		s.jobs[id] = job
		return nil
	}), nil
}

func noJob(id app.JobID) error {
	return &app.Error{Code: app.NotFound, Key: "error.job", Args: app.Args{"Job": int64(id)}}
}
