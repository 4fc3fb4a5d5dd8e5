package sheet

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vestka/resources"
)

// FontID names one of the fonts that come with the program.
type FontID uint8

// The fonts.
const (
	Sans      FontID = iota // PT Sans: addresses, lists
	SansBold                //
	Serif                   // PT Serif: letters
	SerifBold               //
	Hand                    // Caveat, a quick hand
	Script                  // Bad Script, a careful hand
	FontCount = iota
)

var fontFiles = [FontCount]string{
	"PTSans-Regular.ttf", "PTSans-Bold.ttf", "PTSerif-Regular.ttf", "PTSerif-Bold.ttf",
	"Caveat-Regular.ttf", "BadScript-Regular.ttf",
}

// File is the name of the font's file in the resources.
func (id FontID) File() string { return fontFiles[id] }

// Glyph is the drawing of one character in a font.
type Glyph struct {
	ID    uint16 // number in the font file; 0 where the font has no such glyph
	Width int16  // advance in 1/1000 of the font size
	Rune  rune   // the character that the font knows it by
}

// Fonts measures text in the fonts of the program and gives their outlines.
type Fonts struct {
	fonts [FontCount]fontTable
	known knownParagraphs
}

type fontTable struct {
	font            *sfnt.Font
	ascent, descent float64            // in font sizes, both positive
	pages           [64]*[256]Glyph    // by rune/256, for the pages in use
	mu              sync.Mutex         // guards what follows
	buf             sfnt.Buffer        //
	outlines        map[uint16]Outline //
}

// tabled are the blocks of 256 characters whose glyphs are looked up once, at
// the start: Latin, Cyrillic, punctuation, currency and letter-like signs.
var tabled = [...]rune{0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x20, 0x21, 0x22}

// standIns are drawn for characters that a font lacks and that look the same,
// or nearly so.
var standIns = map[rune][]rune{
	'\u00a0': {' '}, '\u2002': {' '}, '\u2003': {' '}, '\u2009': {' '}, '\u200a': {' '}, '\u202f': {' '},
	'\u2010': {'-'}, '\u2011': {'-'}, '\u2012': {'–'}, '\u2015': {'—'}, '\u2212': {'–'},
	'\u02bc': {'’'}, '\u2019': {'\''}, '\u2032': {'’', '\''}, '\u02b9': {'’', '\''},
	'\u2033': {'”', '"'}, '\u2022': {'·'},
}

// LoadFonts reads the fonts of the program. It takes a few milliseconds; one
// Fonts serves the whole program.
func LoadFonts() (*Fonts, error) {
	fs := &Fonts{}
	for id := range fontFiles {
		if err := fs.fonts[id].load(resources.Font(fontFiles[id])); err != nil {
			return nil, fmt.Errorf("font %s: %w", fontFiles[id], err)
		}
	}
	return fs, nil
}

func (t *fontTable) load(data []byte) error {
	var err error
	if t.font, err = sfnt.Parse(data); err != nil {
		return err
	}
	m, err := t.font.Metrics(&t.buf, fixed.I(1000), font.HintingNone)
	if err != nil {
		return err
	}
	t.ascent, t.descent = float64(m.Ascent)/64000, float64(m.Descent)/64000
	t.outlines = map[uint16]Outline{}
	for _, page := range tabled {
		var glyphs [256]Glyph
		for i := range glyphs {
			glyphs[i] = t.find(page<<8 | rune(i))
		}
		t.pages[page] = &glyphs
	}
	return nil
}

// find looks a glyph up in the font file. The caller holds mu, or is alone.
func (t *fontTable) find(r rune) Glyph {
	for _, r := range append([]rune{r}, standIns[r]...) {
		id, err := t.font.GlyphIndex(&t.buf, r)
		if err != nil || id == 0 {
			continue
		}
		w, err := t.font.GlyphAdvance(&t.buf, id, fixed.I(1000), font.HintingNone)
		if err != nil {
			continue
		}
		return Glyph{ID: uint16(id), Width: int16(w.Round()), Rune: r}
	}
	return Glyph{}
}

// Glyph is the drawing of the character, or of one that looks the same; its ID
// is 0 where the font has neither, and such a character is not drawn at all.
func (fs *Fonts) Glyph(id FontID, r rune) Glyph {
	t := &fs.fonts[id]
	if p := r >> 8; uint32(p) < uint32(len(t.pages)) && t.pages[p] != nil {
		return t.pages[p][r&0xff]
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.find(r)
}

// units is the width of a text in 1/1000 of the font size.
func (fs *Fonts) units(id FontID, s string) int {
	n := 0
	for _, r := range s {
		n += int(fs.Glyph(id, r).Width)
	}
	return n
}

// Width is how far a text of the given size in points reaches, in millimetres.
func (fs *Fonts) Width(id FontID, points float64, s string) float64 {
	return float64(fs.units(id, s)) / 1000 * points * MMPerPoint
}

// Ascent is the height above the baseline that the font asks for at a size in
// points, in millimetres.
func (fs *Fonts) Ascent(id FontID, points float64) float64 {
	return fs.fonts[id].ascent * points * MMPerPoint
}

// Descent is the depth below the baseline, in millimetres, positive.
func (fs *Fonts) Descent(id FontID, points float64) float64 {
	return fs.fonts[id].descent * points * MMPerPoint
}

// Missing are the characters of a text that the font cannot draw, each once.
func (fs *Fonts) Missing(id FontID, s string) []rune {
	var missing []rune
	t := &fs.fonts[id]
	for _, r := range s {
		if p := uint32(r) >> 8; p < uint32(len(t.pages)) && t.pages[p] != nil && t.pages[p][r&0xff].ID != 0 {
			continue // by far most
		}
		if r != '\n' && fs.Glyph(id, r).ID == 0 && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// Outline is the shape of a glyph: coordinates in 1/1000 of the font size, x to
// the right and y down from the origin on the baseline.
type Outline []Segment

// Segment continues an outline from where the one before ended. Move and Line
// use one point of P, Quad two (the last is the end), Cube three.
type Segment struct {
	Op SegmentOp
	P  [3][2]float32
}

// SegmentOp is the kind of a segment.
type SegmentOp uint8

// The kinds of segment.
const (
	Move SegmentOp = iota
	LineTo
	Quad
	Cube
)

// Outline gives the shape of a glyph; a space has none.
func (fs *Fonts) Outline(id FontID, glyph uint16) Outline {
	t := &fs.fonts[id]
	t.mu.Lock()
	defer t.mu.Unlock()
	if o, ok := t.outlines[glyph]; ok {
		return o
	}
	segments, err := t.font.LoadGlyph(&t.buf, sfnt.GlyphIndex(glyph), fixed.I(1000), nil)
	if err != nil {
		segments = nil
	}
	o := make(Outline, len(segments))
	for i, s := range segments {
		o[i].Op = SegmentOp(s.Op)
		for j, p := range s.Args {
			o[i].P[j] = [2]float32{float32(p.X) / 64, float32(p.Y) / 64}
		}
	}
	t.outlines[glyph] = o
	return o
}

// limit is a width in millimetres in 1/1000 of a font size in points.
func limit(mm, points float64) int {
	return int(math.Floor(mm / (points * MMPerPoint) * 1000))
}
