package sheet

import (
	"iter"
	"slices"
)

// Leaf is one piece of paper with its sides, such as a card or a sheet of a letter.
type Leaf struct {
	Front, Back *Face // Back is nil where it has none
	Overflow    bool  // something does not fit; nothing of it is left out
}

// Turn is how a sheet comes to its second side.
type Turn string

// The turns. Printers turn on the long edge unless told otherwise.
const (
	LongEdge  Turn = "long"
	ShortEdge Turn = "short"
)

// Sides are those that are printed.
type Sides string

// The choices of sides: fronts and backs alone are for printers that the user turns
// the paper for.
const (
	Both   Sides = "both"
	Fronts Sides = "fronts"
	Backs  Sides = "backs"
)

// Shift is by how much a printer is to print further right and further down, so
// that it meets the paper, mm, on paper that is held upright.
type Shift struct{ X, Y float64 }

// Imposition is how leaves lie on sheets.
type Imposition struct {
	Stock    Stock
	Sides    Sides
	Alone    bool // backs of which no sheet has fronts: they lie as places are counted, and are what the printer prints first
	Turn     Turn
	Used     []int   // places of the first sheet that are gone
	Stack    bool    // so that the piles are in order when the sheets were cut together
	HeadDown bool    // everything stands on its head, for paper that is fed the other way round
	Marks    bool    // where to cut
	Bleed    float64 // how far pictures run out over the edge, mm
	Front    Shift
	Back     Shift
}

// slug is the paper beyond the bleed of a single piece that is to be cut, for the marks.
const slug = markGap + markLength + 1

// Sheets is how many sheets of paper n leaves need.
func (im *Imposition) Sheets(n int) int {
	if n == 0 {
		return 0
	}
	places := im.Stock.Places()
	return (n + im.gone() + places - 1) / places
}

// gone is how many places of the first sheet are used.
func (im *Imposition) gone() int {
	n := 0
	for i, place := range im.Used {
		if place < im.Stock.Places() && !slices.Contains(im.Used[:i], place) {
			n++
		}
	}
	return n
}

// UsedAfter are the places of the last sheet that are gone when n leaves were printed:
// none where it is full.
func (im *Imposition) UsedAfter(n int) []int {
	sheets := im.Sheets(n)
	var gone []int
	for place := range im.Stock.Places() {
		if i := im.leafAt(sheets-1, sheets, place); n > 0 && i < n {
			gone = append(gone, place)
		}
	}
	if len(gone) == im.Stock.Places() {
		return nil
	}
	return gone
}

// PageCount is the number of pages for n leaves.
func (im *Imposition) PageCount(n int) int {
	if im.Sides == Both {
		return 2 * im.Sheets(n)
	}
	return im.Sheets(n)
}

// Pages plans the pages of n leaves, one after the other: each leaf is asked for
// once, when its sheet is due, so that a long job needs little memory.
func (im *Imposition) Pages(leaf func(i int) Leaf, n int) iter.Seq[Page] {
	return im.Some(leaf, n, 0, im.Sheets(n), false)
}

// Some plans the pages of the sheets from the first one to the one before the last,
// counted from 0; backwards for a pile that is printed from its end.
func (im *Imposition) Some(leaf func(i int) Leaf, n, first, last int, backwards bool) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		leaves := make([]Leaf, im.Stock.Places())
		for s := range last - first {
			at := first + s
			if backwards {
				at = last - 1 - s
			}
			for place := range leaves {
				leaves[place] = Leaf{}
			}
			for place, i := range im.on(at, n) {
				leaves[place] = leaf(i)
			}
			if im.Sides != Backs && !yield(im.page(leaves, false)) {
				return
			}
			if im.Sides != Fronts && !yield(im.page(leaves, true)) {
				return
			}
		}
	}
}

// Order is the order in which Pages asks for n leaves, for whoever makes them ready
// before that.
func (im *Imposition) Order(n int) []int {
	order := make([]int, 0, n)
	for s := range im.Sheets(n) {
		order = append(order, im.LeavesOn(s, n)...)
	}
	return order
}

// on are the places of a sheet with the numbers of their leaves.
func (im *Imposition) on(sheet, n int) iter.Seq2[int, int] {
	return func(yield func(place, leaf int) bool) {
		sheets := im.Sheets(n)
		for place := range im.Stock.Places() {
			if i := im.leafAt(sheet, sheets, place); i >= 0 && i < n && !yield(place, i) {
				return
			}
		}
	}
}

// LeavesOn are the numbers of the leaves that lie on a sheet, counted from 0.
func (im *Imposition) LeavesOn(sheet, n int) []int {
	var all []int
	for _, i := range im.on(sheet, n) {
		all = append(all, i)
	}
	return all
}

