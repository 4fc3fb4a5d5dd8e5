package sheet

import "slices"

// Crop marks are hairlines in the lines along which cards are cut. They stand
// outside the cards where the paper is free. Where the sheet ends with the card
// they are short ticks from the card's edge inwards; those lie in the cut
// itself and vanish with it.
//
// The two cuts that lead between the cards have grey ticks long enough to be
// seen where a printer leaves the outer 5 mm blank, and a cross where they meet.
const (
	markGap    = 2.0
	markLength = 5.0
	markTick   = 4.0
	markWidth  = 0.1

	cutX, cutY = sheetX + CardW, sheetY + CardH
	cutTick    = 8.0 // from the sheet's edge
	cutArm     = 1.5 // half a stroke of the cross
	cutGrey    = 0.5
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
	f.cuts(cards)
	return f
}

// cuts adds the marks in the cuts between the cards, each only where a card
// lies beside it.
func (f *Face) cuts(cards []Placed) {
	for _, y := range [4][2]float64{{0, cutTick}, {cutY - cutArm, cutY}, {cutY, cutY + cutArm}, {sheetH - cutTick, sheetH}} {
		f.cut(cards, Line{X1: cutX, Y1: y[0], X2: cutX, Y2: y[1]})
	}
	for _, x := range [4][2]float64{{0, cutTick}, {cutX - cutArm, cutX}, {cutX, cutX + cutArm}, {sheetW - cutTick, sheetW}} {
		f.cut(cards, Line{X1: x[0], Y1: cutY, X2: x[1], Y2: cutY})
	}
}

// cut adds a mark if its middle lies on the edge of a card.
func (f *Face) cut(cards []Placed, m Line) {
	x, y := (m.X1+m.X2)/2, (m.Y1+m.Y2)/2
	if slices.ContainsFunc(cards, func(c Placed) bool {
		return c.X <= x && x <= c.X+c.Face.W && c.Y <= y && y <= c.Y+c.Face.H
	}) {
		m.Width, m.Grey = markWidth, cutGrey
		f.Lines = append(f.Lines, m)
	}
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
		if away.X1 == cutX && away.X2 == cutX || away.Y1 == cutY && away.Y2 == cutY {
			return // marked by cuts
		}
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
