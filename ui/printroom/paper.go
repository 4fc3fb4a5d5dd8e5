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
	s.frame.Dialogs().SaveFile(kit.FileRequest{Title: loc.T("printroom.save"), Name: "postcards.pdf", Extensions: []string{".pdf"}}, s.write)
}

// write makes the PDF and the entries of the log, opens the one and asks in the
// other whether the cards came out. Without a whole PDF there are no entries.
func (s *Section) write(path string) {
	loc, job := s.frame.Loc(), s.job
	type result struct {
		id      app.JobID
		changes app.Changes
	}
	var panel *kit.Progress
	var closePanel func()
	stop := func() {}
	var progress work.Progress
	if len(job.Cards) > manyCards {
		panel = kit.NewProgress(loc.T("printroom.writing"), loc.T("dialog.cancel"), func() { stop() })
		closePanel = s.frame.Dialogs().Show(kit.Sheet{Body: panel, Cancel: func() { stop() }})
		progress = func(done, total int) {
			panel.Set(done, total, loc.T("printroom.pages", "Done", loc.Number(done), "Total", loc.Number(total)))
		}
	}
	s.busy = true
	s.print.Hide()
	stop = work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (r result, err error) {
		if err = s.deps.Press.SavePDF(ctx, job, path, p); err == nil {
			r.id, r.changes, err = s.deps.Press.Log(ctx, job, s.deps.Now())
		}
		return r, err
	}, progress, func(r result, err error) {
		s.busy = false
		s.print.Show()
		if closePanel != nil {
			closePanel()
		}
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, loc.T("printroom.written", "Count", len(job.Cards)), r.changes)
		s.open(path)
		s.frame.Go("journal", r.id)
	})
}

// open shows the PDF in the reader's own program.
func (s *Section) open(path string) {
	work.Query(s.deps.Runner, "print.open", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.deps.Opener.Open(ctx, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
		}
	})
}

// keep writes a setting at once.
func (s *Section) keep(key, value string) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Settings.SetSetting(ctx, key, value)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, "", app.Changes{Kinds: c.Kinds})
	})
}
