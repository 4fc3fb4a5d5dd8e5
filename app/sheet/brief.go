package sheet

import "slices"

// Brief is a page about one person for whoever writes to them. Everything on it
// is the caller's words but the places.
type Brief struct {
	Kicker         string // above the name, small
	Name, Beneath  string // as one reads it, and in other letters
	Greeting       string // how to begin a letter
	Writer         Labelled
	Facts          []Labelled
	Envelope       Labelled // lines parted by \n
	About          Sourced  // shortened where it would push the rest off the page
	AboutTitle     string
	Write, Omit    Section
	AdviceSource   string
	Notes          []Sourced // those that find room; the first ones matter most
	NotesTitle     string
	More           string // said in the place of notes that found no room
	Footer, Notice string // at the bottom, and above everything
}

// Labelled is a text with what it is.
type Labelled struct{ Label, Text string }

// Sourced is a text with who says so.
type Sourced struct{ Text, Source string }

// A brief is A4 upright: name and facts at the left, at the right room for the
// writer's name and what stands on the envelope.
const (
	briefBottom             = listH - 19
	briefSide               = 122.0 // where the right column begins
	briefSideWidth          = listW - listMargin - briefSide
	briefLeftWidth          = briefSide - listMargin - 8
	briefWidth              = listW - 2*listMargin
	briefHalf               = (briefWidth - 8) / 2
	briefLabel              = 32.0 // width of the names of facts
	briefName, briefText    = 23.0, 10.5
	briefSmall, briefSource = 8.5, 7.5
	briefPad                = 3.0
	briefGap                = 5.0
	briefLeading            = 1.28
	aboutLeast              = 2 // lines
)

// LayBrief plans the page. What is too long is shortened: first the description,
// which then ends in dots, then the notes.
func LayBrief(fs *Fonts, b Brief) Page {
	s := briefSetter{fonts: fs, face: &Face{W: listW, H: listH}, brief: &b}
	if b.Notice != "" {
		s.put(s.set(SansBold, footPoints, briefWidth, b.Notice), listMargin, listMargin-8, quiet)
	}
	s.footer()
	s.y = max(s.head(), s.side()) + briefGap
	advice, notes := s.advice(), s.notes()
	s.about(briefBottom - s.y - advice.height() - notes.height())
	advice.place(&s)
	notes.fit(&s)
	return Single(s.face)
}

type briefSetter struct {
	fonts *Fonts
	face  *Face
	brief *Brief
	y     float64
}

func (s *briefSetter) set(id FontID, points, width float64, text string) block {
	text = clean(text)
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text), leading: briefLeading}
	b.set(points, width)
	return b
}

// put places a block and gives where it ends.
func (s *briefSetter) put(b block, x, y, grey float64) float64 {
	if b.text == "" {
		return y
	}
	s.face.Texts = b.place(s.face.Texts, x, y, grey)
	return y + b.height()
}

// head is the left column: the name and the facts. It gives where it ends.
func (s *briefSetter) head() float64 {
	b := s.brief
	y := s.put(s.set(Sans, briefSmall, briefLeftWidth, b.Kicker), listMargin, listMargin, quiet) + 1.5
	y = s.put(s.set(Serif, briefName, briefLeftWidth, b.Name), listMargin, y, 0) + 1
	y = s.put(s.set(Sans, briefText+1, briefLeftWidth, b.Beneath), listMargin, y, quiet) + 3
	y = s.put(s.set(Serif, briefText+1.5, briefLeftWidth, b.Greeting), listMargin, y, 0) + 3
	for _, f := range b.Facts {
		label := s.put(s.set(Sans, briefSmall, briefLabel-2, f.Label), listMargin, y+0.6, quiet)
		text := s.put(s.set(Sans, briefText, briefLeftWidth-briefLabel, f.Text), listMargin+briefLabel, y, 0)
		y = max(label, text) + 1.1
	}
	return y
}

// side is the right column: the writer, and the envelope.
func (s *briefSetter) side() float64 {
	y := s.boxed(s.brief.Writer, listMargin, 17, briefText+3) + briefGap
	return s.boxed(s.brief.Envelope, y, 0, briefText)
}

// boxed frames a text under its label, at least so high.
func (s *briefSetter) boxed(l Labelled, top, least, points float64) float64 {
	const x = briefSide + briefPad
	y := s.put(s.set(Sans, briefSmall, briefSideWidth-2*briefPad, l.Label), x, top+2, quiet) + 1.2
	y = max(s.put(s.set(Sans, points, briefSideWidth-2*briefPad, l.Text), x, y, 0)+2.5, top+least)
	s.face.Rects = append(s.face.Rects, Rect{X: briefSide, Y: top, W: briefSideWidth, H: y - top, Width: frameWidth, Grey: frameGrey})
	return y
}

// heading begins a part of the page under a rule.
func (s *briefSetter) heading(title string) {
	s.face.Lines = append(s.face.Lines, Line{X1: listMargin, Y1: s.y, X2: listW - listMargin, Y2: s.y, Width: ruleWidth, Grey: ruleGrey})
	s.y = s.put(s.set(SansBold, briefText, briefWidth, title), listMargin, s.y+2.5, 0) + 1.2
}

// about sets what is told of the person in the room that is left for it.
func (s *briefSetter) about(room float64) {
	b := s.brief
	if clean(b.About.Text) == "" {
		return
	}
	begun := s.y
	s.heading(b.AboutTitle)
	room -= s.y - begun
	source := s.set(Sans, briefSource, briefWidth, b.About.Source)
	text := s.set(Serif, briefText, briefWidth, b.About.Text)
	room -= 0.8 + source.height() + briefGap
	s.y = s.put(s.shortened(text, room), listMargin, s.y, 0) + 0.8
	s.y = s.put(source, listMargin, s.y, quiet) + briefGap
}

// shortened is the text in so much room; one that does not fit ends in dots.
func (s *briefSetter) shortened(b block, room float64) block {
	if b.height() <= room || len(b.lines) <= aboutLeast {
		return b
	}
	n := len(b.lines)
	for n > aboutLeast {
		b.lines = b.lines[:n]
		if b.height() <= room {
			break
		}
		n--
	}
	words := []rune(b.text[:b.lines[n-1].end])
	for {
		short := s.set(b.font, b.points, briefWidth, trimWord(words)+" …")
		if len(short.lines) <= n {
			return short
		}
		words = words[:len(words)-1]
	}
}

// trimWord is the text without the punctuation and blanks at its end.
func trimWord(words []rune) string {
	n := len(words)
	for n > 0 && slices.Contains([]rune(" \n,;:–-"), words[n-1]) {
		n--
	}
	return string(words[:n])
}

func (s *briefSetter) footer() {
	b := s.set(Sans, footPoints, briefWidth, s.brief.Footer)
	s.put(b, listMargin, listH-9-b.height(), quiet)
}
