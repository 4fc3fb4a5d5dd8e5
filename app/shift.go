package app

import "context"

// PrinterShift is by how much a printer is to print further right and further down
// on both sides, so that it meets the paper, mm.
type PrinterShift struct {
	Printer, Tray                string // an empty tray is any
	FrontX, FrontY, BackX, BackY float64
}

// MostShift is how far a printer can be put right, mm: what misses by more is
// printed on other paper than it was made for.
const MostShift = 15

// Check says what is wrong with numbers that somebody typed; nil where nothing is.
func (p *PrinterShift) Check() error {
	for _, v := range []float64{p.FrontX, p.FrontY, p.BackX, p.BackY} {
		if !(v >= -MostShift && v <= MostShift) { // nor what is no number
			return &Error{Code: Invalid, Key: "error.shift", Args: Args{"Most": MostShift}}
		}
	}
	return nil
}

// ShiftStore keeps how printers are put right.
type ShiftStore interface {
	// PrinterShifts are all of them, by printer and tray.
	PrinterShifts(ctx context.Context) ([]PrinterShift, error)
	// SetPrinterShift keeps it in the place of that of its printer and tray; one of
	// nothing but zeros is removed.
	SetPrinterShift(ctx context.Context, shift PrinterShift) (Changes, error)
}
