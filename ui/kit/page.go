package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Page is the frame of a section: its title with a line beneath, the actions at
// the right (the primary one last), and the body, which gets the rest.
type Page struct {
	widget.BaseWidget
	title    *Text
	subtitle *Text
	actions  []fyne.CanvasObject
	body     fyne.CanvasObject
}

// NewPage is a page; an empty subtitle takes no room.
func NewPage(title, subtitle string, actions []fyne.CanvasObject, body fyne.CanvasObject) *Page {
	p := &Page{title: NewTitle(title), subtitle: NewText(Quiet(subtitle)), actions: actions, body: body}
	p.subtitle.Hidden = subtitle == ""
	p.ExtendBaseWidget(p)
	return p
}

// SetTitle changes the title.
func (p *Page) SetTitle(title string) {
	p.title.Set(Span{text: title, size: sizeTitle, ink: p.title.spans[0].ink, serif: true})
	p.Refresh()
}

// SetSubtitle changes the line beneath it.
func (p *Page) SetSubtitle(text string) {
	p.subtitle.Set(Quiet(text))
	p.subtitle.Hidden = text == ""
	p.Refresh()
}

// SetActions changes the actions.
func (p *Page) SetActions(actions ...fyne.CanvasObject) {
	p.actions = actions
	p.Refresh()
}

// SetBody changes the body.
func (p *Page) SetBody(body fyne.CanvasObject) {
	p.body = body
	p.Refresh()
}

// titleRoom is the least width at which a long title stands beside the actions.
const titleRoom = 260

// titleWidth is the width of the title and the line beneath it, unwrapped.
func (p *Page) titleWidth() float32 {
	w := p.title.widest(false)
	if p.subtitle.Visible() {
		w = max(w, p.subtitle.widest(false))
	}
	return w + Gap
}

func (p *Page) actionsWidth() float32 {
	w := float32(0)
	for _, a := range p.actions {
		if a.Visible() {
			w += a.MinSize().Width + actionGap
		}
	}
	return w
}

func (p *Page) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{p.title, p.subtitle, p.body}, p.actions...)
}

// CreateRenderer lays the head, then gives the rest to the body.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	v := &view{objects: p.objects()}
	v.min = func() fyne.Size {
		body := p.body.MinSize()
		w := max(body.Width, p.title.MinSize().Width, p.widestAction())
		return fyne.NewSize(w+2*Around, p.head(w)+body.Height+Around)
	}
	v.layout = func(size fyne.Size) {
		width := size.Width - 2*Around
		y := p.layHead(width)
		place(p.body, Around, y, width, size.Height-y-28)
	}
	v.refresh = func() {
		v.objects = p.objects()
		v.layout(p.Size())
	}
	return v
}

func (p *Page) textWidth(width float32) (text float32, beside bool) {
	text = width - p.actionsWidth()
	if text < min(titleRoom, p.titleWidth()) {
		return width, false
	}
	return text, true
}

// head is the height down to the body.
func (p *Page) head(width float32) float32 {
	text, beside := p.textWidth(width)
	h := p.title.HeightFor(text)
	if p.subtitle.Visible() {
		h += p.subtitle.HeightFor(text)
	}
	h = max(h, Control)
	if !beside {
		h += float32(len(p.actionLines(width))) * (Control + Gap)
	}
	return h + 28 + 18
}

// widestAction is the least width in which the actions can stand, each in a line.
func (p *Page) widestAction() float32 {
	w := float32(0)
	for _, a := range p.actions {
		if a.Visible() {
			w = max(w, a.MinSize().Width)
		}
	}
	return w
}

// actionLines are the actions that are to be seen, in as many lines as they need.
func (p *Page) actionLines(width float32) (lines [][]fyne.CanvasObject) {
	x := float32(0)
	for _, a := range p.actions {
		if !a.Visible() {
			continue
		}
		w := a.MinSize().Width
		if len(lines) == 0 || x+w > width {
			lines, x = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], a)
		x += w + actionGap
	}
	return lines
}

// actionGap is between two actions.
const actionGap = 14

func (p *Page) layHead(width float32) float32 {
	text, beside := p.textWidth(width)
	h := p.title.HeightFor(text)
	sub := float32(0)
	if p.subtitle.Visible() {
		sub = p.subtitle.HeightFor(text)
	}
	high := max(h+sub, Control)
	y := 28 + (high-h-sub)/2
	place(p.title, Around, y, text, h)
	place(p.subtitle, Around, y+h, text, sub)
	left, top, lines := Around+width-p.actionsWidth()+actionGap, 28+(high-Control)/2, p.actionLines(p.actionsWidth())
	if !beside {
		left, top, lines = Around, 28+high+Gap, p.actionLines(width)
	}
	for _, line := range lines {
		x := left
		for _, a := range line {
			size := a.MinSize()
			place(a, x, top+(Control-size.Height)/2, size.Width, size.Height)
			x += size.Width + actionGap
		}
		top += Control + Gap
	}
	return p.head(width)
}

// Split stands two things side by side: a list and what is chosen in it, the
// main column and the cards beside it.
type Split struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
	share       float32
	least, most float32
}

// NewSplit gives the right side the share of the width (0 to 1), but no less
// than least and no more than most.
func NewSplit(left, right fyne.CanvasObject, share, least, most float32) *Split {
	s := &Split{left: left, right: right, share: share, least: least, most: most}
	s.ExtendBaseWidget(s)
	return s
}

func (s *Split) rightWidth(width float32) float32 {
	return min(max(width*s.share, s.least), s.most)
}

// HeightFor is that of the higher side.
func (s *Split) HeightFor(width float32) float32 {
	r := s.rightWidth(width)
	return max(heightFor(s.left, width-r-Between), heightFor(s.right, r))
}

// CreateRenderer lays both sides to the full height.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{s.left, s.right},
		min: func() fyne.Size {
			l, r := s.left.MinSize(), s.right.MinSize()
			return fyne.NewSize(l.Width+Between+max(r.Width, s.least), max(l.Height, r.Height))
		},
		layout: func(size fyne.Size) {
			r := s.rightWidth(size.Width)
			place(s.left, 0, 0, size.Width-r-Between, size.Height)
			place(s.right, size.Width-r, 0, r, size.Height)
		},
	}
}

// Measure keeps an object from growing wider than a column that reads well.
type Measure struct {
	widget.BaseWidget
	content fyne.CanvasObject
	most    float32
}

// NewMeasure keeps the content at most wide, at the left.
func NewMeasure(content fyne.CanvasObject, most float32) *Measure {
	m := &Measure{content: content, most: most}
	m.ExtendBaseWidget(m)
	return m
}

// HeightFor is the content's at the width that it gets.
func (m *Measure) HeightFor(width float32) float32 {
	return heightFor(m.content, min(width, m.most))
}

// CreateRenderer lays the content.
func (m *Measure) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{m.content},
		min:     func() fyne.Size { return m.content.MinSize() },
		layout:  func(size fyne.Size) { place(m.content, 0, 0, min(size.Width, m.most), size.Height) },
	}
}
