package printroom

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Logged is what the section needs of the jobs of the log.
type Logged interface {
	Job(ctx context.Context, id app.JobID) (app.PrintJob, error)
	Shift(ctx context.Context, printer, tray string) (app.PrinterShift, error)
	SetShift(ctx context.Context, p app.PrinterShift) (app.Changes, error)
}

// route is how a job gets onto paper, as the reader chose it last.
type route struct {
	printer, tray string
	byHand        bool // the reader turns the paper
}

// printer is one that can be chosen, with what it offers.
type printer struct {
	spooler.Queue
	spooler.Offer
}

// name is what the printer is called for people.
func (p *printer) name() string {
	if p.About != "" {
		return p.About
	}
	return p.Name
}

// sendAway asks where the cards go: to a printer or into a PDF. Where the system has
// no printers there is nothing to ask.
func (s *Section) sendAway() {
	if s.busy || s.cards() == 0 {
		return
	}
	if s.deps.Printers == nil || s.deps.Printers.NeedsFile() {
		s.choosePlace()
		return
	}
	s.withPrinters(func(all []printer) {
		if len(all) == 0 {
			s.choosePlace()
			return
		}
		s.askRoute(all)
	})
}

// withPrinters reads the printers of the system. That there are none is no trouble: a
// PDF can be saved.
func (s *Section) withPrinters(then func([]printer)) {
	work.Query(s.deps.Runner, "print/printers", func(ctx context.Context) (all []printer, err error) {
		queues, err := s.deps.Printers.Queues(ctx)
		if err != nil {
			return nil, nil //nolint:nilerr // a system that cannot print has no printers
		}
		for _, q := range queues {
			offer, err := s.deps.Printers.Offer(ctx, q.Name)
			if err != nil {
				offer = spooler.Offer{} // its own settings count
			}
			all = append(all, printer{q, offer})
		}
		return all, nil
	}, func(all []printer, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		then(all)
	})
}

// askRoute is the sheet on which the printer is chosen.
func (s *Section) askRoute(all []printer) {
	loc := s.frame.Loc()
	at := max(slices.IndexFunc(all, func(p printer) bool { return p.Name == s.route.printer }), 0)
	var close func()
	form := kit.NewColumn(kit.Gap)
	body := s.routeForm(all, at, form, func() { close() })
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.route"), Text: s.summary(), Body: body, Width: 560,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("printroom.route.pdf"), Do: s.choosePlace},
			{Label: loc.T("printroom.route.print"), Primary: true, Do: s.printThere},
		},
	})
}

// routeForm are the choices for a printer, made anew for another one.
func (s *Section) routeForm(all []printer, at int, form *kit.Column, close func()) *kit.Column {
	loc, p := s.frame.Loc(), &all[at]
	if s.route.printer != p.Name {
		s.route = route{printer: p.Name, byHand: !p.TwoSided}
	}
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].name()
	}
	choice := kit.NewSelect(names, at, func(i int) {
		s.routeForm(all, i, form, close)
	})
	state := ""
	if !p.Ready {
		state = loc.T("printroom.route.stopped")
	}
	rows := []fyne.CanvasObject{kit.NewField(loc.T("printer.column.name"), choice, state)}
	if len(p.Trays) > 1 {
		rows = append(rows, kit.NewField(loc.T("printroom.route.tray"), s.trays(p), ""))
	}
	if s.twoSided() {
		rows = append(rows, kit.NewField(loc.T("printroom.route.sides"), s.turning(p), loc.T("printroom.route.sides.hint")))
	}
	adjust := kit.NewLink(loc.T("printroom.adjust"), func() {
		close()
		s.askAdjust(*p, s.route.tray)
	})
	form.Set(append(rows, kit.NewFlow(0, adjust))...)
	return form
}

func (s *Section) trays(p *printer) *kit.Select {
	names := []string{s.frame.Loc().T("printroom.route.tray.own")}
	for _, t := range p.Trays {
		names = append(names, t.Name)
	}
	at := slices.IndexFunc(p.Trays, func(t spooler.Choice) bool { return t.Name == s.route.tray }) + 1
	return kit.NewSelect(names, at, func(i int) {
		if s.route.tray = ""; i > 0 {
			s.route.tray = p.Trays[i-1].Name
		}
	})
}

// turning chooses who turns the paper; a printer that cannot leaves no choice.
func (s *Section) turning(p *printer) fyne.CanvasObject {
	loc := s.frame.Loc()
	if !p.TwoSided {
		s.route.byHand = true
		return kit.NewText(kit.Body(loc.T("printroom.route.by_hand")))
	}
	at := 0
	if s.route.byHand {
		at = 1
	}
	return kit.NewChoice([]string{loc.T("printroom.route.printer_turns"), loc.T("printroom.route.by_hand")}, at, func(i int) { s.route.byHand = i == 1 })
}

// twoSided reports that the paper is printed on both sides.
func (s *Section) twoSided() bool {
	main := s.job.Request.Main()
	return !main.OneSided()
}

// printThere logs the job and hands it to the printer: what went there is known from
// the log, so that a job that is broken off goes on.
func (s *Section) printThere() {
	if s.preparing {
		s.prepared = s.printThere
		return
	}
	job, byHand := s.job, s.route.byHand && s.twoSided()
	target := printing.Target{Printer: s.route.printer, Tray: s.route.tray}
	if byHand {
		target.Sides = sheet.Fronts
	}
	type result struct {
		id      app.JobID
		changes app.Changes
		broken  error // why not all of it went to the printer
	}
	today := app.DateOf(s.deps.Now())
	stop, ended := func() {}, s.frame.Began()
	progress, closePanel := s.progress(len(job.Cards), func() { stop() })
	s.busy = true
	s.refresh()
	stop = work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (r result, err error) {
		if r.id, r.changes, err = s.deps.Press.Log(ctx, job, s.deps.Now()); err == nil {
			_, r.broken = s.deps.Press.Send(ctx, s.deps.Printers, r.id, target, today, p)
		}
		return r, err
	}, progress, func(r result, err error) {
		s.busy = false
		s.refresh()
		closePanel()
		if err != nil {
			ended("")
			s.frame.Fail(err)
			return
		}
		s.written = true
		s.frame.Did(s, "", r.changes)
		s.sentAway(r.id, target, r.broken, byHand)
		ended(s.frame.Loc().T("printroom.sent", "Count", len(job.Cards)))
	})
}

// sentAway goes on after the system took a job, or broke it off.
func (s *Section) sentAway(id app.JobID, target printing.Target, broken error, byHand bool) {
	switch {
	case broken != nil:
		s.frame.Fail(broken)
		s.Open(id)
	case byHand:
		s.askTurn(id, target)
	default:
		s.frame.Say(s.frame.Loc().T("printroom.sent", "Count", s.cards()))
		s.frame.Go("journal", id)
	}
}

// send hands what is left of a job of the log to the printer.
func (s *Section) send(id app.JobID, target printing.Target, then func()) {
	today := app.DateOf(s.deps.Now())
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (printing.Sent, error) {
		return s.deps.Press.Send(ctx, s.deps.Printers, id, target, today, nil)
	}, nil, func(_ printing.Sent, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, "", app.Changes{Kinds: app.KindLetters})
		then()
	})
}
