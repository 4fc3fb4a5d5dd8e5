package people

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/work"
)

// Places knows which facility a prison text of a list means.
type Places interface {
	Match(text string) (code string, ok bool)
}

// ImportStore is what lists are compared with and written to.
type ImportStore interface {
	app.PeopleStore
	app.ImportStore
	// NewInInbox is that of app.InboxStore.
	NewInInbox(ctx context.Context, rows []app.InboxRow) ([]app.InboxRow, error)
}

// Intake brings the lists of a source into the store.
type Intake struct {
	store  ImportStore
	places Places
}

// NewIntake makes an Intake. What a user has settled in the store about a
// prison text goes before what places says.
func NewIntake(store ImportStore, places interface {
	Match(text string) (code string, ok bool)
},
) *Intake {
	return &Intake{store: store, places: places}
}

// Comparison is what a list would change in the store. Each row that was read
// is New, Changed, Unchanged, Joined or Refused.
type Comparison struct {
	Day       app.Date // of the list
	Read      int
	New       int // people who were not known
	Changed   int // rows that say something else, or in another language, than before
	Unchanged int
	Refused   int
	Joined    []Joining
	ByHand    []app.PersonID // whom the user added, and the list now has: they are one with whom it brings
	Problems  []app.Problem
	Edits     []app.PersonEdit     // for Apply, without those whom a first list adds
	Kinds     map[app.NewsKind]int // how much news of each kind there is
	Guards    []Guard              // that the list has set off: Apply refuses it
	Gone      int                  // rows that the list no longer has
	Lacking   int                  // of a list that is not taken for the whole one: rows that it does not have, and that are not taken for gone
	Extent    app.Extent           // that was said of the list
	BreaksOff bool                 // the file ended before it was over

	guessed    guesses
	guessedNew *guesses // of those whom a first list adds
	importing  app.ImportEdit
	added      iter.Seq2[app.PersonEdit, error]
	again      bool // a list of the source and language of that day is the newest that was taken in
}

// AcceptGuards has Apply take the list in spite of the guards.
func (c *Comparison) AcceptGuards() { c.Guards = nil }

// Stopped is why Apply refuses the list: app.Refused where a guard stops it, else nil.
func (c *Comparison) Stopped() error {
	switch {
	case len(c.Guards) == 0:
		return nil
	case c.SeemsAnothers():
		return &app.Error{Code: app.Refused, Key: "error.import.other", Hint: "error.import.other.hint"}
	}
	return &app.Error{Code: app.Refused, Key: "error.import.guards", Hint: "error.import.guards.hint"}
}

// SeemsAnothers reports that nothing tells the list from a good one but that it seems to
// be of another source.
func (c *Comparison) SeemsAnothers() bool {
	return len(c.Guards) == 1 && c.Guards[0].Kind == GuardOther
}

// MayBeWhole reports that the list is taken for a part of one, and that a person can say
// that it is whole.
func (c *Comparison) MayBeWhole() bool { return c.Lacking > 0 && !c.BreaksOff }

// Nothing reports that the list says nothing that was not known.
func (c *Comparison) Nothing() bool { return len(c.Edits) == 0 && c.New == 0 && c.Gone == 0 }

// Compare finds out what the list would change, and changes nothing. The keys
// of its rows must differ from each other.
func (in *Intake) Compare(ctx context.Context, list app.Snapshot) (*Comparison, error) {
	return in.CompareWith(ctx, in.peopleNow(ctx), list)
}

// peopleNow is a base without rows, read when it is first wanted.
func (in *Intake) peopleNow(ctx context.Context) *Base {
	return &Base{wait: func() (*known, error) {
		k := &known{}
		return k, in.readPeople(ctx, k)
	}}
}

// CompareWith is Compare with what is read of the store already.
func (in *Intake) CompareWith(ctx context.Context, base *Base, list app.Snapshot) (*Comparison, error) {
	said := work.Beside(func() (listSaid, error) { return saidBy(&list), nil })
	defer func() { _, _ = said() }()
	c, err := in.begin(ctx, base, &list)
	if err != nil {
		return nil, err
	}
	c.said = said
	known, err := c.recognise()
	if err := cmp.Or(err, c.people.err); err != nil {
		return nil, err
	}
	c.findTwins(known)
	if err := c.findByHand(known); err != nil {
		return nil, err
	}
	if err := c.lookBack(known); err != nil {
		return nil, err
	}
	for from := 0; from < len(known); from += atOnce {
		if err := c.takeSome(from, known[from:min(from+atOnce, len(known))]); err != nil {
			return nil, err
		}
		c.foresee()
	}
	c.Joined = c.joinings()
	c.ByHand = slices.Sorted(maps.Values(c.byHand))
	c.lookForGone(known)
	c.pairCorrected()
	if c.people.err != nil {
		return nil, c.people.err
	}
	if err := c.finish(known); err != nil {
		return nil, err
	}
	found := c.Comparison // alone, so that it does not hold on to what was only compared with
	return &found, nil
}

