package printroom

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// openJob shows what can be done for a job of the log that did not come out whole: what
// was not sent yet goes to the printer, or the rest of it is printed anew.
func (s *Section) openJob(id app.JobID) {
	type result struct {
		job         app.PrintJob
		rest, whole *printing.Job // nil where nothing is left
	}
	today := app.DateOf(s.deps.Now())
	work.Query(s.deps.Runner, "print/again", func(ctx context.Context) (r result, err error) {
		if r.job, err = s.deps.Logged.Job(ctx, id); err != nil {
			return r, err
		}
		unsent := len(r.job.Unsent()) > 0 && s.deps.Printers != nil
		if r.job.Open() || !unsent {
			r.rest, err = s.deps.Press.Rest(ctx, id, today)
		}
		if err == nil && unsent {
			r.whole, err = s.deps.Press.Again(ctx, id, today)
		}
		return r, err
	}, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.askAgain(&r.job, r.rest, r.whole)
	})
}

func (s *Section) askAgain(logged *app.PrintJob, rest, whole *printing.Job) {
	loc := s.frame.Loc()
	actions := []kit.Action{{Label: loc.T("dialog.cancel")}}
	title, text := loc.T("printroom.again.waits"), ""
	if rest != nil {
		title, text = againTitle(loc, rest), loc.T("printroom.again.text")
	}
	var left []stage
	if whole != nil {
		var waits string
		left, waits = s.unsent(logged, whole)
		text = strings.TrimSpace(text + " " + waits)
	}
	if rest != nil {
		actions = append(actions, kit.Action{Label: loc.T("printroom.again.rest"), Primary: len(left) == 0, Do: func() { s.takeRest(rest) }})
	}
	if n := sheetsOf(left); n > 0 {
		actions = append(actions, kit.Action{Label: loc.T("printroom.again.go_on", "Count", n), Primary: true, Do: func() { s.goOn(logged, whole, left) }})
	}
	s.frame.Dialogs().Show(kit.Sheet{Title: title, Text: text, Actions: actions, Width: 620})
}

func againTitle(loc *i18n.Localizer, rest *printing.Job) string {
	switch itemOf(rest) {
	case printing.Letters:
		return loc.T("printroom.again.letters", "Count", len(rest.Cards))
	case printing.Postcards:
		return loc.T("printroom.again", "Count", len(rest.Cards))
	}
	return loc.T("printroom.again.both", "Count", len(rest.Cards))
}

// unsent is what of a job was not sent yet, and says so. What may be in the printer is
// told, and not sent again.
func (s *Section) unsent(logged *app.PrintJob, whole *printing.Job) (left []stage, text string) {
	loc := s.frame.Loc()
	unsure := 0
	var names []string
	for _, i := range logged.Unsent() {
		part := logged.Parts[i]
		n := part.Last - part.First + 1
		if part.State == app.PartSending {
			unsure += n
			continue
		}
		at := slices.IndexFunc(left, func(st stage) bool { return st.paper == part.Paper && st.sides == sheet.Sides(part.Sides) })
		if at < 0 {
			at, left = len(left), append(left, stage{paper: part.Paper, sides: sheet.Sides(part.Sides)})
			d := app.JobDocument{Item: string(whole.Request.Papers()[part.Paper].Item), Sides: part.Sides}
			if part.Paper < len(logged.Documents) && part.Sides == "" {
				d = logged.Documents[part.Paper]
			}
			names = append(names, loc.T(printing.DocumentKey(&d)))
		}
		left[at].sheets += n
	}
	if len(names) > 0 {
		text = loc.T("printroom.again.not_sent", "Items", strings.Join(names, ", "))
	}
	if unsure > 0 {
		text = strings.TrimSpace(text + " " + loc.T("printroom.again.unsure", "Count", unsure))
	}
	return left, text
}

func sheetsOf(left []stage) (n int) {
	for _, st := range left {
		n += st.sheets
	}
	return n
}

// goOn hands what is left of a job of the log to the printers: what was broken off to that
// on which it was begun. For what was not begun the reader is asked.
func (s *Section) goOn(logged *app.PrintJob, job *printing.Job, left []stage) {
	r := &run{s: s, job: job, id: logged.ID, left: left, begun: s.begunSheets(job)}
	at := slices.IndexFunc(logged.Parts, func(p app.JobPart) bool {
		return p.Paper == left[0].paper && p.State != app.PartSending && p.Printer != ""
	})
	s.withPrinters(func(all []printer) {
		r.printers = all
		if at < 0 {
			r.next()
			return
		}
		to := s.routeOf(job.Request.Papers()[left[0].paper].Item)
		*to = route{printer: logged.Parts[at].Printer, tray: logged.Parts[at].Tray}
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
