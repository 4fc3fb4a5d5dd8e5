package db

import (
	"context"
	"database/sql"

	"vestka/app"
)

// settle gives every detention whose facility is not known the one that the
// user has settled for its text.
const settle = `
UPDATE detention SET facility = (SELECT facility FROM place_text WHERE place_text.text = detention.text)
WHERE facility = '' AND text IN (SELECT text FROM place_text)`

// PlaceTexts are the prison texts that a user has settled: text to facility code.
func (s *Store) PlaceTexts(ctx context.Context) (map[string]string, error) {
	texts := map[string]string{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var text, facility string
			err := rows.Scan(&text, &facility)
			texts[text] = facility
			return err
		}, "SELECT text, facility FROM place_text")
	})
	return texts, err
}

// touched are the people of whom the user says where they are, or who were merged.
const touched = `SELECT person FROM own_detention UNION SELECT person FROM own_fact UNION SELECT person FROM same_person UNION SELECT other FROM same_person`

// Unsettled are the prison texts that no facility is known for, with how many people
// are held there. The lists' own words are counted where they lie; only of those of
// whom the user says something all of it is read.
func (s *Store) Unsettled(ctx context.Context) (map[string]int, error) {
	texts := map[string]int{}
	err := s.read(ctx, func(t tx) error {
		err := t.each(func(rows *sql.Rows) error {
			var text string
			var people int
			err := rows.Scan(&text, &people)
			texts[text] += people
			return err
		}, `
SELECT text, count(*) FROM detention d WHERE facility = '' AND text <> '' AND NOT liberty
    AND NOT EXISTS (SELECT 1 FROM detention later WHERE later.person = d.person AND later.nr > d.nr) AND person NOT IN (`+touched+`)
GROUP BY text`)
		if err != nil {
			return err
		}
		ids, err := numbers(t, touched)
		if err != nil || len(ids) == 0 {
			return err
		}
		people, err := (&listReader{tx: t, ids: ids}).all()
		for i := range people {
			if d := &people[i].Held; d.Facility == "" && d.Text != "" && !d.Liberty {
				texts[d.Text]++
			}
		}
		return err
	})
	return texts, err
}

// SetPlaceText settles what facility a prison text means, also for the
// detentions with that text that have no facility or the one settled before. An
// empty facility unsettles the text.
func (s *Store) SetPlaceText(ctx context.Context, text, facility string) (app.Changes, error) {
	if text == "" {
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_text"}
	}
	var before string
	var moved []settled
	err := s.write(ctx, func(t tx) error {
		if _, err := t.find([]any{&before}, "SELECT facility FROM place_text WHERE text = ?", text); err != nil {
			return err
		}
		err := t.each(func(rows *sql.Rows) error {
			var m settled
			err := rows.Scan(&m.person, &m.nr, &m.facility)
			moved = append(moved, m)
			return err
		}, "SELECT person, nr, facility FROM detention WHERE text = ? AND facility IN ('', ?) AND facility <> ?", text, before, facility)
		if err != nil {
			return err
		}
		for _, m := range moved {
			if err := m.set(t, m.facility, facility); err != nil {
				return err
			}
		}
		return writePlaceText(t, text, facility)
	})
	if err != nil {
		return app.Changes{}, err
	}
	changes := app.Changes{Kinds: app.KindPlaces | app.KindPeople}
	for _, m := range moved {
		changes.IDs = append(changes.IDs, m.person)
	}
	return s.undoable(changes, "undo.store.place", func(t tx) error {
		for _, m := range moved {
			if err := m.set(t, facility, m.facility); err != nil {
				return err
			}
		}
		return writePlaceText(t, text, before)
	}), nil
}

// settled is a detention whose facility was settled, and the facility it had before.
type settled struct {
	person, nr int64
	facility   string
}

// set changes the facility, unless it has changed otherwise since.
func (m settled) set(t tx, from, to string) error {
	return t.exec("UPDATE detention SET facility = ? WHERE person = ? AND nr = ? AND facility = ?", to, m.person, m.nr, from)
}

func writePlaceText(t tx, text, facility string) error {
	query, args := "DELETE FROM place_text WHERE text = ?", []any{text}
	if facility != "" {
		query, args = "INSERT OR REPLACE INTO place_text (text, facility) VALUES (?, ?)", append(args, facility)
	}
	return t.exec(query, args...)
}
