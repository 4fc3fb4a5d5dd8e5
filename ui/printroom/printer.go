package printroom

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
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

// route is where a document goes, as the reader chose it last for the like of it.
type route struct {
	printer, tray string
	oneSided      bool // the printer does not turn paper by itself
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
	if s.busy || s.pieces() == 0 {
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
	main := s.job.Request.Main()
	r := s.routeOf(main.Item)
	var close func()
	body := s.routeForm(all, r, !main.OneSided(), kit.NewColumn(kit.Gap), func() { close() })
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.route"), Text: s.summary(), Body: body, Width: 560,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("printroom.route.pdf"), Do: s.choosePlace},
			{Label: loc.T("printroom.route.print"), Primary: true, Do: func() { s.printThere(all) }},
		},
	})
}

// routeOf is the route of an item: its own, else that of what was printed last.
func (s *Section) routeOf(item printing.Item) *route {
	r, known := s.routes[item]
	if !known {
		r = &route{}
		if s.routes == nil {
			s.routes = map[printing.Item]*route{}
		}
		if s.lastRoute != nil {
			*r = *s.lastRoute
		}
		s.routes[item] = r
	}
	return r
}

// routeForm are the choices for a printer, made anew for another one; twoSided says that
// there is a second side to be asked about. Where the sheet must not be left, close is
// nil.
func (s *Section) routeForm(all []printer, r *route, twoSided bool, form *kit.Column, close func()) *kit.Column {
	loc := s.frame.Loc()
	at := max(slices.IndexFunc(all, func(p printer) bool { return p.Name == r.printer }), 0)
	p := &all[at]
	if r.printer != p.Name {
		*r = route{printer: p.Name}
	}
	r.oneSided = !p.TwoSided
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].name()
	}
	choice := kit.NewSelect(names, at, func(i int) {
		*r = route{printer: all[i].Name}
		s.routeForm(all, r, twoSided, form, close)
	})
	state := ""
	if !p.Ready {
		state = loc.T("printroom.route.stopped")
	}
	rows := []fyne.CanvasObject{kit.NewField(loc.T("printer.column.name"), choice, state)}
	if len(p.Trays) > 1 {
		rows = append(rows, kit.NewField(loc.T("printroom.route.tray"), s.trays(p, r), ""))
	}
	if twoSided {
		rows = append(rows, kit.NewField(loc.T("printroom.route.sides"), s.turning(p), loc.T("printroom.route.sides.hint")))
	}
	if close != nil {
		rows = append(rows, kit.NewFlow(0, kit.NewLink(loc.T("printroom.adjust"), func() {
			close()
			s.askAdjust(*p, r.tray)
		})))
	}
	form.Set(rows...)
	return form
}

func (s *Section) trays(p *printer, r *route) *kit.Select {
	names := []string{s.frame.Loc().T("printroom.route.tray.own")}
	for _, t := range p.Trays {
		names = append(names, t.Name)
	}
	at := slices.IndexFunc(p.Trays, func(t spooler.Choice) bool { return t.Name == r.tray }) + 1
	return kit.NewSelect(names, at, func(i int) {
		if r.tray = ""; i > 0 {
			r.tray = p.Trays[i-1].Name
		}
	})
}

// turning chooses who turns the paper; a printer that cannot leaves no choice.
func (s *Section) turning(p *printer) fyne.CanvasObject {
	loc := s.frame.Loc()
	if !p.TwoSided {
		return kit.NewText(kit.Body(loc.T("printroom.route.by_hand")))
	}
	at := 0
	if s.on.ByHand {
		at = 1
	}
	return kit.NewChoice([]string{loc.T("printroom.route.printer_turns"), loc.T("printroom.route.by_hand")}, at, func(i int) {
		s.on.ByHand = i == 1
		s.showPaper()
	})
}
