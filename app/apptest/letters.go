package apptest

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// Letters implements app.LetterStore.
func (s *Store) Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	letters := s.chosen(f)
	if f.Limit > 0 && len(letters) > f.Limit {
		letters = letters[:f.Limit]
	}
	return letters, nil
}

// CountLetters implements app.LetterStore.
func (s *Store) CountLetters(ctx context.Context, f app.LetterFilter) (int, error) {
	if err := s.enter(ctx); err != nil {
		return 0, err
	}
	defer s.mu.Unlock()
	return len(s.chosen(f)), nil
}

// chosen are all that the filter chooses, newest first.
func (s *Store) chosen(f app.LetterFilter) []app.Letter {
	var letters []app.Letter
	ids := slices.Sorted(maps.Keys(s.letters))
	slices.Reverse(ids)
	for _, id := range ids {
		l := s.asRead(id)
		if (f.Person == 0 || l.Person == f.Person) && (f.Job == 0 || l.Job == f.Job) && (!f.NoJob || l.Job == 0) && (f.State == "" || l.State == f.State) && (f.Facility == "" || l.Facility == f.Facility) &&
			(f.Occasion == "" || l.Occasion == f.Occasion) && (f.Since.IsZero() || !l.On.Before(f.Since)) &&
			(f.IDs == nil || slices.Contains(f.IDs, l.ID)) && (f.Before == 0 || l.ID < f.Before) {
			letters = append(letters, l)
		}
	}
	return letters
}

// asRead is a letter as it is read: begun while the file of its job is being made.
func (s *Store) asRead(id app.LetterID) app.Letter {
	l := s.letters[id]
	if l.State == app.Ready && s.jobs[l.Job].Begun {
		l.State = app.Begun
	}
	return l
}

// Written implements app.LetterStore.
func (s *Store) Written(ctx context.Context) (map[app.PersonID]app.Written, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	written := map[app.PersonID]app.Written{}
	for id := range s.letters {
		l := s.asRead(id)
		if l.State == app.Stopped || l.State == app.Begun {
			continue // it was never sent, nor was it made for all that is known
		}
		w := app.Written{Letters: 1, Last: l.On}
		if !l.SentOn.IsZero() {
			w.Last, w.Sent, w.SentLast = l.SentOn, 1, l.SentOn
		}
		written[l.Person] = written[l.Person].And(w)
	}
	return written, nil
}

// LogJob implements app.LetterStore.
func (s *Store) LogJob(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	return s.LogPrint(ctx, app.PrintJob{}, app.NewLetters(letters))
}

// SetLetterState implements app.LetterStore.
func (s *Store) SetLetterState(ctx context.Context, ids []app.LetterID, state app.LetterState, on app.Date) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	was := map[app.LetterID]app.Letter{}
	changes, rows := app.Changes{Kinds: app.KindLetters}, map[any]bool{}
	for _, id := range ids {
		l, ok := s.letters[id]
		if !ok {
			return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
		}
		if err := l.May(app.LetterStep{State: state, On: on}); err != nil {
			return app.Changes{}, err
		}
		was[id], rows[id] = l, true
		changes.IDs = append(changes.IDs, int64(id))
	}
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	for id, l := range was {
		l.Take(app.LetterStep{State: state, On: on})
		s.letters[id] = l
	}
	return s.step(changes, "undo.store.letters", rows, func() error {
		maps.Copy(s.letters, was)
		return nil
	}), nil
}
