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
func (c *comparing) takeOlder(t *taking, p *app.Person) error {
	known, r := p != nil, &t.Record
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
	keeps := c.keepsOlder(t)
	switch {
	case !known:
		c.New++
	case len(keeps) == 0 && reflect.DeepEqual(now, *p):
		c.Unchanged++
		return nil
	default:
		c.Changed++
	}
	*p = now
	c.guessed.note(p, r)
	e := c.edit(p)
	e.Rows = append(e.Rows, keeps...)
	for key := range t.keys() {
		if _, there := c.rows[key]; !there && !c.newer.lacked.IsZero() {
			c.importing.Gone = append(c.importing.Gone, app.RowKey{Lang: c.list.Lang, Key: key})
			c.importing.GoneOn = c.newer.lacked
		}
	}
	return nil
}

// keepsOlder are the rows of an older list that are kept: of the others the store has
// newer ones.
func (c *comparing) keepsOlder(t *taking) (kept []app.Row) {
	i := 0
	for key := range t.keys() {
		if _, there := c.rows[key]; !there || !c.newer.here && !t.same {
			kept = append(kept, t.rows[i])
		}
		i++
	}
	return kept
}

// keepKnown gives a person back what was known before an older list was merged.
func keepKnown(now, known *app.Person) {
	for _, f := range app.Facts {
		if value := f.Of(known); value != "" {
			_ = f.Set(now, value) // it was there
		}
	}
	now.Died = known.Died // who is not dead in a newer list is not dead
	learned := false      // a name that was not said before, from which others are proposed anew
	for _, lang := range languages {
		n, is := nameIn(&known.Names, lang), nameIn(&now.Names, lang)
		if !n.IsZero() && !n.Proposed {
			*is = *n
		} else if !is.IsZero() && !is.Proposed {
			learned = true
		}
	}
	if !learned {
		now.Names = known.Names
	}
	if known.Held != (app.Detention{}) {
		now.Held = known.Held
	}
}
