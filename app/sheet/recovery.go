package sheet

// Recovery is a page of paper with the phrase that opens a store. Everything on
// it is the caller's words but the places.
type Recovery struct {
	Title, Lead string
	Groups      []string // of the phrase, four to a row
	Warning     string   // under the phrase, in bold
	Sections    []Section
}

// Section is a heading with what stands under it, point by point.
type Section struct {
	Title  string
	Points []string
}

// A recovery sheet is A4 upright. The phrase is set letter by letter in cells of
// one width, since it is to be copied by hand.
const (
	recoveryMargin              = 25.0
	recoveryWidth               = listW - 2*recoveryMargin
	recoveryTitle, recoveryText = 26.0, 11.5
	recoveryLeading             = 1.35
	phrasePoints, phraseCell    = 25.0, 7.4
	groupsInRow, groupGap       = 4, 11.0
	phraseRow, phrasePad        = 21.0, 10.0
	capitals                    = 8.0 // from the number of a group down to its letters
	numberPoints                = 8.0
	frameWidth, frameGrey       = 0.35, 0.35
	bulletIndent                = 5.0
)

// LayRecovery plans the page. Texts that are too long run on below its edge.
func LayRecovery(fs *Fonts, r Recovery) Page {
	s := recoverySetter{fonts: fs, face: &Face{W: listW, H: listH}, y: recoveryMargin}
	s.text(SansBold, recoveryTitle, 0, r.Title)
	s.y += 4
	s.text(Sans, recoveryText+1, 0, r.Lead)
	s.y += 8
	s.phrase(r.Groups)
	s.y += 7
	s.text(SansBold, recoveryText+1, 0, r.Warning)
	for _, section := range r.Sections {
		s.y += 9
		s.text(SansBold, recoveryText+1, 0, section.Title)
		for _, point := range section.Points {
			s.y += 2
			s.bullet()
			s.text(Sans, recoveryText, bulletIndent, point)
		}
	}
	return Single(s.face)
}

type recoverySetter struct {
	fonts *Fonts
	face  *Face
	y     float64 // where the next text begins
}

// text sets a paragraph and goes on beneath it.
func (s *recoverySetter) text(id FontID, points, indent float64, text string) {
	text = clean(text)
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text), leading: recoveryLeading}
	b.set(points, recoveryWidth-indent)
	s.face.Texts = b.place(s.face.Texts, recoveryMargin+indent, s.y, 0)
	s.y += b.height()
}

// bullet marks the paragraph that follows.
func (s *recoverySetter) bullet() {
	s.glyphs(Sans, recoveryText, quiet, recoveryMargin+1, s.y+s.fonts.Ascent(Sans, recoveryText), "•")
}

// phrase sets the groups in a frame, each under its number.
func (s *recoverySetter) phrase(groups []string) {
	rows := (len(groups) + groupsInRow - 1) / groupsInRow
	high := float64(rows-1)*phraseRow + capitals + 2*phrasePad
	s.face.Rects = append(s.face.Rects, Rect{X: recoveryMargin, Y: s.y, W: recoveryWidth, H: high, Width: frameWidth, Grey: frameGrey})
	const width = groupsInRow*4*phraseCell + (groupsInRow-1)*groupGap
	for i, group := range groups {
		x := recoveryMargin + (recoveryWidth-width)/2 + float64(i%groupsInRow)*(4*phraseCell+groupGap)
		base := s.y + phrasePad + float64(i/groupsInRow)*phraseRow
		s.glyphs(Sans, numberPoints, quiet, x+1, base-1, string(rune('1'+i)))
		at := 0
		for _, letter := range group {
			middle := x + (float64(at)+0.5)*phraseCell
			s.glyphs(SansBold, phrasePoints, 0, middle-s.fonts.Width(SansBold, phrasePoints, string(letter))/2, base+capitals, string(letter))
			at++
		}
	}
	s.y += high
}

func (s *recoverySetter) glyphs(id FontID, points, grey, x, baseline float64, text string) {
	s.face.Texts = append(s.face.Texts, Text{X: x, Baseline: baseline, Size: points, Grey: grey, Font: id, S: text})
}
