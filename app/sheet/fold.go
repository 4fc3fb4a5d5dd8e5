package sheet

import "strings"

// Opening is the window of an envelope: its size, and how far it lies from the left and
// the lower edge, mm.
type Opening struct{ W, H, Left, Bottom float64 }

// lefts are the windows at the left, of envelopes of which a source says where they
// are: DIN 680, DL as de.wikipedia.org/wiki/DIN_lang tells it, C5 as „Normen für
// Fensterkuverts“ of July 2014 does (br.doczz.net/doc/1025168). Of C6 none was found.
var lefts = map[Size]Opening{DL: {90, 45, 20, 15}, C5: {90, 45, 20, 60}}

// rights are those at the right, as in Switzerland (SN 010130, from the same „Normen
// für Fensterkuverts“). Of DL none was found: there C6/5 is used.
var rights = map[Size]Opening{C5: {100, 45, 117, 65}, C6: {100, 45, 50, 21}}

// OpeningOf is the window that envelopes of the size usually have, at the left or at the
// right; ok is false where it is not known.
func OpeningOf(envelope Size, right bool) (o Opening, ok bool) {
	if right {
		o, ok = rights[envelope]
	} else {
		o, ok = lefts[envelope]
	}
	return o, ok
}

// window is what of a folded sheet is always seen through the window of its envelope,
// wherever the sheet slides to, and from where on the sheet and to where down it
// something may be seen at all.
type window struct {
	seen            Box
	left, from, end float64
}

const (
	windowPad           = 1.0  // mm between the address and the edges of the window, 2 before its first letters
	leastSeenW          = 55.0 // mm in which an address can stand
	leastSeenH          = 24.0
	windowBelow, toFold = 2.0, 10.0 // from what may be seen to the text; a fold so near is where that begins
)

// windowOn is where the opening lies on a folded sheet.
func windowOn(p Paper, envelope Size, o Opening) (w window, has bool) {
	paper, fold := papers[p], folds[p][envelope]
	if o == (Opening{}) {
		o = lefts[envelope]
	}
	if len(fold) == 0 || p == A4Paper && envelope == C6 { // that is folded from side to side, too
		return window{}, false
	}
	across, down := envelope.W-paper.w, envelope.H-fold[0] // the play of the sheet
	top := envelope.H - o.Bottom - o.H
	w = window{
		seen: Box{o.Left + 2*windowPad, top + windowPad, o.W - across - 3*windowPad, o.H - down - 2*windowPad},
		left: o.Left - across, from: top - down, end: top + o.H + windowBelow,
	}
	if fold[0]-w.end < toFold {
		w.end = fold[0] - windowPad
	}
	inside := o.Left >= 0 && o.Bottom >= 0 && o.Left+o.W <= envelope.W && top >= 0
	return w, inside && w.seen.W >= leastSeenW && w.seen.H >= leastSeenH && w.seen.X+w.seen.W <= paper.w
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

// HasWindow reports that the address of a letter can be seen through the window that
// the envelope usually has, at the left.
func HasWindow(p Paper, envelope Size) bool { return Shows(p, envelope, Opening{}) }

// Shows reports that the address can be seen through the opening; the zero one is that
// which the envelope usually has, at the left.
func Shows(p Paper, envelope Size, o Opening) bool {
	_, has := windowOn(p, envelope, o)
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
	w, has := windowOn(l.Paper, l.Fold, l.Opening)
	has = has && len(l.Address) > 0
	if s := clean(strings.Join(l.Return, "\n")); s != "" {
		zone := Box{paper.side, top, frankW, envelopeReturnH}
		if has {
			// Beside the window, or above it: it is nobody's who sees the envelope.
			if beside := w.left - paper.side - returnGap; beside >= leastSeenW {
				zone.W = min(zone.W, beside)
			} else {
				zone.X, zone.H = w.seen.X, w.from-top-returnGap
			}
		}
		below = top + p.layReturnIn(fs, f, s, zone, zone.H) + 2*returnGap
	}
	if !has {
		return below
	}
	p.layAddress(fs, f, l.Address, cardAddress, w.seen)
	return w.end
}
