package db

import (
	"context"
	"database/sql"

	"vestka/app"
)

const saveMark = "INSERT OR REPLACE INTO own_mark (person, kind, reason, source, said, until) VALUES (?, ?, ?, ?, ?, ?)"

// SetMark puts the mark on the people, each in the place of one of its kind.
func (s *Store) SetMark(ctx context.Context, m app.Mark, ids ...app.PersonID) (app.Changes, error) {
	if err := m.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.changeMarks(ctx, m.Kind, ids, "undo.store.mark", func(t tx, id app.PersonID) (bool, error) {
		return true, t.exec(saveMark, int64(id), string(m.Kind), m.Reason, m.Source, number(m.On), number(m.Until))
	})
}

// RemoveMark takes the mark of the kind from the people.
func (s *Store) RemoveMark(ctx context.Context, kind app.MarkKind, ids ...app.PersonID) (app.Changes, error) {
	return s.changeMarks(ctx, kind, ids, "undo.store.mark_removed", func(t tx, id app.PersonID) (had bool, err error) {
		var one int
		had, err = t.find([]any{&one}, "DELETE FROM own_mark WHERE person = ? AND kind = ? RETURNING 1", int64(id), string(kind))
		return had, err
	})
}

// changeMarks does something to the mark of each of the people, which says whether
// anything changed; where nothing did there is nothing to take back.
func (s *Store) changeMarks(ctx context.Context, kind app.MarkKind, ids []app.PersonID, key string, do func(tx, app.PersonID) (bool, error)) (app.Changes, error) {
	did := step{key: key, kinds: app.KindPeople}
	marks := scope{Table: "own_mark", Columns: []string{"person", "kind"}}
	for _, id := range ids {
		did.ids = append(did.ids, int64(id))
		marks.Keys = append(marks.Keys, []any{int64(id), string(kind)})
	}
	some := false
	changes, err := s.change(ctx, did, func(t tx, did *step) error {
		if err := did.keep(marks); err != nil {
			return err
		}
		for _, id := range ids {
			if err := checkPerson(t, id); err != nil {
				return err
			}
			changed, err := do(t, id)
			if err != nil {
				return err
			}
			some = some || changed
		}
		if !some {
			did.scopes = nil
		}
		return nil
	})
	if !some {
		changes = app.Changes{}
	}
	return changes, err
}

// SetRelation says what the user is to a person; empty for what the settings say.
func (s *Store) SetRelation(ctx context.Context, id app.PersonID, r app.Relation) (app.Changes, error) {
	did := step{key: "undo.store.relation", kinds: app.KindPeople, ids: []int64{int64(id)}}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		if err := did.keep(rowsOf("own_relation", "person", id)); err != nil {
			return err
		}
		query, args := "DELETE FROM own_relation WHERE person = ?", []any{int64(id)}
		if r != "" {
			query, args = "INSERT OR REPLACE INTO own_relation (person, relation) VALUES (?, ?)", append(args, string(r))
		}
		return t.exec(query, args...)
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
