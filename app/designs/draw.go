package designs

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"vestka/app"
)

// palette is the paper of a pattern and its two inks.
type palette struct{ ground, strong, soft color.RGBA }

func rgb(v uint32) color.RGBA { return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255} }

func paletteOf(c app.Colour) palette {
	switch c {
	case app.Moss:
		return palette{rgb(0xeef3ea), rgb(0x4a7a55), rgb(0xa9c6ac)}
	case app.Clay:
		return palette{rgb(0xf7f0e6), rgb(0x8a6440), rgb(0xd3b998)}
	case app.Heather:
		return palette{rgb(0xf2edf6), rgb(0x6d5790), rgb(0xbcabd3)}
	case app.Ash:
		return palette{rgb(0xf2f1ee), rgb(0x6a7078), rgb(0xbfc3c8)}
	case app.InkBlue:
	}
	return palette{rgb(0xebf2f7), rgb(0x2f668d), rgb(0x9fc0d8)}
}

// Draw draws a pattern on a card of w by h millimetres, in so many dots to the inch.
// The drawing begins in the middle, so that it ends alike on both sides.
func Draw(p app.Pattern, c app.Colour, w, h float64, dpi float64) *image.RGBA {
	k := dpi / 25.4
	m := image.NewRGBA(image.Rect(0, 0, max(1, int(math.Round(w*k))), max(1, int(math.Round(h*k)))))
	inks := paletteOf(c)
	draw.Draw(m, m.Rect, image.NewUniform(inks.ground), image.Point{}, draw.Src)
	for _, layer := range []struct {
		ink    color.RGBA
		strong bool
	}{{inks.soft, false}, {inks.strong, true}} {
		d := drawing{w: w / 2, h: h / 2, k: k, strong: layer.strong}
		d.shape.Reset(m.Rect.Dx(), m.Rect.Dy())
		switch p {
		case app.Rhombs:
			d.rhombs()
		case app.Waves:
			d.waves()
		case app.Leaves:
			d.leaves()
		case app.Snow:
			d.snow()
		case app.Dots:
			d.dots()
		case app.NoPattern:
		}
		d.shape.Draw(m, m.Rect, image.NewUniform(layer.ink), image.Point{})
	}
	return m
}

// drawing gathers the shapes of one ink. The origin is the middle of the card, and
// lengths are in millimetres.
type drawing struct {
	w, h   float64 // half of the card
	k      float64 // dots per mm
	strong bool
	shape  vector.Rasterizer
}

type point struct{ x, y float64 }

func (d *drawing) dot(p point) (float32, float32) {
	return float32((p.x + d.w) * d.k), float32((p.y + d.h) * d.k)
}

func (d *drawing) polygon(points ...point) {
	d.shape.MoveTo(d.dot(points[0]))
	for _, p := range points[1:] {
		d.shape.LineTo(d.dot(p))
	}
	d.shape.ClosePath()
}

func (d *drawing) disc(at point, r float64) {
	points := make([]point, 28)
	for i := range points {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = point{at.x + r*c, at.y + r*s}
	}
	d.polygon(points...)
}

// bar is a stroke from a to b.
func (d *drawing) bar(a, b point, width float64) {
	l := math.Hypot(b.x-a.x, b.y-a.y)
	nx, ny := -(b.y-a.y)/l*width/2, (b.x-a.x)/l*width/2
	d.polygon(point{a.x + nx, a.y + ny}, point{b.x + nx, b.y + ny}, point{b.x - nx, b.y - ny}, point{a.x - nx, a.y - ny})
}

// leaf is a leaf that grows from a point in a direction.
func (d *drawing) leaf(at point, angle, length float64) {
	const fat = 0.38
	s, c := math.Sincos(angle)
	tip := point{at.x + length*c, at.y + length*s}
	mid := point{at.x + length*c*0.45, at.y + length*s*0.45}
	side := func(sign float64) point {
		return point{mid.x - sign*s*length*fat, mid.y + sign*c*length*fat}
	}
	d.shape.MoveTo(d.dot(at))
	for i, p := range []point{tip, at} {
		bx, by := d.dot(side(float64(1 - 2*i)))
		cx, cy := d.dot(p)
		d.shape.QuadTo(bx, by, cx, cy)
	}
	d.shape.ClosePath()
}

