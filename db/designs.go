package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"vestka/app"
)

const selectDesign = "SELECT id, title, front, back FROM design"

// Designs are the user's own designs, by ID, without their pictures.
func (s *Store) Designs(ctx context.Context) (all []app.Design, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err = designs(t, selectDesign+" ORDER BY id")
		return err
	})
	return all, err
}

func designs(t tx, query string, args ...any) (all []app.Design, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var d app.Design
		var title, front, back []byte
		if err := rows.Scan(&d.ID, &title, &front, &back); err != nil {
			return err
		}
		err := errors.Join(json.Unmarshal(title, &d.Title), json.Unmarshal(front, &d.Front), json.Unmarshal(back, &d.Back))
		all = append(all, d)
		return err
	}, query, args...)
	return all, err
}

// Design is one of them with its pictures; app.NotFound where there is none.
func (s *Store) Design(ctx context.Context, id string) (app.Design, error) {
	var d app.Design
	err := s.read(ctx, func(t tx) error {
		found, err := designs(t, selectDesign+" WHERE id = ?", id)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return noDesign(id)
		}
		d = found[0]
		d.Pictures = map[string][]byte{}
		return t.each(func(rows *sql.Rows) error {
			var name string
			var bytes []byte
			err := rows.Scan(&name, &bytes)
			d.Pictures[name] = bytes
			return err
		}, "SELECT name, bytes FROM design_picture WHERE design = ?", id)
	})
	return d, err
}

func noDesign(id string) error {
	return &app.Error{Code: app.NotFound, Key: "error.design.not_own", Args: app.Args{"Design": id}}
}

// SaveDesigns keeps them in one step, each in the place of one with its ID.
func (s *Store) SaveDesigns(ctx context.Context, all ...app.Design) (app.Changes, error) {
	clean, ids := make([]app.Design, len(all)), make([]string, len(all))
	for i := range all {
		var err error
		if clean[i], err = all[i].Kept(); err != nil {
			return app.Changes{}, err
		}
		ids[i] = clean[i].ID
	}
	did := step{key: "undo.store.designs", args: app.Args{"Count": len(clean)}, kinds: app.KindDesigns}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := did.keep(rowsOf("design", "id", ids...)); err != nil {
			return err
		}
		for i := range clean {
			if err := errors.Join(t.savePictures(did, clean[i].ID, clean[i].Pictures), t.saveDesign(&clean[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t tx) saveDesign(d *app.Design) error {
	var packed [3]string
	for i, part := range []any{d.Title, d.Front, d.Back} {
		b, err := json.Marshal(part)
		if err != nil {
			return err
		}
		packed[i] = string(b)
	}
	return t.exec("INSERT OR REPLACE INTO design (id, title, front, back) VALUES (?, ?, ?, ?)", d.ID, packed[0], packed[1], packed[2])
}

// savePictures puts pictures in the place of those that a design has. What stays is not
// touched: a step that keeps it would hold it a second time.
func (t tx) savePictures(did *step, design string, pictures map[string][]byte) error {
	var gone []string
	had := map[string]bool{}
	err := t.each(func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		if had[name] = true; pictures[name] == nil {
			gone = append(gone, name)
		}
		return err
	}, "SELECT name FROM design_picture WHERE design = ?", design)
	if err != nil {
		return err
	}
	came := slices.DeleteFunc(slices.Sorted(maps.Keys(pictures)), func(name string) bool { return had[name] })
	changed := scope{Table: "design_picture", Columns: []string{"design", "name"}}
	for _, name := range slices.Concat(gone, came) {
		changed.Keys = append(changed.Keys, []any{design, name})
	}
	if len(changed.Keys) == 0 {
		return nil
	}
	if err := did.keep(changed); err != nil {
		return err
	}
	for _, name := range gone {
		if err := t.exec("DELETE FROM design_picture WHERE design = ? AND name = ?", design, name); err != nil {
			return err
		}
	}
	for _, name := range came {
		if err := t.exec("INSERT INTO design_picture (design, name, bytes) VALUES (?, ?, ?)", design, name, pictures[name]); err != nil {
			return err
		}
	}
	return nil
}

// RemoveDesign removes one of the user's own.
func (s *Store) RemoveDesign(ctx context.Context, id string) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.design_removed", kinds: app.KindDesigns}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("design", "id", id)); err != nil {
			return err
		}
		found, err := t.find([]any{new(int)}, "SELECT 1 FROM design WHERE id = ?", id)
		if err == nil && !found {
			err = noDesign(id)
		}
		if err != nil {
			return err
		}
		return errors.Join(t.savePictures(did, id, nil), t.exec("DELETE FROM design WHERE id = ?", id))
	})
}
