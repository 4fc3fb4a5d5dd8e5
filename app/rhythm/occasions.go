package rhythm

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
)

// Occasion is the day of the code as it is kept: own:N, N, or the name of a day that the
// program knows. NotFound where there is none.
func (b *Book) Occasion(ctx context.Context, code string) (app.OwnOccasion, error) {
	own, err := b.store.OwnOccasions(ctx)
	if err != nil {
		return app.OwnOccasion{}, err
	}
	id, _ := strconv.ParseInt(strings.TrimPrefix(code, "own:"), 10, 64)
	for _, o := range own {
		if int64(o.ID) == id || o.Changes() && string(o.Occasion) == code {
			return o, nil
		}
	}
	if slices.Contains(app.KnownDays, app.Occasion(code)) {
		return app.OwnOccasion{Occasion: app.Occasion(code)}, nil
	}
	return app.OwnOccasion{}, &app.Error{Code: app.NotFound, Key: "error.occasion.none", Args: app.Args{"ID": code}}
}

// Move puts the day of the code on another one; a year of 0 stands for every year.
func (b *Book) Move(ctx context.Context, code string, to app.Date) (app.OwnOccasionID, app.Changes, error) {
	o, err := b.Occasion(ctx, code)
	if err != nil {
		return 0, app.Changes{}, err
	}
	o.Year, o.Month, o.Day, o.Off = to.Year, to.Month, to.Day, false
	return b.store.SaveOccasion(ctx, o)
}

// Silence has the day of the code not be spoken of, as one that is dealt with.
func (b *Book) Silence(ctx context.Context, code string) (app.OwnOccasionID, app.Changes, error) {
	o, err := b.Occasion(ctx, code)
	if err != nil {
		return 0, app.Changes{}, err
	}
	o.Off = true
	return b.store.SaveOccasion(ctx, o)
}

// AsKnown has a day be as the program knows it, and one of the user's own be spoken of
// again.
func (b *Book) AsKnown(ctx context.Context, code string) (app.Changes, error) {
	o, err := b.Occasion(ctx, code)
	switch {
	case err != nil:
		return app.Changes{}, err
	case !o.Changes():
		o.Off = false
		_, changes, err := b.store.SaveOccasion(ctx, o)
		return changes, err
	case o.ID == 0:
		return app.Changes{}, nil
	}
	return b.store.RemoveOccasion(ctx, o.ID)
}
