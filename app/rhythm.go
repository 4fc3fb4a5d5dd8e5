package app

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OwnOccasionID is the store's number of a day of the user's own.
type OwnOccasionID int64

// OwnOccasion is a day of the user's own, or what the user changed about a day that
// the program knows. A day without an occasion calls for no letter: something else is
// to be done on it.
type OwnOccasion struct {
	ID       OwnOccasionID
	Occasion Occasion // that a letter for it is for
	Person   PersonID // 0 for everybody
	Name     string   // empty for a day that the program knows
	Year     int      // 0 for every year
	Month    int      // 0, with the day, for that which the program knows
	Day      int
	Off      bool // it is not spoken of
}

// KnownDays are the occasions of which the program knows the day.
var KnownDays = []Occasion{NewYear, Christmas, OrthodoxChristmas, Easter, OrthodoxEaster}

// Changes reports that it changes a day that the program knows.
func (o *OwnOccasion) Changes() bool {
	return o.Name == "" && o.Person == 0 && slices.Contains(KnownDays, o.Occasion)
}

// mostOccasionName is how many letters the name of a day may have.
const mostOccasionName = 80

// Clean is the day as it is kept; Invalid where it lacks a name or is no day.
func (o OwnOccasion) Clean() (OwnOccasion, error) {
	refuse := func(key string, args Args) (OwnOccasion, error) {
		return o, &Error{Code: Invalid, Key: key, Args: args}
	}
	o.Name = strings.Join(strings.Fields(o.Name), " ")
	odd := func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }
	switch {
	case o.Occasion != "" && (!o.Occasion.Known() || o.Occasion.About()):
		return refuse("error.occasion.kind", nil)
	case utf8.RuneCountInString(o.Name) > mostOccasionName || strings.ContainsFunc(o.Name, odd):
		return refuse("error.occasion.name", Args{"Most": mostOccasionName})
	case o.Changes() && o.Year == 0 && o.Month == 0 && o.Day == 0:
		return o, nil
	case o.Name == "" && !o.Changes() && o.Occasion != NameDay:
		return refuse("error.occasion.name", Args{"Most": mostOccasionName})
	case o.Occasion == NameDay && o.Person == 0:
		return refuse("error.occasion.name_day", nil)
	case o.Changes() && o.Year != 0, o.Occasion == "" && o.Year == 0:
		return refuse("error.occasion.year", nil)
	case !o.onADay():
		return refuse("error.occasion.day", nil)
	}
	return o, nil
}

// onADay reports that there is such a day, in its year or in some.
func (o *OwnOccasion) onADay() bool {
	day := Date{Year: o.Year, Month: o.Month, Day: o.Day}
	if day.Year == 0 {
		day.Year = 4 // a leap year
	}
	return day.Full() && day.Valid()
}

// SkipID is the store's number of a Skip.
type SkipID int64

// Skip is that somebody is not to be written to, for an occasion or at all: because
// they asked for it, for instance.
type Skip struct {
	ID       SkipID
	Person   PersonID
	Occasion Occasion // empty for every one
	Reason   string
	Since    Date // the day on which it was made, full; zero: not known
	Until    Date // the last day, full; zero until it is taken away
}

// mostReason is how many letters a reason may have.
const mostReason = 500

// Clean is the skip as it is kept; Invalid where it lacks a reason.
func (s Skip) Clean() (Skip, error) {
	s.Reason = strings.TrimSpace(s.Reason)
	switch {
	case s.Occasion != "" && (!s.Occasion.Known() || s.Occasion.About()):
		return s, &Error{Code: Invalid, Key: "error.occasion.kind"}
	case s.Reason == "" || utf8.RuneCountInString(s.Reason) > mostReason || !utf8.ValidString(s.Reason):
		return s, &Error{Code: Invalid, Key: "error.skip.reason", Args: Args{"Most": mostReason}}
	case !s.Until.IsZero() && (!s.Until.Full() || !s.Until.Valid()):
		return s, &Error{Code: Invalid, Key: "error.mark.until"}
	case !s.Until.IsZero() && s.Until.Before(s.Since):
		return s, &Error{Code: Invalid, Key: "error.skip.past"}
	}
	return s, nil
}

