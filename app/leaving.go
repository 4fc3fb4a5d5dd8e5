package app

import "context"

// LeavingStore gives at once what a file for another program needs of the whole store.
type LeavingStore interface {
	// LetterLives are the steps of all letters, each in their order.
	LetterLives(ctx context.Context) (map[LetterID][]LetterStep, error)
	// OwnRows is what is the user's own beside the journal: by table its rows, by column
	// what stands in them, days and moments as texts.
	OwnRows(ctx context.Context) (map[string][]map[string]any, error)
}
