package printroom

import (
	"context"
	"math"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// nudge is how far one press moves what is printed, mm.
const nudge = 0.5

// askAdjust puts a printer right by what was measured on a test sheet.
func (s *Section) askAdjust(p printer, tray string) {
	work.Query(s.deps.Runner, "print/shift", func(ctx context.Context) (app.PrinterShift, error) {
		return s.deps.Logged.Shift(ctx, p.Name, tray)
	}, func(shift app.PrinterShift, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		shift.Printer, shift.Tray = p.Name, tray
		s.showAdjust(p, shift)
	})
}

// distance is one of the numbers that are measured: typed, or moved by the buttons
// beside it.
type distance struct {
	entry *kit.Entry
	by    *float64 // how far the printer is moved, mm
}

func (s *Section) newDistance(name string, by *float64) (d distance, row fyne.CanvasObject) {
	loc := s.frame.Loc()
	d = distance{kit.NewEntry(), by}
	d.show(loc)
	step := func(label string, by float64) *kit.Button {
		return kit.NewButton(label, func() {
			if v, err := i18n.ReadDecimal(d.entry.Text); err == nil {
				d.entry.SetText(loc.Decimal(math.Round((v+by)/nudge) * nudge))
			}
		})
	}
	return d, kit.NewField(name, kit.NewRow(kit.NewRow(d.entry, step("−", -nudge)), step("+", nudge)), "")
}

// show is what would be measured on a test sheet of the printer as it is.
func (d *distance) show(loc *i18n.Localizer) {
	d.entry.SetText(loc.Decimal(sheet.CalibrationAt - *d.by))
}

// read takes what was typed; it reports whether that is a number.
func (d *distance) read() bool {
	v, err := i18n.ReadDecimal(d.entry.Text)
	if err == nil {
		*d.by, _ = printing.Measured(v, 0)
	}
	return err == nil
}

func (s *Section) showAdjust(p printer, shift app.PrinterShift) {
	loc := s.frame.Loc()
	frontX, frontA := s.newDistance(loc.T("printroom.adjust.a"), &shift.FrontX)
	frontY, frontB := s.newDistance(loc.T("printroom.adjust.b"), &shift.FrontY)
	backX, backA := s.newDistance(loc.T("printroom.adjust.a"), &shift.BackX)
	backY, backB := s.newDistance(loc.T("printroom.adjust.b"), &shift.BackY)
	trouble := kit.NewTrouble()
	var close func()
	save := func() {
		for _, d := range []*distance{&frontX, &frontY, &backX, &backY} {
			if !d.read() {
				trouble.Say(loc.T("printroom.adjust.number"), "")
				return
			}
		}
		if err := shift.Check(); err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		close()
		s.keepShift(p, shift)
	}
	test := kit.NewButton(loc.T("printroom.adjust.test"), func() { s.printTest(p, shift.Tray) })
	sides := kit.NewSplit(
		kit.NewColumn(kit.Gap, kit.NewText(kit.Strong(loc.T("printroom.adjust.front"))), frontA, frontB),
		kit.NewColumn(kit.Gap, kit.NewText(kit.Strong(loc.T("printroom.adjust.back"))), backA, backB), 0.5, 200, 260)
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.adjust.title", "Printer", p.name()), Text: loc.T("printroom.adjust.text", "At", loc.Number(sheet.CalibrationAt)), Width: 620,
		Body:    trouble.Above(kit.NewColumn(kit.Gap, kit.NewFlow(0, test), sides)),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}

func (s *Section) keepShift(p printer, shift app.PrinterShift) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Logged.SetShift(ctx, shift)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.frame.Loc().T("printroom.adjust.done", "Printer", p.name()), c)
	})
}

// printTest prints the test sheet, as the printer is when nothing puts it right.
func (s *Section) printTest(p printer, tray string) {
	cal := printing.Calibration{Printer: p.Name, Tray: tray, Lang: app.Lang(s.frame.Loc().Lang())}
	if s.job != nil {
		main := s.job.Request.Main()
		cal.Paper = main.InPrinter()
	}
	work.Query(s.deps.Runner, "print/test", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.deps.Press.PrintCalibration(ctx, s.deps.Printers, cal)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Say(s.frame.Loc().T("printroom.adjust.sent"))
	})
}
