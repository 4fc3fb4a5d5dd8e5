package app

import (
	"slices"
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
	Postcard   LetterKind = "postcard"
	OnSheets   LetterKind = "letter"     // on sheets of paper, in an envelope
	Electronic LetterKind = "electronic" // through the form of a service
	Telegram   LetterKind = "telegram"
)

// LetterKinds are all of them.
var LetterKinds = []LetterKind{Postcard, OnSheets, Electronic, Telegram}

// MessageKey names the kind for people.
func (k LetterKind) MessageKey() string {
	switch k {
	case OnSheets:
		return "letter.kind.letter"
	case Electronic:
		return "letter.kind.electronic"
	case Telegram:
		return "letter.kind.telegram"
	default:
		return "letter.kind.postcard"
	}
}

// Waits reports that nobody has said yet what became of the letter.
func (s LetterState) Waits() bool { return s == Begun || s == Ready }

// Letter is one entry of the private log: one card to one person. It keeps
// the facility that it was addressed to, whatever happens to that later.
type Letter struct {
	ID       LetterID
	Person   PersonID
	Job      JobID // 0: it was not printed here
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

	ByHand    bool   // written by hand
	SentOn    Date   // posted, or given to a service; zero: not sent
	Country   string // from which it was sent, a code
	Service   string // that took it; empty is the post
	ArrivedOn Date
	Evidence  Evidence    // that it arrived; empty as long as nothing is said of that
	Gathering GatheringID // at which it was written; 0 for none
}

// LongestWay is for how many days a letter may be on its way. No source gives a
// bound: parcels are said to take five to six weeks, and a letter waits for the
// censor besides, so this is about three times that. What has not come back or been
// answered by then is not to be waited for.
const LongestWay = 120

// SentSince is the first day from which letters may still be on their way.
func SentSince(today Date) Date { return today.AddDays(-LongestWay) }

// OnTheWay are the states of a letter that may be on its way.
var OnTheWay = []LetterState{Ready, Printed, Posted, Given}

// OnItsWay reports that the letter may be on its way on the day.
func (l *Letter) OnItsWay(today Date) bool {
	return slices.Contains(OnTheWay, l.State) && !l.On.Before(SentSince(today))
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
	NoJob    bool        // only those that were not printed here
	State    LetterState // empty for every state
	Facility string      // the code that they were addressed to, empty for every one
	Occasion Occasion    // empty for every one
	Since    Date        // those that came into their state on the day or later; zero for all
	IDs      []LetterID  // these; nil for all
	Before   LetterID    // those that were logged before it, to read on from there; 0 for all
	Limit    int         // 0 for all; newest first
}

// Written is what the log says of one person in sum.
type Written struct {
	Letters      int  // that were not stopped
	Last         Date // the last day of these: that of sending, else of the present state
	Sent         int  // posted, or given to a service
	SentLast     Date
	Received     int // replies
	ReceivedLast Date
	Owed         int // replies that wait for an answer
}

// OfState reports that the filter chooses by state alone, or all letters.
func (f *LetterFilter) OfState() bool {
	return f.Person == 0 && f.Job == 0 && !f.NoJob && f.Facility == "" && f.Occasion == "" && f.Since.IsZero() && f.IDs == nil && f.Before == 0
}

// And is what the log says of two people who are one.
func (w Written) And(o Written) Written {
	later := func(a, b Date) Date {
		if a.Before(b) {
			return b
		}
		return a
	}
	return Written{
		w.Letters + o.Letters, later(w.Last, o.Last), w.Sent + o.Sent, later(w.SentLast, o.SentLast),
		w.Received + o.Received, later(w.ReceivedLast, o.ReceivedLast), w.Owed + o.Owed,
	}
}
