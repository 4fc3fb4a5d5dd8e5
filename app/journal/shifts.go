package journal

import (
	"context"
	"slices"

	"vestka/app"
)

// Shift is how a printer is put right for the tray: as it was told of that tray, else
// of any; nothing where it was not told.
func (j *Journal) Shift(ctx context.Context, printer, tray string) (app.PrinterShift, error) {
	all, err := j.store.PrinterShifts(ctx)
	for _, of := range []string{tray, ""} {
		at := slices.IndexFunc(all, func(p app.PrinterShift) bool { return p.Printer == printer && p.Tray == of })
		if err == nil && at >= 0 {
			return all[at], nil
		}
	}
	return app.PrinterShift{Printer: printer, Tray: tray}, err
}

// Shifts are how all printers are put right.
func (j *Journal) Shifts(ctx context.Context) ([]app.PrinterShift, error) {
	return j.store.PrinterShifts(ctx)
}

// SetShift keeps how a printer is put right.
func (j *Journal) SetShift(ctx context.Context, p app.PrinterShift) (app.Changes, error) {
	return j.store.SetPrinterShift(ctx, p)
}
