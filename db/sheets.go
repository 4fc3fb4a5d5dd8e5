package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"vestka/app"
)

// OwnSheets are the user's own, by name.
func (s *Store) OwnSheets(ctx context.Context) ([]app.LabelSheet, error) {
	var all []app.LabelSheet
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			l := app.LabelSheet{Own: true}
			err := rows.Scan(&l.ID, &l.PaperW, &l.PaperH, &l.W, &l.H, &l.Columns, &l.Rows, &l.Left, &l.Top, &l.PitchX, &l.PitchY, &l.Cut)
			all = append(all, l)
			return err
		}, `SELECT id, paper_w, paper_h, w, h, "columns", "rows", "left", top, pitch_x, pitch_y, cut FROM own_sheet ORDER BY id`)
	})
	return all, err
}

// SaveSheet keeps a sheet in the place of the one with the former name.
func (s *Store) SaveSheet(ctx context.Context, sheet app.LabelSheet, former string) (app.Changes, error) {
	l, err := sheet.Clean()
	if err != nil {
		return app.Changes{}, err
	}
	ids := []string{l.ID}
	if former != "" && former != l.ID {
		ids = append(ids, former)
	}
	did := step{key: "undo.store.sheet", kinds: app.KindSheets, name: l.ID}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := did.keep(rowsOf("own_sheet", "id", ids...), rowsOf("sheet_used", "sheet", ids...)); err != nil {
			return err
		}
		for _, gone := range ids[1:] {
			if err := t.exec("DELETE FROM own_sheet WHERE id = ?", gone); err != nil {
				return err
			}
			if err := t.exec("UPDATE OR REPLACE sheet_used SET sheet = ? WHERE sheet = ?", l.ID, gone); err != nil {
				return err
			}
		}
		return t.exec(`INSERT OR REPLACE INTO own_sheet (id, paper_w, paper_h, w, h, "columns", "rows", "left", top, pitch_x, pitch_y, cut) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			l.ID, l.PaperW, l.PaperH, l.W, l.H, l.Columns, l.Rows, l.Left, l.Top, l.PitchX, l.PitchY, l.Cut)
	})
}

// RemoveSheet removes one of the user's own, and what is known of a begun one.
func (s *Store) RemoveSheet(ctx context.Context, id string) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.sheet_removed", kinds: app.KindSheets, name: id}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("own_sheet", "id", id), rowsOf("sheet_used", "sheet", id)); err != nil {
			return err
		}
		found, err := t.find([]any{new(int)}, "SELECT 1 FROM own_sheet WHERE id = ?", id)
		if err == nil && !found {
			err = &app.Error{Code: app.NotFound, Key: "error.sheet.not_own", Args: app.Args{"Sheet": id}}
		}
		if err != nil {
			return err
		}
		if err := t.exec("DELETE FROM sheet_used WHERE sheet = ?", id); err != nil {
			return err
		}
		return t.exec("DELETE FROM own_sheet WHERE id = ?", id)
	})
}

// UsedPlaces are the places that are gone of begun sheets.
func (s *Store) UsedPlaces(ctx context.Context) (map[string][]int, error) {
	all := map[string][]int{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var id string
			var places []byte
			if err := rows.Scan(&id, &places); err != nil {
				return err
			}
			var numbers []int
			err := json.Unmarshal(places, &numbers)
			all[id] = numbers
			return err
		}, "SELECT sheet, places FROM sheet_used")
	})
	return all, err
}

// SetUsedPlaces says which places are gone; none for a new sheet.
func (s *Store) SetUsedPlaces(ctx context.Context, id string, places []int) (app.Changes, error) {
	places = slices.Compact(slices.Sorted(slices.Values(places)))
	packed, err := json.Marshal(places)
	if err != nil {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.sheet_used", kinds: app.KindSheets, name: id}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("sheet_used", "sheet", id)); err != nil {
			return err
		}
		if len(places) == 0 {
			return t.exec("DELETE FROM sheet_used WHERE sheet = ?", id)
		}
		return t.exec("INSERT OR REPLACE INTO sheet_used (sheet, places) VALUES (?, ?)", id, string(packed))
	})
}
