package db

import (
	"context"

	"vestka/app"
)

const selectSetting = "SELECT value FROM setting WHERE key = ?"

// Setting is the value of a setting, empty where it is not set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.read(ctx, func(t tx) error {
		_, err := t.find([]any{&value}, selectSetting, key)
		return err
	})
	return value, err
}

// SetSetting sets it; an empty value removes it.
func (s *Store) SetSetting(ctx context.Context, key, value string) (app.Changes, error) {
	var before string
	err := s.write(ctx, func(t tx) error {
		if _, err := t.find([]any{&before}, selectSetting, key); err != nil {
			return err
		}
		query, args := "DELETE FROM setting WHERE key = ?", []any{key}
		if value != "" {
			query, args = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", append(args, value)
		}
		return t.exec(query, args...)
	})
	if err != nil {
		return app.Changes{}, err
	}
	return app.Changes{Kinds: app.KindSettings, Undo: &app.Undo{
		Key: "undo.store.setting",
		Do:  func(ctx context.Context) (app.Changes, error) { return s.SetSetting(ctx, key, before) },
	}}, nil
}
