package app

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// SavedList is a question to the list that the user asks again and again.
type SavedList struct {
	Name  string
	Query string // JSON, the affair of package people
	Made  time.Time
}

// DrawID is the store's number of a draw that was kept.
type DrawID int64

// KeptDraw is a draw for a letter evening that the user wanted kept.
type KeptDraw struct {
	ID    DrawID
	Name  string
	Seed  int64
	Query string  // whom it was drawn from, as in SavedList
	Drawn []Drawn // in the order of the draw
	Made  time.Time
}

// Drawn is somebody who was drawn.
type Drawn struct {
	Person  PersonID `json:"person"`
	Letters int      `json:"letters"`          // that they had at the draw, which made its weight
	Writer  string   `json:"writer,omitempty"` // who writes to them; empty unless the user asked to keep names
}

// ListStore keeps what the user asks of the list.
type ListStore interface {
	// SavedLists are all of them, sorted by name.
	SavedLists(ctx context.Context) ([]SavedList, error)
	// SaveList keeps a query under a name, in the place of an earlier one of that name.
	SaveList(ctx context.Context, name, query string) (Changes, error)
	// RenameList is NotFound where there is none of the name, Refused where there is
	// one of the new name.
	RenameList(ctx context.Context, name, to string) (Changes, error)
	// RemoveList is NotFound where there is none of the name.
	RemoveList(ctx context.Context, name string) (Changes, error)
	// Draws are those that were kept, newest first.
	Draws(ctx context.Context) ([]KeptDraw, error)
	// KeepDraw keeps one; its ID and Made are not looked at.
	KeepDraw(ctx context.Context, d KeptDraw) (DrawID, Changes, error)
	// RemoveDraw is NotFound where there is none.
	RemoveDraw(ctx context.Context, id DrawID) (Changes, error)
}

// mostListName is how many letters the name of a list may have.
const mostListName = 80

// ListName is the name of a list or a draw as it is kept; Invalid where it cannot
// be one.
func ListName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || utf8.RuneCountInString(name) > mostListName {
		return "", &Error{Code: Invalid, Key: "error.list.name", Args: Args{"Count": mostListName}}
	}
	return name, nil
}
