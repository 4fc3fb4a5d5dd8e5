package sheet

import (
	"slices"
	"strings"

	"vestka/app"
)

// The caption of a picture side, mm and points. A card without a picture has it large
// in the middle.
const (
	captionSide    = 6.0 // of paper beside it
	captionAbove   = 3.0 // and above and below
	captionAlone   = 16.0
	captionPlate   = 7.0 // around one on a pattern
	captionLines   = 2
	captionMost    = 6 // lines of one that stands alone
	captionLeading = 1.15
)

// captionPoints are the sizes at which a caption begins: beneath pictures, and alone.
var captionPoints = [FontCount]struct{ beneath, alone float64 }{
	Sans: {12, 30}, SansBold: {12, 30}, Serif: {13, 32}, SerifBold: {13, 32}, Hand: {20, 48}, Script: {15, 34},
}

// fontOf is the font of a family, the other one where none is named.
func fontOf(f app.Font, other FontID) FontID {
	switch f {
	case app.SansFont:
		return Sans
	case app.SerifFont:
		return Serif
	case app.HandFont:
		return Hand
	case app.ScriptFont:
		return Script
	case app.AnyFont:
	}
	return other
}

// PatternKey is the key of the picture that a pattern is drawn as.
func PatternKey(f *app.Front) string {
	return "pattern-" + string(f.Pattern) + "-" + string(f.Colour)
}

// front lays out a picture side.
type front struct {
	fonts *Fonts
	card  *Postcard
	face  *Face
	inner Box // what of the card is inside the border
}

// layFront plans the picture side and says what is the matter with its caption.
func (c *Card) layFront(fs *Fonts, p *Postcard) {
	size := p.size()
	if p.Upright || p.Front.Upright {
		size = size.Turned()
	}
	b := min(p.Front.Border, size.W/3, size.H/3)
	l := front{fonts: fs, card: p, face: &Face{W: size.W, H: size.H}, inner: Box{b, b, size.W - 2*b, size.H - 2*b}}
	c.Front = l.face
	if p.Front.Pattern != app.NoPattern {
		l.picture(Box{0, 0, size.W, size.H}, PatternKey(&p.Front), app.View{})
	}
	if caption := clean(p.Front.Caption); caption != "" {
		font := fontOf(p.Front.Font, Serif)
		if !l.caption(caption, font) {
			c.Reasons = append(c.Reasons, CaptionTooLong)
		}
		c.Miss(fs, font, caption)
	}
	l.pictures()
	l.mark()
}

// pictures lays the pictures of the collage into what the caption leaves.
func (l *front) pictures() {
	f, columns, rows := &l.card.Front, 1, 1
	switch {
	case f.Collage == app.NoPicture:
		return
	case f.Collage == app.FourPictures:
		columns, rows = 2, 2
	case f.Collage == app.TwoPictures && l.face.W > l.face.H:
		columns = 2
	case f.Collage == app.TwoPictures:
		rows = 2
	}
	w := (l.inner.W - float64(columns-1)*f.Gap) / float64(columns)
	h := (l.inner.H - float64(rows-1)*f.Gap) / float64(rows)
	for i := range columns * rows {
		shot := app.Shot{}
		if i < len(f.Shots) {
			shot = f.Shots[i]
		}
		key := shot.Picture
		if key == "" {
			key = l.card.Picture
		}
		x, y := l.inner.X+float64(i%columns)*(w+f.Gap), l.inner.Y+float64(i/columns)*(h+f.Gap)
		if key != "" {
			l.picture(Box{x, y, w, h}, key, shot.View)
		}
	}
}

// picture places a picture; where it reaches the edge of the card it runs out over it.
func (l *front) picture(b Box, key string, view app.View) {
	bleed, right, bottom := l.card.Bleed, b.X+b.W, b.Y+b.H
	if near(b.X, 0) {
		b.X -= bleed
	}
	if near(b.Y, 0) {
		b.Y -= bleed
	}
	if near(right, l.face.W) {
		right += bleed
	}
	if near(bottom, l.face.H) {
		bottom += bleed
	}
	l.face.Pictures = append(l.face.Pictures, Picture{X: b.X, Y: b.Y, W: right - b.X, H: bottom - b.Y, Key: key, View: view})
}

