package app

import "context"

// Kind is a set of the kinds of thing that an operation changed.
type Kind uint

// The kinds of thing in the store.
const (
	KindPeople Kind = 1 << iota
	KindLetters
	KindSettings
	KindPlaces // which facility a text of the list means
)

// Changes is what an operation did to the store. The shell hands it to the
// sections, and each reloads only what it shows.
type Changes struct {
	Kinds Kind
	IDs   []int64 // of people or letters; empty means any
	Undo  *Undo   // nil where there is nothing to take back
}

// Has reports that one of the kinds changed.
func (c Changes) Has(k Kind) bool { return c.Kinds&k != 0 }

// Undo takes an operation back. Key names it for people: "import taken back".
type Undo struct {
	Key  string
	Args Args
	Do   func(context.Context) (Changes, error)
}
