package journal

import (
	"context"
	"slices"

	"vestka/app"
)

// Timeline is everything that happened with one person, whoever tells of it.
type Timeline struct{ tellers []app.Teller }

// NewTimeline is what the tellers tell.
func NewTimeline(tellers ...app.Teller) *Timeline { return &Timeline{tellers} }

// Events with a person, the newest first, and whether there are more than the limit.
func (t *Timeline) Events(ctx context.Context, id app.PersonID, f app.EventFilter) (events []app.Event, more bool, err error) {
	ask := f
	if f.Limit > 0 {
		ask.Limit = f.Limit + 1
	}
	for _, teller := range t.tellers {
		some, err := teller.Events(ctx, id, ask)
		if err != nil {
			return nil, false, err
		}
		events = append(events, some...)
	}
	slices.SortStableFunc(events, app.LaterFirst)
	if f.Limit > 0 && len(events) > f.Limit {
		return events[:f.Limit], true, nil
	}
	return events, false, nil
}

// Course tells where a person was held and what courts decided.
type Course struct{ store CourseStore }

// CourseStore is what is asked for that.
type CourseStore interface {
	Person(ctx context.Context, id app.PersonID) (app.Person, error)
	Detentions(ctx context.Context, id app.PersonID) ([]app.Detention, error)
}

// NewCourse tells it of the people of the store.
func NewCourse(store CourseStore) *Course { return &Course{store} }

// courtDates are the facts that are days of the case.
var courtDates = []app.Fact{app.FactDetained, app.FactVerdict, app.FactAppeal, app.FactRelease, app.FactDied}

// Events are those of which the day is known.
func (c *Course) Events(ctx context.Context, id app.PersonID, f app.EventFilter) (events []app.Event, err error) {
	if f.Has(app.EventLegal) {
		p, err := c.store.Person(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, fact := range courtDates {
			if on := *fact.Date(&p); !on.IsZero() && on != app.SomeDay {
				events = append(events, app.Event{Person: p.ID, On: on, Kind: app.EventLegal, State: string(fact)})
			}
		}
	}
	if f.Has(app.EventHeld) {
		held, err := c.store.Detentions(ctx, id)
		if err != nil {
			return nil, err
		}
		for i, d := range held {
			if !d.Since.IsZero() {
				events = append(events, app.Event{
					Person: id, On: d.Since, Kind: app.EventHeld, Nr: len(held) - i, Facility: d.Facility, Text: d.Text, More: d.Source, Liberty: d.Liberty,
				})
			}
		}
	}
	return events, nil
}
