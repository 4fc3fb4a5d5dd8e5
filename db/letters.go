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
const letterState = "CASE WHEN state = 'ready' AND job IN (" + begunJobs + ") THEN 'begun' ELSE state END"

const (
	begunJobs = "SELECT id FROM job WHERE begun = 1"
	notBegun  = "(state <> 'ready' OR coalesce(job, 0) NOT IN (" + begunJobs + "))"
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
		query := "SELECT " + letterColumns + " FROM letter" + where + " ORDER BY id DESC"
		if f.Limit > 0 {
			query, args = query+" LIMIT ?", append(args, f.Limit)
		}
		letters, err = readLetters(t, all, query, args...)
		return err
	})
	return letters, err
}

const letterColumns = "id, person, coalesce(job, 0), kind, " + letterState + ", state_on, occasion, lang, text, picture, facility, address, sample, made, draft, nr, " +
	"by_hand, sent_on, country, service, arrived_on, evidence, coalesce(gathering, 0)"

// readLetters are the letters of a query for letterColumns.
func readLetters(t tx, all same, query string, args ...any) (letters []app.Letter, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var l app.Letter
		var made int64
		err := rows.Scan(&l.ID, &l.Person, &l.Job, &l.Kind, &l.State, (*day)(&l.On), &l.Occasion, &l.Lang,
			&l.Text, &l.Picture, &l.Facility, &l.Address, &l.Sample, &made, &l.Draft, &l.Nr,
			&l.ByHand, (*day)(&l.SentOn), &l.Country, &l.Service, (*day)(&l.ArrivedOn), &l.Evidence, &l.Gathering)
		l.Person, l.Made = all.person(l.Person), time.Unix(0, made).UTC()
		letters = append(letters, l)
		return err
	}, query, args...)
	return letters, err
}

// CountLetters counts what Letters would give without a limit.
func (s *Store) CountLetters(ctx context.Context, f app.LetterFilter) (int, error) {
	var n int
	err := s.read(ctx, func(t tx) error {
		if f.OfState() { // the store has these counted
			return countState(t, f.State, &n)
		}
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

// countState counts the letters in a state, all of them for none.
func countState(t tx, state app.LetterState, n *int) error {
	var begun int
	if _, err := t.find([]any{&begun}, "SELECT count(*) FROM letter WHERE state = 'ready' AND job IN ("+begunJobs+")"); err != nil {
		return err
	}
	_, err := t.find([]any{n}, "SELECT coalesce(sum(letters), 0) FROM letter_total WHERE ?1 IN ('', state)", string(state))
	switch state {
	case app.Begun:
		*n = begun
	case app.Ready:
		*n -= begun
	}
	return err
}

func whereLetters(f app.LetterFilter, all same) (where string, args []any) {
	var terms []string
	if f.Person != 0 {
		terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
	}
	if f.Job != 0 {
		terms, args = append(terms, "job = ?"), append(args, int64(f.Job))
	}
	if f.NoJob {
		terms = append(terms, "+job IS NULL") // by the index of states, not by that of jobs: most letters may have none
	}
	if f.State != "" {
		term, state := "state = ?", f.State
		switch f.State {
		case app.Begun:
			term, state = "state = ? AND job IN ("+begunJobs+")", app.Ready
		case app.Ready:
			term += " AND " + notBegun
		}
		terms, args = append(terms, term), append(args, string(state))
	}
	if f.Facility != "" {
		terms, args = append(terms, "facility = ?"), append(args, f.Facility)
	}
	if f.Occasion != "" {
		terms, args = append(terms, "occasion = ?"), append(args, string(f.Occasion))
	}
	if f.IDs != nil {
		terms, args = append(terms, "id IN (SELECT value FROM json_each(?))"), append(args, list(f.IDs))
	}
	if f.Before != 0 {
		terms, args = append(terms, "id < ?"), append(args, int64(f.Before))
	}
	if !f.Since.IsZero() {
		terms, args = append(terms, "state_on >= ?"), append(args, number(f.Since))
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), args
}

// leaveBegun takes letters of which nobody knows that they were made out of the sums of
// those to whom they are.
func leaveBegun(t tx, written map[app.PersonID]app.Written) error {
	return t.each(func(rows *sql.Rows) error {
		var person app.PersonID
		var w app.Written
		err := rows.Scan(&person, &w.Letters, (*day)(&w.Last))
		was := written[person]
		if was.Letters, was.Last = w.Letters, w.Last; was.Letters+was.Received == 0 {
			delete(written, person)
		} else {
			written[person] = was
		}
		return err
	}, `
SELECT person, sum(counts), coalesce(max(CASE WHEN NOT counts THEN 0 WHEN sent_on > 0 THEN sent_on ELSE state_on END), 0)
FROM (SELECT *, state <> 'stopped' AND `+notBegun+` AS counts FROM letter
    WHERE person IN (SELECT person FROM letter WHERE state = 'ready' AND job IN (`+begunJobs+`)))
GROUP BY person`)
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
		one := map[app.PersonID]app.Written{}
		err = t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			var w app.Written
			err := rows.Scan(&person, &w.Letters, (*day)(&w.Last), &w.Sent, (*day)(&w.SentLast), &w.Received, (*day)(&w.ReceivedLast), &w.Owed)
			one[person] = w
			return err
		}, "SELECT person, letters, last, sent, sent_last, received, received_last, owed FROM contact WHERE letters > 0 OR received > 0")
		if err == nil {
			err = leaveBegun(t, one)
		}
		for person, w := range one {
			to := all.person(person)
			written[to] = written[to].And(w)
		}
		return err
	})
	return written, err
}

