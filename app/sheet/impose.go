package sheet

import "iter"

// Layout says how cards are arranged on paper.
type Layout string

// The layouts. In both, odd pages are picture sides and even pages the text
// sides of the same cards.
const (
	// A6 is one card a page.
	A6 Layout = "a6"
	// A4x4 is four cards on A4, wide side across, to be printed on both sides
	// and turned on the long edge, as printers do unless told otherwise: the
	// upper row of one side lies behind the lower row of the other, and left
	// stays left.
	A4x4 Layout = "a4x4"
)

// Layouts are all of them.
var Layouts = []Layout{A6, A4x4}

// A4 across, and the four places of A4x4 in the middle of it: half a
// millimetre is left at both sides, none above and below.
const (
	sheetW, sheetH = 297.0, 210.0
	columns, rows  = 2, 2
	perSheet       = columns * rows
	sheetX         = (sheetW - columns*CardW) / 2
	sheetY         = (sheetH - rows*CardH) / 2
)

// Sheets is how many sheets of paper n cards need.
func Sheets(layout Layout, n int) int {
	if layout == A4x4 {
		return (n + perSheet - 1) / perSheet
	}
	return n
}

// PageCount is the number of pages: two for each sheet.
func PageCount(layout Layout, n int) int { return 2 * Sheets(layout, n) }

// Impose plans the pages of n cards, one after the other: each card is asked for
// once, in order, when its page is due, so that a long job needs little memory.
func Impose(layout Layout, card func(i int) Card, n int) iter.Seq[Page] {
	if layout == A4x4 {
		return func(yield func(Page) bool) { imposeA4(card, n, yield) }
	}
	return func(yield func(Page) bool) {
		for i := range n {
			c := card(i)
			if !yield(single(c.Front)) || !yield(single(c.Back)) {
				return
			}
		}
	}
}

func imposeA4(card func(i int) Card, n int, yield func(Page) bool) {
	for first := 0; first < n; first += perSheet {
		front := make([]Placed, 0, perSheet+1)
		back := make([]Placed, 0, perSheet+1)
		used := min(perSheet, n-first)
		for i := range used {
			c := card(first + i)
			row, column := i/columns, i%columns
			front = append(front, at(row, column, c.Front))
			back = append(back, at(behind(row), column, c.Back))
			back[i].Clip = c.Overflow
		}
		for _, side := range [][]Placed{front, back} {
			side = append(side, Placed{Face: cropMarks(side)})
			if !yield(Page{W: sheetW, H: sheetH, Faces: side}) {
				return
			}
		}
	}
}

// behind is the row of the text side that lies behind a row of the picture
// side when the sheet is turned on its long edge.
func behind(row int) int { return rows - 1 - row }

func at(row, column int, f *Face) Placed {
	return Placed{X: sheetX + float64(column)*CardW, Y: sheetY + float64(row)*CardH, Face: f}
}
