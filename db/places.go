package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"slices"
	"strings"

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
		// All texts come as one value: to hand them over one by one, or to sort them by
		// what they say, takes longer than to find them.
		err := t.eachRaw(func(row []driver.Value) error {
			if all := valueAs[string](row[0]); all != "" {
				for text := range strings.SplitSeq(all, "\x00") {
					texts[text]++
				}
			}
			return nil
		}, `
SELECT group_concat(text, char(0)) FROM detention d WHERE facility = '' AND text <> '' AND NOT liberty
    AND (person NOT IN (SELECT person FROM detention WHERE nr > 1) -- most people, for whom nothing need be looked up
        OR NOT EXISTS (SELECT 1 FROM detention later WHERE later.person = d.person AND later.nr > d.nr))
    AND person NOT IN (`+touched+`)`)
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
	return s.change(ctx, step{key: "undo.store.place", kinds: app.KindPlaces | app.KindPeople, name: text}, func(t tx, did *step) (err error) {
		did.ids, err = settleTexts(t, did, map[string]string{text: facility})
		return err
	})
}

// settleTexts settles what facilities prison texts mean as part of a step, and
// gives whom that moves. Of the detentions nothing is kept: from what was settled
// follows where they lead, and an import of before may be taken back beneath.
func settleTexts(t tx, did *step, codes map[string]string) (moved []int64, err error) {
	texts := slices.Sorted(maps.Keys(codes))
	if err := did.keep(rowsOf("place_text", "text", texts...)); err != nil {
		return nil, err
	}
	for _, text := range texts {
		var before string
		if _, err := t.find([]any{&before}, "SELECT facility FROM place_text WHERE text = ?", text); err != nil {
			return nil, err
		}
		const theirs = " detention.text = ?1 AND detention.facility IN ('', ?2) AND detention.facility <> ?3"
		people, err := numbers(t, "SELECT person FROM detention WHERE"+theirs+" ORDER BY person, nr", text, before, codes[text])
		if err != nil {
			return nil, err
		}
		moved = append(moved, slices.Compact(people)...)
		if err := t.exec("UPDATE detention SET facility = ?3 WHERE"+theirs, text, before, codes[text]); err != nil {
			return nil, err
		}
		if err := writePlaceText(t, text, codes[text]); err != nil {
			return nil, err
		}
	}
	return moved, nil
}

func writePlaceText(t tx, text, facility string) error {
	query, args := "DELETE FROM place_text WHERE text = ?", []any{text}
	if facility != "" {
		query, args = "INSERT OR REPLACE INTO place_text (text, facility) VALUES (?, ?)", append(args, facility)
	}
	return t.exec(query, args...)
}
