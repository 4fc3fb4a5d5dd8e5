package sheet

// Calibration is a test sheet that shows by how much a printer misses the paper.
// Everything on it is the caller's words but the places.
type Calibration struct {
	Paper        Size
	Front, Back  string // name of the side
	Lead         string // what to do with it
	Across, Down string // what the two distances are called
	Middle       string // what the cross in the middle is for
}

// CalibrationAt is how far the two lines of a test sheet are to be from the left and
// the upper edge of the paper, mm.
const CalibrationAt = 30.0

// On both sides a line stands CalibrationAt from the left edge and another one from
// the upper edge, so that two numbers say all of a side. The cross in the middle is
// where it is on the other side, however the sheet is turned: held against the light,
// the two show how the sides meet.
const (
	calibrationText  = 10.5 // points, at most
	calibrationLeast = 5.0
	calibrationName  = 1.5 // times the text
	calibrationLead  = 1.3
	calibrationRoom  = 8.0  // from the line to the text
	calibrationEdge  = 10.0 // of the text from the other edges, and where arrows begin: printers leave less blank
	calibrationHalf  = 10.0 // half a line of the cross
	calibrationLine  = 0.15
)

// LayCalibration plans the two sides of the sheet.
func LayCalibration(fs *Fonts, c Calibration) Leaf {
	return Leaf{Front: calibrationSide(fs, &c, c.Front), Back: calibrationSide(fs, &c, c.Back)}
}

func calibrationSide(fs *Fonts, c *Calibration, name string) *Face {
	s := calibrationSetter{fonts: fs, face: &Face{W: c.Paper.W, H: c.Paper.H}}
	s.distances(c)
	s.cross()
	s.words(c, name)
	return s.face
}

type calibrationSetter struct {
	fonts *Fonts
	face  *Face
}

func (s *calibrationSetter) line(x1, y1, x2, y2 float64) {
	s.face.Lines = append(s.face.Lines, Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: calibrationLine})
}

// distances are the two lines, each with an arrow from the edge that it is measured
// from.
func (s *calibrationSetter) distances(c *Calibration) {
	const at, edge, head = CalibrationAt, calibrationEdge, 1.5
	w, h := s.face.W, s.face.H
	s.line(at, edge, at, h-edge)
	s.line(edge, at, w-edge, at)
	y, x := h-2*edge, w-2*edge // far from where the lines meet
	s.line(edge, y, at, y)
	s.line(at-head, y-head, at, y)
	s.line(at-head, y+head, at, y)
	s.label(edge, y-1.5, c.Across)
	s.line(x, edge, x, at)
	s.line(x-head, at-head, x, at)
	s.line(x+head, at-head, x, at)
	s.label(x-1.5-s.fonts.Width(SansBold, calibrationText, c.Down), edge+6, c.Down)
}

func (s *calibrationSetter) label(x, baseline float64, text string) {
	s.face.Texts = append(s.face.Texts, Text{X: x, Baseline: baseline, Size: calibrationText, Font: SansBold, S: text})
}

// cross is that in the middle, with a tick at each millimetre.
func (s *calibrationSetter) cross() {
	x, y := s.face.W/2, s.face.H/2
	s.line(x-calibrationHalf, y, x+calibrationHalf, y)
	s.line(x, y-calibrationHalf, x, y+calibrationHalf)
	for mm := -calibrationHalf; mm <= calibrationHalf; mm++ {
		tick := 1.0
		if int(mm)%5 == 0 {
			tick = 2
		}
		s.line(x+mm, y-tick, x+mm, y+tick)
		s.line(x-tick, y+mm, x+tick, y+mm)
	}
}

// words stand below the cross, in the largest size that they find room in.
func (s *calibrationSetter) words(c *Calibration, name string) {
	left, top := CalibrationAt+calibrationRoom, s.face.H/2+calibrationHalf+4
	width, room := s.face.W-left-calibrationEdge, s.face.H-calibrationEdge-top
	for points := calibrationText; ; points -= 0.5 {
		title, lead, middle := s.block(SansBold, points*calibrationName, width, name), s.block(Sans, points, width, c.Lead), s.block(Sans, points, width, c.Middle)
		gap := points * MMPerPoint
		if title.height()+lead.height()+middle.height()+2*gap > room && points > calibrationLeast {
			continue
		}
		y := top
		for _, b := range []*block{&title, &lead, &middle} {
			s.face.Texts = b.place(s.face.Texts, left, y, 0)
			y += b.height() + gap
		}
		return
	}
}

func (s *calibrationSetter) block(id FontID, points, width float64, text string) block {
	text = clean(text)
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text), leading: calibrationLead}
	b.set(points, width)
	return b
}
