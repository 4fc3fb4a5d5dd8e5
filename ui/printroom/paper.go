package printroom

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// manyCards is the number of cards above which printing shows how far it is.
const manyCards = 50

// choosePlace asks where the PDF goes.
func (s *Section) choosePlace() {
	if s.busy || s.cards() == 0 {
		return
	}
	loc := s.frame.Loc()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("printroom.save"), Name: "postcards.pdf", Extensions: []string{".pdf"}}, s.write)
}

// write makes the PDF and the entries of the log, opens the one and asks in the
// other whether the cards came out. Without a whole PDF there are no entries.
// It waits for cards that are being laid out: what is printed is what is shown.
func (s *Section) write(path string) {
	if s.preparing {
		s.prepared = func() { s.write(path) }
		return
	}
	loc, job := s.frame.Loc(), s.job
	type result struct {
		id      app.JobID
		changes app.Changes
	}
	stop, ended := func() {}, s.frame.Began()
	progress, closePanel := s.progress(len(job.Cards), func() { stop() })
	s.busy = true
	s.refresh()
	stop = work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (r result, err error) {
		if err = s.deps.Press.SavePDF(ctx, job, path, p); err == nil {
			// The cards are made: it is too late to cancel.
			r.id, r.changes, err = s.deps.Press.Log(context.WithoutCancel(ctx), job, s.deps.Now())
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
		ended(loc.T("printroom.written", "Count", len(job.Cards)))
		s.frame.Did(s, loc.T("printroom.written", "Count", len(job.Cards)), r.changes)
		s.open(path)
		s.frame.Go("journal", r.id)
	})
}

// progress shows how far a large job is and lets it be cancelled; a small one
// is done before that could be read.
func (s *Section) progress(cards int, cancel func()) (progress work.Progress, closePanel func()) {
	if cards <= manyCards {
		return nil, func() {}
	}
	loc := s.frame.Loc()
	panel := kit.NewProgress(loc.T("printroom.writing"), loc.T("dialog.cancel"), cancel)
	closePanel = s.frame.Dialogs().Show(kit.Sheet{Body: panel, Cancel: cancel})
	return func(done, total int) {
		panel.Set(done, total, loc.T("printroom.pages", "Done", loc.Number(done), "Total", loc.Number(total)))
	}, closePanel
}

// open shows the PDF in the reader's own program.
func (s *Section) open(path string) {
	work.Query(s.deps.Runner, "print/open", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.deps.Opener.Open(ctx, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			text, hint := s.frame.Loc().Error(err) // in passing: the file is there, and a question waits
			s.frame.Say(text + " " + hint)
		}
	})
}
