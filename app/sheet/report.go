package sheet

// Report is a report for reading on paper: parts one below the other.
type Report struct {
	Title, Subtitle string
	Parts           []Part
	Footer          string // at the bottom of every page
	Mark            string // notice at the top of every page, such as that of a sample
}

// Part is a part of a report; what it lacks takes no room.
type Part struct {
	Heading string
	Text    string
	Facts   []Fact
	Chart   *Chart
	Columns []Column
	Rows    [][]string // cells in the order of the columns
}

// Fact is a number with what it counts.
type Fact struct{ Number, Words string }

// Sizes of a report, in millimetres and points.
const (
	partPoints, partGap     = 13.5, 7.0
	chartAfter              = 4.0
	partText                = 9.5
	factPoints              = 22.0
	factsAcross, factHeight = 4, 21.0
	leastOfTable            = 24.0 // of a table that begins on a page, with its heads
)

// LayReport plans the pages of a report: a chart and a heading with what follows it
// stand whole on one page.
func LayReport(fs *Fonts, r Report) []Page {
	s := listSetter{fonts: fs, list: List{Title: r.Title, Subtitle: r.Subtitle, Footer: r.Footer, Mark: r.Mark}}
	s.newPage()
	for _, p := range r.Parts {
		s.part(p)
	}
	return s.finish()
}

func (s *listSetter) here() *Face { return s.pages[len(s.pages)-1] }

// need begins a page where the rest of this one is not so high.
func (s *listSetter) need(height float64) {
	if s.y+height > listBottom && s.y > s.top {
		s.newPage()
	}
}

func (s *listSetter) part(p Part) {
	const width = listW - 2*listMargin
	var chart *Face
	title := s.block(SerifBold, partPoints, width, p.Heading)
	height := partGap + title.height()
	switch {
	case p.Chart != nil:
		chart = LayChart(s.fonts, *p.Chart, width)
		height += chart.H
	case len(p.Facts) > 0:
		height += factHeight
	case len(p.Columns) > 0:
		height += leastOfTable
	}
	s.need(height)
	if s.y > s.top {
		s.y += partGap
	}
	s.heading(s.here(), SerifBold, partPoints, p.Heading, 0)
	s.heading(s.here(), Sans, partText, p.Text, quiet)
	s.y += rowPad
	s.facts(p.Facts)
	if chart != nil {
		s.need(chart.H)
		s.here().add(chart, listMargin, s.y)
		s.y += chart.H + chartAfter
	}
	if len(p.Rows) > 0 {
		s.need(leastOfTable)
		s.list.Columns = p.Columns
		s.measure()
		s.heads()
		for _, row := range p.Rows {
			s.row(row)
		}
		s.list.Columns = nil
	}
}

// facts stand side by side, so many in a row.
func (s *listSetter) facts(facts []Fact) {
	const width = (listW - 2*listMargin) / factsAcross
	for i, f := range facts {
		if i%factsAcross == 0 {
			if i > 0 {
				s.y += factHeight
			}
			s.need(factHeight)
		}
		x := listMargin + float64(i%factsAcross)*width
		number, words := s.block(Serif, factPoints, width-columnGap, f.Number), s.block(Sans, partText, width-columnGap, f.Words)
		s.here().Texts = number.place(s.here().Texts, x, s.y, 0)
		s.here().Texts = words.place(s.here().Texts, x, s.y+number.height(), quiet)
	}
	if len(facts) > 0 {
		s.y += factHeight
	}
}

// add puts all of another face on this one at a place.
func (f *Face) add(other *Face, x, y float64) {
	for _, r := range other.Rects {
		r.X, r.Y = r.X+x, r.Y+y
		f.Rects = append(f.Rects, r)
	}
	for _, l := range other.Lines {
		l.X1, l.X2, l.Y1, l.Y2 = l.X1+x, l.X2+x, l.Y1+y, l.Y2+y
		f.Lines = append(f.Lines, l)
	}
	for _, t := range other.Texts {
		t.X, t.Baseline = t.X+x, t.Baseline+y
		f.Texts = append(f.Texts, t)
	}
}
