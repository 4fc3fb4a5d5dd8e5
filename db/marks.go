package db

import (
	"context"
	"database/sql"

	"vestka/app"
)

const (
	ofMarked = "kind = ? AND person IN (SELECT value FROM json_each(?))"
	saveMark = "INSERT OR REPLACE INTO own_mark (person, kind, reason, source, said, until) VALUES (?, ?, ?, ?, ?, ?)"
)

// SetMark puts the mark on the people, each in the place of one of its kind.
func (s *Store) SetMark(ctx context.Context, m app.Mark, ids ...app.PersonID) (app.Changes, error) {
	if err := m.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.changeMarks(ctx, m.Kind, ids, "undo.store.mark", func(t tx, id app.PersonID) error {
		return t.exec(saveMark, int64(id), string(m.Kind), m.Reason, m.Source, number(m.On), number(m.Until))
	})
}

// RemoveMark takes the mark of the kind from the people.
func (s *Store) RemoveMark(ctx context.Context, kind app.MarkKind, ids ...app.PersonID) (app.Changes, error) {
	return s.changeMarks(ctx, kind, ids, "undo.store.mark_removed", nil)
}

// changeMarks takes the marks of the kind from the people and has others put on,
// where there are any. Nothing changes where there was and will be none.
func (s *Store) changeMarks(ctx context.Context, kind app.MarkKind, ids []app.PersonID, key string, put func(tx, app.PersonID) error) (app.Changes, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	whose := []any{string(kind), list(numbers)}
	var before images
	err := s.write(ctx, func(t tx) error {
		if err := before.take(t, "own_mark", ofMarked, whose...); err != nil {
			return err
		}
		if err := t.exec("DELETE FROM own_mark WHERE "+ofMarked, whose...); err != nil {
			return err
		}
		for _, id := range ids {
			if err := checkPerson(t, id); err != nil {
				return err
			}
			if put == nil {
				continue
			}
			if err := put(t, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(ids) == 0 || put == nil && len(before.rows["own_mark"]) == 0 {
		return app.Changes{}, err
	}
	return s.undoable(app.Changes{Kinds: app.KindPeople, IDs: numbers}, key, func(t tx) error {
		if err := t.exec("DELETE FROM own_mark WHERE "+ofMarked, whose...); err != nil {
			return err
		}
		return before.putBack(t)
	}), nil
}

// SetRelation says what the user is to a person; empty for what the settings say.
func (s *Store) SetRelation(ctx context.Context, id app.PersonID, r app.Relation) (app.Changes, error) {
	var before app.Relation
	err := s.write(ctx, func(t tx) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		if _, err := t.find([]any{&before}, "SELECT relation FROM own_relation WHERE person = ?", int64(id)); err != nil {
			return err
		}
		query, args := "DELETE FROM own_relation WHERE person = ?", []any{int64(id)}
		if r != "" {
			query, args = "INSERT OR REPLACE INTO own_relation (person, relation) VALUES (?, ?)", append(args, string(r))
		}
		return t.exec(query, args...)
	})
	return changed(err, app.KindPeople, int64(id), "undo.store.relation", func(ctx context.Context) (app.Changes, error) {
		return s.SetRelation(ctx, id, before)
	})
}

// marks are read in the order of app.MarkKinds, which is that in which they are shown.
func (l *listReader) marks() {
	var person int64
	var m app.Mark
	into := []any{&person, &m.Kind, &m.Reason, &m.Source, (*day)(&m.On), (*day)(&m.Until)}
	l.each("SELECT person, kind, reason, source, said, until FROM own_mark", "person",
		"person, CASE kind WHEN 'do_not_write' THEN 0 WHEN 'listed_only' THEN 1 ELSE 2 END, kind", func(rows *sql.Rows) error {
			if err := rows.Scan(into...); err != nil {
				return err
			}
			p := l.person(person)
			p.Marks = append(p.Marks, m)
			return nil
		})
}

func (l *listReader) relations() {
	var person int64
	var relation app.Relation
	into := []any{&person, &relation}
	l.each("SELECT person, relation FROM own_relation", "person", "person", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		l.person(person).Relation = relation
		return nil
	})
}
