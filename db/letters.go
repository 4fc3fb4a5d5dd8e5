package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"vestka/app"
)

// letterState is the state of a letter: while the file of its job is being made it is
// begun, whatever its row says.
const letterState = "CASE WHEN state = 'ready' AND job IN (SELECT id FROM job WHERE begun = 1) THEN 'begun' ELSE state END"

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
SELECT id, person, job, kind, ` + letterState + `, state_on, occasion, lang, text, picture, facility, address, sample, made, draft, nr
FROM letter` + where + " ORDER BY id DESC"
		if f.Limit > 0 {
			query, args = query+" LIMIT ?", append(args, f.Limit)
		}
		return t.each(func(rows *sql.Rows) error {
			var l app.Letter
			var made int64
			err := rows.Scan(&l.ID, &l.Person, &l.Job, &l.Kind, &l.State, (*day)(&l.On), &l.Occasion, &l.Lang,
				&l.Text, &l.Picture, &l.Facility, &l.Address, &l.Sample, &made, &l.Draft, &l.Nr)
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
		terms, args = append(terms, letterState+" = ?"), append(args, string(f.State))
	}
	if f.Facility != "" {
		terms, args = append(terms, "facility = ?"), append(args, f.Facility)
	}
	if f.Occasion != "" {
		terms, args = append(terms, "occasion = ?"), append(args, string(f.Occasion))
	}
	if !f.Since.IsZero() {
		terms, args = append(terms, "state_on >= ?"), append(args, number(f.Since))
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
		}, "SELECT person, count(*), max(state_on) FROM letter WHERE "+letterState+" NOT IN (?, ?) GROUP BY person", string(app.Stopped), string(app.Begun))
	})
	return written, err
}

// LogJob writes the letters as one new job, all of them new ones; see LogPrint.
func (s *Store) LogJob(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	return s.LogPrint(ctx, app.PrintJob{}, app.NewLetters(letters))
}

func insertLetter(t tx, job int64, nr int, l *app.Letter, now time.Time) (int64, error) {
	if err := errors.Join(checkDates(l.On), checkPerson(t, l.Person)); err != nil {
		return 0, err
	}
	made := l.Made
	if made.IsZero() {
		made = now
	}
	return t.insert(`
INSERT INTO letter (person, job, kind, state, state_on, occasion, lang, text, picture, facility, address, sample, made, draft, nr)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		int64(l.Person), job, string(l.Kind), string(l.State), number(l.On), string(l.Occasion), string(l.Lang),
		l.Text, l.Picture, l.Facility, l.Address, l.Sample, made.UnixNano(), int64(l.Draft), nr)
}

// SetLetterState moves letters to a state on a day; app.NotFound, and nothing
// changed, where one of them is not in the log.
func (s *Store) SetLetterState(ctx context.Context, ids []app.LetterID, state app.LetterState, on app.Date) (app.Changes, error) {
	if err := checkDates(on); err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.letters", kinds: app.KindLetters}, func(t tx, did *step) error {
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
		}
		return moveLetters(t, did, ids, state, on)
	})
}

// moveLetters moves letters of the log to a state as part of a step.
func moveLetters(t tx, did *step, ids []app.LetterID, state app.LetterState, on app.Date) error {
	if err := allThere(t, "letter", "error.store.no_letter", ids); err != nil {
		return err
	}
	letters, err := owned(t, "letter", ids...)
	if err == nil {
		err = did.keep(letters)
	}
	for _, id := range ids {
		if err == nil {
			err = t.exec("UPDATE letter SET state = ?, state_on = ? WHERE id = ?", string(state), number(on), int64(id))
		}
	}
	return err
}

// owned are rows of a table of what belongs to people, by their numbers; whose
// they are stands with them, so that it is seen that they go with their people.
func owned[ID ~int64](t tx, table string, ids ...ID) (scope, error) {
	all := scope{Table: table, Columns: []string{"id", "person"}}
	err := t.each(func(rows *sql.Rows) error {
		var id, person int64
		err := rows.Scan(&id, &person)
		all.Keys = append(all.Keys, []any{id, person})
		return err
	}, "SELECT id, person FROM "+table+" WHERE person IS NOT NULL AND id IN (SELECT value FROM json_each(?))", list(ids))
	return all, err
}
