package printing

import (
	"bytes"
	"context"
	"io"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/i18n"
)

// Calibration is a test sheet for a printer.
type Calibration struct {
	Paper         sheet.Size // zero: A4
	Printer, Tray string
	Adjusted      bool // printed as the printer is put right now, to see whether it is
	Lang          app.Lang
}

// imposition is that of the test sheet.
func (p *Press) calibration(ctx context.Context, c *Calibration) (sheet.Imposition, sheet.Leaf, error) {
	if c.Paper == (sheet.Size{}) {
		c.Paper = sheet.A4
	}
	if c.Paper.W > c.Paper.H {
		c.Paper = c.Paper.Turned() // what is measured is a shift of the upright paper
	}
	loc := i18n.For(string(c.Lang))
	t := loc.T
	at := loc.Number(sheet.CalibrationAt)
	leaf := sheet.LayCalibration(p.fonts, sheet.Calibration{
		Paper: c.Paper, Front: t("calibration.front"), Back: t("calibration.back"), Across: "A", Down: "B",
		Lead: t("calibration.lead", "At", at), Middle: t("calibration.middle"),
	})
	im := sheet.Imposition{Stock: sheet.Whole(c.Paper), Sides: sheet.Both, Turn: sheet.LongEdge}
	if c.Adjusted {
		shift, err := p.journal.Shift(ctx, c.Printer, c.Tray)
		if err != nil {
			return im, leaf, err
		}
		im.Front, im.Back = shiftsOf(shift)
	}
	return im, leaf, nil
}

// WriteCalibration writes the test sheet as PDF.
func (p *Press) WriteCalibration(ctx context.Context, c Calibration, w io.Writer) error {
	im, leaf, err := p.calibration(ctx, &c)
	if err != nil {
		return err
	}
	return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: im.Pages(func(int) sheet.Leaf { return leaf }, 1), Turn: im.Turn})
}

// SaveCalibration writes the test sheet to the path, whole or not at all.
func (p *Press) SaveCalibration(ctx context.Context, c Calibration, path string) error {
	return p.guard.Save(path, func(w io.Writer) error { return p.WriteCalibration(ctx, c, w) })
}

// PrintCalibration hands the test sheet to the printer, on both sides where it can do
// that.
func (p *Press) PrintCalibration(ctx context.Context, to spooler.Spooler, c Calibration) error {
	if to.NeedsFile() {
		return &app.Error{Code: app.Refused, Key: "error.spool.file", Hint: "error.spool.file.hint"}
	}
	offer, err := to.Offer(ctx, c.Printer)
	if err != nil {
		return err
	}
	im, leaf, err := p.calibration(ctx, &c)
	if err != nil {
		return err
	}
	if !offer.TwoSided {
		im.Sides = sheet.Fronts
	}
	var b bytes.Buffer
	if err := pdf.Write(ctx, &b, pdf.Document{Fonts: p.fonts, Pages: im.Pages(func(int) sheet.Leaf { return leaf }, 1)}); err != nil {
		return err
	}
	_, err = to.Print(ctx, spooler.Document{
		Queue: c.Printer, Tray: c.Tray, Title: "0", Sides: duplex(&im), W: c.Paper.W, H: c.Paper.H, PDF: &b,
	})
	return err
}

// Measured is how a printer is put right by what was measured on a test sheet that
// was printed without that: from the left edge to line A and from the upper edge to
// line B, mm.
func Measured(a, b float64) (x, y float64) { return sheet.CalibrationAt - a, sheet.CalibrationAt - b }

// shiftsOf are those of the two sides.
func shiftsOf(p app.PrinterShift) (front, back sheet.Shift) {
	return sheet.Shift{X: p.FrontX, Y: p.FrontY}, sheet.Shift{X: p.BackX, Y: p.BackY}
}
