package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"vestka/app"
)

// Gatherings are all of them, the newest first.
func (s *Store) Gatherings(ctx context.Context) (all []app.Gathering, err error) {
	err = s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var g app.Gathering
			var made int64
			err := rows.Scan(&g.ID, (*day)(&g.On), &g.Title, &g.Letters, &g.Writers, &g.Country, &g.Note, &made)
			g.Made = time.Unix(0, made).UTC()
			all = append(all, g)
			return err
		}, "SELECT id, on_day, title, letters, writers, country, note, made FROM gathering ORDER BY on_day DESC, id DESC")
	})
	return all, err
}

// AddGathering keeps a new one.
func (s *Store) AddGathering(ctx context.Context, g app.Gathering) (app.GatheringID, app.Changes, error) {
	var id int64
	changes, err := s.change(ctx, step{key: "undo.store.gathering", kinds: app.KindLetters}, func(t tx, did *step) (err error) {
		if err := checkDates(g.On); err != nil {
			return err
		}
		id, err = t.insert("INSERT INTO gathering (on_day, title, letters, writers, country, note, made) VALUES (?, ?, ?, ?, ?, ?, ?)",
			number(g.On), g.Title, g.Letters, g.Writers, g.Country, g.Note, s.now().UnixNano())
		did.came(rowsOf("gathering", "id", id))
		return err
	})
	return app.GatheringID(id), changes, err
}

// RemoveGathering removes one; letters that were written there stay.
func (s *Store) RemoveGathering(ctx context.Context, id app.GatheringID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.gathering_removed", kinds: app.KindLetters}, func(t tx, did *step) error {
		if err := allThere(t, "gathering", "error.gathering.none", []app.GatheringID{id}); err != nil {
			return err
		}
		ids, err := numbers(t, "SELECT id FROM letter WHERE gathering = ?", int64(id))
		if err != nil {
			return err
		}
		letters := make([]app.LetterID, len(ids))
		for i, n := range ids {
			letters[i] = app.LetterID(n)
		}
		if err := errors.Join(did.keep(rowsOf("gathering", "id", id)), keepLives(t, did, letters)); err != nil {
			return err
		}
		return errors.Join(
			t.exec("UPDATE letter SET gathering = NULL WHERE gathering = ?", int64(id)),
			t.exec("DELETE FROM gathering WHERE id = ?", int64(id)))
	})
}
