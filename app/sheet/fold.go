package sheet

import "strings"

// window is what of a folded sheet is always seen through the window of its envelope,
// wherever the sheet slides to, and where the text may begin below it. Windows are 90
// x 45 mm, 20 from the left; their lower edge is 15 from the bottom of DL and C6, 60
// from that of C5 (DIN 680).
type window struct {
	seen  Box
	below float64
}

// windows are those in which the address of a sheet can stand, by paper and envelope.
var windows = map[Paper]map[Size]window{
	A4Paper: {
		DL: {Box{22, 51, 77, 38}, 104},
		C5: {Box{22, 57.2, 68, 31}, 104},
	},
	A5Paper: {C6: {Box{22, 55, 73, 34}, 96}},
}

// folds are the distances from the upper edge at which a sheet is folded for an
// envelope, mm. For C6 a sheet of A4 is folded once more, from side to side.
var folds = map[Paper]map[Size][]float64{
	A4Paper: {DL: {105, 210}, C5: {148.5}, C6: {148.5}},
	A5Paper: {C6: {105}, DL: {105}},
}

const (
	foldFrom, foldLength = 4.0, 4.0 // of its mark from the edge
	foldWidth, foldGrey  = 0.15, 0.55
)

// HasWindow reports that the address of a letter can be seen through the window of the
// envelope.
func HasWindow(p Paper, envelope Size) bool {
	_, has := windows[p][envelope]
	return has
}

// Folds reports that a sheet is folded for the envelope.
func Folds(p Paper, envelope Size) bool { return len(folds[p][envelope]) > 0 }

// layHead sets what stands on the first page besides the text, and gives where that
// begins.
func (p *LetterPlan) layHead(fs *Fonts, f *Face, l *Letter) float64 {
	for _, y := range folds[l.Paper][l.Fold] {
		f.Lines = append(f.Lines, Line{X1: foldFrom, Y1: y, X2: foldFrom + foldLength, Y2: y, Width: foldWidth, Grey: foldGrey})
	}
	if l.Paper == A4Paper && l.Fold == C6 {
		f.Lines = append(f.Lines, Line{X1: f.W / 2, Y1: foldFrom, X2: f.W / 2, Y2: foldFrom + foldLength, Width: foldWidth, Grey: foldGrey})
	}
	paper := papers[l.Paper]
	top, below := paper.top, paper.top
	w, has := windows[l.Paper][l.Fold]
	has = has && len(l.Address) > 0
	if s := clean(strings.Join(l.Return, "\n")); s != "" {
		zone := Box{paper.side, top, frankW, envelopeReturnH}
		if has {
			zone.X, zone.H = w.seen.X, w.seen.Y-top-returnGap // above the window: it is nobody's who sees the envelope
		}
		below = top + p.layReturnIn(fs, f, s, zone, zone.H) + 2*returnGap
	}
	if !has {
		return below
	}
	p.layAddress(fs, f, l.Address, cardAddress, w.seen)
	return w.below
}
