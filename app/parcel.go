package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// ParcelID is the store's number of a parcel.
type ParcelID int64

// Parcel is a parcel to one person.
type Parcel struct {
	ID       ParcelID
	Person   PersonID
	Facility string // code that it goes to; it stays, wherever the person is moved
	State    ParcelState
	Packed   Date // full dates, or zero where they are not known
	Posted   Date
	Ended    Date // arrived, returned or lost
	Tracking string
	Cost     Money // of the post
	Note     string
	Lines    []ParcelLine
	Made     time.Time
}

// ParcelLine is what lies in a parcel of one kind of thing.
type ParcelLine struct {
	Content string // id in the catalogue; empty for something of the user's own
	Item    string // in the user's words; empty for what the catalogue calls it
	Count   int
	Grams   int   // of all together; 0 where it is not known
	Value   Money // of all together
}

// ParcelState is a step in the life of a parcel.
type ParcelState string

// The states.
const (
	ParcelPacked   ParcelState = "packed" // or being packed
	ParcelPosted   ParcelState = "posted"
	ParcelArrived  ParcelState = "arrived"
	ParcelReturned ParcelState = "returned"
	ParcelLost     ParcelState = "lost"
)

// ParcelStates are all of them.
var ParcelStates = []ParcelState{ParcelPacked, ParcelPosted, ParcelArrived, ParcelReturned, ParcelLost}

// MessageKey names the state for people.
func (s ParcelState) MessageKey() string {
	switch s {
	case ParcelPosted:
		return "parcel.state.posted"
	case ParcelArrived:
		return "parcel.state.arrived"
	case ParcelReturned:
		return "parcel.state.returned"
	case ParcelLost:
		return "parcel.state.lost"
	default:
		return "parcel.state.packed"
	}
}

// Moved is the parcel in another state since a day; Refused where it cannot come there:
// what was not posted neither arrives nor comes back.
func (p Parcel) Moved(to ParcelState, on Date) (Parcel, error) {
	switch {
	case to == ParcelPosted && p.State == ParcelPacked:
		p.State, p.Posted = to, on
	case p.State == ParcelPosted && (to == ParcelArrived || to == ParcelReturned || to == ParcelLost):
		if on.Before(p.Posted) {
			return p, &Error{Code: Refused, Key: "error.parcel.before_posted"}
		}
		p.State, p.Ended = to, on
	default:
		return p, &Error{Code: Refused, Key: "error.parcel.state", Hint: "error.parcel.state.hint"}
	}
	return p, nil
}

// The most that a line of a parcel may say: a tonne, and as many pieces.
const mostOfLine = 1_000_000

// Clean is the parcel as it is kept; Invalid where it cannot be.
func (p Parcel) Clean() (Parcel, error) {
	if p.State == "" {
		p.State = ParcelPacked
	}
	p.Tracking, p.Note = strings.Join(strings.Fields(p.Tracking), " "), strings.TrimSpace(p.Note)
	long := utf8.RuneCountInString(p.Tracking) > mostLine || utf8.RuneCountInString(p.Note) > mostNote
	p.Lines = slices.Clone(p.Lines)
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Item = strings.Join(strings.Fields(l.Item), " "); l.Item == "" && l.Content == "" {
			return p, &Error{Code: Invalid, Key: "error.parcel.no_item"}
		}
		if l.Count == 0 {
			l.Count = 1
		}
		if l.Count < 1 || l.Count > mostOfLine || l.Grams < 0 || l.Grams > mostOfLine {
			return p, &Error{Code: Invalid, Key: "error.parcel.line"}
		}
		if err := l.Value.checkGiven(); err != nil {
			return p, err
		}
		long = long || utf8.RuneCountInString(l.Item) > mostLine
	}
	for _, on := range []Date{p.Packed, p.Posted, p.Ended} {
		if !on.Valid() || !on.IsZero() && !on.Full() {
			return p, &Error{Code: Invalid, Key: "error.date", Args: Args{"Value": on.String()}}
		}
	}
	switch {
	case long:
		return p, &Error{Code: Invalid, Key: "error.donation.long", Args: Args{"Count": mostLine}}
	case !slices.Contains(ParcelStates, p.State):
		return p, &Error{Code: Invalid, Key: "error.parcel.state"}
	}
	return p, p.Cost.checkGiven()
}

// Content is a thing of the catalogue, and what a source says of sending it.
type Content struct {
	ID        string
	Name      Text
	Allowed   bool // a source says that it may be sent; false: that it may not
	Source    Text
	SaidOn    Date
	CheckedOn Date
}

// ParcelFilter chooses parcels; the zero filter chooses all.
type ParcelFilter struct {
	IDs    []ParcelID // these; nil for any
	Person PersonID   // 0 for everybody
}

// ParcelStore keeps parcels.
type ParcelStore interface {
	// Parcels are those of the filter with what lies in them, the newest first.
	Parcels(ctx context.Context, f ParcelFilter) ([]Parcel, error)
	// SaveParcel keeps a new one, or one with an ID in the place of what it was.
	SaveParcel(ctx context.Context, p Parcel) (ParcelID, Changes, error)
	// RemoveParcel removes one.
	RemoveParcel(ctx context.Context, id ParcelID) (Changes, error)
}
