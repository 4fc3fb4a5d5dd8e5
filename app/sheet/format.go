package sheet

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
