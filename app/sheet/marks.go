package sheet

import (
	"math"
	"slices"
)

// Crop marks are hairlines in the lines along which pieces are cut. They stand
// outside the pieces where the paper is free. Where the sheet ends with the piece
// they are short ticks from the piece's edge inwards; those lie in the cut itself
// and vanish with it.
//
// The cuts that lead between pieces without a gap have grey ticks long enough to be
// seen where a printer leaves the outer 5 mm blank, and a cross where they meet.
const (
	markGap    = 2.0
	markLength = 5.0
	markTick   = 4.0
	markWidth  = 0.1
	markLeast  = 1.0 // a shorter one is not seen

	cutTick = 8.0 // from the sheet's edge
	cutArm  = 1.5 // half a stroke of the cross
	cutGrey = 0.5
)

// cropper draws the marks of one side of a sheet.
type cropper struct {
	face   *Face
	boxes  []Box     // of the pieces
	xs, ys []float64 // cuts between places without a gap
	gap    float64   // from a piece to its marks
}

// cropMarks are the marks around the pieces of a page.
func (im *Imposition) cropMarks(page *Page, back bool) *Face {
	c := cropper{face: &Face{W: page.W, H: page.H}, gap: max(markGap, im.Bleed)}
	for i := range page.Faces {
		c.boxes = append(c.boxes, page.Faces[i].Box())
	}
	c.xs, c.ys = im.Stock.joined()
	switch {
	case back && im.across():
		mirror(c.xs, page.W)
	case back:
		mirror(c.ys, page.H)
	}
	for _, b := range c.boxes {
		c.around(b)
	}
	c.cuts()
	return c.face
}

func mirror(lines []float64, length float64) {
	for i := range lines {
		lines[i] = length - lines[i]
	}
}

// around marks the four cuts around a piece at both of their ends.
func (c *cropper) around(b Box) {
	w, h := c.face.W, c.face.H
	l, t, r, d := b.X, b.Y, b.X+b.W, b.Y+b.H
	up, down, left, right := t, h-d, l, w-r // the free paper on each side
	for _, o := range c.boxes {
		if o.X < r-slack && o.X+o.W > l+slack {
			up, down = nearer(up, t-o.Y-o.H), nearer(down, o.Y-d)
		}
		if o.Y < d-slack && o.Y+o.H > t+slack {
			left, right = nearer(left, l-o.X-o.W), nearer(right, o.X-r)
		}
	}
	for _, x := range [2]float64{l, r} {
		if x > 0 && x < w {
			c.mark(Line{X1: x, Y1: t, X2: x, Y2: t - 1}, up, near(up, t), has(c.xs, x))
			c.mark(Line{X1: x, Y1: d, X2: x, Y2: d + 1}, down, near(down, h-d), has(c.xs, x))
		}
	}
	for _, y := range [2]float64{t, d} {
		if y > 0 && y < h {
			c.mark(Line{X1: l, Y1: y, X2: l - 1, Y2: y}, left, near(left, l), has(c.ys, y))
			c.mark(Line{X1: r, Y1: y, X2: r + 1, Y2: y}, right, near(right, w-r), has(c.ys, y))
		}
	}
}

// nearer is the less of the two distances, if the second leads outwards.
func nearer(room, to float64) float64 {
	if to < -slack {
		return room
	}
	return min(room, max(to, 0))
}

// mark adds a mark at the corner where the line starts. The line is 1 long and
// points away from the piece; room is the free paper in that direction, up to the
// edge of the sheet or to the next piece. Where that adjoins, the cut goes on and
// needs no mark.
func (c *cropper) mark(away Line, room float64, toEdge, joined bool) {
	from, to := c.gap, c.gap+markLength
	switch {
	case room >= to:
	case !toEdge: // the marks of two pieces share the gap between them
		if to = room - c.gap; to-from < markLeast {
			return
		}
	case room-from >= markLeast:
		to = room
	case joined:
		return // marked by cuts
	default:
		from, to = 0, -markTick
	}
	dx, dy := away.X2-away.X1, away.Y2-away.Y1
	m := Line{
		X1: away.X1 + from*dx, Y1: away.Y1 + from*dy,
		X2: away.X1 + to*dx, Y2: away.Y1 + to*dy,
		Width: markWidth,
	}
	if !slices.Contains(c.face.Lines, m) {
		c.face.Lines = append(c.face.Lines, m)
	}
}

// cuts adds the marks in the cuts between places without a gap, each only where a
// piece lies beside it: from the edges of the sheet, where there is no room for
// marks outside, and where two cuts meet.
func (c *cropper) cuts() {
	w, h := c.face.W, c.face.H
	for _, x := range c.xs {
		c.cut(Line{X1: x, Y1: 0, X2: x, Y2: cutTick})
		for _, y := range c.ys {
			c.cut(Line{X1: x, Y1: y - cutArm, X2: x, Y2: y})
			c.cut(Line{X1: x, Y1: y, X2: x, Y2: y + cutArm})
		}
		c.cut(Line{X1: x, Y1: h - cutTick, X2: x, Y2: h})
	}
	for _, y := range c.ys {
		c.cut(Line{X1: 0, Y1: y, X2: cutTick, Y2: y})
		for _, x := range c.xs {
			c.cut(Line{X1: x - cutArm, Y1: y, X2: x, Y2: y})
			c.cut(Line{X1: x, Y1: y, X2: x + cutArm, Y2: y})
		}
		c.cut(Line{X1: w - cutTick, Y1: y, X2: w, Y2: y})
	}
}

// cut adds a mark if its middle lies on the edge of a piece.
func (c *cropper) cut(m Line) {
	x, y := (m.X1+m.X2)/2, (m.Y1+m.Y2)/2
	if slices.ContainsFunc(c.boxes, func(b Box) bool {
		return b.X-slack <= x && x <= b.X+b.W+slack && b.Y-slack <= y && y <= b.Y+b.H+slack
	}) {
		m.Width, m.Grey = markWidth, cutGrey
		c.face.Lines = append(c.face.Lines, m)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < slack }

func has(lines []float64, v float64) bool {
	return slices.ContainsFunc(lines, func(l float64) bool { return near(l, v) })
}