// Apply writes a comparison to the store, in one transaction; app.Refused where a
// guard stops it. That a list says nothing new is written too, once a day: it was
// still so then.
func (in *Intake) Apply(ctx context.Context, c *Comparison) (app.Changes, error) {
	if err := c.Stopped(); err != nil {
		return app.Changes{}, err
	}
	if c.Nothing() && c.again && len(c.importing.Inbox)+len(c.importing.Back) == 0 {
		return app.Changes{}, nil
	}
	e := c.importing
	e.People, e.Added = c.Edits, c.added
	return in.store.SaveImport(ctx, e)
}

// All are the edits with those whom a first list adds.
func (c *Comparison) All() ([]app.PersonEdit, error) {
	all := slices.Clone(c.Edits)
	if c.added == nil {
		return all, nil
	}
	for e, err := range c.added {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// comparing is a comparison under way.
type comparing struct {
	Comparison
	ctx     context.Context
	store   ImportStore
	places  Places
	list    *app.Snapshot
	codes   map[string]string             // prison text to facility code, by the register; those that were asked for
	settled map[string]string             // prison text to facility code, by the user
	rows    map[string]app.RecordRef      // of the source in the list's language, by key
	others  map[app.RowKey]app.RecordRef  // of the source in other languages
	about   map[app.PersonID]bool         // whom these rows are about; see speaksOf
	away    map[app.PersonID][]app.RowKey // rows in other languages that are gone
	ids     map[app.SourceID]app.PersonID
	people  roll
	edits   map[app.PersonID]int // place in Edits
	stand   int                  // rows of the list that the source had and that were not gone
	fresh   []int32              // rows about people whom a first list adds, by their place in the list
	sisters *names.Sisters
	merged  map[app.PersonID]app.PersonID
	joins   joins
	twins   map[int]int              // rows that are about somebody else's person, see findTwins
	byHand  map[int]app.PersonID     // rows about whom the user added
	comesAt map[int]int              // the places at which their people come, in Edits or in fresh
	said    func() (listSaid, error) // see saidBy
	alarm   *alarm                   // nil where nobody wants to know

	newer newer
	knows bool                  // lists of the source were taken in before: what is new is news
	told  map[told]bool         // what its lists in other languages told since
	was   map[string]app.Record // the rows before, of those that are compared at the moment
}

// told is what one language of a source need not tell again after another.
type told struct {
	person app.PersonID
	kind   app.NewsKind
	field  app.Fact
	after  string // of what this list has told already of somebody who was merged; else empty
}

// atOnce is how many rows are compared between two looks at the context, and how
// many of the rows before are read together.
const atOnce = 500

func (in *Intake) begin(ctx context.Context, base *Base, list *app.Snapshot) (*comparing, error) {
	c := &comparing{
		Comparison: Comparison{
			Read: list.Read, Refused: list.Refused, Problems: list.Problems, Kinds: map[app.NewsKind]int{}, Extent: list.Extent, BreaksOff: list.BreaksOff,
		},
		alarm: base.alarm, ctx: ctx, store: in.store, places: in.places, list: list,
		edits: map[app.PersonID]int{}, told: map[told]bool{}, sisters: names.NewSisters(),
		codes: map[string]string{}, others: map[app.RowKey]app.RecordRef{}, away: map[app.PersonID][]app.RowKey{},
	}
	known, err := base.of(ctx, in, list.Source, list.Lang)
	if err != nil {
		return nil, err
	}
	c.rows, c.ids, c.people.heads = known.rows, known.ids, known.heads
	if c.settled, err = in.store.PlaceTexts(ctx); err != nil {
		return nil, err
	}
	if c.merged, err = in.store.Merged(ctx); err != nil {
		return nil, err
	}
	c.people.read = func(ids []app.PersonID, each func(*app.Person) error) error { return in.store.Listed(ctx, ids, each) }
	return c, c.otherLanguages()
}

// speaksOf reports that the source had a row about the person in the list's language.
// Few lists ask.
func (c *comparing) speaksOf(id app.PersonID) bool {
	if c.about == nil {
		c.about = make(map[app.PersonID]bool, len(c.rows))
		for _, row := range c.rows {
			c.about[row.Person] = true
		}
	}
	return c.about[id]
}

// otherLanguages reads what the source's lists in other languages have.
func (c *comparing) otherLanguages() error {
	for _, lang := range languages {
		if lang == c.list.Lang {
			continue
		}
		rows, err := c.store.RecordRefs(c.ctx, c.list.Source, lang)
		if err != nil {
			return err
		}
		for key, row := range rows {
			c.others[app.RowKey{Lang: lang, Key: key}] = row
			if !row.Gone.IsZero() {
				c.away[row.Person] = append(c.away[row.Person], app.RowKey{Lang: lang, Key: key})
			}
		}
	}
	return nil
}

// lookBack finds the import before this one, sets off the guards, and learns what
// the lists in other languages have told since. known is whom each row is about.
func (c *comparing) lookBack(known []app.PersonID) error {
	imports, err := c.store.Imports(c.ctx)
	if err != nil {
		return err
	}
	c.Day = dayOf(c.list)
	said, err := c.said()
	if err != nil {
		return err
	}
	c.importing.Import = app.Import{
		Source: c.list.Source, Lang: c.list.Lang, Form: c.list.Form, Day: c.Day, Plan: c.list.Plan, Statistics: c.statistics(&said, known),
	}
	c.knows = c.knowsSource(imports)
	filter := app.NewsFilter{Source: c.list.Source}
	spoken := newestOf(imports, c.list.Source, func(in *app.Import) bool { return in.Lang == c.list.Lang })
	if spoken != nil {
		filter.After = spoken.ID
		c.again = spoken.Day == c.importing.Import.Day && !spoken.Partial
	}
	if last := newestOf(imports, c.list.Source, func(*app.Import) bool { return true }); last != nil {
		alike := newestOf(imports, c.list.Source, func(in *app.Import) bool { return in.Lang == c.list.Lang && in.Form == c.list.Form })
		c.Guards = checkGuards(last, alike, &c.importing.Import)
	}
	if c.newer = newerThan(imports, &c.importing.Import); c.older() {
		c.Guards = []Guard{{Kind: GuardOlder, Days: [2]app.Date{c.newer.day, c.importing.Import.Day}}} // the others look at what a source has become since
	}
	c.Guards = append(c.strangersOnly(known), c.Guards...)
	news, err := c.store.News(c.ctx, filter)
	for _, n := range news {
		c.told[told{standsFor(c.merged, n.Person), n.Kind, n.Field, ""}] = true
	}
	return err
}

// dayOf is the day of the list: all its rows have the same.
func dayOf(list *app.Snapshot) app.Date {
	if list.Records.Len() == 0 {
		return app.Date{}
	}
	return list.Records.Head(0).SeenOn
}

// newcomers makes the people whom a first list adds, one after the other.
func (c *comparing) newcomers() iter.Seq2[app.PersonEdit, error] {
	if len(c.fresh) == 0 {
		return nil
	}
	guessed := &guesses{}
	c.guessedNew = guessed
	return func(yield func(app.PersonEdit, error) bool) {
		guessed.lines = nil
		for _, i := range c.fresh {
			r, rows := c.newcomer(int(i))
			e := app.PersonEdit{Rows: rows}
			e.Person.Sample = r.Source == sampleSource
			_, err := c.merge(&e.Person, &r)
			guessed.note(&e.Person, &r)
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// newcomer is what a row says of somebody new, with those that join it. Nobody asks
// for its cells.
func (c *comparing) newcomer(i int) (app.Record, []app.Row) {
	if len(c.joins.of[i]) == 0 {
		row := c.list.Records.Row(i)
		return row.Facts(), []app.Row{row}
	}
	t := c.taking(i)
	return t.Record, t.rows
}

// finish puts together what the import says of itself.
func (c *comparing) finish(known []app.PersonID) (err error) {
	c.importing.Shape, c.added = c.list.Shape, c.newcomers()
	c.importing.Same = c.same(known)
	c.importing.Import.Counts = app.ImportCounts{
		Read: c.Read, New: c.New, Changed: c.Changed, Unchanged: c.Unchanged, Joined: len(c.Joined), Refused: c.Refused,
		Gone: c.Gone, Kinds: c.Kinds,
	}
	if len(c.list.Bad) > 0 {
		c.importing.Inbox, err = c.store.NewInInbox(c.ctx, app.InboxOf(c.list, dayOf(c.list)))
	}
	return err
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
	if p.ID != 0 {
		c.people.keep(p)
	}
	e := &c.Edits[at]
	e.Person = *p
	return e
}
