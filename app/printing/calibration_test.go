package printing

import (
	"bytes"
	"math"
	"testing"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

func TestATestSheetIsPrintedAsThePrinterIsAndToSeeWhetherItIsRight(t *testing.T) {
	s := newShop(t)
	_, err := s.journal.SetShift(t.Context(), app.PrinterShift{Printer: "Office", FrontX: 0.5, BackY: -1})
	if err != nil {
		t.Fatal(err)
	}
	can := &spooler.Fake{Offers: map[string]spooler.Offer{"Office": {TwoSided: true}}}
	for _, adjusted := range []bool{false, true} {
		if err := s.PrintCalibration(t.Context(), can, Calibration{Printer: "Office", Adjusted: adjusted, Lang: app.Belarusian}); err != nil {
			t.Fatal(err)
		}
	}
	cannot := &spooler.Fake{}
	if err := s.PrintCalibration(t.Context(), cannot, Calibration{Printer: "Office", Paper: sheet.C6, Lang: app.English}); err != nil {
		t.Fatal(err)
	}
	two, one := can.Documents(), cannot.Documents()
	if len(two) != 2 || bytes.Equal(two[0].Bytes, two[1].Bytes) || two[0].Sides != spooler.LongEdge || two[0].W != sheet.A4.W {
		t.Errorf("%+v", two)
	}
	if len(one) != 1 || one[0].Sides != spooler.OneSided || one[0].W != sheet.C6.H { // upright
		t.Errorf("%+v", one)
	}
	if err := s.PrintCalibration(t.Context(), &spooler.Fake{File: true}, Calibration{}); app.CodeOf(err) != app.Refused {
		t.Errorf("through a file: %v", err)
	}
}

// What was measured puts the line where it belongs.
func TestWhatWasMeasuredPutsThePrinterRight(t *testing.T) {
	for _, miss := range []sheet.Shift{{}, {X: 1.5, Y: -2}, {X: -0.5, Y: 0.5}} {
		x, y := Measured(sheet.CalibrationAt+miss.X, sheet.CalibrationAt+miss.Y)
		if math.Abs(x+miss.X) > 1e-9 || math.Abs(y+miss.Y) > 1e-9 {
			t.Errorf("a printer that misses by %v is moved by %v, %v", miss, x, y)
		}
	}
}
