package app

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LabelSheet is a sheet of labels as a maker sells it, or any other paper that holds
// several pieces. Measures are in mm, from the top left corner.
type LabelSheet struct {
	ID             string   // the maker's number, or the user's own name for it
	Also           []string // numbers of other makers for the same
	PaperW, PaperH float64
	W, H           float64 // of a label
	Columns, Rows  int
	Left, Top      float64 // of the first label
	PitchX, PitchY float64 // from a label to the next one
	Cut            bool    // labels are not punched: they get marks to cut along
	Computed       bool    // not all measures are said by a source: some are worked out, so a test frame comes first
	Source         Text    // none of the user's own
	SaidOn         Date
	CheckedOn      Date
	Own            bool
}

// Labels is how many labels a sheet has.
func (l *LabelSheet) Labels() int { return l.Columns * l.Rows }

// Is reports that the sheet is known by the number or the name.
func (l *LabelSheet) Is(name string) bool {
	for _, id := range append([]string{l.ID}, l.Also...) {
		if strings.EqualFold(id, strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

// mostSheetName is the longest name of a sheet, in letters.
const mostSheetName = 40

// Clean is the sheet of the user's own as it is kept; Invalid where it has no name.
// Whether the measures can be is for those who print on it to say.
func (l LabelSheet) Clean() (LabelSheet, error) {
	l.ID = strings.Join(strings.Fields(l.ID), " ")
	l.Also, l.Source, l.SaidOn, l.CheckedOn, l.Own, l.Computed = nil, Text{}, Date{}, Date{}, true, false
	odd := func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }
	if l.ID == "" || utf8.RuneCountInString(l.ID) > mostSheetName || strings.ContainsFunc(l.ID, odd) {
		return l, &Error{Code: Invalid, Key: "error.sheet.name", Args: Args{"Most": mostSheetName}}
	}
	return l, nil
}

// SheetStore keeps the user's own sheets, and what is left of each sheet that was
// begun.
type SheetStore interface {
	// OwnSheets are the user's own, by name.
	OwnSheets(ctx context.Context) ([]LabelSheet, error)
	// SaveSheet keeps a sheet in the place of the one with the former name, if it has one.
	SaveSheet(ctx context.Context, sheet LabelSheet, former string) (Changes, error)
	// RemoveSheet removes one of the user's own; NotFound where there is none.
	RemoveSheet(ctx context.Context, id string) (Changes, error)
	// UsedPlaces are the places that are gone of the begun sheet, by its ID; counted
	// from 0, sorted. Of what is not begun there is nothing.
	UsedPlaces(ctx context.Context) (map[string][]int, error)
	// SetUsedPlaces says which are gone; none for a new sheet.
	SetUsedPlaces(ctx context.Context, id string, places []int) (Changes, error)
}
