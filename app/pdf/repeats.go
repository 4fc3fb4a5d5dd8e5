package pdf

import (
	"fmt"
	"math"
	"slices"

	"vestka/app/sheet"
)

// What comes again from card to card (the words of a template, the lines of a
// place, the divider and the stamp field, crop marks) is written once, as a form
// object, and named wherever it stands: that is most of a job, and neither is
// it drawn nor deflated again. What is met for the first time is drawn where it
// stands and remembered by its fingerprint; met again, it becomes an object.
type repeats struct {
	met   map[uint64]struct{} // fingerprints of what was met once
	lines map[uint64]*lineForm
	marks map[uint64]*markForm
	sums  []uint64 // scratch
}

// Limits of what is kept in mind. Beyond them a job of very many different
// texts is written as it comes.
const (
	mostMet   = 1 << 15
	mostForms = 1 << 10
)

// lineForm is a group of runs in one font and size, placed from the first.
type lineForm struct {
	name string
	runs []sheet.Text
}

// markForm are the rectangles and lines of a face, placed from its corner.
type markForm struct {
	name  string
	rects []sheet.Rect
	lines []sheet.Line
}

func newRepeats() repeats {
	return repeats{met: map[uint64]struct{}{}, lines: map[uint64]*lineForm{}, marks: map[uint64]*markForm{}}
}

// again reports that the fingerprint was met before, and remembers it.
func (r *repeats) again(sum uint64) bool {
	if _, known := r.met[sum]; known {
		return true
	}
	if len(r.met) >= mostMet {
		clear(r.met)
	}
	r.met[sum] = struct{}{}
	return false
}

// fingerprint tells what is drawn from what else is: FNV-1a over words of eight
// bytes. It is the same in every run, and so is what it decides.
type fingerprint uint64

const fingerprintStart fingerprint = 14695981039346656037

func (h fingerprint) with(v uint64) fingerprint {
	h = (h ^ fingerprint(v)) * 1099511628211
	return h ^ h>>32
}

func (h fingerprint) withText(s string) fingerprint {
	h = h.with(uint64(len(s)))
	for len(s) >= 8 {
		h = h.with(uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56)
		s = s[8:]
	}
	for i := range len(s) {
		h = h.with(uint64(s[i]))
	}
	return h
}

func (h fingerprint) withFloats(values ...float64) fingerprint {
	for _, v := range values {
		h = h.with(math.Float64bits(v))
	}
	return h
}

// step is how far the second of two runs stands from the first, in hundredths of
// a point, x to the right and y up.
func step(a, b *sheet.Text) (x, y int64) {
	return hundredths(b.X - a.X), hundredths(a.Baseline - b.Baseline)
}

// together counts the runs at the start that are of one font, size and grey, and
// of one paragraph: the line that begins another stands further from the one
// before it than lines of one paragraph do.
func together(runs []sheet.Text) int {
	alike := 1
	for alike < len(runs) && runs[alike].Font == runs[0].Font && runs[alike].Size == runs[0].Size && runs[alike].Grey == runs[0].Grey {
		alike++
	}
	gap := func(i int) int64 { // above run i; a hundredth may come from rounding
		_, y := step(&runs[i-1], &runs[i])
		return y - 1
	}
	for i := 1; i < alike; i++ {
		if i > 1 && gap(i) > gap(i-1)+1 || i+1 < alike && gap(i) > gap(i+1)+1 {
			return i
		}
	}
	return alike
}

// worth is how long runs have to be, as bytes of a page, to be shared rather
// than drawn again: naming an object takes half as many.
const (
	worth   = 64
	runCost = 16
)

// tail finds the longest end of a group of runs that was met before and has an object
// or may get one, and how
// many runs stand before it; sum is its fingerprint. Without one, all do.
func (r *repeats) tail(group []sheet.Text) (before int, sum uint64) {
	r.sums = slices.Grow(r.sums[:0], len(group))[:len(group)]
	h := fingerprintStart.with(uint64(group[0].Font)).withFloats(group[0].Size)
	for i := len(group) - 1; i >= 0; i-- {
		if i < len(group)-1 {
			x, y := step(&group[i], &group[i+1])
			h = h.with(uint64(x)).with(uint64(y))
		}
		h = h.withText(group[i].S)
		r.sums[i] = uint64(h)
	}
	before = len(group)
	long := 0
	for i := len(group) - 1; i >= 0; i-- {
		if long += len(group[i].S) + runCost; long < worth {
			continue
		}
		if r.again(r.sums[i]) && (r.lines[r.sums[i]] != nil || len(r.lines) < mostForms) {
			before = i
		}
	}
	if before == len(group) {
		return before, 0
	}
	return before, r.sums[before]
}

