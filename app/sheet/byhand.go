package sheet

import (
	"fmt"
	"strings"

	"vestka/app"
)

// HandSize is how large somebody writes.
type HandSize string

// The sizes of a hand.
const (
	SmallHand  HandSize = "small"
	MediumHand HandSize = "medium"
	LargeHand  HandSize = "large"
)

// HandSizes are all of them.
var HandSizes = []HandSize{SmallHand, MediumHand, LargeHand}

// MessageKey names the size for people.
func (h HandSize) MessageKey() string {
	switch h {
	case SmallHand:
		return "hand.small"
	case LargeHand:
		return "hand.large"
	default:
		return "hand.medium"
	}
}

// hands are the room that a letter of the alphabet takes on average, its width and
// the distance of lines, in millimetres: what exercise books are ruled for, small
// on 5 mm, medium on 7 mm, large on 9 mm.
var hands = map[HandSize]struct{ letter, line float64 }{
	SmallHand: {1.9, 5}, MediumHand: {2.5, 7}, LargeHand: {3.2, 9},
}

// ByHand is a page to be copied onto a card by hand. Everything on it is the
// caller's words but the places.
type ByHand struct {
	Title, Lead    string
	AddressTitle   string
	Address        []string // from the name down to the country
	TextTitle      string
	Text           string // paragraphs parted by \n
	Hand           HandSize
	Full           string // said above the first line that the card has no room for
	Notice, Footer string // above everything, and at the bottom
}

// HandRoom is how a text lies on a card that is written by hand.
type HandRoom struct {
	Lines int // that it takes
	Room  int // lines that the card has
}

// A page for copying is A4 upright, set large: it lies beside the card.
const (
	byHandMargin  = 20.0
	byHandWidth   = listW - 2*byHandMargin
	byHandTitle   = 20.0
	byHandText    = 11.0
	byHandLabel   = 9.5
	byHandLetters = 19.0 // points of the text, less where all of it would not find room on one page
	byHandLeast   = 11.0
	byHandNumber  = 11.0 // from the edge of the text to the number of its line
	blockPoints   = 17.0 // of the address
	blockSpacing  = 1.1  // between its letters, mm
	byHandBottom  = listH - 22
	byHandLead    = 1.45
	byHandBetween = 0.35 // of a line, between paragraphs
	byHandRule    = 10.0 // room for the rule where the card is full and what is said beneath it
)

// LayByHand plans the pages: the address in block letters, then the text with the
// lines that it will have on the message half of a card.
func LayByHand(fs *Fonts, h ByHand) []Page {
	s := byHandSetter{fonts: fs, page: &h}
	s.newPage()
	s.put(SansBold, byHandTitle, h.Title, 0)
	s.y += 2
	s.put(Sans, byHandText, h.Lead, quiet)
	s.y += 7
	s.put(SansBold, byHandLabel, h.AddressTitle, quiet)
	s.y += 2
	s.block(h.Address)
	s.y += 8
	s.put(SansBold, byHandLabel, h.TextTitle, quiet)
	s.y += 3
	s.lines()
	return s.finish()
}

// MeasureByHand is how many lines of a card the text takes.
func MeasureByHand(fs *Fonts, text string, hand HandSize) HandRoom {
	lines, room := handLines(fs, text, hand)
	return HandRoom{Lines: len(lines), Room: room}
}

// handLine is a line as it will be written.
type handLine struct {
	text   string
	begins bool // a paragraph, after an empty line
}

// handLines breaks a text as it will be broken on the message half of a card. A
// hand has its own widths; the widths of a printed font of the same average are
// the nearest that can be known.
func handLines(fs *Fonts, text string, hand HandSize) (lines []handLine, room int) {
	size := hands[hand]
	s := clean(text)
	if s == "" {
		return nil, int(zonesOf(CardSize, app.Back{}).message.H / size.line)
	}
	b := block{fonts: fs, font: Serif, text: s, tokens: fs.tokens(Serif, s)}
	b.set(size.letter/averageLetter(fs), zonesOf(CardSize, app.Back{}).message.W)
	begins := false
	for _, l := range b.lines {
		if l.start == l.end { // nobody leaves a line of a card empty
			begins = true
			continue
		}
		lines = append(lines, handLine{b.text[l.start:l.end], begins})
		begins = false
	}
	return lines, int(zonesOf(CardSize, app.Back{}).message.H / size.line)
}

// alphabet is what the width of a letter is averaged over: running text with its spaces.
const alphabet = "добры дзень, дарагі сябар, дорогой друг, пишу тебе о том, как прошёл день"

// averageLetter is the width of a letter at a size of one point, in millimetres.
func averageLetter(fs *Fonts) float64 {
	return fs.Width(Serif, 1, alphabet) / float64(len([]rune(alphabet)))
}

