package sheet

import "strings"

// Envelope is what is to be on an envelope.
type Envelope struct {
	Size    Size     // wide side across
	Address []string // from the name down to the country
	Return  []string // the sender's address; usually none
	Mark    string   // notice, such as that of a sample
}

// The posts keep 74 x 40 mm at the top right for stamps and 15 mm at the bottom for
// their code (DOMAIN.md 7.3).
const (
	frankW, frankH   = 74.0, 40.0
	codeStrip        = 15.0
	envelopeEdge     = 10.0
	envelopeReturnH  = 30.0
	envelopeMark     = 5.8 // baseline
	envelopeSide     = 0.56
	envelopeAddressH = 47.0
)

// LeastEnvelope and MostEnvelope bound what is printed as an envelope, mm: the least
// that the posts take, and what an office printer is fed.
var (
	LeastEnvelope = Size{140, 90}
	MostEnvelope  = Size{353, 250}
)

var envelopeAddress = addressSizes{12.5, 10.5, leastPoints}

// envelopeZone is where the address stands (DOMAIN.md 7.4); for a size of the user's
// own at the lower right as on the others.
func envelopeZone(size Size) Box {
	switch size {
	case C6:
		return Box{62, 50, 92, 46}
	case DL:
		return Box{110, 45, 100, 47}
	case C5:
		return Box{110, 80, 110, 62}
	}
	w := min(addressLongest, size.W*envelopeSide)
	bottom := size.H - codeStrip - 3
	top := max(frankH+2, bottom-envelopeAddressH)
	return Box{size.W - envelopeEdge - w, top, w, bottom - top}
}

// LayEnvelope plans an envelope: the address at the lower right, the sender's at the
// upper left beside the stamps.
func LayEnvelope(fs *Fonts, e Envelope) Card {
	f := &Face{W: e.Size.W, H: e.Size.H}
	c := Card{Piece: Piece{Leaf: Leaf{Front: f}}}
	if s := clean(strings.Join(e.Return, "\n")); s != "" {
		top := envelopeEdge
		c.layReturnIn(fs, f, s, Box{envelopeEdge, top, min(frankW, e.Size.W-frankW-envelopeEdge-4), envelopeReturnH}, envelopeReturnH)
	}
	c.layAddress(fs, f, e.Address, envelopeAddress, envelopeZone(e.Size))
	c.layMark(fs, f, e.Mark, markPoints, envelopeEdge, envelopeMark)
	c.finish()
	return c
}
