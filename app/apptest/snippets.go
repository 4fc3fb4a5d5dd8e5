package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

func noSnippet() error { return &app.Error{Code: app.NotFound, Key: "error.snippet.none"} }

// Snippets implements app.SnippetStore.
func (s *Store) Snippets(ctx context.Context) ([]app.Snippet, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.writing.snippets), func(a, b app.Snippet) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SaveSnippets implements app.SnippetStore.
func (s *Store) SaveSnippets(ctx context.Context, snippets ...app.Snippet) ([]app.SnippetID, app.Changes, error) {
	clean := make([]app.Snippet, len(snippets))
	for i, one := range snippets {
		var err error
		if clean[i], err = one.Clean(); err != nil {
			return nil, app.Changes{}, err
		}
	}
	if err := s.enter(ctx); err != nil {
		return nil, app.Changes{}, err
	}
	defer s.mu.Unlock()
	for _, one := range clean {
		if _, known := s.writing.snippets[one.ID]; one.ID != 0 && !known {
			return nil, app.Changes{}, noSnippet()
		}
	}
	var ids []app.SnippetID
	before, rows := maps.Clone(s.writing.snippets), map[any]bool{}
	for _, one := range clean {
		if one.Made = before[one.ID].Made; one.ID == 0 {
			s.writing.lastSnippet++
			one.ID, one.Made = s.writing.lastSnippet, FixedClock()
		}
		s.writing.snippets[one.ID], rows[one.ID] = one, true
		ids = append(ids, one.ID)
	}
	return ids, s.stepSnippets("undo.store.snippets", before, rows, ids...), nil
}

// stepSnippets is a step that puts these snippets back as they were.
func (s *Store) stepSnippets(key string, before map[app.SnippetID]app.Snippet, rows map[any]bool, ids ...app.SnippetID) app.Changes {
	return s.step(app.Changes{Kinds: app.KindSnippets}, key, rows, func() error {
		for _, id := range ids {
			delete(s.writing.snippets, id)
			if one, was := before[id]; was {
				s.writing.snippets[id] = one
			}
		}
		return nil
	})
}

// RemoveSnippet implements app.SnippetStore.
func (s *Store) RemoveSnippet(ctx context.Context, id app.SnippetID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := maps.Clone(s.writing.snippets)
	if _, known := before[id]; !known {
		return app.Changes{}, noSnippet()
	}
	delete(s.writing.snippets, id)
	return s.stepSnippets("undo.store.snippet_removed", before, map[any]bool{id: true}, id), nil
}
