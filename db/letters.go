package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"vestka/app"
)

// Letters of the log, newest first.
func (s *Store) Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error) {
	var letters []app.Letter
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		where, args := whereLetters(f, all)
		query := `
SELECT id, person, job, kind, state, state_on, occasion, lang, text, picture, facility, address, sample, made, draft
FROM letter` + where + " ORDER BY id DESC"
		if f.Limit > 0 {
			query, args = query+" LIMIT ?", append(args, f.Limit)
		}
		return t.each(func(rows *sql.Rows) error {
			var l app.Letter
			var made int64
			err := rows.Scan(&l.ID, &l.Person, &l.Job, &l.Kind, &l.State, (*day)(&l.On), &l.Occasion, &l.Lang,
				&l.Text, &l.Picture, &l.Facility, &l.Address, &l.Sample, &made, &l.Draft)
			l.Person, l.Made = all.person(l.Person), time.Unix(0, made).UTC()
			letters = append(letters, l)
			return err
		}, query, args...)
	})
	return letters, err
}

// CountLetters counts what Letters would give without a limit.
func (s *Store) CountLetters(ctx context.Context, f app.LetterFilter) (int, error) {
	var n int
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		where, args := whereLetters(f, all)
		_, err = t.find([]any{&n}, "SELECT count(*) FROM letter"+where, args...)
		return err
	})
	return n, err
}

func whereLetters(f app.LetterFilter, all same) (where string, args []any) {
	var terms []string
	if f.Person != 0 {
		terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
	}
	if f.Job != 0 {
		terms, args = append(terms, "job = ?"), append(args, int64(f.Job))
	}
	if f.State != "" {
		terms, args = append(terms, "state = ?"), append(args, string(f.State))
	}
	if f.Facility != "" {
		terms, args = append(terms, "facility = ?"), append(args, f.Facility)
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), args
}

// Written gives for everybody ever written to how much and when; a card that was
// stopped was never sent.
func (s *Store) Written(ctx context.Context) (map[app.PersonID]app.Written, error) {
	written := map[app.PersonID]app.Written{}
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			var w app.Written
			err := rows.Scan(&person, &w.Letters, (*day)(&w.Last))
			to := all.person(person)
			w.Letters += written[to].Letters
			if w.Last.Before(written[to].Last) {
				w.Last = written[to].Last
			}
			written[to] = w
			return err
		}, "SELECT person, count(*), max(state_on) FROM letter WHERE state <> ? GROUP BY person", string(app.Stopped))
	})
	return written, err
}

// LogJob writes the letters as one new job, in one transaction; Changes.IDs are
// the letters' ids in their order. ID and Job of the letters are not looked at;
// one without a time of making was made now.
func (s *Store) LogJob(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	if len(letters) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_letters"}
	}
	var job int64
	var ids []int64
	err := s.write(ctx, func(t tx) (err error) {
		now := s.now()
		if job, err = t.insert("INSERT INTO job (made) VALUES (?)", now.UnixNano()); err != nil {
			return err
		}
		for i := range letters {
			if err := ctx.Err(); err != nil {
				return err
			}
			id, err := insertLetter(t, job, &letters[i], now)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes := app.Changes{Kinds: app.KindLetters, IDs: ids}
	return app.JobID(job), s.undoable(changes, "undo.store.job", func(t tx) error {
		if err := t.exec("DELETE FROM letter WHERE job = ?", job); err != nil {
			return err
		}
		return t.exec("DELETE FROM job WHERE id = ?", job)
	}), nil
}

func insertLetter(t tx, job int64, l *app.Letter, now time.Time) (int64, error) {
	if err := errors.Join(checkDates(l.On), checkPerson(t, l.Person)); err != nil {
		return 0, err
	}
	made := l.Made
	if made.IsZero() {
		made = now
	}
	return t.insert(`
INSERT INTO letter (person, job, kind, state, state_on, occasion, lang, text, picture, facility, address, sample, made, draft)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		int64(l.Person), job, string(l.Kind), string(l.State), number(l.On), string(l.Occasion), string(l.Lang),
		l.Text, l.Picture, l.Facility, l.Address, l.Sample, made.UnixNano(), int64(l.Draft))
}

// letterState is the state that a letter had.
type letterState struct {
	id    app.LetterID
	state app.LetterState
	on    app.Date
}

// SetLetterState moves letters to a state on a day; app.NotFound, and nothing
// changed, where one of them is not in the log.
func (s *Store) SetLetterState(ctx context.Context, ids []app.LetterID, state app.LetterState, on app.Date) (app.Changes, error) {
	if err := checkDates(on); err != nil {
		return app.Changes{}, err
	}
	var before []letterState
	err := s.write(ctx, func(t tx) error {
		for _, id := range ids {
			was := letterState{id: id}
			found, err := t.find([]any{&was.state, (*day)(&was.on)}, "SELECT state, state_on FROM letter WHERE id = ?", int64(id))
			if err != nil {
				return err
			}
			if !found {
				return &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
			}
			before = append(before, was)
			if err := setState(t, letterState{id, state, on}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	changes := app.Changes{Kinds: app.KindLetters}
	for _, id := range ids {
		changes.IDs = append(changes.IDs, int64(id))
	}
	return s.undoable(changes, "undo.store.letters", func(t tx) error {
		for _, was := range slices.Backward(before) { // a letter named twice gets its first state back
			if err := setState(t, was); err != nil {
				return err
			}
		}
		return nil
	}), nil
}

func setState(t tx, l letterState) error {
	return t.exec("UPDATE letter SET state = ?, state_on = ? WHERE id = ?", string(l.state), number(l.on), int64(l.id))
}
