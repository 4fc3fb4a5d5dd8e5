package app

import "context"

// Fact names one thing that is known of a person and that the user may know
// better than the lists.
type Fact string

// The facts.
const (
	FactStatus    Fact = "status"
	FactSex       Fact = "sex"
	FactBorn      Fact = "born"
	FactDetained  Fact = "detained"
	FactDied      Fact = "died"
	FactVerdict   Fact = "verdict"
	FactAppeal    Fact = "appeal"
	FactRelease   Fact = "release"
	FactArticles  Fact = "articles"
	FactTown      Fact = "town"
	FactWork      Fact = "work"
	FactInterests Fact = "interests"
)

// Facts are all facts, in the order in which a form asks for them.
var Facts = []Fact{
	FactStatus, FactSex, FactBorn, FactDetained, FactVerdict, FactAppeal, FactRelease, FactDied,
	FactArticles, FactTown, FactWork, FactInterests,
}

// Date is where the person keeps the fact, nil for one that is no date.
func (f Fact) Date(p *Person) *Date {
	switch f {
	case FactBorn:
		return &p.Born
	case FactDetained:
		return &p.Detained
	case FactDied:
		return &p.Died
	case FactVerdict:
		return &p.Verdict
	case FactAppeal:
		return &p.Appeal
	case FactRelease:
		return &p.Release
	}
	return nil
}

// Text is where the person keeps the fact, nil for one that is no free text.
func (f Fact) Text(p *Person) *string {
	switch f {
	case FactArticles:
		return &p.Articles
	case FactTown:
		return &p.Town
	case FactWork:
		return &p.Work
	case FactInterests:
		return &p.Interests
	}
	return nil
}

// Of is the person's fact as it is written down: a date in EDTF, a code, a text;
// empty where nothing is known.
func (f Fact) Of(p *Person) string {
	switch {
	case f == FactStatus:
		return string(p.Status)
	case f == FactSex:
		return string(p.Sex)
	case f.Date(p) != nil:
		return f.Date(p).String()
	case f.Text(p) != nil:
		return *f.Text(p)
	}
	return ""
}

// Set writes what Of gives into the person; Invalid, and nothing changed, where
// the fact cannot have the value.
func (f Fact) Set(p *Person, value string) error {
	if date := f.Date(p); date != nil {
		parse := ParseDate
		switch f {
		case FactBorn:
			parse = ParseBirth
		case FactDied, FactVerdict:
			parse = ParseDeath
		}
		d, err := parse(value)
		if err == nil {
			*date = d
		}
		return err
	}
	if text := f.Text(p); text != nil {
		*text = value
		return nil
	}
	switch {
	case f == FactStatus && (Status(value) == Active || Status(value) == Former || Status(value) == NotRecognised):
		p.Status = Status(value)
	case f == FactSex && (Sex(value) == SexUnknown || Sex(value) == Female || Sex(value) == Male):
		p.Sex = Sex(value)
	default:
		return &Error{Code: Invalid, Key: "error.fact", Args: Args{"Value": value}}
	}
	return nil
}

// OwnFact is what the user says of a person over what the lists say.
type OwnFact struct {
	Fact     Fact
	Value    string // as Fact.Of; empty: that nothing is known, whatever a list says
	Source   string // who told the user: a source of the lists, or a few words; empty for the user alone
	Against  string // what the lists said when it was chosen, as people.Fact.Says
	ChosenOn Date
}

// OwnDetention is where somebody is or was held as the user says.
type OwnDetention struct {
	ID       int64  // 0 for a new one
	Facility string // code in the register, or
	Text     string // the user's own words
	Liberty  bool   // they are free
	Since    Date
	Until    Date // zero while it lasts
	Source   string
	Against  string // what the lists said when it was written, as people.Fact.Says
	ChosenOn Date
}

// Detention is how it stands in the history of a person.
func (d OwnDetention) Detention() Detention {
	return Detention{
		Facility: d.Facility, Text: d.Text, Liberty: d.Liberty, Since: d.Since, Until: d.Until,
		Source: ByUser, SeenOn: d.ChosenOn,
	}
}

// ByUser is the source of what the user wrote.
const ByUser = "user"

// OwnEdit is what is to change of what the user says of one person.
type OwnEdit struct {
	Person   PersonID      // 0 for somebody new, whom no list has
	Names    map[Lang]Name // a zero name takes the user's back
	Proposed *Names        // made of them by the program, for somebody whom no list has; nil leaves those of before
	Facts    []OwnFact     // each in the place of an earlier one
	Drop     []Fact        // that the user says nothing of any more
	Held     []OwnDetention
	DropHeld []int64
	Note     *string   // nil leaves it
	Line     string    // to be added to the note; empty for none
	Tag      []string  // to be given
	Untag    []string  // to be taken away
	Forms    []OwnForm // of their names, each in the place of an earlier one; without a text it is the rules' again
}

// Own is what the user says of a person.
type Own struct {
	Listed Person // as the lists alone have them
	Facts  []OwnFact
	Held   []OwnDetention // newest first
	Merged []Person       // those who were merged into them, as the lists have them
}

// PlacesSaid is what is said of where a person is held.
type PlacesSaid struct {
	Records []Record       // of the person and of those who were merged into them, newest first, without their cells
	Held    []OwnDetention // where they are now as the user says, newest first
}

// Pair is two people. The one with the smaller number comes first.
type Pair [2]PersonID

// PairOf is the pair of two people.
func PairOf(a, b PersonID) Pair {
	if b < a {
		a, b = b, a
	}
	return Pair{a, b}
}

// OwnStore keeps what the user says of people. It lies over the lists: no import
// changes it, and an import can be taken back under it. Somebody who was merged
// into another is that other wherever one reads by person.
type OwnStore interface {
	// Own is what the user says of a person; NotFound where there is none.
	Own(ctx context.Context, id PersonID) (Own, error)
	// EditOwn writes all edits as one step, which key and args name for people;
	// Changes.IDs are the people of the edits in their order.
	EditOwn(ctx context.Context, key string, args Args, edits []OwnEdit) (Changes, error)
	// RemoveOwn removes somebody whom no list has with all that the user says of
	// them; Refused where letters or files hang on them, or a list has them.
	RemoveOwn(ctx context.Context, id PersonID) (Changes, error)
	// Tags are all tags with the number of people who have them.
	Tags(ctx context.Context) (map[string]int, error)
	// Merge makes a person be the other one from now on.
	Merge(ctx context.Context, id, into PersonID) (Changes, error)
	// Unmerge makes somebody who was merged a person of their own again.
	Unmerge(ctx context.Context, id PersonID) (Changes, error)
	// SetApart remembers that two people are not the same.
	SetApart(ctx context.Context, pair Pair) (Changes, error)
	// Apart are the pairs of whom the user said so.
	Apart(ctx context.Context) (map[Pair]bool, error)
}
