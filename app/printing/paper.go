package printing

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// WritePDF writes the job's main document as PDF. progress may be nil.
func (p *Press) WritePDF(ctx context.Context, job *Job, w io.Writer, progress func(done, total int)) error {
	return p.WritePaper(ctx, job, 0, w, progress)
}

// WritePaper writes one of the documents of a job as PDF, by its place among
// Request.Papers. progress may be nil.
func (p *Press) WritePaper(ctx context.Context, job *Job, nr int, w io.Writer, progress func(done, total int)) error {
	d := job.document(p.fonts, nr)
	if d.leaves == 0 {
		return nothing()
	}
	paper, total := job.Request.Papers()[nr], d.im.PageCount(d.leaves)
	doc := p.pdfOf(job)
	doc.Pages = d.pages()
	if !paper.OneSided() { // else there is nothing to turn
		doc.Turn = d.im.Turn
	}
	doc.Progress = func(done int) {
		if progress != nil {
			progress(done, total)
		}
	}
	return pdf.Write(ctx, w, doc)
}

// pdfOf is a PDF of papers of the job, with its fonts and pictures and no pages yet.
func (p *Press) pdfOf(job *Job) pdf.Document {
	return pdf.Document{
		Fonts:   p.fonts,
		Picture: func(place sheet.Picture) (pdf.Picture, error) { return p.pictureAt(&job.Request, place) },
	}
}

// SavePDF writes the job's PDF to the path. The file appears whole or not at
// all: an existing one is replaced only when the new one is complete.
func (p *Press) SavePDF(ctx context.Context, job *Job, path string, progress func(done, total int)) error {
	return p.SavePaper(ctx, job, 0, path, progress)
}

// SavePaper writes one of the documents of a job to the path, as SavePDF does.
func (p *Press) SavePaper(ctx context.Context, job *Job, nr int, path string, progress func(done, total int)) error {
	return p.guard.Save(path, func(w io.Writer) error { return p.WritePaper(ctx, job, nr, w, progress) })
}

// Make has the job in the log before write puts the first byte of it anywhere, and says
// there that it is made only after: a program that dies between leaves a job of which
// the log does not claim that it was made, and that Rest makes. Where write fails,
// nothing of the job stays in the log.
func (p *Press) Make(ctx context.Context, job *Job, now time.Time, write func() error) (app.JobID, app.Changes, error) {
	id, changes, err := p.Begin(ctx, job, now)
	if err != nil {
		return 0, app.Changes{}, err
	}
	ctx = context.WithoutCancel(ctx)
	if err := write(); err != nil {
		return 0, app.Changes{}, errors.Join(err, takeBack(ctx, changes))
	}
	if id == 0 {
		return 0, changes, nil
	}
	return id, changes, p.Made(ctx, id)
}

// Made says in the log that a job that was begun is whole.
func (p *Press) Made(ctx context.Context, id app.JobID) error { return p.journal.Made(ctx, id) }

// Abandon takes a job out of the log that was begun and of which nothing was made or
// sent after all, and reports that it did. Of any other nothing is done.
func (p *Press) Abandon(ctx context.Context, id app.JobID, changes app.Changes) (gone bool, err error) {
	logged, err := p.journal.Job(ctx, id)
	if err != nil || !logged.Begun || changes.Undo == nil {
		return false, err
	}
	return true, takeBack(ctx, changes)
}

func takeBack(ctx context.Context, changes app.Changes) error {
	if changes.Undo == nil {
		return nil
	}
	_, err := changes.Undo.Do(ctx)
	return err
}

// Begin writes one entry for each card or letter of the job into the journal. What bears
// only an address says nothing of what was written: it has no entry. Nothing is made yet,
// or sent: a job that was begun before stays what it is. All of the documents that go to
// a printer wait from then on, so that those that are not sent now can be sent later.
func (p *Press) Begin(ctx context.Context, job *Job, now time.Time) (app.JobID, app.Changes, error) {
	if job.ID != 0 {
		return job.ID, app.Changes{}, nil
	}
	main := job.Request.Main()
	if !main.Item.Worded() {
		return 0, app.Changes{}, nil
	}
	entries := make([]app.Letter, len(job.Cards))
	for i := range job.Cards {
		c := &job.Cards[i]
		entries[i] = app.Letter{
			ID: c.Letter, Person: c.Person.ID, Kind: c.kind(), State: app.Ready, On: job.Request.Today,
			Occasion: c.Occasion, Lang: c.Lang, Text: c.Text, Picture: c.picture(), Draft: c.Draft,
			Facility: c.Facility.Code, Address: strings.Join(c.Address, "\n"), Sample: c.Person.Sample, Made: now,
		}
	}
	kept, err := look(job)
	if err != nil {
		return 0, app.Changes{}, err
	}
	made := app.PrintJob{Look: kept, Documents: p.documentsOf(job), Begun: true}
	made.Sheets = made.Documents[0].Sheets
	for _, nr := range job.ToPrinter {
		made.Parts = append(made.Parts, planned(nr, "", made.Documents[nr].Sheets)...)
	}
	return p.journal.LogPrint(ctx, made, entries)
}

// kind is what the log calls it.
func (c *Card) kind() app.LetterKind {
	if c.Item == Letters {
		return app.OnSheets
	}
	return app.Postcard
}

// picture is the key of the one on the card. A letter has none, and who copies by hand
// takes a card of their own.
func (c *Card) picture() string {
	if c.Item != Postcards {
		return ""
	}
	return c.Picture
}
