package sheet

import (
	"strings"

	"vestka/app"
)

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
	frankingW               = 74.0
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

func zonesOf(card Size, design app.Back) cardZones {
	divider, bottom := card.W/2-2, card.H-15
	if design.Wide { // up to the franking zone
		divider = max(divider, card.W-frankingW)
	}
	left, top, gap := messageLeft, messageTop, 4.0
	if m := design.Margin; m > 0 {
		left, top, gap = m, m+1, max(gap, m-2)
	}
	return cardZones{
		divider: Box{divider, stampTop, 0, bottom - stampTop},
		message: Box{left, top, divider - gap - left, bottom - top},
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
	Front       app.Front
	Back        app.Back
	Mark        string // notice on both sides, such as that of a sample
}

// Reason is why a card needs a person's eye.
type Reason string

// The reasons.
const (
	MessageTooLong Reason = "message_too_long" // runs on below its zone at 9 pt
	AddressTooLong Reason = "address_too_long" // needs more lines than the zone has
	ReturnTooLong  Reason = "return_too_long"  // takes more than a third of the message half
	CaptionTooLong Reason = "caption_too_long" // does not fit its place on the picture side
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
	z := zonesOf(size, p.Back)
	c := Card{Piece: Piece{Leaf: Leaf{Back: &Face{W: size.W, H: size.H, Texts: make([]Text, 0, 24)}}}}
	c.layFront(fs, &p)
	if d := z.divider; !p.Back.Open {
		c.Back.Lines = []Line{{X1: d.X, Y1: d.Y, X2: d.X, Y2: d.Y + d.H, Width: hairline, Grey: hairlineGrey}}
	}
	if st := z.stamp; !p.Back.Bare {
		c.Back.Rects = []Rect{{X: st.X, Y: st.Y, W: st.W, H: st.H, Width: hairline, Grey: hairlineGrey}}
	}

	zone := c.layReturn(fs, p.Return, z.message)
	message := c.layMessage(fs, p, zone)
	if p.Back.Ruled {
		c.rule(message, zone)
	}
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
	s, font := clean(p.Message), fontOf(p.Back.Font, p.MessageFont)
	face := faces[font]
	if p.Back.Points > 0 {
		face.points = p.Back.Points
	}
	b := block{fonts: fs, font: font, text: s, tokens: fs.tokens(font, s), leading: face.leading}
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
	c.Miss(fs, font, s)
	return b
}

// rule draws lines to write on in what the message leaves of its zone.
func (c *Card) rule(message block, zone Box) {
	const apart = 8.0 // a hand of usual size
	y := zone.Y + apart
	if message.text != "" {
		y += message.height()
	}
	for ; y <= zone.Y+zone.H; y += apart {
		c.Back.Lines = append(c.Back.Lines, Line{X1: zone.X, Y1: y, X2: zone.X + zone.W, Y2: y, Width: hairline, Grey: hairlineGrey})
	}
}

// faces are the size at which a message starts and its leading, by font: the
// hands are drawn smaller or taller than print in the same size.
var faces = [FontCount]struct{ points, leading float64 }{
	Sans: {12, proseLeading}, SansBold: {12, proseLeading}, Serif: {12.5, proseLeading}, SerifBold: {12.5, proseLeading},
	Hand: {16.5, 1.1}, Script: {12.5, 1.5},
}