// caption sets the caption beneath the pictures, on paper of its own, or alone in the
// middle. It is set smaller down to 9 pt, and reports whether it fits then; all of it
// is set in any case.
func (l *front) caption(s string, font FontID) bool {
	points, most, room := captionPoints[font].beneath, max(captionLines, strings.Count(s, "\n")+1), l.inner.W-2*captionSide
	alone := l.card.Front.Collage == app.NoPicture
	if alone {
		points, most, room = captionPoints[font].alone, captionMost, l.face.W-2*captionAlone
	}
	b := block{fonts: l.fonts, font: font, text: s, tokens: l.fonts.tokens(font, s), leading: captionLeading}
	highest := l.inner.H / 3
	if alone {
		highest = l.face.H - 2*captionAlone
	}
	var fits bool
	for ; ; points -= stepPoints {
		b.set(points, room)
		fits = len(b.lines) <= most && b.height() <= highest && b.unbroken()
		if fits || points <= leastPoints {
			break
		}
	}
	h := b.height()
	if alone {
		l.alone(&b, h)
		return fits
	}
	strip := h + 2*captionAbove
	y := l.inner.Y + l.inner.H - strip
	if l.card.Front.Pattern != app.NoPattern {
		l.plate(Box{l.inner.X, y, l.inner.W, strip})
	}
	l.inner.H -= strip
	l.centred(&b, y+captionAbove)
	return fits
}

// alone sets the caption of a card without pictures: in the middle, on a plate where
// there is a pattern.
func (l *front) alone(b *block, h float64) {
	if l.card.Front.Pattern != app.NoPattern {
		w := b.widest() + 2*captionPlate
		l.plate(Box{(l.face.W - w) / 2, (l.face.H-h)/2 - captionPlate, w, h + 2*captionPlate})
	}
	l.centred(b, (l.face.H-h)/2)
}

// plate is paper laid on a pattern. Pictures lie under everything else, so it is not
// in their way.
func (l *front) plate(b Box) {
	l.face.Rects = append(l.face.Rects, Rect{X: b.X, Y: b.Y, W: b.W, H: b.H, Grey: 1, Fill: true})
}

// centred places the lines in the middle of the card, the top of the first at y.
func (l *front) centred(b *block, y float64) {
	from := len(l.face.Texts)
	l.face.Texts = b.place(l.face.Texts, 0, y, 0)
	for i := range l.face.Texts[from:] {
		t := &l.face.Texts[from+i]
		t.X = (l.face.W - l.fonts.Width(t.Font, t.Size, t.S)) / 2
	}
}

// mark puts the notice of a sample on a plate, so that it can be read on any picture:
// below, or above where a caption stands below.
func (l *front) mark() {
	mark := clean(l.card.Mark)
	if mark == "" {
		return
	}
	line := l.face.H - markUp
	if len(l.face.Texts) > 0 {
		line = markBack
	}
	l.face.Rects = append(l.face.Rects, Rect{X: messageLeft - 1.5, Y: line - 3.1, W: l.fonts.Width(Sans, markPoints, mark) + 3, H: 4.4, Grey: 1, Fill: true})
	l.face.Texts = append(l.face.Texts, Text{X: messageLeft, Baseline: line, Size: markPoints, Grey: 0.35, Font: Sans, S: mark})
}

// widest is how far the longest line reaches, mm.
func (b *block) widest() float64 {
	w := 0.0
	for _, l := range b.lines {
		w = max(w, b.fonts.Width(b.font, b.points, b.text[l.start:l.end]))
	}
	return w
}

// unbroken reports that no word had to be cut.
func (b *block) unbroken() bool {
	for _, l := range b.lines {
		if l.end < len(b.text) && !slices.Contains([]byte(" \n-"), b.text[l.end]) && (l.end == 0 || b.text[l.end-1] != '-') {
			return false
		}
	}
	return true
}
