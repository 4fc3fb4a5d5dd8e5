package sheet

import "math"

// The drawing of how a sheet is turned by hand, mm of its own page: the pile as it
// came out, the edge over which it goes, and the pile as it is put back.
const (
	turnLong, turnShort = 120.0, 60.0 // of the page
	turnSheet           = 40.0        // the longer side of a sheet
	turnGap             = 18.0        // between the two, with the edge in the middle
	turnPoints          = 11.0
	turnStroke          = 0.5
	turnDash            = 2.0
	turnRise            = 9.0 // of the arrow over the sheets
	turnHead            = 3.0 // of its length and its width
)

// DrawTurn draws how paper of the size is turned for its second side: like the page
// of a book, or over its upper edge. front and back name the sides.
func DrawTurn(fs *Fonts, paper Size, turn Turn, front, back string) Page {
	scale := turnSheet / max(paper.W, paper.H)
	size := Size{paper.W * scale, paper.H * scale}
	im := Imposition{Stock: Whole(paper), Turn: turn}
	d := turning{fonts: fs, face: &Face{W: turnLong, H: turnShort}}
	if im.across() {
		x, y := (turnLong-2*size.W-turnGap)/2, (turnShort-size.H)/2+turnRise/2
		d.sheet(Box{x, y, size.W, size.H}, front)
		d.sheet(Box{x + size.W + turnGap, y, size.W, size.H}, back)
		d.dashed(turnLong/2, y-2, turnLong/2, y+size.H+2)
		d.arrow(x+size.W/2, y-1.5, x+size.W*1.5+turnGap, y-1.5, 0, -turnRise)
		return Single(d.face)
	}
	d.face.H = 2*size.H + turnGap + 12
	x, y := (turnLong-size.W)/2, 6.0
	d.sheet(Box{x, y, size.W, size.H}, front)
	d.sheet(Box{x, y + size.H + turnGap, size.W, size.H}, back)
	d.dashed(x-2, y+size.H+turnGap/2, x+size.W+2, y+size.H+turnGap/2)
	d.arrow(x+size.W+1.5, y+size.H/2, x+size.W+1.5, y+size.H*1.5+turnGap, turnRise, 0)
	return Single(d.face)
}

type turning struct {
	fonts *Fonts
	face  *Face
}

// sheet is one with its name in the middle.
func (d *turning) sheet(b Box, name string) {
	d.face.Rects = append(d.face.Rects, Rect{X: b.X, Y: b.Y, W: b.W, H: b.H, Width: turnStroke})
	points := turnPoints
	for d.fonts.Width(Sans, points, name) > b.W-3 && points > 5 {
		points -= 0.5
	}
	d.face.Texts = append(d.face.Texts, Text{
		X: b.X + (b.W-d.fonts.Width(Sans, points, name))/2, Baseline: b.Y + b.H/2 + points*MMPerPoint/3, Size: points, Font: Sans, S: name,
	})
}

func (d *turning) line(x1, y1, x2, y2 float64) {
	d.face.Lines = append(d.face.Lines, Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: turnStroke})
}

func (d *turning) dashed(x1, y1, x2, y2 float64) {
	length := math.Hypot(x2-x1, y2-y1)
	for at := 0.0; at < length; at += 2 * turnDash {
		from, to := at/length, min(at+turnDash, length)/length
		d.line(x1+(x2-x1)*from, y1+(y2-y1)*from, x1+(x2-x1)*to, y1+(y2-y1)*to)
	}
}

// arrow goes out from one point by the rise, along, and back to the other, where its
// head is. All of it is upright or level, as screens draw it best.
func (d *turning) arrow(x1, y1, x2, y2, riseX, riseY float64) {
	d.line(x1, y1, x1+riseX, y1+riseY)
	d.line(x1+riseX, y1+riseY, x2+riseX, y2+riseY)
	d.line(x2+riseX, y2+riseY, x2, y2)
	const steps = 10
	for i := range steps {
		near, wide := turnHead*float64(i)/steps, turnHead*float64(i+1)/steps // from the point on
		const step = turnHead / steps
		if riseX == 0 {
			d.fill(x2-wide/2, y2-near-step, wide, step)
		} else {
			d.fill(x2+near, y2-wide/2, step, wide)
		}
	}
}

func (d *turning) fill(x, y, w, h float64) {
	d.face.Rects = append(d.face.Rects, Rect{X: x, Y: y, W: w, H: h, Fill: true})
}
