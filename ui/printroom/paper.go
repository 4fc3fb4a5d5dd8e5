package printroom

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// manyCards is the number of cards above which printing shows how far it is.
const manyCards = 50

// choosePlace asks where the PDF goes.
func (s *Section) choosePlace() {
	if s.busy || s.pieces() == 0 {
		return
	}
	loc := s.frame.Loc()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("printroom.save"), Name: string(s.on.Item) + ".pdf", Extensions: []string{".pdf"}}, s.write)
}

// write makes the entries of the log and the PDF, opens the one and asks in the
// other whether the cards came out. Without a whole PDF no entries stay.
// It waits for cards that are being laid out: what is printed is what is shown.
func (s *Section) write(path string) {
	if s.preparing {
		s.prepared = func() { s.write(path) }
		return
	}
	loc, main := s.frame.Loc(), s.job.Request.Main()
	byHand := s.on.ByHand && !main.OneSided()
	job := s.onPaper(byHand)
	begun, habits := s.begunSheets(job), s.habits()
	type result struct {
		id      app.JobID
		changes app.Changes
		used    app.Changes // of the sheets that were begun
		noSheet error       // why there is no job sheet
	}
	stop, ended := func() {}, s.frame.Began()
	progress, closePanel := s.progress(len(job.Cards), func() { stop() })
	s.busy = true
	s.refresh()
	stop = work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (r result, err error) {
		r.id, r.changes, err = s.deps.Press.Make(ctx, job, s.deps.Now(), func() error {
			made := s.made(job)
			if err := s.deps.Press.SavePaper(ctx, job, made[0], path, p); err != nil {
				return err
			}
			// The cards are made: it is too late to cancel.
			r.noSheet = s.writeBeside(context.WithoutCancel(ctx), job, made[1:], path)
			return nil
		})
		if err == nil {
			s.keepHabits(context.WithoutCancel(ctx), habits)
			r.used, err = s.rememberUsed(context.WithoutCancel(ctx), job, begun)
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
		made := writtenLine(loc, job)
		ended(made)
		s.frame.Did(s, made, r.changes)
		if r.used.Kinds != 0 {
			s.frame.Did(s, "", app.Changes{Kinds: r.used.Kinds})
			s.loadLabels()
		}
		if r.noSheet != nil {
			s.frame.Fail(r.noSheet)
		}
		s.open(path)
		s.afterFile(job, r.id, byHand)
	})
}

// onPaper is the job as it is printed: its sides are apart where the reader turns the
// paper, and a check list goes with it. What is in the log stays as it was begun there.
func (s *Section) onPaper(byHand bool) *printing.Job {
	job := *s.job
	if job.ID != 0 {
		return &job
	}
	if byHand {
		job.Request.ByHand()
	}
	list := func(p printing.Paper) bool { return p.Item == printing.JobSheet }
	if s.listed() && !slices.ContainsFunc(job.Request.Beside, list) {
		job.Request.Beside = append(slices.Clone(job.Request.Beside), printing.Paper{Item: printing.JobSheet})
	}
	return &job
}

// afterFile asks in the log whether the cards came out; who turns the paper by hand is
// shown first how.
func (s *Section) afterFile(job *printing.Job, id app.JobID, byHand bool) {
	ask := func() {
		if id != 0 {
			s.frame.Go("journal", id)
		}
	}
	if !byHand {
		ask()
		return
	}
	loc := s.frame.Loc()
	s.showTurn(job, kit.NewText(kit.Body(loc.T("printroom.turn.files"))), nil, []kit.Action{{Label: loc.T("printroom.turn.understood"), Primary: true, Do: ask}})
}

// writtenLine says what was made.
func writtenLine(loc *i18n.Localizer, job *printing.Job) string {
	switch itemOf(job) {
	case printing.Postcards, printing.Copysheets:
		return loc.T("printroom.written", "Count", len(job.Cards))
	case printing.Letters:
		return loc.T("printroom.written.letters", "Count", len(job.Cards))
	default:
		return loc.T("printroom.made")
	}
}

// writeBeside writes the documents that come out with the first one, beside its file.
func (s *Section) writeBeside(ctx context.Context, job *printing.Job, documents []int, path string) error {
	var failed error
	papers := job.Request.Papers()
	for _, nr := range documents {
		what := string(papers[nr].Item)
		switch {
		case papers[nr].Item == printing.JobSheet:
			what = "sheet"
		case papers[nr].Sides == sheet.Backs:
			what = "backs"
		}
		failed = errors.Join(failed, s.deps.Press.SavePaper(ctx, job, nr, fileBeside(path, what), nil))
	}
	return failed
}

// rememberUsed writes down what is left of the sheets that were begun.
func (s *Section) rememberUsed(ctx context.Context, job *printing.Job, begun map[int]*app.LabelSheet) (all app.Changes, failed error) {
	for nr, l := range begun {
		c, err := s.deps.Stocks.SetUsed(ctx, l, s.deps.Press.UsedAfter(job, nr))
		all.Kinds |= c.Kinds
		failed = errors.Join(failed, err)
	}
	return all, failed
}

// fileBeside is where what belongs to the cards at the path goes: beside them, in the
// place of no other file.
func fileBeside(path, what string) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path)) + "-" + what
	for n := 1; ; n++ {
		name := stem + ".pdf"
		if n > 1 {
			name = stem + "-" + strconv.Itoa(n) + ".pdf"
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) || n == manySheets {
			return name
		}
	}
}

// manySheets beside the same cards are more than anybody makes: the last one goes.
const manySheets = 100

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
