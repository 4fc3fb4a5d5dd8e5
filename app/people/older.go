package people

import (
	"reflect"

	"vestka/app"
)

// newer is what is known of lists that are newer than the one that is compared.
type newer struct {
	day    app.Date // of the newest one of the source; zero where there is none
	here   bool     // one of them is in the language of the list
	lacked app.Date // the day of the first whole one in that language
}

// newerThan looks for the lists of the source that are newer than the day.
func newerThan(imports []app.Import, list *app.Import) (n newer) {
	for i := range imports {
		in := &imports[i]
		if !in.Stands() || in.Source != list.Source || list.Day.IsZero() || !list.Day.Before(in.Day) {
			continue
		}
		if n.day.Before(in.Day) {
			n.day = in.Day
		}
		if in.Lang == list.Lang {
			n.here = true
			if !in.Partial && (n.lacked.IsZero() || in.Day.Before(n.lacked)) {
				n.lacked = in.Day
			}
		}
	}
	return n
}

// older reports that a newer list of the source was taken in.
func (c *comparing) older() bool { return !c.newer.day.IsZero() }

// takeOlder takes a row of a list that is older than what is known of its source. It
// tells no news and changes nothing that is known: it fills in what is not, and brings
// people whom nobody knows yet.
func (c *comparing) takeOlder(r *app.Record, p *app.Person, same bool) error {
	known := p != nil
	if !known {
		p = &app.Person{Sample: r.Source == sampleSource}
	}
	now := *p
	if _, err := c.merge(&now, r); err != nil {
		return err
	}
	if known {
		keepKnown(&now, p)
	}
	_, there := c.rows[r.Key]
	keeps := !there || !c.newer.here && !same // else the store has a newer row
	switch {
	case !known:
		c.New++
	case !keeps && reflect.DeepEqual(now, *p):
		c.Unchanged++
		return nil
	default:
		c.Changed++
	}
	*p = now
	c.guessed.note(p, r)
	e := c.edit(p)
	if keeps {
		e.Records = append(e.Records, *r)
	}
	if !there && !c.newer.lacked.IsZero() {
		c.importing.Gone = append(c.importing.Gone, app.RowKey{Lang: c.list.Lang, Key: r.Key})
		c.importing.GoneOn = c.newer.lacked
	}
	return nil
}

// keepKnown gives a person back what was known before an older list was merged.
func keepKnown(now, known *app.Person) {
	for _, f := range app.Facts {
		if value := f.Of(known); value != "" {
			_ = f.Set(now, value) // it was there
		}
	}
	now.Died = known.Died // who is not dead in a newer list is not dead
	for _, lang := range languages {
		if n := nameIn(&known.Names, lang); !n.IsZero() && !n.Proposed {
			*nameIn(&now.Names, lang) = *n
		}
	}
	if known.Held != (app.Detention{}) {
		now.Held = known.Held
	}
}
