package sheet

import (
	"slices"
	"strings"
)

// Piece is what is planned for one addressee: the leaf, and what is the matter with
// it. A card has two sides, an envelope or a label one.
type Piece struct {
	Leaf
	Reasons []Reason
	Missing []rune // characters that no font here can draw; they are left out
}

// addressSizes are the points in which an address is set: it begins with the first,
// shrinks to eager to keep each line whole, and to least where lines are wrapped.
type addressSizes struct{ first, eager, least float64 }

var cardAddress = addressSizes{12, 10.5, leastPoints}

// layAddress sets the address at the bottom of its zone, each line whole where the
// eager size allows it; failing that, long lines are wrapped at the largest size that
// has room for them.
func (p *Piece) layAddress(fs *Fonts, on *Face, address []string, sizes addressSizes, zone Box) {
	if b, ok := p.setAddress(fs, address, sizes, zone); ok {
		on.Texts = b.place(on.Texts, zone.X, max(zone.Y, zone.Y+zone.H-b.height()), 0)
	}
}

// setAddress sets the address for its zone; there may be none.
func (p *Piece) setAddress(fs *Fonts, address []string, sizes addressSizes, zone Box) (block, bool) {
	s := clean(strings.Join(address, "\n"))
	if s == "" {
		return block{}, false
	}
	b := block{fonts: fs, font: Sans, text: s, tokens: fs.tokens(Sans, s)}
	if !b.shrink(sizes.first, sizes.eager, strings.Count(s, "\n")+1, zone) && !b.shrink(sizes.first, sizes.least, len(s), zone) {
		p.Reasons = append(p.Reasons, AddressTooLong)
	}
	p.Miss(fs, Sans, s)
	return b, true
}

// shrink sets an address at the largest size down to the least that needs no
// more than the given number of lines and fits its zone.
func (b *block) shrink(first, least float64, lines int, zone Box) bool {
	for points := first; points >= least; points -= stepPoints {
		b.set(points, zone.W)
		if len(b.lines) <= lines && b.height() <= zone.H {
			return true
		}
	}
	return false
}

// layReturnIn sets the sender's address small and grey at the top of the zone, and
// gives its height, which should be no more than most.
func (p *Piece) layReturnIn(fs *Fonts, on *Face, s string, zone Box, most float64) float64 {
	b := block{fonts: fs, font: Sans, text: s, tokens: fs.tokens(Sans, s)}
	b.set(returnPoints, zone.W)
	on.Texts = b.place(on.Texts, zone.X, zone.Y, 0.35)
	p.Miss(fs, Sans, s)
	if b.height() > most {
		p.Reasons = append(p.Reasons, ReturnTooLong)
	}
	return b.height()
}

// layMark sets a notice such as that of a sample.
func (p *Piece) layMark(fs *Fonts, on *Face, mark string, points, x, baseline float64) {
	if mark = clean(mark); mark != "" {
		on.Texts = append(on.Texts, Text{X: x, Baseline: baseline, Size: points, Grey: 0.35, Font: Sans, S: mark})
		p.Miss(fs, Sans, mark)
	}
}

// Miss notes the characters of a text that the font cannot draw.
func (p *Piece) Miss(fs *Fonts, id FontID, s string) {
	for _, r := range fs.Missing(id, s) {
		if len(p.Missing) == 0 {
			p.Reasons = append(p.Reasons, GlyphMissing)
		}
		if !slices.Contains(p.Missing, r) {
			p.Missing = append(p.Missing, r)
		}
	}
}

// finish notes whether something does not fit.
func (p *Piece) finish() {
	p.Overflow = slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r != GlyphMissing })
}
