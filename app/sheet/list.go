package sheet

import "fmt"

// List is a table for reading on paper, such as the birthdays of two months.
type List struct {
	Title, Subtitle string
	Notice          string // in a frame below them, what one should read first; empty for none
	Columns         []Column
	Rows            [][]string // cells in the order of the columns
	Footer          string     // at the bottom of every page
	Mark            string     // notice at the top of every page, such as that of a sample
}

// Column is a column of a list; the columns share the width of the page by
// their weights. A weight of 0 counts as 1.
type Column struct {
	Title  string
	Weight float64
	Tick   bool // each row has a box to be ticked in the place of a text
}

// A list is set on A4 upright.
const (
	listW, listH                 = 210.0, 297.0
	listMargin                   = 17.0
	listBottom                   = listH - 22
	listFoot                     = listH - 12
	columnGap                    = 4.0
	cellPoints, headPoints       = 9.5, 8.5
	titlePoints, subtitlePoints  = 20.0, 10.5
	footPoints                   = 8.0
	rowPad                       = 1.7
	ruleWidth, ruleGrey, headRul = 0.12, 0.75, 0.3
	quiet                        = 0.4 // grey of what is not the list itself
	noticePoints, noticePad      = 10.5, 3.0
	tickSide, tickWidth          = 3.6, 0.25
)

// LayList plans the pages of a list: the title on the first, the heads of the
// columns on each, wrapped cells, page numbers. A row stands whole on one page
// unless it is taller than a page.
func LayList(fs *Fonts, l List) []Page {
	s := listSetter{fonts: fs, list: l}
	s.measure()
	s.newPage()
	for _, row := range l.Rows {
		s.row(row)
	}
	return s.finish()
}

type listSetter struct {
	fonts *Fonts
	list  List
	x, w  []float64 // of the columns
	pages []*Face
	y     float64 // where the next row begins
	top   float64 // where the first row of the page began
}

func (s *listSetter) measure() {
	n := len(s.list.Columns)
	total := 0.0
	for _, c := range s.list.Columns {
		total += weight(c)
	}
	s.x, s.w = nil, nil
	x, free := listMargin, listW-2*listMargin-columnGap*float64(n-1)
	for _, c := range s.list.Columns {
		w := free * weight(c) / total
		s.x, s.w = append(s.x, x), append(s.w, w)
		x += w + columnGap
	}
}

func weight(c Column) float64 {
	if c.Weight <= 0 {
		return 1
	}
	return c.Weight
}

// block sets a text in a column of its own.
func (s *listSetter) block(id FontID, points, width float64, text string) block {
	text = clean(text)
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text), leading: 1.25}
	b.set(points, width)
	return b
}

func (s *listSetter) newPage() {
	f := &Face{W: listW, H: listH}
	s.pages = append(s.pages, f)
	s.y = listMargin
	const width = listW - 2*listMargin
	if s.list.Mark != "" {
		b := s.block(SansBold, footPoints, width, s.list.Mark)
		f.Texts = b.place(f.Texts, listMargin, listMargin-8, quiet)
	}
	if len(s.pages) == 1 {
		s.heading(f, Serif, titlePoints, s.list.Title, 0)
		s.heading(f, Sans, subtitlePoints, s.list.Subtitle, quiet)
		s.notice(f)
		s.y += 4
	}
	if len(s.list.Columns) > 0 {
		s.heads()
	}
	s.top = s.y
}

// heads are the titles of the columns.
func (s *listSetter) heads() {
	f := s.pages[len(s.pages)-1]
	titles := make([]string, len(s.list.Columns))
	for i, c := range s.list.Columns {
		titles[i] = c.Title
	}
	cells, height := s.cells(SansBold, headPoints, titles)
	for i := range cells {
		f.Texts = cells[i].place(f.Texts, s.x[i], s.y, quiet)
	}
	s.y += height + rowPad
	s.rule(f, headRul, quiet)
}

func (s *listSetter) heading(f *Face, id FontID, points float64, text string, grey float64) {
	if text == "" {
		return
	}
	b := s.block(id, points, listW-2*listMargin, text)
	f.Texts = b.place(f.Texts, listMargin, s.y, grey)
	s.y += b.height() + 1
}

// notice stands in a frame, so that nobody passes over it.
func (s *listSetter) notice(f *Face) {
	if s.list.Notice == "" {
		return
	}
	const width = listW - 2*listMargin
	b := s.block(SansBold, noticePoints, width-2*noticePad, s.list.Notice)
	s.y += 3
	f.Rects = append(f.Rects, Rect{X: listMargin, Y: s.y, W: width, H: b.height() + 2*noticePad, Width: headRul})
	f.Texts = b.place(f.Texts, listMargin+noticePad, s.y+noticePad, 0)
	s.y += b.height() + 2*noticePad
}

// cells sets one row; the height is that of its tallest cell.
func (s *listSetter) cells(id FontID, points float64, texts []string) (cells []block, height float64) {
	for i := range s.list.Columns {
		text := ""
		if i < len(texts) {
			text = texts[i]
		}
		b := s.block(id, points, s.w[i], text)
		cells = append(cells, b)
		height = max(height, b.height())
	}
	return cells, height
}

func (s *listSetter) row(texts []string) {
	cells, height := s.cells(Sans, cellPoints, texts)
	if s.y+rowPad+height > listBottom && s.y > s.top {
		s.newPage()
	}
	s.ticks(s.pages[len(s.pages)-1])
	for {
		f := s.pages[len(s.pages)-1]
		room := listBottom - s.y - 2*rowPad
		rest, height := false, 0.0
		for i := range cells {
			part := cells[i].take(room)
			if len(part.lines) > 0 {
				f.Texts = part.place(f.Texts, s.x[i], s.y+rowPad, 0)
				height = max(height, part.height())
			}
			rest = rest || len(cells[i].lines) > 0
		}
		s.y += height + 2*rowPad
		s.rule(f, ruleWidth, ruleGrey)
		if !rest {
			return
		}
		s.newPage()
	}
}

// ticks are the boxes of a row that begins here.
func (s *listSetter) ticks(f *Face) {
	for i, c := range s.list.Columns {
		if c.Tick {
			f.Rects = append(f.Rects, Rect{X: s.x[i], Y: s.y + rowPad, W: tickSide, H: tickSide, Width: tickWidth})
		}
	}
}

// take parts off as many lines as fit the height, one at least.
func (b *block) take(height float64) block {
	part := *b
	n := len(b.lines)
	for n > 1 {
		part.lines = b.lines[:n]
		if part.height() <= height {
			break
		}
		n--
	}
	part.lines, b.lines = b.lines[:n], b.lines[n:]
	return part
}

func (s *listSetter) rule(f *Face, width, grey float64) {
	f.Lines = append(f.Lines, Line{X1: listMargin, Y1: s.y, X2: listW - listMargin, Y2: s.y, Width: width, Grey: grey})
}

// finish numbers the pages, now that their count is known.
func (s *listSetter) finish() []Page {
	pages := make([]Page, len(s.pages))
	for i, f := range s.pages {
		number := fmt.Sprintf("%d / %d", i+1, len(s.pages))
		x := listW - listMargin - s.fonts.Width(Sans, footPoints, number)
		f.Texts = append(f.Texts, Text{X: x, Baseline: listFoot, Size: footPoints, Grey: quiet, Font: Sans, S: number})
		b := s.block(Sans, footPoints, x-listMargin-columnGap, s.list.Footer)
		f.Texts = b.place(f.Texts, listMargin, listFoot-s.fonts.Ascent(Sans, footPoints), quiet)
		pages[i] = Single(f)
	}
	return pages
}
