package sheet

import (
	"math"
	"strconv"
	"strings"
)

// The sizes of paper, upright (ISO 216; DOMAIN.md 7.2).
var (
	A3 = Size{297, 420}
	A4 = Size{210, 297}
	A5 = Size{148, 210}
	A6 = Size{105, 148}
)

// The sizes of envelopes, wide side across (ISO 269; DOMAIN.md 7.2).
var (
	DL = Size{220, 110}
	C6 = Size{162, 114}
	C5 = Size{229, 162}
)

// Layout says how cards are arranged on paper.
type Layout string

// The layouts. In both, odd pages are picture sides and even pages the text
// sides of the same cards.
const (
	// OneUp is one card a page.
	OneUp Layout = "a6"
	// FourUp is four cards on A4, wide side across, to be printed on both sides
	// and turned on the long edge, as printers do unless told otherwise: the
	// upper row of one side lies behind the lower row of the other, and left
	// stays left.
	FourUp Layout = "a4x4"
)

// Layouts are all of them.
var Layouts = []Layout{OneUp, FourUp}

// Imposition is that of the layout.
func (l Layout) Imposition() Imposition {
	im := Imposition{Stock: Whole(Size{CardW, CardH}), Sides: Both, Turn: LongEdge}
	if l == FourUp {
		im.Stock, im.Marks = Cut(A4.Turned(), Size{CardW, CardH}), true
	}
	return im
}

// named are the sizes by the names that scripts give them; cards and envelopes with
// the wide side across.
var named = map[string]Size{
	"a3": A3, "a4": A4, "a5": A5, "a6": A6, "10x15": {150, 100}, "dl": DL, "c6": C6, "c5": C5, "letter": {215.9, 279.4},
}

// SizeOf is the size of the name, or of a width and a height in millimetres such as
// "120x176".
func SizeOf(name string) (Size, bool) {
	if size, known := named[strings.ToLower(name)]; known {
		return size, true
	}
	w, h, _ := strings.Cut(strings.ToLower(name), "x")
	size := Size{number(w), number(h)}
	return size, size.W >= leastPlace && size.H >= leastPlace && size.W <= mostPaper && size.H <= mostPaper
}

// number reads a decimal number with a point or a comma, 0 where it is none.
func number(s string) float64 {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// Wide is the size with its wide side across.
func (s Size) Wide() Size {
	if s.W < s.H {
		return s.Turned()
	}
	return s
}