// leafAt is the number of the leaf at a place of a sheet, -1 where that is used.
func (im *Imposition) leafAt(sheet, sheets, place int) int {
	gone, before := im.gone(), 0
	for p := range place {
		if slices.Contains(im.Used, p) {
			before++
		}
	}
	used := slices.Contains(im.Used, place)
	switch {
	case sheet == 0 && used:
		return -1
	case im.Stack && used:
		return place*sheets - before + sheet - 1
	case im.Stack:
		return place*sheets - before + sheet
	case sheet == 0:
		return place - before
	}
	return sheet*im.Stock.Places() - gone + place
}

// page is one side of a sheet.
func (im *Imposition) page(leaves []Leaf, back bool) Page {
	page := Page{W: im.Stock.Paper.W, H: im.Stock.Paper.H}
	turned := back && !im.Alone
	shift := im.Front
	if turned {
		shift = im.Back
	}
	for place, l := range leaves {
		face := l.Front
		if back {
			face = l.Back
		}
		if face == nil {
			if l.Front == nil || im.Stock.Places() > 1 {
				continue
			}
			face = &Face{W: l.Front.W, H: l.Front.H} // the empty side of a sheet, so that the next one begins on paper of its own
		}
		page.Faces = append(page.Faces, im.put(face, place, turned, l.Overflow))
	}
	if im.Stock.whole() && im.Bleed > 0 {
		im.grow(&page)
	}
	if im.Marks {
		page.Faces = append(page.Faces, Placed{Face: im.cropMarks(&page, turned)})
	}
	shift = shift.on(Size{page.W, page.H})
	for i := range page.Faces {
		page.Faces[i].X += shift.X
		page.Faces[i].Y += shift.Y
	}
	return page
}

// on is the shift of the upright paper as one of a page. A page that lies is turned onto
// the paper by a quarter against the clock, as CUPS does where nothing else is asked for
// (landscape, orientation-requested 4): its top comes to the left of the paper, its right
// side to the top. So pdftopdf of cups-filters 1.28 did when it was measured, with envelopes
// C6 on C6, A6 and A4 (.ci/e2e-cups measures it again); of other systems it is not known.
func (s Shift) on(page Size) Shift {
	if page.W > page.H {
		return Shift{X: -s.Y, Y: s.X}
	}
	return s
}

// put lays a face into a place of one side; back is that the sheet was turned for it.
func (im *Imposition) put(face *Face, place int, back, overflow bool) Placed {
	st := &im.Stock
	p := Placed{Face: face}
	p.X, p.Y = st.At(place)
	across := im.across()
	if back && across {
		p.X = st.Paper.W - p.X - st.Place.W
	} else if back {
		p.Y = st.Paper.H - p.Y - st.Place.H
	}
	if onSide(face, st.Place) {
		if p.Turn = 1; back && across {
			p.Turn = 3 // its head lies where that of the front does
		}
	}
	if im.HeadDown {
		p.Turn = (p.Turn + 2) % 4
	}
	if st.whole() {
		return p
	}
	p.Spill = min(im.Bleed, im.gap())
	p.Clip = overflow || im.Bleed > 0
	return p
}

// across reports that a sheet is turned on an edge that runs up and down, so that
// left and right change places; else top and bottom do.
func (im *Imposition) across() bool {
	return (im.Stock.Paper.W < im.Stock.Paper.H) == (im.Turn != ShortEdge)
}

// onSide reports that a face fits the place on its side only.
func onSide(f *Face, place Size) bool {
	return (f.W > f.H) != (place.W > place.H) && f.W != f.H && place.W != place.H
}

// gap is half of the least distance between two places: so far may each of them
// run out over its edge.
func (im *Imposition) gap() float64 {
	st := &im.Stock
	gap := im.Bleed
	if st.Columns > 1 {
		gap = min(gap, (st.PitchX-st.Place.W)/2)
	}
	if st.Rows > 1 {
		gap = min(gap, (st.PitchY-st.Place.H)/2)
	}
	return max(gap, 0)
}

// Room is how far pieces of the stock can run out over their edges, mm, up to the bleed.
func (im *Imposition) Room() float64 {
	if im.Stock.whole() {
		return im.Bleed
	}
	return im.gap()
}

// PageSize is the size of a page: that of the paper, and where a single piece has bleed
// also of what is cut off.
func (im *Imposition) PageSize() Size {
	size := im.Stock.Paper
	if im.Stock.whole() && im.Bleed > 0 {
		size.W, size.H = size.W+2*im.edge(), size.H+2*im.edge()
	}
	return size
}

// edge is how far a page goes beyond a single piece with bleed.
func (im *Imposition) edge() float64 {
	if im.Marks {
		return im.Bleed + slug
	}
	return im.Bleed
}

// grow makes room for bleed and marks around a piece that is a page of its own.
func (im *Imposition) grow(page *Page) {
	edge := im.edge()
	page.Trim = Box{X: edge, Y: edge, W: page.W, H: page.H}
	page.Bleed = im.Bleed
	page.W += 2 * edge
	page.H += 2 * edge
	for i := range page.Faces {
		p := &page.Faces[i]
		p.X, p.Y, p.Spill, p.Clip = p.X+edge, p.Y+edge, im.Bleed, true
	}
}
