package app

import "context"

// PersonEdit is what is to be written of one person: the new core and the rows
// of a source that led to it. A person without an ID is new.
type PersonEdit struct {
	Person  Person
	Rows    []Row
	Records []Record // further rows
	Moved   bool     // Held is a new detention, the former one ends; else Held replaces the newest
	News    []News   // of the person, without ID, Import and Person; only an import has any

	Withdrawn []Withdrawn // what the rows said of somebody who is there, and say no more
}

// Said are all rows of the edit.
func (e *PersonEdit) Said() []Record {
	said := make([]Record, 0, len(e.Rows)+len(e.Records))
	for _, r := range e.Rows {
		said = append(said, r.Record())
	}
	return append(said, e.Records...)
}

// RecordRef tells what the store holds of a source's row.
type RecordRef struct {
	Person PersonID
	Digest [32]byte // of the row as found and understood: equal digests are equal rows
	Gone   Date     // the day of the import that lacked the row; zero while the list has it
}

// PeopleStore keeps the list.
type PeopleStore interface {
	// People are all people, ordered by id, for lists and search.
	People(ctx context.Context) ([]Person, error)
	// Listed calls each for these people, nil for all, ordered by id, as the lists alone
	// have them: without what the user wrote or decided. That is what an import compares
	// with. A person is good for the call, in which the store must not be used.
	Listed(ctx context.Context, ids []PersonID, each func(*Person) error) error
	// ListedHeads are all people of whom Listed tells, ordered by id, in short.
	ListedHeads(ctx context.Context) ([]PersonHead, error)
	// ByHand are those whom the user added and no list has, as People gives them; without
	// who was merged.
	ByHand(ctx context.Context) ([]Person, error)
	// Merged gives for everybody who was merged the person who stands for them.
	Merged(ctx context.Context) (map[PersonID]PersonID, error)
	// Person is one of them; NotFound where there is none.
	Person(ctx context.Context, id PersonID) (Person, error)
	// Detentions of a person, newest first.
	Detentions(ctx context.Context, id PersonID) ([]Detention, error)
	// Records of a person as the sources wrote them, newest import first.
	Records(ctx context.Context, id PersonID) ([]Record, error)
	// Withdrawn is what lists said of a person and say no more, newest first.
	Withdrawn(ctx context.Context, id PersonID) ([]Withdrawn, error)
	// PlacesSaid is what is said of where each of the people is held, of whom more than
	// one row of a list says something, or also the user does; of the others nobody can
	// disagree, and nothing is given.
	PlacesSaid(ctx context.Context, ids []PersonID) (map[PersonID]PlacesSaid, error)
	// RecordRefs of a source's rows in one language, by Record.Key; all of them,
	// so that a list can be compared without a query for each row.
	RecordRefs(ctx context.Context, source string, lang Lang) (map[string]RecordRef, error)
	// PeopleSaying are the people of whom the description in some list has for each
	// of the words one that begins so, whatever the case; sorted.
	PeopleSaying(ctx context.Context, words []string) ([]PersonID, error)
	// SourceIDs of everybody.
	SourceIDs(ctx context.Context) (map[SourceID]PersonID, error)
	// ListDays are the days of the newest lists that have each of the people, as NewestList
	// says; whom only the sample list or the user has has none.
	ListDays(ctx context.Context, ids []PersonID) (map[PersonID]Date, error)
	// SavePeople writes all edits in one transaction.
	SavePeople(ctx context.Context, edits []PersonEdit) (Changes, error)
	// SetNote replaces the user's note on a person.
	SetNote(ctx context.Context, id PersonID, note string) (Changes, error)
	// SetName sets a name as the user wrote it (Source "user"); imports never overwrite it. A zero name removes the user's.
	SetName(ctx context.Context, id PersonID, lang Lang, name Name) (Changes, error)
	// RemoveSample removes every sample person with all that belongs to them.
	RemoveSample(ctx context.Context) (Changes, error)
	// PlaceTexts are the prison texts that a user has settled: text to facility code.
	PlaceTexts(ctx context.Context) (map[string]string, error)
	// SetPlaceText settles what facility a prison text means, also for those already held there.
	SetPlaceText(ctx context.Context, text, facility string) (Changes, error)
}

// LetterStore keeps the log.
type LetterStore interface {
	Letters(ctx context.Context, f LetterFilter) ([]Letter, error)
	CountLetters(ctx context.Context, f LetterFilter) (int, error)
	// Written gives for everybody ever written to how much and when.
	Written(ctx context.Context) (map[PersonID]Written, error)
	// LogJob writes the letters as one new job, in one transaction.
	LogJob(ctx context.Context, letters []Letter) (JobID, Changes, error)
	// SetLetterState moves letters to a state on a day.
	SetLetterState(ctx context.Context, ids []LetterID, state LetterState, on Date) (Changes, error)
}

// FacilityStore keeps what the user says of facilities. The register itself ships
// with the program.
type FacilityStore interface {
	// OwnFacilities are the user's own entries, by code and first day.
	OwnFacilities(ctx context.Context) ([]OwnFacility, error)
	// AddressDecisions are what was said of addresses that lists have proposed, the first one first.
	AddressDecisions(ctx context.Context) ([]AddressDecision, error)
	// SaveFacilities writes an edit in one transaction.
	SaveFacilities(ctx context.Context, edit FacilityEdit) (Changes, error)
	// LettersTo counts the letters that came into the state of one that may be on its
	// way on the day or later, by the facility they were addressed to.
	LettersTo(ctx context.Context, since Date) (map[string]int, error)
	// Unsettled are the prison texts that no facility is known for, with how many of
	// the people are held there.
	Unsettled(ctx context.Context) (map[string]int, error)
}

// FacilityEdit is one change to what the user says of facilities.
type FacilityEdit struct {
	Put    []OwnFacility     // each in the place of the user's entry with its key, where there is one
	Remove []FacilityKey     // the user's own
	Decide []AddressDecision // in the place of an earlier decision on the address
	Settle map[string]string // prison texts to facility codes, for texts that are not settled yet; see SetPlaceText
	Leave  string            // the code of a facility that goes: who is held there has none, and no text means it
	News   []News            // what it means for cards that are made and not sent
	Undo   string            // the sentence for people when it is taken back
}

// SettingStore keeps the user's own settings that are too private for the
// toolkit's preferences: the sender's name, the return address. Settings lists them.
type SettingStore interface {
	Setting(ctx context.Context, key string) (string, error) // empty where not set
	SetSetting(ctx context.Context, key, value string) (Changes, error)
}

// The keys of SettingStore under which unfinished work lies, which is no setting:
// what was being written when the store was locked or closed, in a form that is
// the affair of who wrote it.
const (
	DraftPrompts  = "draft_prompts"
	DraftPrintJob = "draft_print_job"
)

// PrintHabits is the key of SettingStore under which lies how the last job was printed,
// so that the next one begins like it. It is no setting either.
const PrintHabits = "print_habits"

// Store is the whole of it.
type Store interface {
	PeopleStore
	LetterStore
	JobStore
	ShiftStore
	FacilityStore
	AttachmentStore
	SettingStore
	MarkStore
	RuleStore
	StepStore
	ListStore
	InboxStore
	ImportStore
	DraftStore
	SnippetStore
	WordStore
	TemplateStore
	DesignStore
	SheetStore
	RhythmStore
	GivingStore
	ParcelStore
	Close() error
}
