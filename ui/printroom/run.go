package printroom

import (
	"context"
	"errors"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// stage is what goes to a printer in one go: a document of the job, or one of its sides.
type stage struct {
	paper  int // among printing.Request.Papers
	sides  sheet.Sides
	sheets int // that are left of it; 0: all
}

// run is a job on its way to the printers, document by document: between two of them
// other paper has to be put in.
type run struct {
	s        *Section
	job      *printing.Job
	id       app.JobID   // in the log; 0 of what bears addresses alone
	logged   app.Changes // by which it came there; none where it was there before
	printers []printer
	begun    map[int]*app.LabelSheet
	left     []stage

	backwards bool // the pile lies with its last sheet on top
}

// stages are all of a job, in their order; byHand says that the reader turns the paper
// of the main document, where the job does not say so itself.
func (s *Section) stages(job *printing.Job, byHand bool) []stage {
	main := job.Request.Main()
	var all []stage
	for _, nr := range s.made(job) {
		if nr == 0 && byHand && !main.OneSided() {
			all = append(all, stage{sides: sheet.Fronts}, stage{sides: sheet.Backs})
		} else {
			all = append(all, stage{paper: nr})
		}
	}
	return all
}

// printThere begins the job in the log and hands it to the printer: what went there is
// known from the log, so that a job that is broken off goes on.
func (s *Section) printThere(printers []printer) {
	if s.preparing {
		s.prepared = func() { s.printThere(printers) }
		return
	}
	main := s.job.Request.Main()
	byHand := s.on.ByHand || s.routeOf(main.Item).oneSided
	job := s.onPaper(byHand)
	job.ToPrinter = s.made(job)
	run := &run{s: s, job: job, printers: printers, begun: s.begunSheets(job), left: s.stages(job, byHand)}
	type result struct {
		id      app.JobID
		changes app.Changes
	}
	s.busy = true
	s.refresh()
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (result, error) {
		id, changes, err := s.deps.Press.Begin(ctx, job, s.deps.Now())
		return result{id, changes}, err
	}, nil, func(r result, err error) {
		s.busy = false
		s.refresh()
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.written = true
		s.frame.Did(s, "", r.changes)
		run.id, run.logged = r.id, r.changes
		run.send(s.routeOf(job.Request.Main().Item))
	})
}

// send hands the first of what is left to a printer, and goes on with the next.
func (r *run) send(to *route) {
	s, now := r.s, r.left[0]
	s.lastRoute = to
	target := printing.Target{Printer: to.printer, Tray: to.tray, Paper: now.paper, Sides: now.sides}
	if now.sides == sheet.Backs {
		target.Backwards = r.backwards
	}
	today, habits := app.DateOf(s.deps.Now()), s.habits()
	stop, ended := func() {}, s.frame.Began()
	progress, closePanel := s.progress(len(r.job.Cards), func() { stop() })
	s.busy = true
	s.refresh()
	stop = work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (handed, error) {
		h, err := r.hand(ctx, now, target, today, p)
		if err == nil {
			s.keepHabits(context.WithoutCancel(ctx), habits)
		}
		return h, err
	}, progress, func(h handed, err error) {
		s.busy = false
		s.refresh()
		closePanel()
		if h.used.Kinds != 0 {
			s.frame.Did(s, "", app.Changes{Kinds: h.used.Kinds})
			s.loadLabels()
		}
		if h.gone {
			r.id, s.written = 0, false
			s.frame.Did(s, "", app.Changes{Kinds: app.KindLetters})
		}
		if err != nil {
			ended("")
			r.failed(err)
			return
		}
		if r.id != 0 {
			s.frame.Did(s, "", app.Changes{Kinds: app.KindLetters})
		}
		r.left = r.left[1:]
		ended(sentLine(s.frame.Loc(), r.job))
		r.next()
	})
}

// handed is what came of handing something to a printer.
type handed struct {
	used app.Changes // of the sheet that was begun
	gone bool        // nothing was sent, and the job is in the log no more
}

