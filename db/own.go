package db

import (
	"context"

	"vestka/app"
)

// SetNote replaces the user's note on a person.
func (s *Store) SetNote(ctx context.Context, id app.PersonID, note string) (app.Changes, error) {
	var before string
	err := s.write(ctx, func(t tx) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		if _, err := t.find([]any{&before}, "SELECT note FROM own_note WHERE person = ?", int64(id)); err != nil {
			return err
		}
		query, args := "DELETE FROM own_note WHERE person = ?", []any{int64(id)}
		if note != "" {
			query, args = "INSERT OR REPLACE INTO own_note (person, note) VALUES (?, ?)", append(args, note)
		}
		return t.exec(query, args...)
	})
	return changed(err, app.KindPeople, int64(id), "undo.store.note", func(ctx context.Context) (app.Changes, error) {
		return s.SetNote(ctx, id, before)
	})
}

// SetName sets a name as the user wrote it; a zero one removes the user's.
func (s *Store) SetName(ctx context.Context, id app.PersonID, lang app.Lang, name app.Name) (app.Changes, error) {
	var before app.Name
	err := s.write(ctx, func(t tx) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		into := []any{&before.Full, &before.Family, &before.Given, &before.Patronymic, &before.Unsure}
		_, err := t.find(into, `
SELECT full_name, family, given, patronymic, unsure FROM own_name WHERE person = ? AND lang = ?`, int64(id), string(lang))
		if err != nil {
			return err
		}
		query, args := saveOwnName, ownNameValues(int64(id), lang, name)
		if name.IsZero() {
			query, args = "DELETE FROM own_name WHERE person = ? AND lang = ?", args[:2]
		}
		return t.exec(query, args...)
	})
	return changed(err, app.KindPeople, int64(id), "undo.store.name", func(ctx context.Context) (app.Changes, error) {
		return s.SetName(ctx, id, lang, before)
	})
}

const saveOwnName = `
INSERT OR REPLACE INTO own_name (person, lang, full_name, family, given, patronymic, unsure) VALUES (?, ?, ?, ?, ?, ?, ?)`

func ownNameValues(id int64, lang app.Lang, n app.Name) []any {
	return []any{id, string(lang), n.Full, n.Family, n.Given, n.Patronymic, n.Unsure}
}

// changed is the result of a change to one thing, where it went well.
func changed(err error, kinds app.Kind, id int64, key string, undo func(context.Context) (app.Changes, error)) (app.Changes, error) {
	if err != nil {
		return app.Changes{}, err
	}
	return app.Changes{Kinds: kinds, IDs: []int64{id}, Undo: &app.Undo{Key: key, Do: undo}}, nil
}

// checkPerson is app.NotFound where there is no such person.
func checkPerson(t tx, id app.PersonID) error {
	var one int
	found, err := t.find([]any{&one}, "SELECT 1 FROM person WHERE id = ?", int64(id))
	if err == nil && !found {
		err = noPerson()
	}
	return err
}
