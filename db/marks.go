package db

import (
	"context"
	"database/sql"
	"slices"

	"vestka/app"
)

const saveMark = "INSERT OR REPLACE INTO own_mark (person, kind, reason, source, said, until) VALUES (?, ?, ?, ?, ?, ?)"

// SetMark puts the mark on the people, each in the place of one of its kind.
func (s *Store) SetMark(ctx context.Context, m app.Mark, ids ...app.PersonID) (app.Changes, error) {
	if err := m.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.changeMarks(ctx, m.Kind, ids, "undo.store.mark", func(t tx, group []int64) (bool, error) {
		if _, err := removeMark(t, group, m.Kind); err != nil {
			return false, err
		}
		return true, t.exec(saveMark, group[0], string(m.Kind), m.Reason, m.Source, number(m.On), number(m.Until))
	})
}

// RemoveMark takes the mark of the kind from the people.
func (s *Store) RemoveMark(ctx context.Context, kind app.MarkKind, ids ...app.PersonID) (app.Changes, error) {
	return s.changeMarks(ctx, kind, ids, "undo.store.mark_removed", func(t tx, group []int64) (had bool, err error) {
		return removeMark(t, group, kind)
	})
}

// removeMark takes a mark from all who are the same.
func removeMark(t tx, group []int64, kind app.MarkKind) (had bool, err error) {
	var one int
	return t.find([]any{&one}, "DELETE FROM own_mark WHERE "+ofGroup+" AND kind = ? RETURNING 1", list(group), string(kind))
}

// changeMarks does something to the mark of each of the people, with those who are
// the same, which says whether anything changed; where nothing did there is nothing
// to take back.
func (s *Store) changeMarks(ctx context.Context, kind app.MarkKind, ids []app.PersonID, key string, do func(tx, []int64) (bool, error)) (app.Changes, error) {
	some := false
	changes, err := s.change(ctx, step{key: key, kinds: app.KindPeople}, func(t tx, did *step) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		marks := scope{Table: "own_mark", Columns: []string{"person", "kind"}}
		for _, id := range ids {
			did.ids = append(did.ids, all.root(int64(id)))
			for _, one := range all.group(int64(id)) {
				marks.Keys = append(marks.Keys, []any{one, string(kind)})
			}
		}
		if err := did.keep(marks); err != nil {
			return err
		}
		for _, id := range ids {
			if err := checkPerson(t, id); err != nil {
				return err
			}
			changed, err := do(t, all.group(int64(id)))
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
	return s.change(ctx, step{key: "undo.store.relation", kinds: app.KindPeople}, func(t tx, did *step) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		group, err := groupOf(t, id)
		if err != nil {
			return err
		}
		did.ids = group[:1]
		if err := did.keep(rowsOf("own_relation", "person", group...)); err != nil {
			return err
		}
		err = t.exec("DELETE FROM own_relation WHERE "+ofGroup, list(group))
		if err == nil && r != "" {
			err = t.exec("INSERT INTO own_relation (person, relation) VALUES (?, ?)", group[0], string(r))
		}
		return err
	})
}

// marks are ordered as app.MarkKinds, which is how they are shown. One on who
// stands for somebody counts before those of the others.
func (l *listReader) marks() {
	var person int64
	var m app.Mark
	into := []any{&person, &m.Kind, &m.Reason, &m.Source, (*day)(&m.On), (*day)(&m.Until)}
	l.own("SELECT person, kind, reason, source, said, until FROM own_mark", "person, kind", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		p := l.person(person)
		p.Marks = append(slices.DeleteFunc(p.Marks, func(had app.Mark) bool { return had.Kind == m.Kind }), m)
		slices.SortFunc(p.Marks, func(a, b app.Mark) int {
			return slices.Index(app.MarkKinds, a.Kind) - slices.Index(app.MarkKinds, b.Kind)
		})
		return nil
	})
}

func (l *listReader) relations() {
	var person int64
	var relation app.Relation
	into := []any{&person, &relation}
	l.own("SELECT person, relation FROM own_relation", "person", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		l.person(person).Relation = relation
		return nil
	})
}
