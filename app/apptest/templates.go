package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// OwnTemplates implements app.TemplateStore.
func (s *Store) OwnTemplates(ctx context.Context) ([]app.OwnTemplate, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.templates), func(a, b app.OwnTemplate) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SaveTemplates implements app.TemplateStore.
func (s *Store) SaveTemplates(ctx context.Context, templates ...app.OwnTemplate) (app.Changes, error) {
	clean, ids := make([]app.OwnTemplate, len(templates)), make([]string, len(templates))
	for i, one := range templates {
		var err error
		if clean[i], err = one.Clean(); err != nil {
			return app.Changes{}, err
		}
		ids[i] = clean[i].ID
	}
	return s.changeTemplates(ctx, "undo.store.templates", func() error {
		for _, one := range clean {
			s.templates[one.ID] = one
		}
		return nil
	}, ids...)
}

// RemoveTemplate implements app.TemplateStore.
func (s *Store) RemoveTemplate(ctx context.Context, id string) (app.Changes, error) {
	return s.changeTemplates(ctx, "undo.store.template_removed", func() error {
		if _, known := s.templates[id]; !known {
			return &app.Error{Code: app.NotFound, Key: "error.template.not_own", Args: app.Args{"Template": id}}
		}
		delete(s.templates, id)
		return nil
	}, id)
}

func (s *Store) changeTemplates(ctx context.Context, key string, fn func() error, ids ...string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := maps.Clone(s.templates)
	if err := fn(); err != nil {
		return app.Changes{}, err
	}
	rows := map[any]bool{}
	for _, id := range ids {
		rows["template "+id] = true
	}
	return s.step(app.Changes{Kinds: app.KindTemplates}, key, rows, func() error {
		for _, id := range ids {
			delete(s.templates, id)
			if one, was := before[id]; was {
				s.templates[id] = one
			}
		}
		return nil
	}), nil
}
