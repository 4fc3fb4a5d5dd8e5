package people

import (
	"context"

	"vestka/app"
)

// Places knows which facility a prison text of a list means.
type Places interface {
	Match(text string) (code string, ok bool)
}

// Intake brings the lists of a source into the store.
type Intake struct {
	store  app.PeopleStore
	places Places
}

// NewIntake makes an Intake. What a user has settled in the store about a
// prison text goes before what places says.
func NewIntake(store app.PeopleStore, places interface {
	Match(text string) (code string, ok bool)
},
) *Intake {
	return &Intake{store: store, places: places}
}

// Comparison is what a list would change in the store. Each row that was read
// is New, Changed, Unchanged or Refused.
type Comparison struct {
	Read      int
	New       int // people who were not known
	Changed   int // rows that say something else, or in another language, than before
	Unchanged int
	Refused   int
	Problems  []app.Problem
	Edits     []app.PersonEdit // for Apply
}

// Compare finds out what the list would change, and changes nothing. The keys
// of its rows must differ from each other.
func (in *Intake) Compare(ctx context.Context, list app.Snapshot) (*Comparison, error) {
	c, err := in.begin(ctx, &list)
	if err != nil {
		return nil, err
	}
	known, err := c.recognise()
	if err != nil {
		return nil, err
	}
	for i := range list.Records {
		if err := ctx.Err(); err != nil {
			return nil, &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		if err := c.take(&list.Records[i], known[i]); err != nil {
			return nil, err
		}
	}
	return &c.Comparison, nil
}

// Apply writes a comparison to the store, in one transaction.
func (in *Intake) Apply(ctx context.Context, c *Comparison) (app.Changes, error) {
	if len(c.Edits) == 0 {
		return app.Changes{}, nil
	}
	return in.store.SavePeople(ctx, c.Edits)
}

// comparing is a comparison under way.
type comparing struct {
	Comparison
	ctx     context.Context
	store   app.PeopleStore
	places  Places
	list    *app.Snapshot
	settled map[string]string        // prison text to facility code, by the user
	rows    map[string]app.RecordRef // of the source in the list's language, by key
	spoken  map[app.PersonID]bool    // whom these rows are about
	ids     map[app.SourceID]app.PersonID
	people  map[app.PersonID]*app.Person // as the rows taken so far left them
	edits   map[app.PersonID]int         // place in Edits
}

func (in *Intake) begin(ctx context.Context, list *app.Snapshot) (*comparing, error) {
	c := &comparing{
		Comparison: Comparison{Read: list.Read, Refused: list.Refused, Problems: list.Problems},
		ctx:        ctx, store: in.store, places: in.places, list: list,
		spoken: map[app.PersonID]bool{}, edits: map[app.PersonID]int{},
	}
	var err error
	if c.settled, err = in.store.PlaceTexts(ctx); err != nil {
		return nil, err
	}
	if c.rows, err = in.store.RecordRefs(ctx, list.Source, list.Lang); err != nil {
		return nil, err
	}
	for _, row := range c.rows {
		c.spoken[row.Person] = true
	}
	if c.ids, err = in.store.SourceIDs(ctx); err != nil {
		return nil, err
	}
	people, err := in.store.Listed(ctx)
	if err != nil {
		return nil, err
	}
	c.people = make(map[app.PersonID]*app.Person, len(people))
	for i := range people {
		c.people[people[i].ID] = &people[i]
	}
	return c, nil
}

// take compares one row with the person it is about, nil for a new one.
func (c *comparing) take(r *app.Record, p *app.Person) error {
	switch {
	case p == nil:
		p = &app.Person{Sample: r.Source == "sample"}
		c.New++
	case c.says(r, p):
		c.takeAgain(r, p)
		return nil
	default:
		c.Changed++
	}
	moved, err := c.merge(p, r)
	if err != nil {
		return err
	}
	e := c.edit(p)
	e.Records, e.Moved = append(e.Records, *r), e.Moved || moved
	return nil
}

// says reports that the source said all of this before.
func (c *comparing) says(r *app.Record, p *app.Person) bool {
	row, known := c.rows[r.Key]
	return known && row.Person == p.ID && row.Digest == r.Digest()
}

// takeAgain takes a row that says nothing new. Its prison text may be
// understood only now, because the register has learned it since.
func (c *comparing) takeAgain(r *app.Record, p *app.Person) {
	if code := c.facility(r.Held.Text); code != "" && p.Held.Facility == "" && p.Held.Text == r.Held.Text {
		p.Held.Facility = code
		c.edit(p)
		c.Changed++
		return
	}
	c.Unchanged++
	if tellsMore(p, r) {
		mergeTrial(p, r)
		e := c.edit(p)
		e.Records = append(e.Records, *r)
	}
}

// edit is the edit of a person with the person as they are now. Two rows may
// be about one person, who then has one edit.
func (c *comparing) edit(p *app.Person) *app.PersonEdit {
	at, begun := c.edits[p.ID]
	if !begun || p.ID == 0 {
		at = len(c.Edits)
		c.edits[p.ID] = at
		c.Edits = append(c.Edits, app.PersonEdit{})
	}
	e := &c.Edits[at]
	e.Person = *p
	return e
}
