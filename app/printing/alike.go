package printing

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
	"vestka/app/letters"
)

// Alike is a card with nearly the same words as one that went to the same facility
// before.
type Alike struct {
	Person   app.PersonID
	Letter   app.LetterID // that went there
	On       app.Date     // the day of its present state
	Likeness float64      // 1 is word for word, but for names
}

// Alike are the cards of the job that read like one that went to the same facility,
// whoever it was to: there one person reads them all. Letters that were stopped do
// not count.
func (p *Press) Alike(ctx context.Context, job *Job) ([]Alike, error) {
	if main := job.Request.Main(); !main.Item.Worded() {
		return nil, nil
	}
	places, again := map[string]bool{}, map[app.LetterID]bool{}
	for i := range job.Cards {
		places[job.Cards[i].Facility.Code] = true
		again[job.Cards[i].Letter] = true // one that is printed again is like itself
	}
	var sent letters.Sent
	written := map[string]bool{} // places to which something was sent
	days := map[app.LetterID]app.Date{}
	for _, code := range slices.Sorted(maps.Keys(places)) {
		before, _, err := p.journal.Letters(ctx, app.LetterFilter{Facility: code})
		if err != nil {
			return nil, err
		}
		for i := range before {
			if l := &before[i]; l.State != app.Stopped && !again[l.ID] {
				written[code] = true
				sent.Add(int64(l.ID), code, letters.NewShingles(l.Text, p.namesOf(l.Person, job.Request.Today)))
				days[l.ID] = l.On
			}
		}
	}
	var alike []Alike
	for i := range job.Cards {
		c := &job.Cards[i]
		if !written[c.Facility.Code] {
			continue
		}
		if id, likeness := sent.Like(c.Facility.Code, letters.NewShingles(c.Text, c.Person.Names)); id != 0 {
			alike = append(alike, Alike{c.Person.ID, app.LetterID(id), days[app.LetterID(id)], likeness})
		}
	}
	return alike, nil
}

// namesOf somebody who may not be on the list any more.
func (p *Press) namesOf(id app.PersonID, today app.Date) app.Names {
	if e, ok := p.people.Person(id, today); ok {
		return e.Names
	}
	return app.Names{}
}
