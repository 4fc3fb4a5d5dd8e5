package sheet

import (
	"math"
	"slices"

	"vestka/app"
)

// Size is that of paper or of what is printed on it, mm.
type Size struct{ W, H float64 }

// Turned is the size on its side.
func (s Size) Turned() Size { return Size{s.H, s.W} }

// Stock is what is put into the printer: paper with one place or several, a sheet
// of labels, an envelope. Places are counted from 0, row by row. All in mm, from
// the top left corner.
type Stock struct {
	Paper, Place   Size
	Columns, Rows  int
	Left, Top      float64 // of the first place
	PitchX, PitchY float64 // from a place to the next one
}

// Places is how many pieces a sheet holds.
func (s *Stock) Places() int { return s.Columns * s.Rows }

// At is the top left corner of a place.
func (s *Stock) At(place int) (x, y float64) {
	return s.Left + float64(place%s.Columns)*s.PitchX, s.Top + float64(place/s.Columns)*s.PitchY
}

// whole reports that the paper is all one place.
func (s *Stock) whole() bool { return s.Places() == 1 && s.Place == s.Paper }

// Whole is stock that is all one place.
func Whole(size Size) Stock {
	return Stock{Paper: size, Place: size, Columns: 1, Rows: 1, PitchX: size.W, PitchY: size.H}
}

// Cut is stock of as many pieces of a size as the paper holds, in the middle of it
// and without gaps: paper and pieces as they are given, or the pieces on their side
// where that holds more of them. It has no places where not one finds room.
func Cut(paper, piece Size) Stock { return CutApart(paper, piece, 0, 0) }

// CutApart is like Cut, with room around each piece, mm, so that it may run out so far
// over its edge, and a gutter between two pieces, which is at least twice the room.
func CutApart(paper, piece Size, room, gutter float64) Stock {
	gutter = max(gutter, 2*room)
	upright, side := grid(paper, piece, room, gutter), grid(paper, piece.Turned(), room, gutter)
	if side.Places() > upright.Places() {
		return side
	}
	return upright
}

func grid(paper, piece Size, room, gutter float64) Stock {
	s := Stock{Paper: paper, Place: piece, PitchX: piece.W + gutter, PitchY: piece.H + gutter}
	most := func(paper, pitch float64) int { return max(int((paper-2*room+gutter+slack)/pitch), 0) }
	s.Columns, s.Rows = most(paper.W, s.PitchX), most(paper.H, s.PitchY)
	s.Left = (paper.W - float64(s.Columns)*s.PitchX + gutter) / 2
	s.Top = (paper.H - float64(s.Rows)*s.PitchY + gutter) / 2
	return s
}

// What differs by less than slack is taken for the same; makers round to tenths.
const slack = 0.05

// Bounds of what can be put into a printer, mm: from a label for a jar to a roll
// for posters.
const (
	leastPlace = 5.0
	mostPaper  = 1200.0
	mostPlaces = 500
)

// Check says what is wrong with numbers that somebody typed; nil if nothing is.
func (s *Stock) Check() error {
	wrong := func(key string) error { return &app.Error{Code: app.Invalid, Key: key} }
	for _, v := range []float64{s.Paper.W, s.Paper.H, s.Place.W, s.Place.H, s.Left, s.Top, s.PitchX, s.PitchY} {
		if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 || v > mostPaper {
			return wrong("error.stock.number")
		}
	}
	right := s.Left + float64(s.Columns-1)*s.PitchX + s.Place.W
	bottom := s.Top + float64(s.Rows-1)*s.PitchY + s.Place.H
	switch {
	case s.Columns < 1 || s.Rows < 1 || s.Columns > mostPlaces || s.Rows > mostPlaces || s.Places() > mostPlaces:
		return wrong("error.stock.places")
	case s.Place.W < leastPlace || s.Place.H < leastPlace:
		return wrong("error.stock.small")
	case s.Columns > 1 && s.PitchX < s.Place.W-slack, s.Rows > 1 && s.PitchY < s.Place.H-slack:
		return wrong("error.stock.overlap")
	case right > s.Paper.W+slack, bottom > s.Paper.H+slack:
		return wrong("error.stock.outside")
	}
	return nil
}

// CheckUsed says whether the places of a sheet that are said to be used are on it,
// and leave one.
func (s *Stock) CheckUsed(used []int) error {
	free := s.Places()
	for i, place := range used {
		if place < 0 || place >= s.Places() {
			return &app.Error{Code: app.Invalid, Key: "error.stock.no_place", Args: app.Args{"Place": place + 1, "Count": s.Places()}}
		}
		if !slices.Contains(used[:i], place) {
			free--
		}
	}
	if free == 0 {
		return &app.Error{Code: app.Invalid, Key: "error.stock.all_used"}
	}
	return nil
}

// joined are the lines that places share, where they adjoin without a gap.
func (s *Stock) joined() (xs, ys []float64) {
	if s.PitchX <= s.Place.W+slack {
		for c := 1; c < s.Columns; c++ {
			xs = append(xs, s.Left+float64(c)*s.PitchX)
		}
	}
	if s.PitchY <= s.Place.H+slack {
		for r := 1; r < s.Rows; r++ {
			ys = append(ys, s.Top+float64(r)*s.PitchY)
		}
	}
	return xs, ys
}
