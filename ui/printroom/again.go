package printroom

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/ui/kit"
)

// openJob shows what can be done for a job of the log that did not come out whole: it
// goes on to the printer where it was broken off, or the rest of it is printed anew.
func (s *Section) openJob(id app.JobID) {
	type result struct {
		job  app.PrintJob
		rest *printing.Job
	}
	today := app.DateOf(s.deps.Now())
	work.Query(s.deps.Runner, "print/again", func(ctx context.Context) (r result, err error) {
		if r.job, err = s.deps.Logged.Job(ctx, id); err == nil {
			r.rest, err = s.deps.Press.Rest(ctx, id, today)
		}
		return r, err
	}, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.askAgain(&r.job, r.rest)
	})
}

func (s *Section) askAgain(logged *app.PrintJob, rest *printing.Job) {
	loc := s.frame.Loc()
	actions := []kit.Action{{Label: loc.T("dialog.cancel")}}
	text := loc.T("printroom.again.text", "Count", len(rest.Cards))
	again := kit.Action{Label: loc.T("printroom.again.rest"), Primary: true, Do: func() { s.takeRest(rest) }}
	if left := logged.Unsent(); len(left) > 0 && s.deps.Printers != nil {
		sheets, unsure := 0, 0
		for _, i := range left {
			part := logged.Parts[i]
			n := part.Last - part.First + 1
			if part.State == app.PartSending {
				unsure += n
			} else {
				sheets += n
			}
		}
		if unsure > 0 {
			text += " " + loc.T("printroom.again.unsure", "Count", unsure)
		}
		again.Primary = false
		if sheets > 0 {
			actions = append(actions, again, kit.Action{Label: loc.T("printroom.again.go_on", "Count", sheets), Primary: true, Do: func() { s.goOn(logged, rest) }})
		}
	}
	if len(actions) == 1 {
		again.Primary = true
		actions = append(actions, again)
	}
	title := loc.T("printroom.again", "Count", len(rest.Cards))
	if main := rest.Request.Main(); main.Item == printing.Letters {
		title = loc.T("printroom.again.letters", "Count", len(rest.Cards))
	}
	s.frame.Dialogs().Show(kit.Sheet{Title: title, Text: text, Actions: actions, Width: 620})
}

// goOn hands what is left of a job of the log to the printers on which it was begun.
func (s *Section) goOn(logged *app.PrintJob, job *printing.Job) {
	r := &run{s: s, job: job, id: logged.ID}
	for _, i := range logged.Unsent() {
		part := &logged.Parts[i]
		if next := (stage{paper: part.Paper, sides: sheet.Sides(part.Sides)}); !slices.Contains(r.left, next) {
			r.left = append(r.left, next)
		}
	}
	first := logged.Parts[logged.Unsent()[0]]
	to := s.routeOf(job.Request.Papers()[r.left[0].paper].Item)
	*to = route{printer: first.Printer, tray: first.Tray}
	s.withPrinters(func(all []printer) {
		r.printers = all
		r.send(to)
	})
}

// takeRest shows the cards that did not come out, ready to be printed as they were.
func (s *Section) takeRest(rest *printing.Job) {
	s.req.People, s.req.Drafts, s.written = rest.Request.People, nil, false
	s.again = rest
	s.job = nil
	s.rebuild()
}
