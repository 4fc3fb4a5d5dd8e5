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
	Args  Args   // its values, with whole numbers as int
	Kinds Kind
	Made  time.Time
}

// StepStore keeps what was done, so far as it can be taken back.
type StepStore interface {
	// Steps are those that are kept, newest first.
	Steps(ctx context.Context) ([]Step, error)
	// TakeBack takes a step back. It is Refused where that was done before, where it
	// is no longer kept, where a later step has changed the same, or where something
	// of the user's own hangs on what would go.
	TakeBack(ctx context.Context, id StepID) (Changes, error)
}
