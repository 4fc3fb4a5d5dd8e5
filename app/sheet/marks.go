package sheet

import "slices"

// Crop marks are hairlines in the lines along which cards are cut. They stand
// outside the cards where the paper is free. Where the sheet ends with the card
// they are short ticks from the card's edge inwards; those lie in the cut
// itself and vanish with it.
const (
	markGap    = 2.0
	markLength = 5.0
	markTick   = 4.0
	markWidth  = 0.1
)

// cropMarks are the marks around the cards of one side of an A4 sheet.
func cropMarks(cards []Placed) *Face {
	f := &Face{W: sheetW, H: sheetH}
	for _, c := range cards {
		l, t, r, b := c.X, c.Y, c.X+c.Face.W, c.Y+c.Face.H
		for _, x := range [2]float64{l, r} {
			if x > 0 && x < sheetW {
				f.mark(Line{X1: x, Y1: t, X2: x, Y2: t - 1}, t, covered(cards, c.X, c.Y-CardH))
				f.mark(Line{X1: x, Y1: b, X2: x, Y2: b + 1}, sheetH-b, covered(cards, c.X, c.Y+CardH))
			}
		}
		for _, y := range [2]float64{t, b} {
			if y > 0 && y < sheetH {
				f.mark(Line{X1: l, Y1: y, X2: l - 1, Y2: y}, l, covered(cards, c.X-CardW, c.Y))
				f.mark(Line{X1: r, Y1: y, X2: r + 1, Y2: y}, sheetW-r, covered(cards, c.X+CardW, c.Y))
			}
		}
	}
	return f
}

// covered reports that a card stands at the place.
func covered(cards []Placed, x, y float64) bool {
	return slices.ContainsFunc(cards, func(c Placed) bool { return c.X == x && c.Y == y })
}

// mark adds a mark at the corner where the line starts. The line is 1 long and
// points away from the card; room is the free paper in that direction. Where
// the next card adjoins, the cut goes on and needs no mark.
func (f *Face) mark(away Line, room float64, adjoins bool) {
	if adjoins {
		return
	}
	from, to := markGap, markGap+markLength
	if room < to {
		from, to = 0, -markTick
	}
	dx, dy := away.X2-away.X1, away.Y2-away.Y1
	m := Line{
		X1: away.X1 + from*dx, Y1: away.Y1 + from*dy,
		X2: away.X1 + to*dx, Y2: away.Y1 + to*dy,
		Width: markWidth,
	}
	if !slices.Contains(f.Lines, m) {
		f.Lines = append(f.Lines, m)
	}
}
