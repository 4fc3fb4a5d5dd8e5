package app

import (
	"context"
	"time"
)

// StepID is the store's number of something that was done and can be taken back.
type StepID int64

// Step is something that was done and can be taken back, also after the program
// was closed.
type Step struct {
	ID    StepID
	Key   string // of the sentence that says that it was taken back, as in Undo
	Args  Args   // its values, with whole numbers as int, and StepCount and StepPerson where they are known
	Kinds Kind
	Made  time.Time
}

// The names of what a step says of itself besides the values of its sentence.
const (
	StepCount  = "Count"  // how many people, letters or attachments it is about
	StepPerson = "Person" // who it is about, where it is about one
	StepName   = "Name"   // what it is about is called so: a facility, a list, a draw, a file of rules, a text of a list
)

// StepStore keeps what was done, so far as it can be taken back.
type StepStore interface {
	// Steps are those that are kept, newest first.
	Steps(ctx context.Context) ([]Step, error)
	// StepsOn are the later steps that stand on one, newest first: they have to be
	// taken back before it. It is Refused where that one is not kept.
	StepsOn(ctx context.Context, id StepID) ([]Step, error)
	// TakeBack takes steps back, the newest first, all of them or none. It is Refused
	// where that was done before, where one is no longer kept, where a later step
	// stands on it, or where something of the user's own hangs on what would go.
	TakeBack(ctx context.Context, ids ...StepID) (Changes, error)
	// ForgetSteps forgets steps, or all of them where none is named: they cannot be taken
	// back any more, and what was only kept for that is wiped.
	ForgetSteps(ctx context.Context, ids ...StepID) error
}
