// Package rows splits a text into rows of cells at a separator, and finds its
// place again after quotes that were never closed or never meant. It knows
// nothing of what the cells say.
package rows

// The bounds of a file. What lies beyond them is no list of people.
const (
	MaxCell  = 1 << 20   // bytes of one cell
	MaxRow   = 4 << 20   // bytes of one row
	MaxFile  = 256 << 20 // bytes of the file
	MaxCells = 1000      // cells of one row
)
