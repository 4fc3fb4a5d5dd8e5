package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

// partSheets is how many sheets go to a printer at once: so many may be in doubt when
// the program dies, and as many are a quarter of what most trays hold.
const partSheets = 50

// Target is where a job goes.
type Target struct {
	Printer, Tray string
	Paper         int         // which of the papers of the job, from 0
	Sides         sheet.Sides // fronts or backs alone, for who turns the paper by hand; empty: as the job wants it
	Backwards     bool        // the last sheet first
	Unsure        bool        // also what may have been sent before the program died
}

// Sent is what became of sending a job.
type Sent struct {
	Sheets int           // that went to the printer now
	Unsure []app.JobPart // may have been sent before, and were left out
}

// Send hands a job of the log to a printer, some sheets at once, and notes each time
// how far it came: where it is broken off, the next call goes on. What went to the
// printer before is not sent again. progress counts sheets and may be nil.
func (p *Press) Send(ctx context.Context, to spooler.Spooler, id app.JobID, t Target, today app.Date, progress func(done, total int)) (Sent, error) {
	if to.NeedsFile() {
		return Sent{}, &app.Error{Code: app.Refused, Key: "error.spool.file", Hint: "error.spool.file.hint"}
	}
	shift, err := p.journal.Shift(ctx, t.Printer, t.Tray)
	if err != nil {
		return Sent{}, err
	}
	job, err := p.Again(ctx, id, today)
	if err != nil {
		return Sent{}, err
	}
	job.Request.PutRight(shift)
	logged, err := p.journal.Job(ctx, id)
	if err != nil {
		return Sent{}, err
	}
	s := sending{p: p, to: to, job: job, id: id, target: t, parts: logged.Parts}
	if err := s.begin(ctx); err != nil {
		return Sent{}, err
	}
	return s.run(ctx, progress)
}

// Hand hands a document of a job that the log does not have to a printer: what bears
// addresses alone. Nothing of it is noted; where it is broken off, it begins anew.
// progress counts sheets and may be nil.
func (p *Press) Hand(ctx context.Context, to spooler.Spooler, job *Job, t Target, progress func(done, total int)) (Sent, error) {
	if to.NeedsFile() {
		return Sent{}, &app.Error{Code: app.Refused, Key: "error.spool.file", Hint: "error.spool.file.hint"}
	}
	shift, err := p.journal.Shift(ctx, t.Printer, t.Tray)
	if err != nil {
		return Sent{}, err
	}
	right := *job
	right.Request.PutRight(shift)
	s := sending{p: p, to: to, job: &right, target: t}
	sheets, err := s.open()
	if err != nil {
		return Sent{}, err
	}
	if s.mine = s.plan(t.Sides, sheets); t.Backwards {
		slices.Reverse(s.mine)
	}
	var sent Sent
	for _, i := range s.mine {
		if err := stopped(ctx); err != nil {
			return sent, err
		}
		part := &s.parts[i]
		doc, err := s.document(ctx, part)
		if err == nil {
			_, err = to.Print(ctx, doc)
		}
		if err != nil {
			return sent, err
		}
		if sent.Sheets += part.Last - part.First + 1; progress != nil {
			progress(sent.Sheets, sheets)
		}
	}
	return sent, nil
}

// sending is a job on its way to a printer.
type sending struct {
	p      *Press
	to     spooler.Spooler
	job    *Job
	id     app.JobID
	target Target
	doc    document

	parts []app.JobPart
	mine  []int // of the parts, those that are to be sent now
}

// open plans the document, and gives the number of its sheets.
func (s *sending) open() (sheets int, err error) {
	if n := len(s.job.Request.Papers()); s.target.Paper < 0 || s.target.Paper >= n {
		return 0, wrong("error.job.no_paper", app.Args{"Number": s.target.Paper + 1, "Count": n, "Documents": named(s.p.documentsOf(s.job))})
	}
	s.doc = s.job.document(s.p.fonts, s.target.Paper)
	if sheets = s.doc.im.Sheets(s.doc.leaves); sheets == 0 {
		return 0, nothing()
	}
	if s.target.Sides != "" {
		s.doc.im.Sides = s.target.Sides
	}
	return sheets, nil
}

// begin plans the parts of the document where that was not done before.
func (s *sending) begin(ctx context.Context) error {
	sheets, err := s.open()
	if err != nil {
		return err
	}
	s.mine = s.plan(s.target.Sides, sheets)
	for _, i := range s.others(sheets) {
		if part := &s.parts[i]; part.Printer == "" {
			part.Printer, part.Tray = s.target.Printer, s.target.Tray
		}
	}
	if s.target.Backwards {
		slices.Reverse(s.mine)
	}
	for _, i := range s.mine {
		if part := &s.parts[i]; part.State != app.PartSent {
			part.Printer, part.Tray = s.target.Printer, s.target.Tray
		}
	}
	return s.p.journal.SetParts(ctx, s.id, s.parts)
}