// hand hands a stage to the printer. Where nothing of a job was sent, it does not stay in
// the log.
func (r *run) hand(ctx context.Context, now stage, target printing.Target, today app.Date, p work.Progress) (h handed, err error) {
	press, to := r.s.deps.Press, r.s.deps.Printers
	if r.id == 0 {
		_, err = press.Hand(ctx, to, r.job, target, p)
	} else {
		_, err = press.Send(ctx, to, r.id, target, today, p)
	}
	ctx = context.WithoutCancel(ctx)
	if err != nil && r.id != 0 {
		var failed error
		h.gone, failed = press.Abandon(ctx, r.id, r.logged)
		return h, errors.Join(err, failed)
	}
	if l := r.begun[now.paper]; err == nil && l != nil && now.sides != sheet.Backs {
		h.used, err = r.s.deps.Stocks.SetUsed(ctx, l, press.UsedAfter(r.job, now.paper))
	}
	return h, err
}

// failed tells why a stage did not get to the printer. What the log has can go on from
// there; the rest begins anew.
func (r *run) failed(err error) {
	r.s.frame.Fail(err)
	if r.id != 0 {
		r.s.Open(r.id)
	}
}

// next asks for the paper of what is left, or ends the run.
func (r *run) next() {
	switch {
	case len(r.left) == 0:
		r.end()
	case r.turned():
		r.askTurn()
	default:
		r.askPaper()
	}
}

// turned reports that the paper goes into the printer again, with its other side.
func (r *run) turned() bool {
	next := r.left[0]
	return next.sides == sheet.Backs || next.paper == 1 && r.job.Request.Papers()[1].Sides == sheet.Backs
}

// end shows the job in the log, where it is asked whether it came out.
func (r *run) end() {
	s := r.s
	s.frame.Say(sentLine(s.frame.Loc(), r.job))
	if r.id != 0 {
		s.frame.Go("journal", r.id)
	}
}

// sentLine says what went to the printer.
func sentLine(loc *i18n.Localizer, job *printing.Job) string {
	switch itemOf(job) {
	case printing.Postcards:
		return loc.T("printroom.sent", "Count", len(job.Cards))
	case printing.Letters:
		return loc.T("printroom.sent.letters", "Count", len(job.Cards))
	default:
		return loc.T("printroom.sent.other")
	}
}

// askPaper asks for other paper to be put in, and for the printer.
func (r *run) askPaper() {
	s, loc, now := r.s, r.s.frame.Loc(), r.left[0]
	paper := r.job.Request.Papers()[now.paper]
	sheets := now.sheets
	if sheets == 0 {
		sheets, _ = s.deps.Press.Count(r.job, now.paper)
	}
	size, item := paper.InPrinter(), paper.Item
	measures := loc.T("printroom.mm", "W", decimal(loc, size.W), "H", decimal(loc, size.H))
	text := loc.T("printroom.stage.text", "Count", sheets, "Paper", measures)
	l := r.begun[now.paper]
	switch {
	case item == printing.JobSheet:
		text = loc.T("printroom.stage.list")
	case pieceOf(item) == envelopePiece:
		text = loc.T("printroom.stage.envelopes", "Count", sheets, "Paper", measures)
	case onLabels(item) && l != nil:
		text = loc.T("printroom.stage.labels", "Count", sheets, "Sheet", l.ID)
		if n := len(paper.Used); n > 0 {
			text += " " + loc.T("printroom.used.left", "Count", l.Labels()-n) + "."
		}
	}
	to := s.routeOf(item)
	body := s.routeForm(r.printers, to, false, kit.NewColumn(kit.Gap), nil)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.stage", "Item", loc.T(item.MessageKey())), Text: text, Body: body, Width: 560, Cancel: r.end,
		Actions: []kit.Action{
			{Label: loc.T("printroom.stage.skip"), Do: func() {
				r.left = r.left[1:]
				r.next()
			}},
			{Label: loc.T("printroom.route.print"), Primary: true, Do: func() { r.send(to) }},
		},
	})
}

// askTurn asks for the paper to be turned when the fronts are out, and prints the backs.
func (r *run) askTurn() {
	s, loc := r.s, r.s.frame.Loc()
	to := s.routeOf(r.job.Request.Main().Item)
	last := kit.NewCheck(loc.T("printroom.turn.backwards"), false, func(on bool) { r.backwards = on })
	s.showTurn(r.job, nil, last, []kit.Action{
		{Label: loc.T("printroom.turn.later"), Do: r.end},
		{Label: loc.T("printroom.turn.print"), Primary: true, Do: func() { r.send(to) }},
	})
}