// lineForm gives the object of runs that were met before, made where it is not
// there yet; nil where there are too many already.
func (p *press) lineForm(runs []sheet.Text, sum uint64) *lineForm {
	if known, ok := p.repeats.lines[sum]; ok {
		if sameRuns(known.runs, runs) {
			return known
		}
		return nil
	}
	if len(p.repeats.lines) >= mostForms {
		return nil
	}
	known := &lineForm{name: fmt.Sprintf("/T%d", len(p.repeats.lines)), runs: slices.Clone(runs)}
	p.repeats.lines[sum] = known

	ink := content{fonts: p.ink.fonts, used: p.ink.used}
	ink.begin(0)
	size, left, wide, low := runs[0].Size*sheet.MMPerPoint, 0.0, 0.0, 0.0
	placed := slices.Clone(runs)
	for i := range placed {
		placed[i].X -= runs[0].X
		placed[i].Baseline -= runs[0].Baseline
		placed[i].Grey = 0                                               // that of the page
		left, low = min(left, placed[i].X), max(low, placed[i].Baseline) // the next row of a table begins at the left again
		wide = max(wide, placed[i].X+ink.fonts.Width(runs[i].Font, runs[i].Size, runs[i].S))
	}
	ink.runs(placed, 0, 0)
	ink.closeText()
	p.form(known.name, &ink, [4]float64{left - size, -low - size, wide + size, 1.5 * size})
	return known
}

// sameRuns reports that two groups look the same, wherever they stand.
func sameRuns(a, b []sheet.Text) bool {
	if len(a) != len(b) || a[0].Font != b[0].Font || a[0].Size != b[0].Size {
		return false
	}
	for i := range a {
		if a[i].S != b[i].S {
			return false
		}
		if i > 0 {
			ax, ay := step(&a[i-1], &a[i])
			if bx, by := step(&b[i-1], &b[i]); ax != bx || ay != by {
				return false
			}
		}
	}
	return true
}

// markForm gives the object of the rectangles and lines of a face if they were
// met before, or nil.
func (p *press) markForm(face *sheet.Face) *markForm {
	if len(face.Rects)+len(face.Lines) < 2 {
		return nil
	}
	h := fingerprintStart
	for _, r := range face.Rects {
		h = h.withFloats(r.X, r.Y, r.W, r.H, r.Width, r.Grey, float64(r.Tint.R), float64(r.Tint.G), float64(r.Tint.B))
	}
	for _, l := range face.Lines {
		h = h.withFloats(l.X1, l.Y1, l.X2, l.Y2, l.Width, l.Grey)
	}
	sum := uint64(h)
	if known, ok := p.repeats.marks[sum]; ok {
		if slices.Equal(known.rects, face.Rects) && slices.Equal(known.lines, face.Lines) {
			return known
		}
		return nil
	}
	if !p.repeats.again(sum) || len(p.repeats.marks) >= mostForms {
		return nil
	}
	known := &markForm{name: fmt.Sprintf("/M%d", len(p.repeats.marks)), rects: face.Rects, lines: face.Lines}
	p.repeats.marks[sum] = known

	ink := content{fonts: p.ink.fonts, used: p.ink.used}
	ink.begin(face.H)
	ink.pens = pens{-1, -1, -1} // the page's, which may be any
	ink.marks(face, 0, 0)
	p.form(known.name, &ink, [4]float64{-face.W, -face.H, 2 * face.W, 2 * face.H})
	return known
}

// form writes an object that pages can name; the box, in millimetres with y up,
// is what it may draw in.
func (p *press) form(name string, ink *content, box [4]float64) {
	id := p.file.number()
	head := content{}
	for _, mm := range box {
		head.x(mm)
	}
	p.file.stream(id, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[%s]/Resources %d 0 R", head.buf, p.letters), ink.buf)
	fmt.Fprintf(&p.xobjects, "%s %d 0 R", name, id)
}
