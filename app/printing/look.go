package printing

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"vestka/app"
)

// look is the request without whom it is for and what it says, which stand in the
// letters of the log: so much is kept of a job that its cards can be printed again
// as they were, also with a picture that is no longer where it was.
func look(job *Job) ([]byte, error) {
	req := job.Request
	req.People, req.Drafts, req.Status, req.Words, req.Own = nil, nil, nil, "", nil
	if cards := req.paperOf(Postcards); cards.Item != Postcards {
		req.Picture, req.Design = Picture{}, app.Design{}
	}
	return json.Marshal(req)
}

// Again is a job of the log as it was made: the same words, addresses and order,
// whatever was changed since. What a person should look at is flagged. It is
// app.NotFound where the log has no such job, and app.Refused where it was made by a
// version of the program that did not keep how it looked.
func (p *Press) Again(ctx context.Context, id app.JobID, today app.Date) (*Job, error) {
	return p.again(ctx, id, today, func(*app.Letter) bool { return true })
}

// Rest is what did not come out of a job of the log, as a job of its own. One that was
// interrupted while its file was made is that job itself, whole.
func (p *Press) Rest(ctx context.Context, id app.JobID, today app.Date) (*Job, error) {
	logged, err := p.journal.Job(ctx, id)
	if err != nil {
		return nil, err
	}
	job, err := p.again(ctx, id, today, func(l *app.Letter) bool { return l.State.Waits() })
	if err != nil {
		return nil, err
	}
	if logged.Begun {
		job.ID = id
		return job, nil
	}
	for i := range job.Request.Beside {
		job.Request.Beside[i].Used = nil
	}
	job.Request.Paper.Used = nil // the sheet that was begun is used up
	_, job.Pages = p.Count(job, 0)
	return job, nil
}

func (p *Press) again(ctx context.Context, id app.JobID, today app.Date, which func(*app.Letter) bool) (*Job, error) {
	logged, err := p.journal.Job(ctx, id)
	if err != nil {
		return nil, err
	}
	if logged.Look == nil {
		return nil, &app.Error{Code: app.Refused, Key: "error.job.old", Args: app.Args{"Job": int64(id)}}
	}
	job := &Job{Occasion: logged.Occasion}
	if err := json.Unmarshal(logged.Look, &job.Request); err != nil {
		return nil, err
	}
	job.Request.Today = today
	letters, _, err := p.journal.Letters(ctx, app.LetterFilter{Job: id})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(letters, func(a, b app.Letter) int { return a.Nr - b.Nr })
	for i := range letters {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		if l := &letters[i]; which(l) {
			job.Cards = append(job.Cards, p.written(l, &job.Request))
			job.Request.People = append(job.Request.People, l.Person)
		}
	}
	if len(job.Cards) == 0 {
		return nil, nothing()
	}
	job.enclose()
	job.judgeCommon(p.fonts)
	_, job.Pages = p.Count(job, 0)
	if job.List, err = p.listAge(ctx, job); err == nil {
		job.Coarse, err = p.coarse(job)
	}
	return job, err
}

// written is the card of a letter of the log.
func (p *Press) written(l *app.Letter, req *Request) Card {
	c := Card{
		Letter: l.ID, Lang: l.Lang, Occasion: l.Occasion, Draft: l.Draft, Picture: l.Picture, Text: l.Text, Address: strings.Split(l.Address, "\n"),
	}
	facility, _ := p.register.Facility(l.Facility, l.On)
	main := req.Main()
	if c.Item = main.Item; req.second() != nil {
		c.Item = Postcards
		if l.Kind == app.OnSheets {
			c.Item = Letters
		}
	}
	c.Facility, c.Person = &facility, &app.Person{ID: l.Person, Sample: l.Sample}
	e, known := p.people.Person(l.Person, req.Today)
	if known {
		c.Person = e.Person
	}
	switch {
	case l.State == app.Stopped, !known:
		c.flag("print.flag.stopped", nil)
	case c.Person.Held.Facility != l.Facility:
		c.flag("print.flag.moved_since", app.Args{"Facility": c.Facility.Name})
	default:
		if why := p.WhyNot(c.Person, req.Status, req.Today); why != nil {
			c.Flags = append(c.Flags, *why)
		}
	}
	c.lay(p.fonts, req)
	return c
}

// PictureOf is the file of the picture that stands on a letter of the log: one of the
// user's own as it was kept with the print job, whatever became of the file since.
// NotFound where there is none.
func (p *Press) PictureOf(ctx context.Context, l *app.Letter) ([]byte, error) {
	if content, err := p.register.PictureFile(l.Picture); err == nil || l.Job == 0 {
		return content, err
	}
	job, err := p.journal.Job(ctx, l.Job)
	if err != nil {
		return nil, err
	}
	var req Request
	if job.Look != nil {
		if err := json.Unmarshal(job.Look, &req); err != nil {
			return nil, err
		}
	}
	return p.file(&req, l.Picture)
}
