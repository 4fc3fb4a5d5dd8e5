package app

import "time"

// GatheringID is the store's number of a gathering.
type GatheringID int64

// Gathering are letters that people wrote together, on an evening of letters for
// instance: how many, and nobody's name.
type Gathering struct {
	ID      GatheringID
	On      Date
	Title   string
	Letters int
	Writers int    // 0: not known
	Country string // from which they were sent
	Note    string
	Made    time.Time
}
