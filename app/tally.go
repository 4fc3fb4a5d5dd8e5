package app

import "context"

// Tally is what was sent and received in a span of days, in numbers alone.
type Tally struct {
	Months    []MonthTally // those in which there was anything, in their order
	Letters   int          // that were sent
	People    int          // to whom
	Replies   int
	Countries map[string]int // letters by the country that they were sent from; empty where it is not known
	Evenings  int            // letter evenings: those whose letters were counted, and those on other days for which people were drawn
	Drawn     int            // people who were drawn by lot for letter evenings, by draws that were kept
	Written   int            // letters that were written there and that nobody named
	Elsewhere map[string]int // those letters by the country that they were sent from, likewise
	Writers   int            // at those where that is known
	Sample    bool           // people of the sample list are among them
}

// MonthTally is one month of a Tally.
type MonthTally struct {
	Year, Month int
	Letters     int
	Replies     int
}

// TallyStore counts what was sent and received.
type TallyStore interface {
	// Tally counts from one full date to another, both included.
	Tally(ctx context.Context, from, until Date) (Tally, error)
}
