package journal

import (
	"context"

	"vestka/app"
)

// Gatherings are the letters that others wrote together, counted without names.
type Gatherings struct{ store app.GatheringStore }

// NewGatherings are those of the store.
func NewGatherings(store app.GatheringStore) *Gatherings { return &Gatherings{store} }

// All are all of them, the newest first.
func (g *Gatherings) All(ctx context.Context) ([]app.Gathering, error) {
	return g.store.Gatherings(ctx)
}

// Add keeps a new one.
func (g *Gatherings) Add(ctx context.Context, one app.Gathering, today app.Date) (app.GatheringID, app.Changes, error) {
	if err := one.Check(today); err != nil {
		return 0, app.Changes{}, err
	}
	return g.store.AddGathering(ctx, one)
}

// Remove removes one.
func (g *Gatherings) Remove(ctx context.Context, id app.GatheringID) (app.Changes, error) {
	return g.store.RemoveGathering(ctx, id)
}
