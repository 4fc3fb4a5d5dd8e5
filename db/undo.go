package db

import (
	"context"
	"sync/atomic"

	"vestka/app"
)

// undoable adds to what changed the way to take it back.
func (s *Store) undoable(changes app.Changes, key string, takeBack func(tx) error) app.Changes {
	without := changes
	changes.Undo = &app.Undo{Key: key, Do: func(ctx context.Context) (app.Changes, error) {
		if err := s.write(ctx, takeBack); err != nil {
			return app.Changes{}, err
		}
		return without, nil
	}}
	return changes
}

// revision tells whether the list is still as an operation left it; only then
// can that operation be taken back whole.
type revision struct{ current, last atomic.Int64 }

// undoableList is undoable for an operation on the whole list: its undo is
// refused while a later one stands.
func (s *Store) undoableList(changes app.Changes, key string, takeBack func(tx) error) app.Changes {
	before := s.list.current.Load()
	now := s.list.last.Add(1)
	s.list.current.Store(now)
	changes = s.undoable(changes, key, func(t tx) error {
		if s.list.current.Load() != now {
			return &app.Error{Code: app.Refused, Key: "error.store.undo_late"}
		}
		return takeBack(t)
	})
	do := changes.Undo.Do
	changes.Undo.Do = func(ctx context.Context) (app.Changes, error) {
		undone, err := do(ctx)
		if err == nil {
			s.list.current.Store(before)
		}
		return undone, err
	}
	return changes
}
