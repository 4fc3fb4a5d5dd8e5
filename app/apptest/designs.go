package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// Designs implements app.DesignStore.
func (s *Store) Designs(ctx context.Context) ([]app.Design, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	all := slices.SortedFunc(maps.Values(s.designs), func(a, b app.Design) int { return cmp.Compare(a.ID, b.ID) })
	for i := range all {
		all[i].Pictures = nil
	}
	return all, nil
}

// Design implements app.DesignStore.
func (s *Store) Design(ctx context.Context, id string) (app.Design, error) {
	if err := s.enter(ctx); err != nil {
		return app.Design{}, err
	}
	defer s.mu.Unlock()
	d, known := s.designs[id]
	if !known {
		return d, noDesign(id)
	}
	d.Pictures = maps.Clone(d.Pictures)
	return d, nil
}

func noDesign(id string) error {
	return &app.Error{Code: app.NotFound, Key: "error.design.not_own", Args: app.Args{"Design": id}}
}

// SaveDesigns implements app.DesignStore.
func (s *Store) SaveDesigns(ctx context.Context, designs ...app.Design) (app.Changes, error) {
	clean, ids := make([]app.Design, len(designs)), make([]string, len(designs))
	for i := range designs {
		var err error
		if clean[i], err = designs[i].Kept(); err != nil {
			return app.Changes{}, err
		}
		ids[i] = clean[i].ID
	}
	return s.changeDesigns(ctx, "undo.store.designs", func() error {
		for _, one := range clean {
			s.designs[one.ID] = one
		}
		return nil
	}, ids...)
}

// RemoveDesign implements app.DesignStore.
func (s *Store) RemoveDesign(ctx context.Context, id string) (app.Changes, error) {
	return s.changeDesigns(ctx, "undo.store.design_removed", func() error {
		if _, known := s.designs[id]; !known {
			return noDesign(id)
		}
		delete(s.designs, id)
		return nil
	}, id)
}

func (s *Store) changeDesigns(ctx context.Context, key string, fn func() error, ids ...string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := maps.Clone(s.designs)
	if err := fn(); err != nil {
		return app.Changes{}, err
	}
	rows := map[any]bool{}
	for _, id := range ids {
		rows["design "+id] = true
	}
	return s.step(app.Changes{Kinds: app.KindDesigns}, key, rows, func() error {
		for _, id := range ids {
			delete(s.designs, id)
			if one, was := before[id]; was {
				s.designs[id] = one
			}
		}
		return nil
	}), nil
}
