package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// sheets are the user's own sheets and the places of begun ones that are gone.
type sheets struct {
	own  map[string]app.LabelSheet
	used map[string][]int
}

func newSheets() sheets { return sheets{map[string]app.LabelSheet{}, map[string][]int{}} }

func (s sheets) clone() sheets { return sheets{maps.Clone(s.own), maps.Clone(s.used)} }

// OwnSheets implements app.SheetStore.
func (s *Store) OwnSheets(ctx context.Context) ([]app.LabelSheet, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.sheets.own), func(a, b app.LabelSheet) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SaveSheet implements app.SheetStore.
func (s *Store) SaveSheet(ctx context.Context, sheet app.LabelSheet, former string) (app.Changes, error) {
	l, err := sheet.Clean()
	if err != nil {
		return app.Changes{}, err
	}
	return s.changeSheets(ctx, "undo.store.sheet", func() error {
		if former != "" && former != l.ID {
			delete(s.sheets.own, former)
			if used, begun := s.sheets.used[former]; begun {
				delete(s.sheets.used, former)
				s.sheets.used[l.ID] = used
			}
		}
		s.sheets.own[l.ID] = l
		return nil
	}, l.ID, former)
}

// RemoveSheet implements app.SheetStore.
func (s *Store) RemoveSheet(ctx context.Context, id string) (app.Changes, error) {
	return s.changeSheets(ctx, "undo.store.sheet_removed", func() error {
		if _, known := s.sheets.own[id]; !known {
			return &app.Error{Code: app.NotFound, Key: "error.sheet.not_own", Args: app.Args{"Sheet": id}}
		}
		delete(s.sheets.own, id)
		delete(s.sheets.used, id)
		return nil
	}, id)
}

// UsedPlaces implements app.SheetStore.
func (s *Store) UsedPlaces(ctx context.Context) (map[string][]int, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return maps.Clone(s.sheets.used), nil
}

// SetUsedPlaces implements app.SheetStore.
func (s *Store) SetUsedPlaces(ctx context.Context, id string, places []int) (app.Changes, error) {
	places = slices.Compact(slices.Sorted(slices.Values(places)))
	return s.changeSheets(ctx, "undo.store.sheet_used", func() error {
		if delete(s.sheets.used, id); len(places) > 0 {
			s.sheets.used[id] = places
		}
		return nil
	}, id)
}

func (s *Store) changeSheets(ctx context.Context, key string, fn func() error, ids ...string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.sheets.clone()
	if err := fn(); err != nil {
		return app.Changes{}, err
	}
	rows := map[any]bool{}
	for _, id := range ids {
		rows["sheet "+id] = true
	}
	return s.step(app.Changes{Kinds: app.KindSheets}, key, rows, func() error {
		for _, id := range ids {
			restoreKey(s.sheets.own, before.own, id)
			restoreKey(s.sheets.used, before.used, id)
		}
		return nil
	}), nil
}

func restoreKey[K comparable, V any](now, before map[K]V, id K) {
	delete(now, id)
	if one, was := before[id]; was {
		now[id] = one
	}
}
