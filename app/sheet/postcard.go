package sheet

import "strings"

// A postcard is A6, wide side across, unless another size is asked for (DOMAIN.md
// 7.2 and 7.3).
const (
	CardW = 148.0
	CardH = 105.0
)

// CardSize is that of such a card.
var CardSize = Size{CardW, CardH}

// The posts take cards of these sizes, mm, at least cardRatio times as wide as high
// (DOMAIN.md 7.2).
var (
	leastCard = Size{140, 90}
	mostCard  = Size{235, 125}
)

const cardRatio = 1.4

// Posted reports that the posts take a card of the size for a postcard; else it goes
// as a letter.
func Posted(card Size) bool {
	const tolerance = 2 // that the posts grant
	return card.W >= leastCard.W-tolerance && card.H >= leastCard.H-tolerance &&
		card.W <= mostCard.W+tolerance && card.H <= mostCard.H+tolerance && card.W >= card.H*cardRatio
}

const (
	messageLeft, messageTop = 6.0, 7.0
	stampW, stampH          = 20.0, 24.0
	stampTop                = 9.0
	markPoints              = 6.5
	markBack                = 5.8 // baseline
	markUp                  = 3.6 // of the baseline on the picture side, from the lower edge
	hairline, hairlineGrey  = 0.15, 0.62
	returnPoints, returnGap = 8.0, 3.0
	addressLongest          = 100.0 // that machines read
	leastPoints             = 9.0
	stepPoints              = 0.25
	textLeading             = 1.3
	proseLeading            = 1.22
	blankLine               = 0.4 // of the leading, between paragraphs
)

// cardZones are the parts of a text side. The post asks for an empty franking zone of
// 74 x 40 at the top right, an empty strip of 15 at the bottom for its own code, and
// an address in one column between them, 5 clear of the divider and the edge. The
// notice of a sample stands above everything, where nothing can run over it.
type cardZones struct{ divider, message, address, stamp Box }

func zonesOf(card Size) cardZones {
	divider, bottom := card.W/2-2, card.H-15
	return cardZones{
		divider: Box{divider, stampTop, 0, bottom - stampTop},
		message: Box{messageLeft, messageTop, divider - 4 - messageLeft, bottom - messageTop},
		address: Box{divider + 5, 45, min(addressLongest, card.W-divider-10), card.H - 17 - 45},
		stamp:   Box{card.W - 6 - stampW, stampTop, stampW, stampH},
	}
}

// Postcard is what is to be on a card.
type Postcard struct {
	Size        Size     // wide side across; zero: A6
	Upright     bool     // the picture side stands upright
	Bleed       float64  // how far the picture runs out over the edge, mm
	Message     string   // paragraphs parted by \n
	MessageFont FontID   //
	Address     []string // from the name down to the country
	Return      []string // the sender's address; usually none
	Picture     string   // key of the picture, empty for a blank front
	Mark        string   // notice on both sides, such as that of a sample
}

// Reason is why a card needs a person's eye.
type Reason string

// The reasons.
const (
	MessageTooLong Reason = "message_too_long" // runs on below its zone at 9 pt
	AddressTooLong Reason = "address_too_long" // needs more lines than the zone has
	ReturnTooLong  Reason = "return_too_long"  // takes more than a third of the message half
	GlyphMissing   Reason = "glyph_missing"    // some characters are not drawn
)

// Card is a planned postcard, or something else that is laid out for one addressee
// on one leaf.
type Card struct {
	Piece          // the picture side and the text side
	Points float64 // size of the message
}

// LayPostcard plans a card. A message that does not fit is made smaller down to
// 9 pt; one that does not fit even then runs on below, complete, and Overflow
// says so.
func LayPostcard(fs *Fonts, p Postcard) Card {
	size := p.size()
	z := zonesOf(size)
	c := Card{Piece: Piece{Leaf: Leaf{Front: layFront(fs, p), Back: &Face{W: size.W, H: size.H}}}}
	d, st := z.divider, z.stamp
	c.Back.Lines = []Line{{X1: d.X, Y1: d.Y, X2: d.X, Y2: d.Y + d.H, Width: hairline, Grey: hairlineGrey}}
	c.Back.Rects = []Rect{{X: st.X, Y: st.Y, W: st.W, H: st.H, Width: hairline, Grey: hairlineGrey}}

	c.layMessage(fs, p, c.layReturn(fs, p.Return, z.message))
	c.layAddress(fs, c.Back, p.Address, cardAddress, z.address)
	c.layMark(fs, c.Back, p.Mark, markPoints, messageLeft, markBack)
	c.finish()
	return c
}

// size is that of the text side.
func (p *Postcard) size() Size {
	if p.Size == (Size{}) {
		return CardSize
	}
	return p.Size
}

// layFront plans the picture side. A mark stands on a white plate, so that it
// can be read on any picture.
func layFront(fs *Fonts, p Postcard) *Face {
	size := p.size()
	if p.Upright {
		size = size.Turned()
	}
	f := &Face{W: size.W, H: size.H}
	if p.Picture != "" {
		f.Pictures = []Picture{{X: 0 - p.Bleed, Y: 0 - p.Bleed, W: size.W + 2*p.Bleed, H: size.H + 2*p.Bleed, Key: p.Picture}}
	}
	if mark := clean(p.Mark); mark != "" {
		line := size.H - markUp
		f.Rects = []Rect{{X: messageLeft - 1.5, Y: line - 3.1, W: fs.Width(Sans, markPoints, mark) + 3, H: 4.4, Grey: 1, Fill: true}}
		f.Texts = []Text{{X: messageLeft, Baseline: line, Size: markPoints, Grey: 0.35, Font: Sans, S: mark}}
	}
	return f
}

// layReturn sets the sender's address small above the message, where
// Belarusian custom looks for it and the franking zone is not touched. It
// gives what of the zone is left for the message.
func (c *Card) layReturn(fs *Fonts, address []string, zone Box) Box {
	s := clean(strings.Join(address, "\n"))
	if s == "" {
		return zone
	}
	height := c.layReturnIn(fs, c.Back, s, zone, zone.H/3)
	down := height + returnGap
	return Box{zone.X, zone.Y + down, zone.W, zone.H - down}
}

func (c *Card) layMessage(fs *Fonts, p Postcard, zone Box) block {
	s := clean(p.Message)
	face := faces[p.MessageFont]
	b := block{fonts: fs, font: p.MessageFont, text: s, tokens: fs.tokens(p.MessageFont, s), leading: face.leading}
	for c.Points = face.points; ; c.Points -= stepPoints {
		b.set(c.Points, zone.W)
		if fits := b.height() <= zone.H; fits || c.Points <= leastPoints {
			if !fits {
				c.Reasons = append(c.Reasons, MessageTooLong)
			}
			break
		}
	}
	c.Back.Texts = b.place(c.Back.Texts, zone.X, zone.Y, 0)
	c.miss(fs, p.MessageFont, s)
	return b
}

// faces are the size at which a message starts and its leading, by font: the
// hands are drawn smaller or taller than print in the same size.
var faces = [FontCount]struct{ points, leading float64 }{
	Sans: {12, proseLeading}, SansBold: {12, proseLeading}, Serif: {12.5, proseLeading}, SerifBold: {12.5, proseLeading},
	Hand: {16.5, 1.1}, Script: {12.5, 1.5},
}