// LogJob writes the letters as one new job, all of them new ones; see LogPrint.
func (s *Store) LogJob(ctx context.Context, letters []app.Letter) (app.JobID, app.Changes, error) {
	return s.LogPrint(ctx, app.PrintJob{}, app.NewLetters(letters))
}

// insertLetter writes a letter, and its first step where it is further than ready; job
// is 0 for one that was not printed here.
func insertLetter(t tx, job int64, nr int, l *app.Letter, now time.Time) (int64, error) {
	if err := errors.Join(checkDates(l.On, l.SentOn, l.ArrivedOn), checkPerson(t, l.Person)); err != nil {
		return 0, err
	}
	if l.Gathering != 0 {
		if err := allThere(t, "gathering", "error.gathering.none", []app.GatheringID{l.Gathering}); err != nil {
			return 0, err
		}
	}
	made := l.Made
	if made.IsZero() {
		made = now
	}
	id, err := t.insert(`
INSERT INTO letter (person, job, kind, state, state_on, occasion, lang, text, picture, facility, address, sample, made, draft, nr,
    by_hand, made_on, sent_on, country, service, arrived_on, evidence, gathering)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		int64(l.Person), orNull(job), string(l.Kind), string(l.State), number(l.On), string(l.Occasion), string(l.Lang),
		l.Text, l.Picture, l.Facility, l.Address, l.Sample, made.UnixNano(), int64(l.Draft), nr,
		l.ByHand, number(l.On), number(l.SentOn), l.Country, l.Service, number(l.ArrivedOn), string(l.Evidence), orNull(l.Gathering))
	if err != nil || l.State == app.Ready {
		return id, err
	}
	return id, addStep(t, id, 1, &app.LetterStep{State: l.State, On: l.On, Evidence: l.Evidence, Service: l.Service, Country: l.Country}, made)
}

// SetLetterState moves letters to a state on a day; app.NotFound, and nothing
// changed, where one of them is not in the log.
func (s *Store) SetLetterState(ctx context.Context, ids []app.LetterID, state app.LetterState, on app.Date) (app.Changes, error) {
	return s.StepLetters(ctx, ids, app.LetterStep{State: state, On: on})
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
