package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"vestka/app"
)

const stepColumns = "letter, nr, state, on_day, evidence, reason, service, country, note, settled, made"

// readSteps are the steps of a query for stepColumns.
func readSteps(t tx, query string, args ...any) (steps []app.LetterStep, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var p app.LetterStep
		var made int64
		err := rows.Scan(&p.Letter, &p.Nr, &p.State, (*day)(&p.On), &p.Evidence, &p.Reason, &p.Service, &p.Country, &p.Note, (*day)(&p.Settled), &made)
		p.Made = time.Unix(0, made).UTC()
		steps = append(steps, p)
		return err
	}, query, args...)
	return steps, err
}

// LetterSteps are those of a letter in their order, the letter as it was logged first.
func (s *Store) LetterSteps(ctx context.Context, id app.LetterID) (steps []app.LetterStep, err error) {
	err = s.read(ctx, func(t tx) error {
		began, err := beginning(t, id)
		if err != nil {
			return err
		}
		further, err := readSteps(t, "SELECT "+stepColumns+" FROM letter_step WHERE letter = ? ORDER BY nr", int64(id))
		if len(further) == 0 || !began.On.IsZero() {
			steps = append(steps, began)
		}
		steps = append(steps, further...)
		return err
	})
	return steps, err
}

// beginning is a letter as it was logged; its day is zero where it was further than
// ready by then, so that its first step says the same.
func beginning(t tx, id app.LetterID) (app.LetterStep, error) {
	p := app.LetterStep{Letter: id, State: app.Ready}
	var made int64
	var job sql.NullInt64
	found, err := t.find([]any{(*day)(&p.On), &made, &job}, "SELECT made_on, made, job FROM letter WHERE id = ?", int64(id))
	if err == nil && !found {
		err = noLetter()
	}
	p.Made = time.Unix(0, made).UTC()
	switch {
	case !job.Valid && err == nil:
		first := app.LetterStep{}
		_, err = t.find([]any{&first.State}, "SELECT state FROM letter_step WHERE letter = ? AND nr = 1", int64(id))
		if first.State != "" {
			p.On = app.Date{}
		}
	case p.On.IsZero():
		p.On = app.DateOf(p.Made)
	}
	return p, err
}

func noLetter() error { return &app.Error{Code: app.NotFound, Key: "error.store.no_letter"} }

// StepLetters brings letters to a step in one transaction; see app.Letter.May.
func (s *Store) StepLetters(ctx context.Context, ids []app.LetterID, to app.LetterStep) (app.Changes, error) {
	if err := checkDates(to.On); err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.letters", kinds: app.KindLetters}, func(t tx, did *step) error {
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
		}
		return stepLetters(t, did, ids, to, s.now())
	})
}

// stepLetters brings letters to a step as part of a step of the store.
func stepLetters(t tx, did *step, ids []app.LetterID, to app.LetterStep, now time.Time) error {
	ids = distinct(ids)
	if err := keepLives(t, did, ids); err != nil {
		return err
	}
	letters, err := readLetters(t, nil, "SELECT "+letterColumns+" FROM letter WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", list(ids))
	if err != nil {
		return err
	}
	for i := range letters {
		if err := letters[i].May(to); err != nil {
			return err
		}
		if err := takeStep(t, &letters[i], &to, now); err != nil {
			return err
		}
	}
	return nil
}

// takeStep brings a letter to a step that it may come to.
func takeStep(t tx, l *app.Letter, to *app.LetterStep, now time.Time) error {
	var nr int
	if _, err := t.find([]any{&nr}, "SELECT coalesce(max(nr), 0) + 1 FROM letter_step WHERE letter = ?", int64(l.ID)); err != nil {
		return err
	}
	l.Take(*to)
	return errors.Join(addStep(t, int64(l.ID), nr, to, now), putLife(t, l))
}

// keepLives keeps letters with all their steps; app.NotFound where one is not there.
func keepLives(t tx, did *step, ids []app.LetterID) error {
	if len(ids) == 0 {
		return nil
	}
	if err := allThere(t, "letter", "error.store.no_letter", ids); err != nil {
		return err
	}
	letters, err := owned(t, "letter", ids...)
	if err != nil {
		return err
	}
	return did.keep(letters, stepsOf(ids...))
}

// stepsOf are the steps of letters.
func stepsOf[ID ~int64](letters ...ID) scope { return rowsOf("letter_step", "letter", letters...) }

func addStep(t tx, letter int64, nr int, p *app.LetterStep, now time.Time) error {
	return t.exec("INSERT INTO letter_step ("+stepColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		letter, nr, string(p.State), number(p.On), string(p.Evidence), string(p.Reason), p.Service, p.Country, p.Note, number(p.Settled), now.UnixNano())
}

// putLife writes how far a letter is.
func putLife(t tx, l *app.Letter) error {
	return t.exec("UPDATE letter SET state = ?, state_on = ?, sent_on = ?, country = ?, service = ?, arrived_on = ?, evidence = ? WHERE id = ?",
		string(l.State), number(l.On), number(l.SentOn), l.Country, l.Service, number(l.ArrivedOn), string(l.Evidence), int64(l.ID))
}

