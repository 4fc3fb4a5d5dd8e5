package app

import (
	"context"
	"iter"
	"time"
)

// ImportID is the store's number of an import; it is never used twice.
type ImportID int64

// Import is one list that was taken in.
type Import struct {
	ID         ImportID
	Source     string
	Lang       Lang
	Form       string
	Day        Date // of the list: the day on which it was read
	Made       time.Time
	Counts     ImportCounts
	Statistics Statistics
	Plan       string    // how the file was understood, as Snapshot.Plan
	Partial    bool      // so many known rows were not in it that it cannot be the whole list
	Step       StepID    // by which it is taken back; 0 where that is no longer possible
	TakenBack  time.Time // zero while it stands
}

// Stands reports that the import was not taken back.
func (i *Import) Stands() bool { return i.TakenBack.IsZero() }

// ImportCounts are what an import brought.
type ImportCounts struct {
	Read      int              `json:"read"`
	New       int              `json:"new"`     // people
	Changed   int              `json:"changed"` // rows
	Unchanged int              `json:"unchanged"`
	Joined    int              `json:"joined"` // rows without an id that are about whom another row is about
	Refused   int              `json:"refused"`
	Gone      int              `json:"gone"`  // rows that the list no longer has
	Kinds     map[NewsKind]int `json:"kinds"` // news
}

// Statistics tell what a list held as a whole, for the guards against a list that
// is broken.
type Statistics struct {
	Rows          int            `json:"rows"` // that were taken
	Prisoners     int            `json:"prisoners"`
	NoPrison      int            `json:"no_prison"`      // prisoners of whom it does not say where they are
	Future        int            `json:"future"`         // rows with a day in the future that should be past
	UndatedDeaths int            `json:"undated_deaths"` // rows that say that somebody died, and not when
	Fields        map[Fact]int   `json:"fields"`         // in how many rows each fact was understood
	Columns       map[string]int `json:"columns"`        // in how many rows each column says something
}

// NewsID is the store's number of a piece of news; it is never used twice.
type NewsID int64

// NewsKind is what happened to somebody, as far as two lists tell.
type NewsKind string

// The kinds of news, in the order in which they are shown.
const (
	NewsNew       NewsKind = "new"
	NewsMoved     NewsKind = "moved"
	NewsAddress   NewsKind = "address" // the facility has another one, by the user's own entry
	NewsReleased  NewsKind = "released"
	NewsDeported  NewsKind = "deported"
	NewsDied      NewsKind = "died"
	NewsSentenced NewsKind = "sentenced"
	NewsCharged   NewsKind = "charged"
	NewsGone      NewsKind = "gone"
	NewsChanged   NewsKind = "changed" // in another field
)

// NewsKinds are all of them, in their order.
var NewsKinds = []NewsKind{
	NewsNew, NewsMoved, NewsAddress, NewsReleased, NewsDeported, NewsDied, NewsSentenced, NewsCharged, NewsGone, NewsChanged,
}

// MessageKey names the kind for people.
func (k NewsKind) MessageKey() string {
	switch k {
	case NewsNew:
		return "news.kind.new"
	case NewsMoved:
		return "news.kind.moved"
	case NewsAddress:
		return "news.kind.address"
	case NewsReleased:
		return "news.kind.released"
	case NewsDeported:
		return "news.kind.deported"
	case NewsDied:
		return "news.kind.died"
	case NewsSentenced:
		return "news.kind.sentenced"
	case NewsCharged:
		return "news.kind.charged"
	case NewsGone:
		return "news.kind.gone"
	default:
		return "news.kind.changed"
	}
}

// NewsState says whether somebody has dealt with a piece of news.
type NewsState string

// The states of news.
const (
	NewsOpen      NewsState = "open"
	NewsApplied   NewsState = "applied"   // what it asks for was done
	NewsDismissed NewsState = "dismissed" // it asks for nothing
)

// What news tells of beside the facts and the columns of a list by their own names.
const (
	FactAddress Fact = "address" // of the facility, its lines parted by commas
	FactHeld    Fact = "held"    // code of the facility where it is known, else the text of the list
	FactName    Fact = "name"
	FactPenalty Fact = "penalty"
	FactListed  Fact = "listed" // the day since which somebody is, or is not, on the list
)

// News is one thing that a list said of somebody for the first time, or that the
// user's own entry of a facility means for cards to somebody.
type News struct {
	ID     NewsID
	Import ImportID // 0 where it follows from an own entry
	Person PersonID
	Kind   NewsKind
	Field  Fact   // or a column of the list
	Before string // dates as Date.String has them; empty where nothing was known
	After  string

	// Of the import, and of what was decided.
	Source    string // empty where it follows from an own entry
	On        Date   // of the list, or on which the entry was made
	State     NewsState
	DecidedOn Date
}

// NewsFilter chooses news; the zero filter chooses all.
type NewsFilter struct {
	State  NewsState // empty for every state
	Kind   NewsKind  // empty for every kind
	Person PersonID  // 0 for everybody
	Source string    // empty for every one
	After  ImportID  // of later imports only
}

// RowKey names a row among those of one source, whose lists may be in several languages.
type RowKey struct {
	Lang Lang
	Key  string
}

// ImportEdit is what an import writes, in one transaction.
type ImportEdit struct {
	Import Import       // without ID, Made, Step and TakenBack
	Also   []Import     // lists of the source in other languages that came with it; their rows stand in People
	People []PersonEdit // with their news
	// Added are people who are new and bring no news, made as they are written, so that
	// a large list is not in memory twice; nil for none.
	Added iter.Seq2[PersonEdit, error]
	Gone  []RowKey // rows of the source that it no longer has
	Back  []RowKey // rows that it has again
	// GoneOn is the day since which the source has no longer had what is Gone; zero for
	// that of the import.
	GoneOn Date
	News   []News     // of people without an edit
	Same   []Same     // who of those who come is somebody else
	Inbox  []InboxRow // rows that could not be taken; one that was in the inbox already, in whatever state, is not put there again
	Shape  string     // of the file, whose plan is remembered for the next one; empty for none
	// Written is called when all is written and nothing of it counts yet: where it fails
	// nothing has changed. nil where nobody wants to know.
	Written func() error
}

// Same says that two people are one: Other stands for Person from now on, as after
// OwnStore.Merge, and it can be undone as that can.
type Same struct{ Person, Other Coming }

// Coming is somebody of an import.
type Coming struct {
	ID    PersonID // of who was there before
	Place int      // else: of the edit, among People and then Added
}

// Writes reports that people come or change.
func (e *ImportEdit) Writes() bool { return len(e.People) > 0 || e.Added != nil }

// Decision is what is to become of news.
type Decision struct {
	IDs   []NewsID
	State NewsState
	On    Date
	Stop  []LetterID // letters that are not to go out any more
}

// ImportStore keeps what was imported, and what was new in it.
type ImportStore interface {
	// SaveImport writes an import in one transaction, as one step.
	SaveImport(ctx context.Context, e ImportEdit) (Changes, error)
	// Imports are all that were ever made, newest first.
	Imports(ctx context.Context) ([]Import, error)
	// RecordsOf are the rows of a source in one language with these keys.
	RecordsOf(ctx context.Context, source string, lang Lang, keys []string) (map[string]Record, error)
	// News of imports that stand, newest first.
	News(ctx context.Context, f NewsFilter) ([]News, error)
	// Decide says what became of news, and stops letters, in one transaction;
	// NotFound, and nothing changed, where there is no such news or letter.
	Decide(ctx context.Context, d Decision) (Changes, error)
}
