package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"strconv"
)

// InboxID is the store's own number of a row in the inbox.
type InboxID int64

// InboxRow is a row of a list that was not taken, and waits to be mended.
type InboxRow struct {
	ID     InboxID
	Source string
	Lang   Lang
	Form   string
	SeenOn Date   // the day of the import
	Plan   string // how its file was understood, in the importer's own form
	BadRow
	Mended []Cell // the cells as a person mended them
}

// Digest is equal for rows of one source that say the same.
func (r *InboxRow) Digest() [32]byte {
	b := strconv.AppendQuote(nil, r.Source)
	for _, c := range r.Cells {
		b = strconv.AppendQuote(b, c.Column)
		b = strconv.AppendQuote(b, c.Value)
	}
	return sha256.Sum256(b)
}

// InboxOf are the rows of a list that were not taken and can be mended.
func InboxOf(list *Snapshot, on Date) []InboxRow {
	rows := make([]InboxRow, len(list.Bad))
	for i, bad := range list.Bad {
		rows[i] = InboxRow{Source: list.Source, Lang: list.Lang, Form: list.Form, SeenOn: on, Plan: cmp.Or(bad.Plan, list.Plan), BadRow: bad}
	}
	return rows
}

// InboxStore keeps the rows that were not taken, and how files of a shape are read;
// both come with an import.
type InboxStore interface {
	// Inbox are the rows that wait, those of the newest list first, in the order of the file.
	Inbox(ctx context.Context) ([]InboxRow, error)
	// CountInbox counts them.
	CountInbox(ctx context.Context) (int, error)
	// NewInInbox are those of the rows that were never in it, in whatever state.
	NewInInbox(ctx context.Context, rows []InboxRow) ([]InboxRow, error)
	// MendedRows are the rows of a source that were mended, by digest.
	MendedRows(ctx context.Context, source string) (map[[32]byte]InboxRow, error)
	// MendInbox writes the people that came of a mended row and takes it from the inbox, in one step.
	MendInbox(ctx context.Context, id InboxID, cells []Cell, edits []PersonEdit) (Changes, error)
	// DismissInbox takes rows from the inbox for good.
	DismissInbox(ctx context.Context, ids ...InboxID) (Changes, error)
	// Shapes are the plans by which files of the shape were read last, one for each
	// source, the newest first.
	Shapes(ctx context.Context, shape string) (plans []string, err error)
}
