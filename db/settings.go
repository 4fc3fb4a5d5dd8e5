package db

import (
	"context"
	"errors"

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

// SetSetting sets it; an empty value removes it. What is none of app.Settings,
// like unfinished work or what was said once, leaves no step: it is nothing that
// the user did.
func (s *Store) SetSetting(ctx context.Context, key, value string) (app.Changes, error) {
	if _, ok := app.SettingOf(key); !ok {
		return app.Changes{Kinds: app.KindSettings}, s.write(ctx, func(t tx) error { return writeSetting(t, key, value) })
	}
	return s.change(ctx, step{key: "undo.store.setting", kinds: app.KindSettings}, func(t tx, did *step) error {
		return errors.Join(did.keep(rowsOf("setting", "key", key)), writeSetting(t, key, value))
	})
}

func writeSetting(t tx, key, value string) error {
	query, args := "DELETE FROM setting WHERE key = ?", []any{key}
	if value != "" {
		query, args = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", append(args, value)
	}
	return t.exec(query, args...)
}
