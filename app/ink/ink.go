// Package ink draws a plan as a picture of dots, for the screen and for a picture file,
// by its own outlines of the glyphs at the plan's places: what is seen is what is printed.
package ink

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"vestka/app/picture"
	"vestka/app/sheet"
)

// Rasterise draws a page as it will print, with so many dots per millimetre:
// the outlines of its glyphs stand where the plan puts them. pictures gives the
// picture of a key, or nil where it is not at hand; its place then stays grey.
func Rasterise(page sheet.Page, fonts *sheet.Fonts, pictures func(key string) image.Image, pxPerMM float64) *image.RGBA {
	dots := func(mm float64) int { return max(1, int(math.Round(mm*pxPerMM))) }
	return Fit(page, fonts, pictures, dots(page.W), dots(page.H))
}

// Fit draws a page in a picture of w by h dots.
func Fit(page sheet.Page, fonts *sheet.Fonts, pictures func(string) image.Image, w, h int) *image.RGBA {
	return FitOn(White, page, fonts, pictures, w, h)
}

// FitOn draws a page in a picture of w by h dots on other paper than the white one.
func FitOn(paper Paper, page sheet.Page, fonts *sheet.Fonts, pictures func(string) image.Image, w, h int) *image.RGBA {
	p := painter{
		dst: image.NewRGBA(image.Rect(0, 0, w, h)), paper: paper, fonts: fonts, pictures: pictures,
		sx: float64(w) / page.W, sy: float64(h) / page.H,
	}
	draw.Draw(p.dst, p.dst.Rect, image.NewUniform(paper.Ground), image.Point{}, draw.Src)
	for i := range page.Faces {
		if page.Faces[i].Turn == 0 {
			p.face(&page.Faces[i])
		}
	}
	for turn := 1; turn < len(quarters); turn++ {
		p.turned(page, turn)
	}
	return p.dst
}

// quarters turn a picture by so many, clockwise.
var quarters = [4]picture.Orientation{picture.Upright, picture.OneQuarter, picture.TwoQuarters, picture.ThreeQuarters}

// turned draws the faces of a page that lie so many quarter turns, on a page that is
// turned back, so that they stand upright there, and turns what came of it.
func (p *painter) turned(page sheet.Page, turn int) {
	size := p.dst.Rect.Size()
	back := painter{paper: p.paper, fonts: p.fonts, pictures: p.pictures, sx: p.sx, sy: p.sy}
	if turn%2 == 1 {
		size, back.sx, back.sy = image.Pt(size.Y, size.X), p.sy, p.sx
	}
	for i := range page.Faces {
		placed := &page.Faces[i]
		if placed.Turn != turn {
			continue
		}
		if back.dst == nil {
			back.dst = image.NewRGBA(image.Rectangle{Max: size})
			draw.Draw(back.dst, back.dst.Rect, image.NewUniform(p.paper.Ground), image.Point{}, draw.Src)
		}
		upright, b := *placed, placed.Box()
		upright.Turn = 0
		switch turn {
		case 1:
			upright.X, upright.Y = b.Y, page.W-b.X-b.W
		case 2:
			upright.X, upright.Y = page.W-b.X-b.W, page.H-b.Y-b.H
		case 3:
			upright.X, upright.Y = page.H-b.Y-b.H, b.X
		}
		back.face(&upright)
	}
	if back.dst == nil {
		return
	}
	whole := quarters[turn].Apply(back.dst)
	for i := range page.Faces {
		if placed := &page.Faces[i]; placed.Turn == turn {
			at := p.edges(placed.Box(), placed.Spill)
			draw.Draw(p.dst, at, whole, at.Min, draw.Src)
		}
	}
}

// edges are the dots of a box that is so many millimetres larger on each side.
func (p *painter) edges(b sheet.Box, larger float64) image.Rectangle {
	return image.Rect(
		round((b.X-larger)*p.sx), round((b.Y-larger)*p.sy),
		round((b.X+b.W+larger)*p.sx), round((b.Y+b.H+larger)*p.sy),
	).Intersect(p.dst.Rect)
}

// face draws a face that stands upright.
func (p *painter) face(placed *sheet.Placed) {
	p.dx, p.dy = placed.X, placed.Y
	p.clip = p.dst.Rect
	if placed.Clip {
		p.clip = p.edges(placed.Box(), placed.Spill)
	}
	for _, pic := range placed.Face.Pictures {
		p.picture(pic)
	}
	for _, r := range placed.Face.Rects {
		p.rect(r)
	}
	for _, l := range placed.Face.Lines {
		p.line(l)
	}
	for _, t := range placed.Face.Texts {
		p.text(t)
	}
}

// painter draws one page.
type painter struct {
	dst      *image.RGBA
	paper    Paper
	fonts    *sheet.Fonts
	pictures func(string) image.Image
	sx, sy   float64 // dots per millimetre; equal but for the rounding to whole dots
	dx, dy   float64 // of the face, mm
	clip     image.Rectangle
	shape    vector.Rasterizer
}

func (p *painter) x(mm float64) float64 { return (p.dx + mm) * p.sx }

func (p *painter) y(mm float64) float64 { return (p.dy + mm) * p.sy }

