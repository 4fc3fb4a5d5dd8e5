package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"vestka/app"
)

// SavedLists are all of them, sorted by name.
func (s *Store) SavedLists(ctx context.Context) ([]app.SavedList, error) {
	var lists []app.SavedList
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var l app.SavedList
			var made int64
			err := rows.Scan(&l.Name, &l.Query, &made)
			l.Made = time.Unix(0, made).UTC()
			lists = append(lists, l)
			return err
		}, "SELECT name, query, made FROM saved_list ORDER BY name")
	})
	return lists, err
}

// SaveList keeps a query under a name, in the place of an earlier one of that name.
func (s *Store) SaveList(ctx context.Context, name, query string) (app.Changes, error) {
	name, err := app.ListName(name)
	if err != nil {
		return app.Changes{}, err
	}
	return s.changeLists(ctx, "undo.store.list", func(t tx) error {
		return t.exec("INSERT OR REPLACE INTO saved_list (name, query, made) VALUES (?, ?, ?)", name, query, s.now().UnixNano())
	}, name)
}

// RenameList gives a list another name.
func (s *Store) RenameList(ctx context.Context, name, to string) (app.Changes, error) {
	to, err := app.ListName(to)
	if err != nil {
		return app.Changes{}, err
	}
	return s.changeLists(ctx, "undo.store.list_renamed", func(t tx) error {
		if err := checkList(t, name); err != nil || name == to {
			return err
		}
		taken, err := t.find([]any{new(int)}, "SELECT 1 FROM saved_list WHERE name = ?", to)
		if err != nil {
			return err
		}
		if taken {
			return &app.Error{Code: app.Refused, Key: "error.list.taken", Args: app.Args{"Name": to}}
		}
		if err := t.exec("UPDATE saved_list SET name = ? WHERE name = ?", to, name); err != nil {
			return err
		}
		return t.exec("UPDATE own_interval SET list = ? WHERE list = ?", to, name)
	}, name, to)
}

// RemoveList removes a list.
func (s *Store) RemoveList(ctx context.Context, name string) (app.Changes, error) {
	return s.changeLists(ctx, "undo.store.list_removed", func(t tx) error {
		if err := checkList(t, name); err != nil {
			return err
		}
		if err := t.exec("DELETE FROM saved_list WHERE name = ?", name); err != nil {
			return err
		}
		return t.exec("DELETE FROM own_interval WHERE list = ?", name)
	}, name)
}

// changeLists changes the lists of these names, with how often to write to those on
// them, so that it can be taken back.
func (s *Store) changeLists(ctx context.Context, key string, fn func(tx) error, names ...string) (app.Changes, error) {
	return s.change(ctx, step{key: key, kinds: app.KindLists, name: names[len(names)-1]}, func(t tx, did *step) error {
		intervals, err := numbers(t, "SELECT id FROM own_interval WHERE list = ?", names[0])
		if err != nil {
			return err
		}
		if err := did.keep(rowsOf("saved_list", "name", names...), rowsOf("own_interval", "id", intervals...)); err != nil {
			return err
		}
		return fn(t)
	})
}

func checkList(t tx, name string) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM saved_list WHERE name = ?", name)
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.list.none", Args: app.Args{"Name": name}}
	}
	return err
}

// Draws are those that were kept, newest first.
func (s *Store) Draws(ctx context.Context) ([]app.KeptDraw, error) {
	var draws []app.KeptDraw
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var d app.KeptDraw
			var drawn []byte
			var made int64
			if err := rows.Scan(&d.ID, &d.Name, &d.Seed, &d.Query, &drawn, &made); err != nil {
				return err
			}
			d.Made = time.Unix(0, made).UTC()
			err := json.Unmarshal(drawn, &d.Drawn)
			draws = append(draws, d)
			return err
		}, "SELECT id, name, seed, query, drawn, made FROM draw ORDER BY id DESC")
	})
	return draws, err
}

// KeepDraw keeps one; its ID and Made are not looked at.
func (s *Store) KeepDraw(ctx context.Context, d app.KeptDraw) (app.DrawID, app.Changes, error) {
	name, err := app.ListName(d.Name)
	if err != nil {
		return 0, app.Changes{}, err
	}
	drawn, err := json.Marshal(d.Drawn)
	if err != nil {
		return 0, app.Changes{}, err
	}
	var id int64
	changes, err := s.change(ctx, step{key: "undo.store.draw", kinds: app.KindLists, name: name}, func(t tx, did *step) (err error) {
		id, err = t.insert("INSERT INTO draw (name, seed, query, drawn, made) VALUES (?, ?, ?, ?, ?)",
			name, d.Seed, d.Query, string(drawn), s.now().UnixNano())
		did.came(rowsOf("draw", "id", id))
		return err
	})
	return app.DrawID(id), changes, err
}

// RemoveDraw removes a draw.
func (s *Store) RemoveDraw(ctx context.Context, id app.DrawID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.draw_removed", kinds: app.KindLists}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("draw", "id", id)); err != nil {
			return err
		}
		found, err := t.find([]any{&did.name}, "SELECT name FROM draw WHERE id = ?", int64(id))
		if err == nil && !found {
			err = &app.Error{Code: app.NotFound, Key: "error.draw.none"}
		}
		if err != nil {
			return err
		}
		return t.exec("DELETE FROM draw WHERE id = ?", int64(id))
	})
}
