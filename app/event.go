package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// EventKind says what an event on the timeline of a person is about.
type EventKind string

// The kinds of events.
const (
	EventLetter   EventKind = "letter"
	EventReply    EventKind = "reply"
	EventParcel   EventKind = "parcel"
	EventDonation EventKind = "donation"
	EventHeld     EventKind = "held"  // came to another place, or out
	EventLegal    EventKind = "legal" // detained, sentenced, released
	EventList     EventKind = "list"  // what one list said otherwise than the one before
	EventMark     EventKind = "mark"
	EventFile     EventKind = "file"
	EventNote     EventKind = "note"
)

// EventKinds are all of them. What happened on one day stands in their order.
var EventKinds = []EventKind{
	EventReply, EventLetter, EventParcel, EventDonation, EventHeld, EventLegal, EventList, EventMark, EventFile, EventNote,
}

// MessageKey names the kind for people.
func (k EventKind) MessageKey() string {
	switch k {
	case EventReply:
		return "event.kind.reply"
	case EventParcel:
		return "event.kind.parcel"
	case EventDonation:
		return "event.kind.donation"
	case EventHeld:
		return "event.kind.held"
	case EventLegal:
		return "event.kind.legal"
	case EventList:
		return "event.kind.list"
	case EventMark:
		return "event.kind.mark"
	case EventFile:
		return "event.kind.file"
	case EventNote:
		return "event.kind.note"
	default:
		return "event.kind.letter"
	}
}

// Event is something that happened with a person or between them and the user.
type Event struct {
	Person   PersonID
	On       Date // may be a month or a year; zero of a note
	Kind     EventKind
	ID       int64  // of the letter, reply, parcel, donation, file or piece of news; else 0
	Nr       int    // place among those of one ID, in their order
	State    string // what came of it: a LetterState, ParcelState, NewsKind, MarkKind or Fact
	Way      string // of a letter its LetterKind, of a donation its PayeeKind
	Detail   string // of a letter the Evidence or the ReturnReason
	Facility string // code
	Text     string // words of a text or of a list; the beginning of long ones
	More     string // a service, a tracking number, who says so, what was before
	Amount   Money
	Liberty  bool // of EventHeld: no longer held
}

// LaterFirst puts events in the order of a timeline.
func LaterFirst(a, b Event) int {
	return cmp.Or(
		strings.Compare(b.On.String(), a.On.String()),
		slices.Index(EventKinds, a.Kind)-slices.Index(EventKinds, b.Kind),
		cmp.Compare(b.ID, a.ID), b.Nr-a.Nr,
	)
}

// EventFilter chooses events; the zero filter chooses all.
type EventFilter struct {
	Kinds []EventKind // nil for all
	Limit int         // the newest; 0 for all
}

// Has reports that events of the kind are chosen.
func (f EventFilter) Has(k EventKind) bool { return f.Kinds == nil || slices.Contains(f.Kinds, k) }

// Teller tells what happened.
type Teller interface {
	// Events with a person, the newest first.
	Events(ctx context.Context, id PersonID, f EventFilter) ([]Event, error)
}
