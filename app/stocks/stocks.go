// Package stocks is all sheets that one store prints on: those of makers that ship
// with the program, the user's own, and what is left of each that was begun.
package stocks

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/sheet"
)

// Register is what ships with the program.
type Register interface {
	LabelSheets() []app.LabelSheet
	LabelSheet(name string) (app.LabelSheet, bool)
}

// Book is all sheets of a store.
type Book struct {
	store    app.SheetStore
	register Register
}

// New is the book over a store.
func New(store app.SheetStore, reg Register) *Book { return &Book{store, reg} }

// Sheets are all of them, the user's own first.
func (b *Book) Sheets(ctx context.Context) ([]app.LabelSheet, error) {
	own, err := b.store.OwnSheets(ctx)
	return slices.Concat(own, b.register.LabelSheets()), err
}

// Find is the sheet of the name or the number; NotFound where there is none.
func (b *Book) Find(ctx context.Context, name string) (app.LabelSheet, error) {
	all, err := b.Sheets(ctx)
	if err != nil {
		return app.LabelSheet{}, err
	}
	for i := range all {
		if all[i].Is(name) {
			return all[i], nil
		}
	}
	return app.LabelSheet{}, &app.Error{Code: app.NotFound, Key: "error.sheet.none", Hint: "error.sheet.none.hint", Args: app.Args{"Sheet": name}}
}

// Save keeps a sheet of the user's own in the place of the one with the former name,
// which is empty for a new one. It is Invalid where the measures cannot be, and
// Refused where another sheet has the name.
func (b *Book) Save(ctx context.Context, l app.LabelSheet, former string) (app.Changes, error) {
	l, err := l.Clean()
	if err != nil {
		return app.Changes{}, err
	}
	if err := Check(&l); err != nil {
		return app.Changes{}, err
	}
	if _, size := sheet.SizeOf(l.ID); size {
		return app.Changes{}, taken(l.ID) // "A4" is paper
	}
	all, err := b.Sheets(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	for i := range all {
		if all[i].Is(l.ID) && (!all[i].Own || all[i].ID != former) {
			return app.Changes{}, taken(l.ID)
		}
	}
	return b.store.SaveSheet(ctx, l, former)
}

func taken(name string) error {
	return &app.Error{Code: app.Refused, Key: "error.sheet.taken", Args: app.Args{"Sheet": name}}
}

// Check says what is wrong with measures that somebody typed; nil if nothing is.
func Check(l *app.LabelSheet) error {
	st := sheet.StockOf(l)
	return st.Check()
}

// Remove removes one of the user's own.
func (b *Book) Remove(ctx context.Context, id string) (app.Changes, error) {
	return b.store.RemoveSheet(ctx, id)
}

// Begun is what is gone of each sheet that was begun.
type Begun map[string][]int

// Used are the places that are gone of a sheet, counted from 0. What is no longer on
// the sheet since its measures were changed is left out.
func (b Begun) Used(l *app.LabelSheet) []int {
	used := slices.DeleteFunc(slices.Clone(b[l.ID]), func(place int) bool { return place < 0 || place >= l.Labels() })
	if len(used) >= l.Labels() {
		return nil // it is finished: the next one is new
	}
	return used
}

// Begun are all sheets that were begun.
func (b *Book) Begun(ctx context.Context) (Begun, error) {
	all, err := b.store.UsedPlaces(ctx)
	return all, err
}

// Used are the places that are gone of the sheet, as Begun.Used says.
func (b *Book) Used(ctx context.Context, l *app.LabelSheet) ([]int, error) {
	all, err := b.Begun(ctx)
	return all.Used(l), err
}

// SetUsed says which places are gone, none for a new sheet. The store is left alone
// where it has that already.
func (b *Book) SetUsed(ctx context.Context, l *app.LabelSheet, places []int) (app.Changes, error) {
	st := sheet.StockOf(l)
	if err := st.CheckUsed(places); err != nil {
		return app.Changes{}, err
	}
	all, err := b.store.UsedPlaces(ctx)
	if err != nil || slices.Equal(all[l.ID], slices.Compact(slices.Sorted(slices.Values(places)))) {
		return app.Changes{}, err
	}
	return b.store.SetUsedPlaces(ctx, l.ID, places)
}
