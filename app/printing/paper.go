package printing

import (
	"context"
	"io"
	"strings"
	"time"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// WritePDF writes the job's PDF. progress may be nil.
func (p *Press) WritePDF(ctx context.Context, job *Job, w io.Writer, progress func(done, total int)) error {
	if len(job.Cards) == 0 {
		return &app.Error{Code: app.Refused, Key: "error.nothing_to_print"}
	}
	pages := job.byHand()
	if job.Request.Hand == "" {
		im := job.Request.Layout.Imposition()
		pages = im.Pages(func(i int) sheet.Leaf { return job.Cards[i].Laid.Leaf }, len(job.Cards))
	}
	return pdf.Write(ctx, w, pdf.Document{
		Pages: pages,
		Fonts: p.fonts,
		Picture: func(key string) (pdf.Picture, error) {
			choice := job.Request.Picture
			if key != choice.key() {
				choice = Picture{ID: key} // of a draft
			}
			picture, err := p.Picture(choice)
			job.Coarse = job.Coarse || err == nil && picture.Coarse()
			return picture, err
		},
		Turn: job.turn(),
		Progress: func(done int) {
			if progress != nil {
				progress(done, job.Pages)
			}
		},
	})
}

// Picture makes a picture ready for a card's picture side.
func (p *Press) Picture(choice Picture) (pdf.Picture, error) {
	data := choice.Own
	if data == nil {
		var err error
		if data, err = p.register.PictureFile(choice.ID); err != nil {
			return pdf.Picture{}, err
		}
	}
	return pdf.DecodePicture(data, sheet.CardW, sheet.CardH)
}

// SavePDF writes the job's PDF to the path. The file appears whole or not at
// all: an existing one is replaced only when the new one is complete.
func (p *Press) SavePDF(ctx context.Context, job *Job, path string, progress func(done, total int)) error {
	return p.guard.Save(path, func(w io.Writer) error { return p.WritePDF(ctx, job, w, progress) })
}

// Log writes one entry for each card of the job into the journal.
func (p *Press) Log(ctx context.Context, job *Job, now time.Time) (app.JobID, app.Changes, error) {
	entries := make([]app.Letter, len(job.Cards))
	for i := range job.Cards {
		c := &job.Cards[i]
		entries[i] = app.Letter{
			Person: c.Person.ID, Kind: app.Postcard, State: app.Ready, On: job.Request.Today,
			Occasion: c.Occasion, Lang: c.Lang, Text: c.Text, Picture: c.picture(job), Draft: c.Draft,
			Facility: c.Facility.Code, Address: strings.Join(c.Address, "\n"), Sample: c.Person.Sample, Made: now,
		}
	}
	return p.journal.Log(ctx, entries)
}

// picture is the key of the one on the card; who copies by hand takes a card of
// their own.
func (c *Card) picture(job *Job) string {
	if job.Request.Hand != "" {
		return ""
	}
	return c.Picture
}

// turn is how the printer is to turn the paper; pages to copy from have one side.
func (j *Job) turn() sheet.Turn {
	if j.Request.Hand != "" {
		return ""
	}
	im := j.Request.Layout.Imposition()
	return im.Turn
}
