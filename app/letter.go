package app

import (
	"strings"
	"time"
)

// LetterID is the store's number of a log entry.
type LetterID int64

// JobID is the store's number of one print job.
type JobID int64

// LetterKind says what was sent.
type LetterKind string

// The kinds of what is sent.
const (
	Postcard LetterKind = "postcard"
	OnSheets LetterKind = "letter" // on sheets of paper, in an envelope
)

// MessageKey names the kind for people.
func (k LetterKind) MessageKey() string {
	if k == OnSheets {
		return "letter.kind.letter"
	}
	return "letter.kind.postcard"
}

// LetterState is a step in the life of a letter (DESIGN.md 3).
type LetterState string

// The states of a letter. A card whose PDF was made is Ready: that it came out
// of the printer only its owner can say. It is Begun from when it is put into the
// log until then.
const (
	Begun   LetterState = "begun"
	Ready   LetterState = "ready"
	Printed LetterState = "printed"
	Stopped LetterState = "stopped" // was never sent: the person is elsewhere, free or dead
)

// MessageKey names the state for people.
func (s LetterState) MessageKey() string {
	switch s {
	case Begun:
		return "letter.state.begun"
	case Printed:
		return "letter.state.printed"
	case Stopped:
		return "letter.state.stopped"
	default:
		return "letter.state.ready"
	}
}

// Waits reports that nobody has said yet what became of the letter.
func (s LetterState) Waits() bool { return s == Begun || s == Ready }

// Letter is one entry of the private log: one card to one person. It keeps
// the facility that it was addressed to, whatever happens to that later.
type Letter struct {
	ID       LetterID
	Person   PersonID
	Job      JobID
	Kind     LetterKind
	State    LetterState
	On       Date // the day of the present state
	Occasion Occasion
	Lang     Lang
	Text     string
	Picture  string  // id of a built-in picture, or "own"
	Facility string  // code
	Address  string  // the address block as printed, lines parted by \n
	Sample   bool    // to a person of the sample list
	Draft    DraftID // that it was made from, which may be gone since; 0 for none
	Made     time.Time
	Nr       int // place in the order in which its job is printed, from 0
}

// LongestWay is for how many days a letter may be on its way. No source gives a
// bound: parcels are said to take five to six weeks, and a letter waits for the
// censor besides, so this is about three times that. What has not come back or been
// answered by then is not to be waited for.
const LongestWay = 120

// SentSince is the first day from which letters may still be on their way.
func SentSince(today Date) Date { return today.AddDays(-LongestWay) }

// OnItsWay reports that the letter may be on its way on the day.
func (l *Letter) OnItsWay(today Date) bool {
	return (l.State == Ready || l.State == Printed) && !l.On.Before(SentSince(today))
}

// Outdated reports that the letter is to the facility, and that the address on it is
// none that the facility has.
func (l *Letter) Outdated(f *Facility) bool {
	if l.Facility != f.Code {
		return false
	}
	for _, a := range [...]*Address{&f.AddressRU, &f.AddressBE} {
		if len(a.Lines) > 0 && strings.Contains(l.Address, strings.Join(a.Lines, "\n")) {
			return false
		}
	}
	return true
}

// LetterFilter chooses log entries; the zero filter chooses all.
type LetterFilter struct {
	Person   PersonID    // 0 for everybody
	Job      JobID       // 0 for every job
	State    LetterState // empty for every state
	Facility string      // the code that they were addressed to, empty for every one
	Occasion Occasion    // empty for every one
	Since    Date        // those that came into their state on the day or later; zero for all
	Limit    int         // 0 for all; newest first
}

// Written is what the log says of one person in sum.
type Written struct {
	Letters int
	Last    Date // the day of the newest entry
}
