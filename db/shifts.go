package db

import (
	"context"
	"database/sql"
	"errors"
	"math"

	"vestka/app"
)

// PrinterShifts are how printers are put right, by printer and tray.
func (s *Store) PrinterShifts(ctx context.Context) ([]app.PrinterShift, error) {
	var shifts []app.PrinterShift
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var p app.PrinterShift
			var fx, fy, bx, by int64
			err := rows.Scan(&p.Printer, &p.Tray, &fx, &fy, &bx, &by)
			p.FrontX, p.FrontY, p.BackX, p.BackY = float64(fx)/100, float64(fy)/100, float64(bx)/100, float64(by)/100
			shifts = append(shifts, p)
			return err
		}, "SELECT printer, tray, front_x, front_y, back_x, back_y FROM printer_shift ORDER BY printer, tray")
	})
	return shifts, err
}

// SetPrinterShift keeps how a printer is put right, to hundredths of a millimetre;
// app.Invalid for what no printer is out by.
func (s *Store) SetPrinterShift(ctx context.Context, p app.PrinterShift) (app.Changes, error) {
	if err := p.Check(); err != nil {
		return app.Changes{}, err
	}
	hundredths := func(mm float64) int64 { return int64(math.Round(mm * 100)) }
	zero := app.PrinterShift{Printer: p.Printer, Tray: p.Tray}
	did := step{key: "undo.store.shift", name: p.Printer, kinds: app.KindSettings}
	return s.change(ctx, did, func(t tx, did *step) error {
		of := scope{Table: "printer_shift", Columns: []string{"printer", "tray"}, Keys: [][]any{{p.Printer, p.Tray}}}
		err := errors.Join(did.keep(of), t.exec("DELETE FROM printer_shift WHERE printer = ? AND tray = ?", p.Printer, p.Tray))
		if err != nil || p == zero {
			return err
		}
		return t.exec("INSERT INTO printer_shift (printer, tray, front_x, front_y, back_x, back_y) VALUES (?, ?, ?, ?, ?, ?)",
			p.Printer, p.Tray, hundredths(p.FrontX), hundredths(p.FrontY), hundredths(p.BackX), hundredths(p.BackY))
	})
}
