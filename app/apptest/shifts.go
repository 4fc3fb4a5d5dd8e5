package apptest

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
)

// PrinterShifts implements app.ShiftStore.
func (s *Store) PrinterShifts(ctx context.Context) ([]app.PrinterShift, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.Clone(s.shifts), nil
}

// SetPrinterShift implements app.ShiftStore.
func (s *Store) SetPrinterShift(ctx context.Context, p app.PrinterShift) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if err := p.Check(); err != nil {
		return app.Changes{}, err
	}
	before := slices.Clone(s.shifts)
	zero := app.PrinterShift{Printer: p.Printer, Tray: p.Tray}
	s.shifts = slices.DeleteFunc(slices.Clone(s.shifts), func(o app.PrinterShift) bool { return o.Printer == p.Printer && o.Tray == p.Tray })
	if p != zero {
		s.shifts = append(s.shifts, p)
	}
	slices.SortFunc(s.shifts, func(a, b app.PrinterShift) int {
		return cmp.Or(cmp.Compare(a.Printer, b.Printer), cmp.Compare(a.Tray, b.Tray))
	})
	return s.step(app.Changes{Kinds: app.KindSettings}, "undo.store.shift", map[any]bool{zero: true}, func() error {
		s.shifts = before
		return nil
	}), nil
}
