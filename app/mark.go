package app

import (
	"context"
	"slices"
)

// Mark is what has become known of somebody as to letters and publicity: that
// nobody should write for now, that only letters of listed people are handed
// over, that the person agrees to be spoken of. A mark is the user's own.
type Mark struct {
	Kind   MarkKind
	Reason string // may be empty of a consent
	Source string // who says so
	On     Date   // when the source said so; may be a month or a year
	Until  Date   // the last day on which it holds; zero until it is taken away
}

// MarkKind is what a mark says; a person has one of each kind at most.
type MarkKind string

// The kinds of marks.
const (
	DoNotWrite MarkKind = "do_not_write"
	ListedOnly MarkKind = "listed_only" // letters of listed surnames only are handed over
	Consent    MarkKind = "consent"     // to be spoken of in public
)

// MarkKinds are all of them, in the order in which to show them.
var MarkKinds = []MarkKind{DoNotWrite, ListedOnly, Consent}

// MessageKey names the words for the mark: "do not write".
func (k MarkKind) MessageKey() string {
	switch k {
	case DoNotWrite:
		return "mark.do_not_write"
	case ListedOnly:
		return "mark.listed_only"
	case Consent:
		return "mark.consent"
	}
	return ""
}

// HoldsOn reports that the mark has not ended by the day.
func (m Mark) HoldsOn(day Date) bool { return m.Until.IsZero() || !m.Until.Before(day) }

// Check is Invalid where the mark lacks what others need in order to trust it.
func (m Mark) Check() error {
	refuse := func(key string) error { return &Error{Code: Invalid, Key: key} }
	switch {
	case !slices.Contains(MarkKinds, m.Kind):
		return refuse("error.mark.kind")
	case m.Source == "":
		return refuse("error.mark.source")
	case m.Reason == "" && m.Kind != Consent:
		return refuse("error.mark.reason")
	case m.On.IsZero() || !m.On.Valid():
		return refuse("error.mark.on")
	case !m.Until.IsZero() && (!m.Until.Full() || !m.Until.Valid()):
		return refuse("error.mark.until")
	case !m.Until.IsZero() && m.Until.Before(m.On):
		return refuse("error.mark.order")
	}
	return nil
}

// Mark is the person's mark of the kind, where there is one that holds on the day.
func (p *Person) Mark(kind MarkKind, day Date) (Mark, bool) {
	for _, m := range p.Marks {
		if m.Kind == kind && m.HoldsOn(day) {
			return m, true
		}
	}
	return Mark{}, false
}

// LeftOut is the mark for which everything that goes to many leaves the person
// out on the day.
func (p *Person) LeftOut(day Date) (Mark, bool) {
	if m, marked := p.Mark(DoNotWrite, day); marked {
		return m, true
	}
	return p.Mark(ListedOnly, day)
}

// LeftOutKey names the sentence that says that somebody is left out for the mark, with
// its Reason and its Source.
func (m Mark) LeftOutKey() string {
	if m.Kind == ListedOnly {
		return "print.skip.listed_only"
	}
	return "print.skip.do_not_write"
}

// MarkStore keeps the marks, and what the user is to somebody.
type MarkStore interface {
	// SetMark puts the mark on the people, each in the place of one of its kind.
	SetMark(ctx context.Context, m Mark, ids ...PersonID) (Changes, error)
	// RemoveMark takes the mark of the kind from the people; where none of them has
	// it nothing changes.
	RemoveMark(ctx context.Context, kind MarkKind, ids ...PersonID) (Changes, error)
	// SetRelation says what the user is to a person; empty for what the settings say.
	SetRelation(ctx context.Context, id PersonID, r Relation) (Changes, error)
}
