package pdf

import (
	"math"
	"strconv"

	"vestka/app/sheet"
)

// content turns the faces of one page into drawing operators. Numbers are
// hundredths of a point: a quarter of what a printer can show.
type content struct {
	buf    []byte
	fonts  *sheet.Fonts
	used   *[sheet.FontCount]glyphSet
	height float64 // of the page, mm

	pens
	text textObject
}

// textObject is the one that is being written: its font, and where its last run
// stands.
type textObject struct {
	open bool
	font sheet.FontID
	size float64
	x, y int64
}

// pens is what the operators so far have set.
type pens struct{ fill, stroke, width int64 }

// hundredths of a point.
func hundredths(mm float64) int64 { return int64(math.Round(mm / sheet.MMPerPoint * 100)) }

func (c *content) begin(height float64) {
	c.buf = c.buf[:0]
	c.height = height
	c.pens = pens{width: 100}
}

func (c *content) op(s string) { c.buf = append(c.buf, s...) }

// n appends a number given in hundredths, and a blank.
func (c *content) n(v int64) {
	if v < 0 {
		c.buf = append(c.buf, '-')
		v = -v
	}
	c.buf = strconv.AppendInt(c.buf, v/100, 10)
	if v %= 100; v != 0 {
		c.buf = append(c.buf, '.', byte('0'+v/10))
		if v%10 != 0 {
			c.buf = append(c.buf, byte('0'+v%10))
		}
	}
	c.buf = append(c.buf, ' ')
}

func (c *content) x(mm float64) { c.n(hundredths(mm)) }

func (c *content) y(mm float64) { c.n(hundredths(c.height - mm)) }

func (c *content) fillGrey(grey float64) {
	if v := int64(math.Round(grey * 100)); v != c.fill {
		c.fill = v
		c.n(v)
		c.op("g\n")
	}
}

// fillRect sets what a rectangle is filled with.
func (c *content) fillRect(r sheet.Rect) {
	if r.Tint == (sheet.Colour{}) {
		c.fillGrey(r.Grey)
		return
	}
	for _, part := range [...]uint8{r.Tint.R, r.Tint.G, r.Tint.B} {
		c.n(int64(math.Round(float64(part) / math.MaxUint8 * 100)))
	}
	c.op("rg\n")
	c.fill = -1 // no grey is set any more
}

func (c *content) pen(grey, width float64) {
	if v := int64(math.Round(grey * 100)); v != c.stroke {
		c.stroke = v
		c.n(v)
		c.op("G\n")
	}
	if v := hundredths(width); v != c.width {
		c.width = v
		c.n(v)
		c.op("w\n")
	}
}

func (c *content) line(l sheet.Line, dx, dy float64) {
	c.pen(l.Grey, l.Width)
	c.x(dx + l.X1)
	c.y(dy + l.Y1)
	c.op("m ")
	c.x(dx + l.X2)
	c.y(dy + l.Y2)
	c.op("l S\n")
}

func (c *content) rect(r sheet.Rect, dx, dy float64) {
	paint := "S\n"
	if r.Fill {
		paint = "f\n"
		c.fillRect(r)
	} else {
		c.pen(r.Grey, r.Width)
	}
	c.box(dx+r.X, dy+r.Y, r.W, r.H)
	c.op(paint)
}

// lay begins a face: dx and dy are what its own places are to be moved by. One that
// is turned has places of its own from then on; that, and its clip, end with restore.
func (c *content) lay(p *sheet.Placed) (dx, dy float64) {
	dx, dy = p.X, p.Y
	if p.Turn == 0 && !p.Clip {
		return dx, dy
	}
	c.op("q ")
	if p.Turn != 0 {
		c.turn(p)
		dx, dy, c.height = 0, 0, p.Face.H
	}
	if p.Clip {
		c.box(dx-p.Spill, dy-p.Spill, p.Face.W+2*p.Spill, p.Face.H+2*p.Spill)
		c.op("W n\n")
	}
	return dx, dy
}

// turn makes the lower left corner of a face the origin, and its edges the axes.
func (c *content) turn(p *sheet.Placed) {
	b := p.Box()
	switch p.Turn {
	case 1: // the foot of the face at the left
		c.op("0 -1 1 0 ")
		c.x(b.X)
		c.y(b.Y)
	case 2:
		c.op("-1 0 0 -1 ")
		c.x(b.X + b.W)
		c.y(b.Y)
	default:
		c.op("0 1 -1 0 ")
		c.x(b.X + b.W)
		c.y(b.Y + b.H)
	}
	c.op("cm ")
}

