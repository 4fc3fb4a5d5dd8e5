package db

import (
	"context"

	"vestka/app"
)

// SetNote replaces the user's note on a person.
func (s *Store) SetNote(ctx context.Context, id app.PersonID, note string) (app.Changes, error) {
	return s.EditOwn(ctx, "undo.store.note", nil, []app.OwnEdit{{Person: id, Note: &note}})
}

// SetName sets a name as the user wrote it; a zero one removes the user's.
func (s *Store) SetName(ctx context.Context, id app.PersonID, lang app.Lang, name app.Name) (app.Changes, error) {
	return s.EditOwn(ctx, "undo.store.name", nil, []app.OwnEdit{{Person: id, Names: map[app.Lang]app.Name{lang: name}}})
}

const saveOwnName = `
INSERT OR REPLACE INTO own_name (person, lang, full_name, family, given, patronymic, unsure) VALUES (?, ?, ?, ?, ?, ?, ?)`

func ownNameValues(id int64, lang app.Lang, n app.Name) []any {
	return []any{id, string(lang), n.Full, n.Family, n.Given, n.Patronymic, n.Unsure}
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