// HoldsFor reports that nobody is to write for the occasion on the day.
func (s *Skip) HoldsFor(o Occasion, day Date) bool {
	return (s.Occasion == "" || s.Occasion == o) && (s.Until.IsZero() || !s.Until.Before(day))
}

// Interval is how long one wants to hear nothing of somebody, and go without writing:
// of one person, of those on a saved list, or of all.
type Interval struct {
	Person PersonID // 0 for a list or all
	List   string   // name of a saved list; empty for a person or all
	Wish   int      // days after which one would like to write; 0 for no wish
	Latest int      // days after which it is high time; 0 for no such limit
}

// mostInterval is the longest interval in days: ten years.
const mostInterval = 3650

// Check is Invalid where the limits are none, or the wish comes after the latest.
func (i Interval) Check() error {
	switch {
	case i.Person != 0 && i.List != "",
		i.Wish < 0 || i.Wish > mostInterval, i.Latest < 0 || i.Latest > mostInterval,
		i.Wish > 0 && i.Latest > 0 && i.Latest < i.Wish:
		return &Error{Code: Invalid, Key: "error.interval", Args: Args{"Most": mostInterval}}
	}
	return nil
}

// RhythmStore keeps the user's own days, whom not to write to and how often to.
type RhythmStore interface {
	// OwnOccasions are all of them, by number.
	OwnOccasions(ctx context.Context) ([]OwnOccasion, error)
	// SaveOccasion keeps a new one, or one with an ID in its place; what is changed about
	// a day that the program knows takes the place of what was changed about it before.
	SaveOccasion(ctx context.Context, o OwnOccasion) (OwnOccasionID, Changes, error)
	// RemoveOccasion is NotFound where there is none.
	RemoveOccasion(ctx context.Context, id OwnOccasionID) (Changes, error)
	// Skips are all of them, by number.
	Skips(ctx context.Context) ([]Skip, error)
	// SetSkip puts the skip on the people, each in the place of one for its occasion.
	SetSkip(ctx context.Context, skip Skip, ids ...PersonID) (Changes, error)
	// RemoveSkip is NotFound where there is none.
	RemoveSkip(ctx context.Context, id SkipID) (Changes, error)
	// Intervals are all of them: that of all first, then those of lists by name, then those
	// of people by number.
	Intervals(ctx context.Context) ([]Interval, error)
	// SetInterval keeps one in the place of that of the same person, list or all; without
	// limits it takes that away.
	SetInterval(ctx context.Context, i Interval) (Changes, error)
	// Ways are the letters that were sent, counted by their ways; in no order.
	Ways(ctx context.Context) ([]WayFact, error)
	// Greeted gives for those of the people to whom anything was written for the occasion
	// the day of the newest letter that was not stopped: that of its present state.
	Greeted(ctx context.Context, o Occasion, ids []PersonID) (map[PersonID]Date, error)
	// Greetings are the letters to the people for any of the occasions, in no order.
	Greetings(ctx context.Context, ids []PersonID, occasions []Occasion) ([]Greeted, error)
}

// WayFact is how many letters of one way and one end there are.
type WayFact struct {
	Country  string // from which they were sent; empty where it is not known
	Service  string // that took them; empty is the post
	Facility string
	State    LetterState
	Evidence Evidence
	Days     int // from sending to arrival; -1 where that is not known
	Letters  int
}

// Timed reports that something proves when the letters arrived.
func (f *WayFact) Timed() bool { return f.Days >= 0 && f.Proven() }

// Proven reports that something proves that the letters arrived.
func (f *WayFact) Proven() bool { return f.Evidence != "" && f.Evidence != NoProof }

// Greeted is a letter in short: to whom, for what, and what became of it.
type Greeted struct {
	Person   PersonID
	Occasion Occasion
	On       Date // of sending, else of the present state
	State    LetterState
}
