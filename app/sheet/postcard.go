package sheet

import (
	"slices"
	"strings"
)

// A postcard is A6, wide side across (DOMAIN.md 7.2 and 7.3).
const (
	CardW = 148.0
	CardH = 105.0
)

// Zones of the text side. The post asks for an empty franking zone of 74 x 40
// at the top right, an empty strip of 15 at the bottom for its own code, and
// an address in one column between them, 5 clear of the divider and the edge.
// The notice of a sample stands above everything, where nothing can run over it.
const (
	messageLeft, messageRight   = 6.0, 68.0
	messageTop, messageBottom   = 7.0, 90.0
	dividerX                    = 72.0
	addressLeft, addressRight   = 77.0, 143.0
	addressTop, addressBottom   = 45.0, 88.0
	stampW, stampH              = 20.0, 24.0
	stampRight, stampTop        = 142.0, 9.0
	markPoints                  = 6.5
	markFront, markBack         = 101.4, 5.8 // baselines
	hairline, hairlineGrey      = 0.15, 0.62
	returnPoints, returnGap     = 8.0, 3.0
	addressPoints, addressEager = 12.0, 10.5
	leastPoints                 = 9.0
	stepPoints                  = 0.25
	textLeading                 = 1.3
	proseLeading                = 1.22
	blankLine                   = 0.4 // of the leading, between paragraphs
)

// Postcard is what is to be on a card.
type Postcard struct {
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

// Card is a planned postcard.
type Card struct {
	Front, Back *Face    // the picture side and the text side
	Points      float64  // size of the message
	Overflow    bool     // something does not fit; nothing of it is left out
	Reasons     []Reason //
	Missing     []rune   // characters that no font here can draw; they are left out
}

// LayPostcard plans a card. A message that does not fit is made smaller down to
// 9 pt; one that does not fit even then runs on below, complete, and Overflow
// says so.
func LayPostcard(fs *Fonts, p Postcard) Card {
	c := Card{Front: layFront(fs, p)}
	back := &Face{W: CardW, H: CardH}
	c.Back = back
	back.Lines = []Line{{X1: dividerX, Y1: stampTop, X2: dividerX, Y2: messageBottom, Width: hairline, Grey: hairlineGrey}}
	back.Rects = []Rect{{X: stampRight - stampW, Y: stampTop, W: stampW, H: stampH, Width: hairline, Grey: hairlineGrey}}

	top := c.layReturn(fs, p.Return)
	c.layMessage(fs, p, top)
	c.layAddress(fs, p.Address)
	if mark := clean(p.Mark); mark != "" {
		back.Texts = append(back.Texts, Text{X: messageLeft, Baseline: markBack, Size: markPoints, Grey: 0.35, Font: Sans, S: mark})
		c.miss(fs, Sans, mark)
	}
	c.Overflow = slices.ContainsFunc(c.Reasons, func(r Reason) bool { return r != GlyphMissing })
	return c
}

// layFront plans the picture side. A mark stands on a white plate, so that it
// can be read on any picture.
func layFront(fs *Fonts, p Postcard) *Face {
	f := &Face{W: CardW, H: CardH}
	if p.Picture != "" {
		f.Pictures = []Picture{{W: CardW, H: CardH, Key: p.Picture}}
	}
	if mark := clean(p.Mark); mark != "" {
		f.Rects = []Rect{{X: messageLeft - 1.5, Y: markFront - 3.1, W: fs.Width(Sans, markPoints, mark) + 3, H: 4.4, Grey: 1, Fill: true}}
		f.Texts = []Text{{X: messageLeft, Baseline: markFront, Size: markPoints, Grey: 0.35, Font: Sans, S: mark}}
	}
	return f
}

// layReturn sets the sender's address small above the message, where
// Belarusian custom looks for it and the franking zone is not touched. It
// gives the top of what is left for the message.
func (c *Card) layReturn(fs *Fonts, address []string) float64 {
	s := clean(strings.Join(address, "\n"))
	if s == "" {
		return messageTop
	}
	b := block{fonts: fs, font: Sans, text: s, tokens: fs.tokens(Sans, s)}
	b.set(returnPoints, messageRight-messageLeft)
	c.Back.Texts = b.place(c.Back.Texts, messageLeft, messageTop, 0.35)
	c.miss(fs, Sans, s)
	if b.height() > (messageBottom-messageTop)/3 {
		c.Reasons = append(c.Reasons, ReturnTooLong)
	}
	return messageTop + b.height() + returnGap
}

func (c *Card) layMessage(fs *Fonts, p Postcard, top float64) block {
	s := clean(p.Message)
	face := faces[p.MessageFont]
	b := block{fonts: fs, font: p.MessageFont, text: s, tokens: fs.tokens(p.MessageFont, s), leading: face.leading}
	for c.Points = face.points; ; c.Points -= stepPoints {
		b.set(c.Points, messageRight-messageLeft)
		if fits := b.height() <= messageBottom-top; fits || c.Points <= leastPoints {
			if !fits {
				c.Reasons = append(c.Reasons, MessageTooLong)
			}
			break
		}
	}
	c.Back.Texts = b.place(c.Back.Texts, messageLeft, top, 0)
	c.miss(fs, p.MessageFont, s)
	return b
}

// faces are the size at which a message starts and its leading, by font: the
// hands are drawn smaller or taller than print in the same size.
var faces = [FontCount]struct{ points, leading float64 }{
	Sans: {12, proseLeading}, SansBold: {12, proseLeading}, Serif: {12.5, proseLeading}, SerifBold: {12.5, proseLeading},
	Hand: {16.5, 1.1}, Script: {12.5, 1.5},
}

// layAddress sets the address at the bottom of its zone. It is set smaller
// down to 10.5 pt to keep each line whole; failing that, long lines are wrapped
// at the largest size that has room for them.
func (c *Card) layAddress(fs *Fonts, address []string) {
	s := clean(strings.Join(address, "\n"))
	if s == "" {
		return
	}
	b := block{fonts: fs, font: Sans, text: s, tokens: fs.tokens(Sans, s)}
	if !b.shrink(addressEager, strings.Count(s, "\n")+1) && !b.shrink(leastPoints, len(s)) {
		c.Reasons = append(c.Reasons, AddressTooLong)
	}
	top := max(addressTop, addressBottom-b.height())
	c.Back.Texts = b.place(c.Back.Texts, addressLeft, top, 0)
	c.miss(fs, Sans, s)
}

// shrink sets an address at the largest size down to the least that needs no
// more than the given number of lines and fits its zone.
func (b *block) shrink(least float64, lines int) bool {
	for points := addressPoints; points >= least; points -= stepPoints {
		b.set(points, addressRight-addressLeft)
		if len(b.lines) <= lines && b.height() <= addressBottom-addressTop {
			return true
		}
	}
	return false
}

// miss notes the characters that are not drawn.
func (c *Card) miss(fs *Fonts, id FontID, s string) {
	for _, r := range fs.Missing(id, s) {
		if len(c.Missing) == 0 {
			c.Reasons = append(c.Reasons, GlyphMissing)
		}
		if !slices.Contains(c.Missing, r) {
			c.Missing = append(c.Missing, r)
		}
	}
}
