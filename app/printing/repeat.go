package printing

import (
	"context"

	"vestka/app"
)

// Repeat is a card like one that was made for the same person before.
type Repeat struct {
	Person app.PersonID
	Letter app.LetterID    // of the log
	Job    app.JobID       // that it was in
	On     app.Date        // the day of its present state
	State  app.LetterState // ready where nobody said that it came out, begun where nobody knows that it was made
}

// yearly is for how many days a card for an occasion that comes once a year is the
// card for it: less than from one such day to the next, with room for cards that were
// made two months ahead.
const yearly = 240

// Repeats are the cards of the job that were made before, for the same person and the
// same occasion of this year. A greeting has no occasion: there the words decide, too.
// Letters that were stopped do not count, nor those that the job prints again.
func (p *Press) Repeats(ctx context.Context, job *Job) ([]Repeat, error) {
	type key struct {
		person   app.PersonID
		occasion app.Occasion
	}
	made := map[key][]app.Letter{}
	asked := map[app.Occasion]bool{}
	for i := range job.Cards {
		occasion := job.Cards[i].Occasion
		if asked[occasion] || occasion == "" {
			continue
		}
		asked[occasion] = true
		letters, _, err := p.journal.Letters(ctx, app.LetterFilter{Occasion: occasion, Since: job.Request.Today.AddDays(-yearly)})
		if err != nil {
			return nil, err
		}
		for _, l := range letters {
			if l.State != app.Stopped {
				made[key{l.Person, occasion}] = append(made[key{l.Person, occasion}], l)
			}
		}
	}
	var all []Repeat
	for i := range job.Cards {
		c := &job.Cards[i]
		for _, l := range made[key{c.Person.ID, c.Occasion}] {
			if l.ID != c.Letter && (!anyDay(c.Occasion) || l.Text == c.Text) {
				all = append(all, Repeat{Person: c.Person.ID, Letter: l.ID, Job: l.Job, On: l.On, State: l.State})
				break // the newest one
			}
		}
	}
	return all, nil
}

// anyDay reports that letters for the occasion follow each other without a year
// between them.
func anyDay(o app.Occasion) bool {
	return o == app.Greeting || o == app.Answer || o == app.Moved || o == app.FirstLetter
}
