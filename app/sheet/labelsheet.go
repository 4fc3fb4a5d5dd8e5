package sheet

import (
	"strconv"

	"vestka/app"
)

// StockOf is the stock of a sheet of labels.
func StockOf(l *app.LabelSheet) Stock {
	return Stock{
		Paper: Size{l.PaperW, l.PaperH}, Place: Size{l.W, l.H}, Columns: l.Columns, Rows: l.Rows,
		Left: l.Left, Top: l.Top, PitchX: l.PitchX, PitchY: l.PitchY,
	}
}

const (
	framePoints = 9.0
	frameLine   = 0.2
)

// LayFrames plans a page with the outline of each place of the stock and its number,
// to be held against the sheet before anything is printed on it. The words go into
// the first place that has room for them.
func LayFrames(fs *Fonts, st Stock, words string) Page {
	f := &Face{W: st.Paper.W, H: st.Paper.H}
	for place := range st.Places() {
		x, y := st.At(place)
		f.Rects = append(f.Rects, Rect{X: x, Y: y, W: st.Place.W, H: st.Place.H, Width: frameLine})
		number := strconv.Itoa(place + 1)
		f.Texts = append(f.Texts, Text{
			X: x + (st.Place.W-fs.Width(Sans, framePoints, number))/2, Baseline: y + st.Place.H/2 + fs.Ascent(Sans, framePoints)/3,
			Size: framePoints, Grey: quiet, Font: Sans, S: number,
		})
	}
	s := clean(words)
	b := block{fonts: fs, font: Sans, text: s, tokens: fs.tokens(Sans, s)}
	zone := Box{2, 2, st.Place.W - 4, st.Place.H/2 - 4}
	if s != "" && zone.W > 0 && b.shrink(markPoints, labelSmall, len(s), zone) {
		x, y := st.At(0)
		f.Texts = b.place(f.Texts, x+zone.X, y+zone.Y, quiet)
	}
	return Single(f)
}
