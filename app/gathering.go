package app

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

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

// The most that a gathering may be said to have been.
const mostOfGathering = 1_000_000

// Check is Invalid where the gathering lacks something or says what cannot be.
func (g *Gathering) Check(today Date) error {
	g.Title, g.Note = strings.Join(strings.Fields(g.Title), " "), strings.TrimSpace(g.Note)
	switch {
	case !g.On.Full():
		return &Error{Code: Invalid, Key: "error.step.date"}
	case today.Before(g.On):
		return &Error{Code: Invalid, Key: "error.step.future"}
	case g.Letters < 1 || g.Letters > mostOfGathering || g.Writers < 0 || g.Writers > mostOfGathering:
		return &Error{Code: Invalid, Key: "error.gathering.count"}
	case g.Country != "" && !IsCountry(g.Country):
		return &Error{Code: Invalid, Key: "error.setting.country", Args: Args{"Value": g.Country}}
	case len(g.Title) > MostText || len(g.Note) > MostText || !utf8.ValidString(g.Title+g.Note):
		return &Error{Code: Invalid, Key: "error.draft.size", Args: Args{"Count": MostText}}
	}
	return nil
}

// GatheringStore keeps gatherings.
type GatheringStore interface {
	// Gatherings are all of them, the newest first.
	Gatherings(ctx context.Context) ([]Gathering, error)
	// AddGathering keeps a new one; its ID and Made are not looked at.
	AddGathering(ctx context.Context, g Gathering) (GatheringID, Changes, error)
	// RemoveGathering removes one; letters that were written there stay. NotFound where
	// there is none.
	RemoveGathering(ctx context.Context, id GatheringID) (Changes, error)
}