// every calls fn for the places of a grid whose rows are shifted by half a step in
// turn, beyond the edges by one step.
func (d *drawing) every(dx, dy float64, fn func(at point, column, row int)) {
	rows, columns := int(d.h/dy)+1, int(d.w/dx)+2
	for row := -rows; row <= rows; row++ {
		for column := -columns; column <= columns; column++ {
			x := float64(column) * dx
			if row&1 == 1 {
				x += dx / 2
			}
			fn(point{x, float64(row) * dy}, column, row)
		}
	}
}

// rhombs are stitches: rhombs in rhombs with hooks, as belts have them.
func (d *drawing) rhombs() {
	const stitch, period = 1.15, 22
	cells := int(max(d.w, d.h)/stitch) + 1
	from := func(v int) int { // the distance from the middle of the motif
		v = ((v+period/2)%period + period) % period
		return max(v-period/2, period/2-v)
	}
	for row := -cells; row <= cells; row++ {
		for column := -cells; column <= cells; column++ {
			x, y := from(column), from(row)
			away := x + y
			strong := away == 0 || away == 4 || away == 9 || x == y && (away == 14 || away == 16) || away == 22
			soft := away == 2 || away == 7 || (x == 0 || y == 0) && away == 11 || away == 19
			if d.strong && !strong || !d.strong && !soft {
				continue
			}
			cx, cy, r := float64(column)*stitch, float64(row)*stitch, stitch*0.45
			d.polygon(point{cx - r, cy - r}, point{cx + r, cy - r}, point{cx + r, cy + r}, point{cx - r, cy + r})
		}
	}
}

// waves run from edge to edge.
func (d *drawing) waves() {
	const apart, long, high, width = 5.0, 21.0, 1.7, 0.9
	rows := int(d.h/apart) + 1
	for row := -rows; row <= rows; row++ {
		if (row&3 == 0) != d.strong {
			continue
		}
		var upper, lower []point
		for x := -d.w - 1; x <= d.w+1; x += 0.5 {
			y := float64(row)*apart + high*math.Sin(2*math.Pi*x/long+float64(row)*0.9)
			upper, lower = append(upper, point{x, y - width/2}), append(lower, point{x, y + width/2})
		}
		for i := len(lower) - 1; i >= 0; i-- {
			upper = append(upper, lower[i])
		}
		d.polygon(upper...)
	}
}

// leaves lie on twigs, turned this way and that.
func (d *drawing) leaves() {
	d.every(26, 15, func(at point, column, row int) {
		if ((column+row)&1 == 0) != d.strong {
			return
		}
		angle := -math.Pi/3 + float64((column*5+row*3)%7)*0.31
		s, c := math.Sincos(angle)
		along := func(t float64) point { return point{at.x + t*c, at.y + t*s} }
		d.bar(along(-7), along(5), 0.35)
		for i := range 3 {
			t := -5 + float64(i)*3.4
			length := 4.6 - 0.5*float64(i)
			d.leaf(along(t), angle-0.85, length)
			d.leaf(along(t+1), angle+0.85, length)
		}
		d.leaf(along(4.6), angle, 4)
	})
}

// snow falls in flakes of six arms.
func (d *drawing) snow() {
	d.every(21, 12.5, func(at point, column, row int) {
		if (row&1 == 0) != d.strong {
			return
		}
		r := 4.4
		if row&1 == 1 {
			r = 3
		}
		turn := float64((column*3+row*5)%4) * 0.26
		for arm := range 6 {
			s, c := math.Sincos(turn + float64(arm)*math.Pi/3)
			along := func(t float64) point { return point{at.x + t*c, at.y + t*s} }
			d.bar(at, along(r), 0.5)
			for _, side := range []float64{-1, 1} {
				bs, bc := math.Sincos(turn + float64(arm)*math.Pi/3 + side*math.Pi/3)
				for _, t := range []float64{0.45, 0.72} {
					from, long := along(r*t), r*(1-t)*0.75
					d.bar(from, point{from.x + long*bc, from.y + long*bs}, 0.4)
				}
			}
		}
	})
}

// dots are large and small in turn.
func (d *drawing) dots() {
	d.every(12, 6, func(at point, _, row int) {
		switch strong := row&1 == 0; {
		case strong && d.strong:
			d.disc(at, 1.15)
		case !strong && !d.strong:
			d.disc(at, 1.9)
		}
	})
}
