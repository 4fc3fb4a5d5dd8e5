package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

// papersOfTrays are the sizes of paper for a test sheet, by name.
var papersOfTrays = map[string]sheet.Size{
	"a4": sheet.A4, "a5": sheet.A5, "a6": sheet.A6, "dl": sheet.DL, "c6": sheet.C6, "c5": sheet.C5,
}

// calibrationCmd is `print calibration`: a test sheet, into a file or on a printer.
func (c *cli) calibrationCmd() *cobra.Command {
	var paper, out, printer, tray string
	var adjusted bool
	cmd := &cobra.Command{
		Use:   "calibration [--paper a4|a5|a6|dl|c6|c5] --out FILE.pdf|--printer NAME|default [--tray NAME] [--adjusted]",
		Short: c.loc.T("cli.calibration.short"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			size, known := papersOfTrays[paper]
			switch {
			case !known:
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--paper", "Value", paper}}
			case out == "" && printer == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
			case out != "" && !strings.HasSuffix(strings.ToLower(out), ".pdf"):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			}
			return c.calibration(cmd.Context(), printing.Calibration{Paper: size, Printer: printer, Tray: tray, Adjusted: adjusted, Lang: c.userLang()}, out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&paper, "paper", "a4", c.loc.T("cli.calibration.paper"))
	f.StringVar(&out, "out", "", c.loc.T("cli.flag.out"))
	f.StringVar(&printer, "printer", "", c.loc.T("cli.jobs.printer"))
	f.StringVar(&tray, "tray", "", c.loc.T("cli.jobs.tray"))
	f.BoolVar(&adjusted, "adjusted", false, c.loc.T("cli.calibration.adjusted"))
	return cmd
}

func (c *cli) calibration(ctx context.Context, cal printing.Calibration, out string) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if cal.Printer != "" {
		to := sendFlags{printer: cal.Printer, tray: cal.Tray, document: 1}
		t, err := to.target(ctx, c)
		if err != nil {
			return err
		}
		cal.Printer = t.Printer
	}
	if out != "" {
		err = s.Press.SaveCalibration(ctx, cal, out)
	} else {
		err = s.Press.PrintCalibration(ctx, c.spooler, cal)
	}
	if err != nil {
		return err
	}
	return c.result(map[string]any{"file": out, "printer": cal.Printer, "at": sheet.CalibrationAt}, func(w io.Writer) {
		if out != "" {
			fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
		} else {
			fmt.Fprintln(w, c.loc.T("cli.jobs.sent", "Count", 1, "Printer", cal.Printer))
		}
		fmt.Fprintln(w, c.loc.T("cli.calibration.next"))
	})
}

// adjustCmd is `printers adjust`: keeps by how much a printer misses the paper.
func (c *cli) adjustCmd() *cobra.Command {
	var tray, front, back string
	var measured bool
	cmd := &cobra.Command{
		Use:   "adjust NAME [--tray NAME] [--measured] [--front X,Y] [--back X,Y]",
		Short: c.loc.T("cli.adjust.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			shift := app.PrinterShift{Printer: args[0], Tray: tray}
			for flag, side := range map[string]struct {
				text string
				x, y *float64
			}{"--front": {front, &shift.FrontX, &shift.FrontY}, "--back": {back, &shift.BackX, &shift.BackY}} {
				if side.text == "" {
					continue
				}
				if err := readShift(side.text, measured, side.x, side.y); err != nil {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", side.text}}
				}
			}
			if front == "" && back == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--front"}}
			}
			return c.adjust(cmd.Context(), shift, front != "", back != "")
		},
	}
	f := cmd.Flags()
	f.StringVar(&tray, "tray", "", c.loc.T("cli.jobs.tray"))
	f.StringVar(&front, "front", "", c.loc.T("cli.adjust.front"))
	f.StringVar(&back, "back", "", c.loc.T("cli.adjust.back"))
	f.BoolVar(&measured, "measured", false, c.loc.T("cli.adjust.measured"))
	return cmd
}

// readShift reads two numbers of millimetres.
func readShift(text string, measured bool, x, y *float64) error {
	first, second, _ := strings.Cut(text, ",")
	a, err := strconv.ParseFloat(strings.TrimSpace(first), 64)
	if err != nil {
		return err
	}
	b, err := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if *x, *y = a, b; measured {
		*x, *y = printing.Measured(a, b)
	}
	return err
}

// adjust keeps the side or the sides that were told, and leaves the other as it was.
func (c *cli) adjust(ctx context.Context, shift app.PrinterShift, front, back bool) error {
	if queues, err := c.spooler.Queues(ctx); err == nil && len(queues) > 0 { // else nothing says which there are
		if _, err := spooler.Choose(queues, shift.Printer); err != nil {
			return err
		}
		if offer, err := c.spooler.Offer(ctx, shift.Printer); err == nil && len(offer.Trays) > 0 {
			if err := offer.Check(shift.Tray, ""); err != nil {
				return err
			}
		}
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	before, err := s.Journal.Shift(ctx, shift.Printer, shift.Tray)
	if err != nil {
		return err
	}
	if !front {
		shift.FrontX, shift.FrontY = before.FrontX, before.FrontY
	}
	if !back {
		shift.BackX, shift.BackY = before.BackX, before.BackY
	}
	if _, err := s.Journal.SetShift(ctx, shift); err != nil {
		return err
	}
	object := map[string]any{
		"printer": shift.Printer, "tray": shift.Tray,
		"front": []float64{shift.FrontX, shift.FrontY}, "back": []float64{shift.BackX, shift.BackY},
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.adjust.done", "Printer", shift.Printer,
			"FrontX", c.loc.Decimal(shift.FrontX), "FrontY", c.loc.Decimal(shift.FrontY), "BackX", c.loc.Decimal(shift.BackX), "BackY", c.loc.Decimal(shift.BackY)))
	})
}