// distinct are the ids in their order, each once.
func distinct[ID comparable](ids []ID) []ID {
	seen := make(map[ID]bool, len(ids))
	return slices.DeleteFunc(slices.Clone(ids), func(id ID) bool {
		was := seen[id]
		seen[id] = true
		return was
	})
}

// UnstepLetters takes the last step of each letter away; app.Refused, and nothing is
// changed, where one has none or would be nowhere then.
func (s *Store) UnstepLetters(ctx context.Context, ids []app.LetterID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: "undo.store.letters", kinds: app.KindLetters}, func(t tx, did *step) error {
		ids := distinct(ids)
		if err := keepLives(t, did, ids); err != nil {
			return err
		}
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
			if err := unstep(t, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// unstep lives a letter again without its last step.
func unstep(t tx, id app.LetterID) error {
	began, err := beginning(t, id)
	if err != nil {
		return err
	}
	steps, err := readSteps(t, "SELECT "+stepColumns+" FROM letter_step WHERE letter = ? ORDER BY nr", int64(id))
	if err != nil {
		return err
	}
	if len(steps) == 0 || len(steps) == 1 && began.On.IsZero() {
		return &app.Error{Code: app.Refused, Key: "error.step.first", Args: app.Args{"ID": int64(id)}}
	}
	l := app.Letter{ID: id, State: app.Ready, On: began.On}
	last := len(steps) - 1
	for _, p := range steps[:last] {
		l.Take(p)
	}
	return errors.Join(t.exec("DELETE FROM letter_step WHERE letter = ? AND nr = ?", int64(id), steps[last].Nr), putLife(t, &l))
}

// LogLetters writes letters that were not printed here, in one transaction.
func (s *Store) LogLetters(ctx context.Context, letters []app.Letter) (app.Changes, error) {
	if len(letters) == 0 {
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_letters"}
	}
	return s.change(ctx, step{key: "undo.store.logged", kinds: app.KindLetters}, func(t tx, did *step) error {
		for i := range letters {
			if err := ctx.Err(); err != nil {
				return err
			}
			id, err := insertLetter(t, 0, 0, &letters[i], s.now())
			if err != nil {
				return err
			}
			did.ids = append(did.ids, id)
		}
		logged, err := owned(t, "letter", did.ids...)
		did.came(logged, stepsOf(did.ids...))
		return err
	})
}

// EditLetter writes what a letter says anew; app.Refused where it left the house.
func (s *Store) EditLetter(ctx context.Context, l app.Letter) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.letter_edit", kinds: app.KindLetters, ids: []int64{int64(l.ID)}}, func(t tx, did *step) error {
		if err := keepLives(t, did, []app.LetterID{l.ID}); err != nil {
			return err
		}
		if err := notFrozen(t, l.ID); err != nil {
			return err
		}
		return t.exec("UPDATE letter SET kind = ?, occasion = ?, lang = ?, text = ?, picture = ?, facility = ?, address = ? WHERE id = ?",
			string(l.Kind), string(l.Occasion), string(l.Lang), l.Text, l.Picture, l.Facility, l.Address, int64(l.ID))
	})
}

// notFrozen is app.Refused where one of the letters left the house.
func notFrozen[ID ~int64](t tx, ids ...ID) error {
	return t.each(func(rows *sql.Rows) error {
		var id int64
		var state app.LetterState
		if err := rows.Scan(&id, &state); err != nil {
			return err
		}
		if state.Frozen() {
			return &app.Error{Code: app.Refused, Key: "error.letter.frozen", Args: app.Args{"ID": id}}
		}
		return nil
	}, "SELECT id, state FROM letter WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", list(ids))
}

// Returns are the last returns of letters that wait to be dealt with, the newest first.
func (s *Store) Returns(ctx context.Context) (steps []app.LetterStep, err error) {
	err = s.read(ctx, func(t tx) (err error) {
		steps, err = readSteps(t, "SELECT "+stepColumns+` FROM letter_step WHERE state = 'returned' AND settled = 0
AND (SELECT l.state FROM letter l WHERE l.id = letter) = 'returned' ORDER BY on_day DESC, letter DESC, nr DESC`)
		return err
	})
	seen := map[app.LetterID]bool{}
	return slices.DeleteFunc(steps, func(p app.LetterStep) bool {
		was := seen[p.Letter]
		seen[p.Letter] = true
		return was
	}), err
}

// SettleReturns notes that the returns of letters were dealt with on the day.
func (s *Store) SettleReturns(ctx context.Context, ids []app.LetterID, on app.Date) (app.Changes, error) {
	if err := checkDates(on); err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.settled", kinds: app.KindLetters}, func(t tx, did *step) error {
		ids := distinct(ids)
		if err := keepLives(t, did, ids); err != nil {
			return err
		}
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
		}
		return t.exec("UPDATE letter_step SET settled = ? WHERE state = 'returned' AND settled = 0 AND letter IN (SELECT value FROM json_each(?))", number(on), list(ids))
	})
}
