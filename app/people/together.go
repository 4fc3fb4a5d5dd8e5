package people

import (
	"context"
	"slices"

	"vestka/app"
)

// TakeFirst brings the first lists of a source in, one in each of several languages, whose
// rows share their ids: as one step, that is taken back as one. taken is false, and
// nothing changed, where the store has rows of the source.
func (in *Intake) TakeFirst(ctx context.Context, lists []app.Snapshot) (changes app.Changes, taken bool, err error) {
	c, err := in.begin(ctx, in.peopleNow(ctx), &lists[0])
	if err != nil {
		return app.Changes{}, false, err
	}
	mixed := slices.ContainsFunc(lists, func(l app.Snapshot) bool { return l.Source != lists[0].Source || !allNumbered(&l) })
	if c.knowsSource(nil) || len(c.others) > 0 || mixed {
		return app.Changes{}, false, nil
	}
	e := app.ImportEdit{}
	at := map[string]int{} // places of the people, by key
	for i := range lists {
		c.list = &lists[i]
		one, err := c.together(&e, at)
		if err != nil {
			return app.Changes{}, false, err
		}
		if i == 0 {
			e.Import = one
		} else {
			e.Also = append(e.Also, one)
		}
	}
	changes, err = in.store.SaveImport(ctx, e)
	return changes, err == nil, err
}

func allNumbered(l *app.Snapshot) bool {
	for i := range l.Records.Len() {
		if r := l.Records.Facts(i); !r.HasID {
			return false
		}
	}
	return true
}

// together adds what the list says to the people of the edit, and gives its import.
func (c *comparing) together(e *app.ImportEdit, at map[string]int) (app.Import, error) {
	counts := app.ImportCounts{Read: c.list.Read, Refused: c.list.Refused, Kinds: map[app.NewsKind]int{}}
	for _, r := range c.list.Records.All() {
		i, known := at[r.Key]
		if !known {
			i = len(e.People)
			at[r.Key] = i
			e.People = append(e.People, app.PersonEdit{Person: app.Person{Sample: r.Source == sampleSource}})
			counts.New++
		} else {
			counts.Changed++
		}
		p := &e.People[i]
		if _, err := c.merge(&p.Person, &r); err != nil {
			return app.Import{}, err
		}
		p.Records = append(p.Records, r)
	}
	said := saidBy(c.list)
	return app.Import{
		Source: c.list.Source, Lang: c.list.Lang, Form: c.list.Form, Day: dayOf(c.list), Plan: c.list.Plan,
		Counts: counts, Statistics: c.statistics(&said, make([]app.PersonID, c.list.Records.Len())),
	}, nil
}
