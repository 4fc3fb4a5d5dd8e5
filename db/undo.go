package db

import (
	"context"

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
