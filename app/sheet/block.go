package sheet

import "slices"

// block is a text set in one column in one font.
type block struct {
	fonts   *Fonts
	font    FontID
	text    string
	tokens  []part
	leading float64 // of the size; 0 means textLeading

	points float64
	lines  []span
}

// set breaks the text into lines for a size and a width in millimetres.
func (b *block) set(points, width float64) {
	if b.leading == 0 {
		b.leading = textLeading
	}
	b.points = points
	b.lines = b.lines[:0]
	wide := limit(width, points)
	for _, p := range b.tokens {
		if p.long == nil {
			b.lines = b.fonts.lines(b.lines, b.font, b.text, p.tokens, wide)
			continue
		}
		for _, l := range p.long.lines(wide) {
			b.lines = append(b.lines, span{p.at + l.start, p.at + l.end})
		}
	}
}

// step is the distance from the baseline of a line to the next one.
func (b *block) step(l span) float64 {
	if l.start == l.end {
		return b.points * b.leading * blankLine * MMPerPoint
	}
	return b.points * b.leading * MMPerPoint
}

// height of the set text, from the ascent of its first line to the descent of
// its last.
func (b *block) height() float64 {
	h := b.fonts.Ascent(b.font, b.points) + b.fonts.Descent(b.font, b.points)
	for _, l := range b.lines[:len(b.lines)-1] {
		h += b.step(l)
	}
	return h
}

// place appends the lines as runs of text, the top of the first at y.
func (b *block) place(dst []Text, x, y, grey float64) []Text {
	y += b.fonts.Ascent(b.font, b.points)
	dst = slices.Grow(dst, len(b.lines))
	for _, l := range b.lines {
		if l.start < l.end {
			dst = append(dst, Text{X: x, Baseline: y, Size: b.points, Grey: grey, Font: b.font, S: b.text[l.start:l.end]})
		}
		y += b.step(l)
	}
	return dst
}
