package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"vestka/app"
)

// OwnTemplates are the user's own templates, by ID.
func (s *Store) OwnTemplates(ctx context.Context) ([]app.OwnTemplate, error) {
	var all []app.OwnTemplate
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var one app.OwnTemplate
			var title, tone, body []byte
			if err := rows.Scan(&one.ID, &one.Occasion, &one.Form, &title, &tone, &body); err != nil {
				return err
			}
			err := errors.Join(json.Unmarshal(title, &one.Title), json.Unmarshal(tone, &one.Tone), json.Unmarshal(body, &one.Body))
			all = append(all, one)
			return err
		}, "SELECT id, occasion, form, title, tone, body FROM own_template ORDER BY id")
	})
	return all, err
}

// SaveTemplates keeps them in one step, each in the place of one with its ID.
func (s *Store) SaveTemplates(ctx context.Context, templates ...app.OwnTemplate) (app.Changes, error) {
	clean, ids := make([]app.OwnTemplate, len(templates)), make([]string, len(templates))
	for i, one := range templates {
		var err error
		if clean[i], err = one.Clean(); err != nil {
			return app.Changes{}, err
		}
		ids[i] = clean[i].ID
	}
	did := step{key: "undo.store.templates", args: app.Args{"Count": len(clean)}, kinds: app.KindTemplates}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := did.keep(rowsOf("own_template", "id", ids...)); err != nil {
			return err
		}
		for _, one := range clean {
			if err := t.saveTemplate(one); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t tx) saveTemplate(one app.OwnTemplate) error {
	var packed [3]string
	for i, text := range []app.Text{one.Title, one.Tone, one.Body} {
		b, err := json.Marshal(text)
		if err != nil {
			return err
		}
		packed[i] = string(b)
	}
	return t.exec("INSERT OR REPLACE INTO own_template (id, occasion, form, title, tone, body) VALUES (?, ?, ?, ?, ?, ?)",
		one.ID, string(one.Occasion), string(one.Form), packed[0], packed[1], packed[2])
}

// RemoveTemplate removes one of the user's own.
func (s *Store) RemoveTemplate(ctx context.Context, id string) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.template_removed", kinds: app.KindTemplates}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("own_template", "id", id)); err != nil {
			return err
		}
		found, err := t.find([]any{new(int)}, "SELECT 1 FROM own_template WHERE id = ?", id)
		if err == nil && !found {
			err = &app.Error{Code: app.NotFound, Key: "error.template.not_own", Args: app.Args{"Template": id}}
		}
		if err != nil {
			return err
		}
		return t.exec("DELETE FROM own_template WHERE id = ?", id)
	})
}