// others are the parts of the other side of the paper: until that is sent as well, the job
// is not done.
func (s *sending) others(sheets int) []int {
	switch {
	case s.target.Sides == sheet.Fronts:
		return s.plan(sheet.Backs, sheets)
	case s.target.Sides == sheet.Backs:
		return s.plan(sheet.Fronts, sheets)
	case s.job.Request.apart() && s.target.Paper < 2:
		return s.planOf(1-s.target.Paper, "", sheets)
	}
	return nil
}

// plan finds the parts of the document and its sides, or makes them; they are numbers
// among all parts of the job. Those that wait to go there otherwise go so.
func (s *sending) plan(sides sheet.Sides, sheets int) (mine []int) {
	s.parts = slices.DeleteFunc(s.parts, func(part app.JobPart) bool {
		return part.Paper == s.target.Paper && part.State == app.PartWaiting && (part.Sides == "") != (sides == "")
	})
	return s.planOf(s.target.Paper, sides, sheets)
}

func (s *sending) planOf(paper int, sides sheet.Sides, sheets int) (mine []int) {
	for i, part := range s.parts {
		if part.Paper == paper && part.Sides == string(sides) {
			mine = append(mine, i)
		}
	}
	if mine == nil {
		planned := planned(paper, sides, sheets)
		for range planned {
			mine = append(mine, len(s.parts)+len(mine))
		}
		s.parts = append(s.parts, planned...)
	}
	return mine
}

// planned are the parts of so many sheets that wait to be sent.
func planned(paper int, sides sheet.Sides, sheets int) (all []app.JobPart) {
	for first := 1; first <= sheets; first += partSheets {
		all = append(all, app.JobPart{Paper: paper, First: first, Last: min(first+partSheets-1, sheets), Sides: string(sides), State: app.PartWaiting})
	}
	return all
}

// run sends what is to be sent.
func (s *sending) run(ctx context.Context, progress func(done, total int)) (Sent, error) {
	var sent Sent
	var wanted []int
	total := 0
	for _, i := range s.mine {
		part := &s.parts[i]
		switch {
		case part.State == app.PartSending && !s.target.Unsure:
			sent.Unsure = append(sent.Unsure, *part)
		case part.State != app.PartSent:
			wanted = append(wanted, i)
			total += part.Last - part.First + 1
		}
	}
	for _, i := range wanted {
		if err := stopped(ctx); err != nil {
			return sent, err
		}
		if err := s.send(ctx, i); err != nil {
			return sent, err
		}
		sent.Sheets += s.parts[i].Last - s.parts[i].First + 1
		if progress != nil {
			progress(sent.Sheets, total)
		}
	}
	return sent, nil
}

// send sends one part. That it is being sent is noted before, that it was after: a
// program that dies between does not know, and does not say that it knew. Where the
// system refuses it, it waits again.
func (s *sending) send(ctx context.Context, i int) error {
	kept := context.WithoutCancel(ctx)
	part := &s.parts[i]
	doc, err := s.document(ctx, part)
	if err != nil {
		return err
	}
	part.State = app.PartSending
	if err := s.p.journal.SetParts(kept, s.id, s.parts); err != nil {
		return err
	}
	part.State = app.PartSent
	if part.Queued, err = s.to.Print(ctx, doc); err != nil {
		part.State = app.PartWaiting
	}
	return errors.Join(err, s.p.journal.SetParts(kept, s.id, s.parts))
}

// document is the part as a PDF: it is small enough to be held, and never lies in a
// file.
func (s *sending) document(ctx context.Context, part *app.JobPart) (spooler.Document, error) {
	var b bytes.Buffer
	all := s.p.pdfOf(s.job)
	all.Pages = s.doc.im.Some(s.doc.leaf, s.doc.leaves, part.First-1, part.Last, s.target.Backwards)
	if err := pdf.Write(ctx, &b, all); err != nil {
		return spooler.Document{}, err
	}
	size := s.doc.im.PageSize()
	return spooler.Document{
		Queue: s.target.Printer, Tray: s.target.Tray, Title: fmt.Sprintf("%d-%d-%d", s.id, part.First, part.Last),
		Sides: duplex(&s.doc.im), W: size.W, H: size.H, PDF: &b,
	}, nil
}

// duplex is what a printer is to do with the sides of the imposition.
func duplex(im *sheet.Imposition) spooler.Sides {
	switch {
	case im.Sides != sheet.Both:
		return spooler.OneSided
	case im.Turn == sheet.ShortEdge:
		return spooler.ShortEdge
	}
	return spooler.LongEdge
}

// PutRight has the request printed where the printer meets the paper.
func (r *Request) PutRight(p app.PrinterShift) {
	r.Front, r.Back = shiftsOf(p)
}