type byHandSetter struct {
	fonts *Fonts
	page  *ByHand
	pages []*Face
	face  *Face
	y     float64
}

func (s *byHandSetter) newPage() {
	s.face = &Face{W: listW, H: listH}
	s.pages, s.y = append(s.pages, s.face), byHandMargin
	if notice := clean(s.page.Notice); notice != "" {
		s.glyphs(SansBold, footPoints, quiet, byHandMargin, byHandMargin-6, notice)
	}
}

// put sets a paragraph and goes on beneath it.
func (s *byHandSetter) put(id FontID, points float64, text string, grey float64) {
	if text = clean(text); text == "" {
		return
	}
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text)}
	b.set(points, byHandWidth)
	s.face.Texts = b.place(s.face.Texts, byHandMargin, s.y, grey)
	s.y += b.height()
}

// block draws the address as it should be written: in capitals that stand apart.
func (s *byHandSetter) block(address []string) {
	top := s.y
	s.y += 5
	for _, line := range address {
		points, text := blockPoints, strings.ToUpper(clean(line))
		for s.spaced(points, text) > byHandWidth-10 && points > leastPoints {
			points -= stepPoints
		}
		x := byHandMargin + 5
		base := s.y + s.fonts.Ascent(SansBold, points)
		for _, letter := range text {
			if letter != ' ' {
				s.glyphs(SansBold, points, 0, x, base, string(letter))
			}
			x += s.fonts.Width(SansBold, points, string(letter)) + blockSpacing
		}
		s.y = base + 3.6
	}
	s.y += 2
	s.face.Rects = append(s.face.Rects, Rect{X: byHandMargin, Y: top, W: byHandWidth, H: s.y - top, Width: frameWidth, Grey: frameGrey})
}

func (s *byHandSetter) spaced(points float64, text string) float64 {
	return s.fonts.Width(SansBold, points, text) + blockSpacing*float64(len([]rune(text)))
}

// lines sets the text line by line with their numbers, and draws a rule where the
// card is full.
func (s *byHandSetter) lines() {
	lines, room := handLines(s.fonts, s.page.Text, s.page.Hand)
	points := s.points(lines, room)
	step := points * byHandLead * MMPerPoint
	for i, line := range lines {
		if line.begins {
			s.y += step * byHandBetween
		}
		if s.y+step > byHandBottom {
			s.newPage()
		}
		if i == room {
			s.face.Lines = append(s.face.Lines, Line{X1: byHandMargin, Y1: s.y, X2: byHandMargin + byHandWidth, Y2: s.y, Width: frameWidth})
			s.y += 1.5
			s.put(SansBold, byHandLabel, s.page.Full, 0)
			s.y += 2
		}
		base := s.y + s.fonts.Ascent(Serif, points)
		number := fmt.Sprint(i + 1)
		right := byHandMargin + byHandNumber - 4
		s.glyphs(Sans, byHandLabel, quiet, right-s.fonts.Width(Sans, byHandLabel, number), base, number)
		s.glyphs(Serif, points, 0, byHandMargin+byHandNumber, base, line.text)
		s.y += step
	}
}

// points are the largest at which all lines find room on the page, or at least those
// that have room on the card where more do not.
func (s *byHandSetter) points(lines []handLine, room int) float64 {
	rest := byHandBottom - s.y
	if len(lines) > room {
		rest -= byHandRule
	}
	height := handHeight(lines) * byHandLead * MMPerPoint
	if height*byHandLeast > rest {
		rest, height = byHandBottom-s.y, handHeight(lines[:min(len(lines), room)])*byHandLead*MMPerPoint
	}
	points := byHandLetters
	for points > byHandLeast && height*points > rest {
		points -= stepPoints
	}
	return points
}

// handHeight is the height of lines, one of them being 1.
func handHeight(lines []handLine) float64 {
	h := float64(len(lines))
	for _, l := range lines {
		if l.begins {
			h += byHandBetween
		}
	}
	return h
}

func (s *byHandSetter) glyphs(id FontID, points, grey, x, baseline float64, text string) {
	s.face.Texts = append(s.face.Texts, Text{X: x, Baseline: baseline, Size: points, Grey: grey, Font: id, S: text})
}

func (s *byHandSetter) finish() []Page {
	pages := make([]Page, len(s.pages))
	for i, f := range s.pages {
		text := clean(s.page.Footer)
		b := block{fonts: s.fonts, font: Sans, text: text, tokens: s.fonts.tokens(Sans, text)}
		b.set(footPoints, byHandWidth)
		f.Texts = b.place(f.Texts, byHandMargin, listFoot-s.fonts.Ascent(Sans, footPoints), quiet)
		pages[i] = Single(f)
	}
	return pages
}
