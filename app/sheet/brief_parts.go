package sheet

// advised are the two columns of what to write and what to leave out.
type advised struct {
	left, right pointed
	source      block
}

func (s *briefSetter) advice() advised {
	b := s.brief
	return advised{
		s.pointed(b.Write, briefHalf), s.pointed(b.Omit, briefHalf),
		s.set(Sans, briefSource, briefWidth, b.AdviceSource),
	}
}

func (a *advised) height() float64 {
	return max(a.left.height(), a.right.height()) + 2.5 + 1 + a.source.height() + briefGap
}

func (a *advised) place(s *briefSetter) {
	s.face.Lines = append(s.face.Lines, Line{X1: listMargin, Y1: s.y, X2: listW - listMargin, Y2: s.y, Width: ruleWidth, Grey: ruleGrey})
	top := s.y + 2.5
	end := max(a.left.place(s, listMargin, top), a.right.place(s, listMargin+briefHalf+8, top))
	s.y = s.put(a.source, listMargin, end+1, quiet) + briefGap
}

// pointed is a section set in a column.
type pointed struct {
	title  block
	points []block
}

const pointGap = 1.2

func (s *briefSetter) pointed(section Section, width float64) pointed {
	p := pointed{title: s.set(SansBold, briefText, width, section.Title)}
	for _, text := range section.Points {
		p.points = append(p.points, s.set(Sans, briefText-0.5, width-bulletIndent, text))
	}
	return p
}

func (p *pointed) height() float64 {
	h := p.title.height()
	for i := range p.points {
		h += pointGap + p.points[i].height()
	}
	return h
}

func (p *pointed) place(s *briefSetter, x, y float64) float64 {
	y = s.put(p.title, x, y, 0)
	for i := range p.points {
		y += pointGap
		s.bullet(x, y, p.points[i])
		y = s.put(p.points[i], x+bulletIndent, y, 0)
	}
	return y
}

func (s *briefSetter) bullet(x, y float64, b block) {
	s.face.Texts = append(s.face.Texts, Text{
		X: x + 1, Baseline: y + s.fonts.Ascent(b.font, b.points), Size: b.points, Grey: quiet, Font: b.font, S: "•",
	})
}

// noted are the notes with their sources.
type noted struct {
	title         string
	more          block
	text, sources []block
}

func (s *briefSetter) notes() noted {
	n := noted{title: s.brief.NotesTitle, more: s.set(Sans, briefSource, briefWidth, s.brief.More)}
	for _, note := range s.brief.Notes {
		n.text = append(n.text, s.set(Sans, briefText-0.5, briefWidth-bulletIndent, note.Text))
		n.sources = append(n.sources, s.set(Sans, briefSource, briefWidth-bulletIndent, note.Source))
	}
	return n
}

func (n *noted) one(i int) float64 {
	return pointGap + n.text[i].height() + 0.3 + n.sources[i].height()
}

const notesHead = 9.0 // the rule and the title, about

func (n *noted) height() float64 {
	if len(n.text) == 0 {
		return 0
	}
	h := notesHead
	for i := range n.text {
		h += n.one(i)
	}
	return h
}

// fit places as many notes as find room, and says so where not all do.
func (n *noted) fit(s *briefSetter) {
	if len(n.text) == 0 || s.y+notesHead+n.one(0) > briefBottom {
		return
	}
	s.heading(n.title)
	for i := range n.text {
		room := briefBottom - s.y
		if i+1 < len(n.text) {
			room -= n.more.height() + 1
		}
		if n.one(i) > room {
			s.put(n.more, listMargin, s.y+1, quiet)
			return
		}
		s.y += pointGap
		s.bullet(listMargin, s.y, n.text[i])
		s.y = s.put(n.text[i], listMargin+bulletIndent, s.y, 0) + 0.3
		s.y = s.put(n.sources[i], listMargin+bulletIndent, s.y, quiet)
	}
}
