package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// SavedLists implements app.ListStore.
func (s *Store) SavedLists(ctx context.Context) ([]app.SavedList, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.lists), func(a, b app.SavedList) int { return cmp.Compare(a.Name, b.Name) }), nil
}

// SaveList implements app.ListStore.
func (s *Store) SaveList(ctx context.Context, name, query string) (app.Changes, error) {
	name, err := app.ListName(name)
	if err != nil {
		return app.Changes{}, err
	}
	return s.changeLists(ctx, "undo.store.list", func() error {
		s.lists[name] = app.SavedList{Name: name, Query: query, Made: FixedClock()}
		return nil
	}, name)
}

// RenameList implements app.ListStore.
func (s *Store) RenameList(ctx context.Context, name, to string) (app.Changes, error) {
	to, err := app.ListName(to)
	if err != nil {
		return app.Changes{}, err
	}
	return s.changeLists(ctx, "undo.store.list_renamed", func() error {
		l, known := s.lists[name]
		_, taken := s.lists[to]
		switch {
		case !known:
			return &app.Error{Code: app.NotFound, Key: "error.list.none", Args: app.Args{"Name": name}}
		case taken && to != name:
			return &app.Error{Code: app.Refused, Key: "error.list.taken", Args: app.Args{"Name": to}}
		}
		delete(s.lists, name)
		l.Name = to
		s.lists[to] = l
		s.moveInterval(name, to)
		return nil
	}, name, to)
}

// RemoveList implements app.ListStore.
func (s *Store) RemoveList(ctx context.Context, name string) (app.Changes, error) {
	return s.changeLists(ctx, "undo.store.list_removed", func() error {
		if _, known := s.lists[name]; !known {
			return &app.Error{Code: app.NotFound, Key: "error.list.none", Args: app.Args{"Name": name}}
		}
		delete(s.lists, name)
		delete(s.rhythm.intervals, app.Interval{List: name})
		return nil
	}, name)
}

func (s *Store) changeLists(ctx context.Context, key string, fn func() error, names ...string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before, days := maps.Clone(s.lists), s.rhythm.clone()
	if err := fn(); err != nil {
		return app.Changes{}, err
	}
	rows := map[any]bool{}
	for _, n := range names {
		rows["list "+n] = true
	}
	return s.step(app.Changes{Kinds: app.KindLists}, key, rows, func() error {
		for _, n := range names {
			delete(s.lists, n)
			if l, was := before[n]; was {
				s.lists[n] = l
			}
			restoreKey(s.rhythm.intervals, days.intervals, app.Interval{List: n})
		}
		return nil
	}), nil
}

// moveInterval has how often to write to those on a list follow its new name.
func (s *Store) moveInterval(name, to string) {
	of := app.Interval{List: name}
	if i, has := s.rhythm.intervals[of]; has && name != to {
		delete(s.rhythm.intervals, of)
		of.List, i.List = to, to
		s.rhythm.intervals[of] = i
	}
}

// Draws implements app.ListStore.
func (s *Store) Draws(ctx context.Context) ([]app.KeptDraw, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.draws), func(a, b app.KeptDraw) int { return cmp.Compare(b.ID, a.ID) }), nil
}

// KeepDraw implements app.ListStore.
func (s *Store) KeepDraw(ctx context.Context, d app.KeptDraw) (app.DrawID, app.Changes, error) {
	name, err := app.ListName(d.Name)
	if err != nil {
		return 0, app.Changes{}, err
	}
	if err := s.enter(ctx); err != nil {
		return 0, app.Changes{}, err
	}
	defer s.mu.Unlock()
	s.lastDraw++
	d.ID, d.Name, d.Made = s.lastDraw, name, FixedClock()
	s.draws[d.ID] = d
	return d.ID, s.step(app.Changes{Kinds: app.KindLists}, "undo.store.draw", map[any]bool{d.ID: true}, func() error {
		delete(s.draws, d.ID)
		return nil
	}), nil
}

// RemoveDraw implements app.ListStore.
func (s *Store) RemoveDraw(ctx context.Context, id app.DrawID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	d, known := s.draws[id]
	if !known {
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.draw.none"}
	}
	delete(s.draws, id)
	return s.step(app.Changes{Kinds: app.KindLists}, "undo.store.draw_removed", map[any]bool{id: true}, func() error {
		s.draws[id] = d
		return nil
	}), nil
}
