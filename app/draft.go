package app

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// DraftID is the store's number of a draft.
type DraftID int64

// Draft is a text that is being written to one person, or to nobody yet. It stays
// when letters were printed from it: they keep their own copy of the text.
type Draft struct {
	ID          DraftID
	Person      PersonID // 0: to nobody yet
	Form        Form
	Occasion    Occasion
	Template    string // that it grew from, empty for none
	Picture     string // id of a built-in picture, empty for none
	Original    Side
	Translation Side    // without a language where there is none
	Batch       DraftID // the first of those that were drafted together; 0 for one alone
	Version     int     // that stands in it; 0 as long as it was not changed since it was made
	Letters     int     // made from it and not stopped
	Made        time.Time
	Changed     time.Time
}

// Side is a text in one language, in the field language of package letters.
type Side struct {
	Lang    Lang
	Text    string
	By      string // who translated: a person or a service, in the user's words
	Checked bool   // by a person who knows the language
}

// IsZero reports that there is no such side.
func (s Side) IsZero() bool { return s == Side{} }

// Printed is the side for paper: the one in Russian or Belarusian, the original
// before its translation. Mail in other languages is not handed over (DOMAIN.md
// 1.1); where neither is in them, it is the original.
func (d *Draft) Printed() Side {
	for _, side := range []Side{d.Original, d.Translation} {
		if (side.Lang == Belarusian || side.Lang == Russian) && strings.TrimSpace(side.Text) != "" {
			return side
		}
	}
	return d.Original
}

// Unchecked reports that what is printed is a translation that nobody who knows the
// language has read.
func (d *Draft) Unchecked() bool {
	side := d.Printed()
	return side != d.Original && !side.Checked
}

// Form is what a text is written for, which says how much room it has.
type Form string

// The forms.
const (
	CardForm     Form = "card"      // the message side of a postcard A6
	LetterA5Form Form = "letter_a5" // sheets of A5
	LetterA4Form Form = "letter_a4" // sheets of A4
	OnlineForm   Form = "online"    // the window of a service that takes letters
)

// Forms are all of them.
var Forms = []Form{CardForm, LetterA5Form, LetterA4Form, OnlineForm}

// Holds reports that what is written for the other form has room in this one.
func (f Form) Holds(other Form) bool {
	room := map[Form]int{CardForm: 0, OnlineForm: 1, LetterA5Form: 1, LetterA4Form: 2}
	return room[other] <= room[f]
}

// MessageKey names the form for people.
func (f Form) MessageKey() string {
	switch f {
	case LetterA5Form:
		return "form.letter_a5"
	case LetterA4Form:
		return "form.letter_a4"
	case OnlineForm:
		return "form.online"
	default:
		return "form.card"
	}
}

// WordKey names it among other words, in small letters.
func (f Form) WordKey() string {
	switch f {
	case LetterA5Form:
		return "templates.form.letter_a5"
	case LetterA4Form:
		return "templates.form.letter_a4"
	case OnlineForm:
		return "templates.form.online"
	default:
		return "templates.form.card"
	}
}

// DraftVersion is a draft as it was once written.
type DraftVersion struct {
	Nr          int // from 1
	Before      int // the version that it was made from; 0 for the first
	Original    Side
	Translation Side
	Name        string // by the user; empty for one that was saved by itself
	Made        time.Time
}

// First is the first version of a draft that was not changed since it was made.
func (d *Draft) First() DraftVersion {
	return DraftVersion{Nr: 1, Original: d.Original, Translation: d.Translation, Made: d.Made}
}

// DraftFilter chooses drafts; the zero filter chooses those from which no letter
// was made yet.
type DraftFilter struct {
	IDs     []DraftID // these, in whatever state; nil for any
	Person  PersonID  // 0 for everybody
	Batch   DraftID   // 0 for every one
	Printed bool      // those from which letters were made, in place of the others
	Limit   int       // 0 for all
}

// MostText is how many bytes a side of a draft may have: some thirty pages.
const MostText = 100_000

// mostVersionName is how many letters the name of a version may have.
const mostVersionName = 80

// Check is Invalid where the draft cannot be kept as it is.
func (d *Draft) Check() error {
	for _, side := range []Side{d.Original, d.Translation} {
		if len(side.Text) > MostText || !utf8.ValidString(side.Text) {
			return &Error{Code: Invalid, Key: "error.draft.size", Args: Args{"Count": MostText}}
		}
	}
	return nil
}

// VersionName is the name of a version as it is kept, empty to have none; Invalid
// where it is too long.
func VersionName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if utf8.RuneCountInString(name) > mostVersionName {
		return "", &Error{Code: Invalid, Key: "error.draft.name", Args: Args{"Count": mostVersionName}}
	}
	return name, nil
}

// DraftStore keeps what is being written.
type DraftStore interface {
	// Drafts are those of the filter, the one that was changed last first.
	Drafts(ctx context.Context, f DraftFilter) ([]Draft, error)
	// Draft is one of them; NotFound where there is none.
	Draft(ctx context.Context, id DraftID) (Draft, error)
	// AddDrafts keeps new ones, in one step; several are a batch. Their ID, Batch,
	// Version, Letters, Made and Changed are not looked at. The ids come in their order.
	AddDrafts(ctx context.Context, drafts []Draft) ([]DraftID, Changes, error)
	// WriteDraft keeps a draft as it now stands. Where a side has another text than
	// before it is a further version, unless it is one of those that there are: that is
	// how it is taken back, and no step of the store's. It gives the draft back.
	WriteDraft(ctx context.Context, d Draft) (Draft, Changes, error)
	// DraftVersions are those of a draft, the oldest first; the oldest without a name
	// go when there are too many. A draft that was never changed is its first version.
	DraftVersions(ctx context.Context, id DraftID) ([]DraftVersion, error)
	// NameVersion names one, so that it stays.
	NameVersion(ctx context.Context, id DraftID, nr int, name string) (Changes, error)
	// RemoveDrafts removes them with their versions; NotFound, and nothing is
	// changed, where one is not there.
	RemoveDrafts(ctx context.Context, ids ...DraftID) (Changes, error)
}