func (p *painter) rect(r sheet.Rect) {
	if r.Fill {
		p.fill(p.x(r.X), p.y(r.Y), p.x(r.X+r.W), p.y(r.Y+r.H), p.paper.tint(r))
		return
	}
	l, t, right, b := r.X, r.Y, r.X+r.W, r.Y+r.H
	for _, side := range [4][4]float64{{l, t, right, t}, {l, b, right, b}, {l, t, l, b}, {right, t, right, b}} {
		p.line(sheet.Line{X1: side[0], Y1: side[1], X2: side[2], Y2: side[3], Width: r.Width, Grey: r.Grey})
	}
}

// line draws a stroke that is level or upright, as all of a plan are. It keeps
// to whole dots, so that it is crisp; one thinner than a dot is one dot wide
// and paler instead, but never so pale that it is lost.
func (p *painter) line(l sheet.Line) {
	const palest = 0.6
	width := l.Width * p.sx
	cover := min(1, max(palest, width))
	width = math.Round(max(1, width))
	x0, x1 := min(p.x(l.X1), p.x(l.X2)), max(p.x(l.X1), p.x(l.X2))
	y0, y1 := min(p.y(l.Y1), p.y(l.Y2)), max(p.y(l.Y1), p.y(l.Y2))
	if l.X1 == l.X2 {
		x0 = math.Round(x0 - width/2)
		x1 = x0 + width
	} else {
		y0 = math.Round(y0 - width/2)
		y1 = y0 + width
	}
	p.fill(x0, y0, x1, y1, p.paper.ink(l.Grey, cover))
}

// fill paints a rectangle given in dots, with soft edges where it does not end
// with a whole dot.
func (p *painter) fill(x0, y0, x1, y1 float64, ink image.Image) {
	box := image.Rect(int(x0), int(y0), int(math.Ceil(x1)), int(math.Ceil(y1))).Intersect(p.clip)
	if box.Empty() {
		return
	}
	p.shape.Reset(box.Dx(), box.Dy())
	l, t := float32(x0)-float32(box.Min.X), float32(y0)-float32(box.Min.Y)
	r, b := float32(x1)-float32(box.Min.X), float32(y1)-float32(box.Min.Y)
	p.shape.MoveTo(l, t)
	p.shape.LineTo(r, t)
	p.shape.LineTo(r, b)
	p.shape.LineTo(l, b)
	p.shape.ClosePath()
	p.shape.Draw(p.dst, box, ink, image.Point{})
}

// text draws a run of glyphs by their outlines.
func (p *painter) text(t sheet.Text) {
	x, y := p.x(t.X), p.y(t.Baseline)
	em := t.Size * sheet.MMPerPoint * p.sx
	width := p.fonts.Width(t.Font, t.Size, t.S) * p.sx
	box := image.Rect(int(x-em), int(y-1.5*em), int(x+width+em)+1, int(y+em)+1).Intersect(p.clip)
	if box.Empty() {
		return
	}
	p.shape.Reset(box.Dx(), box.Dy())
	unit := em / 1000
	pen := x - float64(box.Min.X)
	base := y - float64(box.Min.Y)
	for _, r := range t.S {
		g := p.fonts.Glyph(t.Font, r)
		if g.ID == 0 {
			continue
		}
		p.glyph(p.fonts.Outline(t.Font, g.ID), float32(pen), float32(base), float32(unit))
		pen += float64(g.Width) * unit
	}
	p.shape.Draw(p.dst, box, p.paper.ink(t.Grey, 1), image.Point{})
}

// glyph adds an outline with its origin at x, y to the shape.
func (p *painter) glyph(o sheet.Outline, x, y, unit float32) {
	at := func(q [2]float32) (float32, float32) { return x + q[0]*unit, y + q[1]*unit }
	for i, s := range o {
		ax, ay := at(s.P[0])
		bx, by := at(s.P[1])
		switch s.Op {
		case sheet.Move:
			if i > 0 {
				p.shape.ClosePath()
			}
			p.shape.MoveTo(ax, ay)
		case sheet.LineTo:
			p.shape.LineTo(ax, ay)
		case sheet.Quad:
			p.shape.QuadTo(ax, ay, bx, by)
		case sheet.Cube:
			cx, cy := at(s.P[2])
			p.shape.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	if len(o) > 0 {
		p.shape.ClosePath()
	}
}

// missingPicture is the ground of a picture that is not at hand.
const missingPicture = 0.9

// picture scales a picture to cover its place and crops what stands out evenly.
func (p *painter) picture(pic sheet.Picture) {
	box := image.Rect(round(p.x(pic.X)), round(p.y(pic.Y)), round(p.x(pic.X+pic.W)), round(p.y(pic.Y+pic.H)))
	seen := box.Intersect(p.clip)
	if seen.Empty() {
		return
	}
	var img image.Image
	if p.pictures != nil {
		img = p.pictures(pic.Key)
	}
	if img == nil || img.Bounds().Empty() {
		draw.Draw(p.dst, seen, p.paper.ink(missingPicture, 1), image.Point{}, draw.Src)
		return
	}
	draw.Draw(p.dst, seen, scaled.fit(img, box.Size(), pic.View), seen.Min.Sub(box.Min), draw.Src)
}

func round(v float64) int { return int(math.Round(v)) }
