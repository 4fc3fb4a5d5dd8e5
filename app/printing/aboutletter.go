package printing

import (
	"context"
	"io"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/sheet"
)

// SaveAbout saves a letter about somebody as PDF: to the family, to a member of
// parliament, to an authority. It goes to an address that the program does not know, so
// that it bears none, and the journal does not hear of it, since the person gets nothing.
// A field without a value is an error, and nothing is written. Of the request what is said
// of words, sender, font and day counts.
func (p *Press) SaveAbout(ctx context.Context, d *app.Draft, req Request, path string) (flags []Reason, err error) {
	job, err := p.about(d, req)
	if err != nil {
		return nil, err
	}
	return job.Flagged(), p.guard.Save(path, func(w io.Writer) error { return p.WritePDF(ctx, job, w, nil) })
}

// about is a job of the one letter, which no journal knows.
func (p *Press) about(d *app.Draft, req Request) (*Job, error) {
	if !d.Occasion.About() {
		return nil, &app.Error{Code: app.Invalid, Key: "error.draft.to_person", Args: app.Args{"ID": int64(d.ID)}}
	}
	req.Drafts = []app.Draft{*d}
	req.Paper = Paper{Item: Letters, Size: sheet.A4}
	switch d.Form {
	case app.LetterA5Form:
		req.Paper.Size = sheet.A5
	case app.CardForm:
		req.Paper = Paper{Item: Postcards}
	}
	if err := req.fillIn(); err != nil {
		return nil, err
	}
	orders, err := draftOrders(&req)
	if err != nil {
		return nil, err
	}
	entry, found := p.people.Person(d.Person, req.Today)
	if !found {
		return nil, &app.Error{Code: app.Invalid, Key: "error.no_person", Args: app.Args{"ID": int64(d.Person)}}
	}
	held, _ := p.on(req.Today)(entry.Held.Facility)
	o := &orders[0]
	c := &Card{Item: o.item, Person: entry.Person, Lang: o.lang, Occasion: o.occasion, Draft: o.draft, Picture: o.picture.key(), Facility: held}
	if o.unread {
		c.flag("print.flag.translation", nil)
	}
	if why := p.finish(c, o, &letters.Hand{}, &req); why != nil {
		return nil, &app.Error{Code: app.Refused, Key: why.Key, Args: why.Args}
	}
	job := &Job{Request: req, Occasion: o.occasion, Cards: []Card{*c}}
	job.judgeCommon(p.fonts)
	return job, nil
}
