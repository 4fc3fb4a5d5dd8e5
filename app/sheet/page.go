package sheet

import "vestka/app"

// MMPerPoint is the size of a point (1/72 inch) in millimetres.
const MMPerPoint = 25.4 / 72

// Page is one side of a sheet of paper.
type Page struct {
	W, H  float64 // mm
	Faces []Placed
	Trim  Box     // what is left of it when it was cut; zero where nothing is to be cut off
	Bleed float64 // how far it is printed beyond that, mm
}

// Box is a rectangle, mm.
type Box struct{ X, Y, W, H float64 }

// Placed is a face with its top left corner, as it lies there, at X, Y of the page.
// Clip ends it at its own edges, for a face from which something runs over to the
// next, or so far beyond them as it may spill.
type Placed struct {
	X, Y  float64
	Face  *Face
	Turn  int // quarter turns, clockwise
	Clip  bool
	Spill float64 // mm
}

// Size is that of the face as it lies there.
func (p *Placed) Size() Size {
	if p.Turn%2 == 1 {
		return Size{p.Face.H, p.Face.W}
	}
	return Size{p.Face.W, p.Face.H}
}

// Box is where the face lies on the page.
func (p *Placed) Box() Box {
	size := p.Size()
	return Box{p.X, p.Y, size.W, size.H}
}

// Face is one side of a card, or the whole side of a sheet. It is painted in
// this order: pictures, rectangles, lines, text. A face does not change once it
// is planned, so pages may share one.
type Face struct {
	W, H     float64 // mm
	Pictures []Picture
	Rects    []Rect
	Lines    []Line
	Texts    []Text
}

// Text is one run of glyphs in one font, without kerning.
type Text struct {
	X, Baseline float64 // mm, of the first glyph's origin
	Size        float64 // points
	Grey        float64 // 0 is black, 1 is white
	Font        FontID
	S           string
}

// Line is a straight stroke with its ends cut square.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64 // mm
	Grey           float64
}

// Rect is filled where Fill is set, else stroked along its edge.
type Rect struct {
	X, Y, W, H float64
	Width      float64 // of the stroke, mm
	Grey       float64
	Fill       bool
	Tint       Colour // it is filled with; the zero colour leaves it to Grey
}

// Colour is red, green and blue.
type Colour struct{ R, G, B uint8 }

// Picture fills its rectangle with what of it is to be seen: without a view it is
// scaled to cover it, and what stands out is cropped evenly on both sides.
type Picture struct {
	X, Y, W, H float64
	Key        string // the caller's name of the picture
	View       app.View
}

// Single is a page that is all one face.
func Single(f *Face) Page {
	return Page{W: f.W, H: f.H, Faces: []Placed{{Face: f}}}
}
