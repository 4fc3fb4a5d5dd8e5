package app

// PersonID is the store's own number of a person; it never changes.
type PersonID int64

// SourceID is a source's own, stable id of a person: "viasna:1234".
type SourceID string

// Status is what the list says about a person.
type Status string

// The states of a person in the list.
const (
	Active        Status = "active" // a political prisoner now
	Former        Status = "former" // was one
	NotRecognised Status = "np"     // prosecuted, not recognised as a political prisoner
)

// Sex decides grammatical forms only; it is empty where not known.
type Sex string

// The values of Sex.
const (
	SexUnknown Sex = ""
	Female     Sex = "f"
	Male       Sex = "m"
)

// Lang is a language of the window, of a letter or of an address: three
// separate choices.
type Lang string

// The languages.
const (
	Belarusian Lang = "be"
	Russian    Lang = "ru"
	English    Lang = "en"
)

// LetterLangs are the languages of letters in the order in which they are offered:
// what arrives first (DOMAIN.md 1.1).
var LetterLangs = []Lang{Belarusian, Russian, English}

// MessageKey names the language of a letter for people.
func (l Lang) MessageKey() string {
	switch l {
	case Belarusian:
		return "letter.lang.be"
	case Russian:
		return "letter.lang.ru"
	}
	return "letter.lang.en"
}

// Name is one person's name in one language. Full is the whole name as the
// source wrote it, tidied. The parts are empty where they could not be told.
type Name struct {
	Full       string `json:"full,omitempty"`
	Family     string `json:"family,omitempty"`
	Given      string `json:"given,omitempty"`
	Patronymic string `json:"patronymic,omitempty"`
	Source     string `json:"source,omitempty"`   // "viasna", "sample", "user"; "vestka" for a proposal
	Proposed   bool   `json:"proposed,omitempty"` // made by the program, to be checked by a person
	Unsure     bool   `json:"unsure,omitempty"`   // the split into parts is a guess
}

// IsZero reports that there is no name.
func (n Name) IsZero() bool { return n.Full == "" && n.Family == "" && n.Given == "" }

// Display is the name as people say it: given name, then family name.
func (n Name) Display() string {
	return n.join(false)
}

// Formal is the name with the patronymic between given and family name, as it
// stands on an envelope.
func (n Name) Formal() string {
	return n.join(true)
}

func (n Name) join(patronymic bool) string {
	if n.Unsure || (n.Given == "" && n.Family == "") {
		return n.Full
	}
	s := n.Given
	if patronymic && n.Patronymic != "" {
		s += " " + n.Patronymic
	}
	switch {
	case n.Family == "":
		return s
	case s == "":
		return n.Family
	}
	return s + " " + n.Family
}

// Names are the names of one person; any may be missing.
type Names struct {
	BE    Name `json:"be"`
	RU    Name `json:"ru"`
	Latin Name `json:"latin"`
}

// In is the name in the language, the Latin one for English; missing is zero.
func (n Names) In(l Lang) Name {
	switch l {
	case Belarusian:
		return n.BE
	case Russian:
		return n.RU
	}
	return n.Latin
}

// Best is the name to show to a reader of the language: that language's own,
// else the one nearest to it, a proposed one last.
func (n Names) Best(l Lang) Name {
	order := map[Lang][3]Name{
		Belarusian: {n.BE, n.RU, n.Latin},
		Russian:    {n.RU, n.BE, n.Latin},
		English:    {n.Latin, n.BE, n.RU},
	}[l]
	for _, c := range order {
		if !c.IsZero() && !c.Proposed {
			return c
		}
	}
	for _, c := range order {
		if !c.IsZero() {
			return c
		}
	}
	return Name{}
}

// Detention says where somebody is or was held, as far as the list says.
type Detention struct {
	Facility string // code in the register, empty where the text was not matched
	Text     string // as the source wrote it
	Address  string // as the source wrote it, kept to be compared; never printed
	Liberty  bool   // the text says released, or at liberty before serving the sentence
	Since    Date   // first seen there
	Until    Date   // zero while it lasts
	Source   string
	SeenOn   Date // the day of the list that says so
}

// Person is someone on the list.
type Person struct {
	ID        PersonID
	SourceIDs []SourceID
	Names     Names
	Status    Status
	Sex       Sex
	Born      Date
	Detained  Date
	Died      Date   // SomeDay where it is not known when
	Verdict   Date   // the day of the sentence; SomeDay where a penalty is told without it
	Appeal    Date   // the day on which the appeal was decided, from which the sentence is in force
	Release   Date   // the day on which the sentence ends, as a source gives it
	Articles  string // of the criminal code, as the source writes them
	Town      string // where somebody lived before
	Work      string // profession or place of work
	Interests string
	Held      Detention // the newest detention; zero where nothing is said
	Note      string    // the user's own; an import never touches it
	Tags      []string  // likewise, sorted
	ByHand    bool      // the user added them: no list has them
	Marks     []Mark    // likewise, each kind once at most, also those that have ended
	Relation  Relation  // likewise: what the user is to the person; empty: as the settings say
	Forms     []OwnForm // likewise, of the names
	Sample    bool      // an invented person of the sample list
}

// PersonHead is somebody as the lists have them, in short: it is much sooner read.
type PersonHead struct {
	ID     PersonID
	Status Status
	Lacks  Lacking
}

// Lacking is what nothing is known of, one bit each.
type Lacking uint8

// The bits of Lacking.
const (
	LacksVerdict Lacking = 1 << iota
	LacksAppeal
	LacksRelease
	LacksArticles
	LacksTown
	LacksWork
	LacksInterests
	LacksFacility // of the place where somebody is held
)

// Lacks is what the lists do not say of the person.
func (p *Person) Lacks() (bits Lacking) {
	for i, said := range [...]bool{
		!p.Verdict.IsZero(), !p.Appeal.IsZero(), !p.Release.IsZero(), p.Articles != "", p.Town != "", p.Work != "", p.Interests != "",
		p.Held.Text == "" || p.Held.Facility != "",
	} {
		if !said {
			bits |= 1 << i
		}
	}
	return bits
}

// ReleasePassed reports that the day of release that a list gives has come, while the
// list still does not say that the person is free: the sentence may have been
// lengthened, or nobody has told the list.
func (p *Person) ReleasePassed(on Date) bool {
	return p.Release.Came(on) && p.Status != Former && p.Died.IsZero() && !p.Held.Liberty
}

// Placed reports that the list places the person in a facility today.
func (p *Person) Placed() bool {
	return p.Held.Facility != "" && !p.Held.Liberty && p.Status != Former && p.Died.IsZero()
}

// FreeSince is the day since which the person is free; zero where they are not, or where
// no list names it: then it is only known since which list they are.
func (p *Person) FreeSince() Date {
	if !p.Held.Liberty || !p.Died.IsZero() || p.Held.Since == p.Held.SeenOn {
		return Date{}
	}
	return p.Held.Since
}

// InCustody reports that the person is a recognised prisoner now, alive, and
// not said to be at liberty.
func (p *Person) InCustody() bool {
	return p.Status == Active && p.Died.IsZero() && !p.Held.Liberty
}