// restore ends a face that was turned or clipped. With it the pens are again as they
// were before.
func (c *content) restore(before pens, height float64) {
	c.op("Q\n")
	c.pens, c.height = before, height
}

// corners are the lower left and the upper right corner of a box, so much larger on
// each side, instead of what was written before.
func (c *content) corners(b sheet.Box, larger float64) []byte {
	c.buf = c.buf[:0]
	c.x(b.X - larger)
	c.y(b.Y + b.H + larger)
	c.x(b.X + b.W + larger)
	c.y(b.Y - larger)
	return c.buf
}

func (c *content) box(x, y, w, h float64) {
	c.x(x)
	c.y(y + h)
	c.x(w)
	c.x(h)
	c.op("re ")
}

// picture draws the picture object of the name so that it covers its place.
func (c *content) picture(p sheet.Picture, name string, pixels Picture, dx, dy float64) {
	c.op("q ")
	x, y, w, h := dx+p.X, dy+p.Y, p.W, p.H
	wide := float64(pixels.W) / float64(pixels.H) * h // as wide as the picture is at this height
	if math.Abs(wide-w) > w*sameAspect {
		c.box(x, y, w, h)
		c.op("W n ")
		if wide > w {
			x, w = x-(wide-w)/2, wide
		} else {
			high := h * w / wide
			y, h = y-(high-h)/2, high
		}
	}
	c.x(w)
	c.op("0 0 ")
	c.x(h)
	c.x(x)
	c.y(y + h)
	c.op("cm ")
	c.op(name)
	c.op(" Do Q\n")
}

// marks draws the rectangles and lines of a face.
func (c *content) marks(face *sheet.Face, dx, dy float64) {
	for _, r := range face.Rects {
		c.rect(r, dx, dy)
	}
	for _, l := range face.Lines {
		c.line(l, dx, dy)
	}
}

// name draws the form object of the name with its origin at a place of the page,
// in hundredths of a point from the bottom left.
func (c *content) name(name string, x, y int64) {
	c.closeText()
	if x == 0 && y == 0 {
		c.op(name)
		c.op(" Do\n")
		return
	}
	c.op("q 1 0 0 1 ")
	c.n(x)
	c.n(y)
	c.op("cm ")
	c.op(name)
	c.op(" Do Q\n")
}

// place of a run on the page, in hundredths of a point from the bottom left.
func (c *content) place(t *sheet.Text, dx, dy float64) (x, y int64) {
	return hundredths(dx + t.X), hundredths(c.height - dy - t.Baseline)
}

// runs writes runs of text into a text object, each placed from the one before.
func (c *content) runs(texts []sheet.Text, dx, dy float64) {
	for i := range texts {
		t := &texts[i]
		if !c.text.open {
			c.op("BT\n")
			c.text = textObject{open: true}
		}
		c.fillGrey(t.Grey)
		if t.Size != c.text.size || t.Font != c.text.font {
			c.text.font, c.text.size = t.Font, t.Size
			c.op("/F")
			c.buf = append(c.buf, byte('0'+t.Font), ' ')
			c.n(int64(math.Round(t.Size * 100)))
			c.op("Tf ")
		}
		x, y := c.place(t, dx, dy)
		c.n(x - c.text.x)
		c.n(y - c.text.y)
		c.text.x, c.text.y = x, y
		c.op("Td(")
		c.glyphs(t.Font, t.S)
		c.op(")Tj\n")
	}
}

// closeText ends the text object, if one is open: nothing else may be drawn in it.
func (c *content) closeText() {
	if c.text.open {
		c.op("ET\n")
		c.text = textObject{}
	}
}

// glyphs appends the numbers of the glyphs, two bytes each, as the inside of a
// PDF string.
func (c *content) glyphs(font sheet.FontID, s string) {
	used := &c.used[font]
	for _, r := range s {
		g := c.fonts.Glyph(font, r)
		if g.ID == 0 {
			continue
		}
		used.add(g)
		for _, b := range [2]byte{byte(g.ID >> 8), byte(g.ID)} {
			switch b {
			case '(', ')', '\\':
				c.buf = append(c.buf, '\\', b)
			case '\r':
				c.buf = append(c.buf, '\\', 'r')
			default:
				c.buf = append(c.buf, b)
			}
		}
	}
}
