package apptest

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// SetMark implements app.MarkStore.
func (s *Store) SetMark(ctx context.Context, m app.Mark, ids ...app.PersonID) (app.Changes, error) {
	if err := m.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.changeMarks(ctx, "undo.store.mark", ids, func(marks map[app.MarkKind]app.Mark) bool {
		marks[m.Kind] = m
		return true
	})
}

// RemoveMark implements app.MarkStore.
func (s *Store) RemoveMark(ctx context.Context, kind app.MarkKind, ids ...app.PersonID) (app.Changes, error) {
	return s.changeMarks(ctx, "undo.store.mark_removed", ids, func(marks map[app.MarkKind]app.Mark) bool {
		_, had := marks[kind]
		delete(marks, kind)
		return had
	})
}

func (s *Store) changeMarks(ctx context.Context, key string, ids []app.PersonID, change func(map[app.MarkKind]app.Mark) bool) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	changes := app.Changes{Kinds: app.KindPeople}
	for _, id := range ids {
		if s.people[id] == nil {
			return app.Changes{}, noPerson()
		}
	}
	before := map[app.PersonID]map[app.MarkKind]app.Mark{}
	some, rows := false, map[any]bool{}
	for _, id := range ids {
		rows[ownOf(id)] = true
		e := s.people[id]
		before[id] = maps.Clone(e.marks)
		if e.marks == nil {
			e.marks = map[app.MarkKind]app.Mark{}
		}
		some = change(e.marks) || some
		changes.IDs = append(changes.IDs, int64(id))
	}
	if !some {
		return app.Changes{}, nil
	}
	return s.step(changes, key, rows, func() error {
		for id, marks := range before {
			s.people[id].marks = marks
		}
		return nil
	}), nil
}

// marksOf are somebody's marks in the order of app.MarkKinds.
func (e *entry) marksOf() []app.Mark {
	var all []app.Mark
	for _, kind := range app.MarkKinds {
		if m, has := e.marks[kind]; has {
			all = append(all, m)
		}
	}
	return all
}

// SetRelation implements app.MarkStore.
func (s *Store) SetRelation(ctx context.Context, id app.PersonID, r app.Relation) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	e := s.people[id]
	if e == nil {
		return app.Changes{}, noPerson()
	}
	before := e.relation
	e.relation = r
	return s.step(app.Changes{Kinds: app.KindPeople, IDs: []int64{int64(id)}}, "undo.store.relation", map[any]bool{ownOf(id): true}, func() error {
		s.people[id].relation = before
		return nil
	}), nil
}

// RuleFiles implements app.RuleStore.
func (s *Store) RuleFiles(ctx context.Context) ([]app.RuleFile, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	files := slices.Clone(s.rules)
	if own := slices.IndexFunc(files, func(f app.RuleFile) bool { return f.Name == "" }); own >= 0 {
		f := files[own]
		files = append(slices.Delete(files, own, own+1), f)
	}
	return files, nil
}

// SaveRuleFile implements app.RuleStore.
func (s *Store) SaveRuleFile(ctx context.Context, f app.RuleFile) (app.Changes, error) {
	return s.changeRules(ctx, "undo.store.rules", []string{f.Name}, f)
}

// RemoveRuleFiles implements app.RuleStore.
func (s *Store) RemoveRuleFiles(ctx context.Context, names ...string) (app.Changes, error) {
	return s.changeRules(ctx, "undo.store.rules_removed", names)
}

func (s *Store) changeRules(ctx context.Context, key string, names []string, added ...app.RuleFile) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.rules
	s.rules = slices.DeleteFunc(slices.Clone(before), func(f app.RuleFile) bool { return slices.Contains(names, f.Name) })
	if s.rules = append(s.rules, added...); len(s.rules) == len(before) && len(added) == 0 {
		return app.Changes{}, nil
	}
	rows := map[any]bool{}
	for _, n := range names {
		rows["rules "+n] = true
	}
	return s.step(app.Changes{Kinds: app.KindRules}, key, rows, func() error {
		s.rules = putBack(s.rules, before, func(f app.RuleFile) string { return f.Name }, names)
		return nil
	}), nil
}

// putBack are those that are there now, but of the names those that were there before.
func putBack[T any](now, before []T, nameOf func(T) string, names []string) (all []T) {
	in := func(some []T, name string) bool {
		return slices.ContainsFunc(some, func(one T) bool { return nameOf(one) == name })
	}
	for _, one := range before {
		if slices.Contains(names, nameOf(one)) || in(now, nameOf(one)) {
			all = append(all, one)
		}
	}
	for _, one := range now {
		if !slices.Contains(names, nameOf(one)) && !in(before, nameOf(one)) {
			all = append(all, one)
		}
	}
	return all
}
