package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RailItem is one section in the rail.
type RailItem struct {
	Label  string
	Icon   string
	Key    string  // the window's key for it, shown behind the label; empty for none
	Widest float32 // of the label in any of the languages; see LabelWidth
}

// LabelWidth is the width of a label in the rail when it is chosen.
func LabelWidth(label string) float32 {
	return fyne.MeasureText(label, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
}

// NavigationRail lists the sections; the last item stands apart at the bottom. It is
// one stop for the Tab key: the arrows go along the sections.
type NavigationRail struct {
	widget.BaseWidget
	Noticed
	name    string
	items   []RailItem
	parts   []*railPart
	foot    *railPart // under the last item; nil for none
	chosen  int
	focused bool
	changed func(int)
}

var _ fyne.Focusable = (*NavigationRail)(nil)

// NewRail is a rail under the name of the program.
func NewRail(name string, items []RailItem, chosen int, changed func(int)) *NavigationRail {
	r := &NavigationRail{name: name, items: items, chosen: chosen, changed: changed}
	for i, it := range items {
		r.parts = append(r.parts, newRailPart(r, i, it))
	}
	r.ExtendBaseWidget(r)
	return r
}

// WithFoot adds at the very bottom what is no section but an action. It is for the
// pointer: a key of the window does the same.
func (r *NavigationRail) WithFoot(item RailItem, do func()) *NavigationRail {
	r.foot = newRailPart(r, -1, item)
	r.foot.do = do
	return r
}

// Mark marks the section without telling.
func (r *NavigationRail) Mark(i int) {
	r.chosen = i
	r.Refresh()
}

// Chosen is the number of the marked section.
func (r *NavigationRail) Chosen() int { return r.chosen }

func (r *NavigationRail) choose(i int) {
	if i < 0 || i >= len(r.items) || i == r.chosen {
		return
	}
	r.Mark(i)
	r.changed(i)
}

// FocusGained draws a ring around the marked section.
func (r *NavigationRail) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost takes it away.
func (r *NavigationRail) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune does nothing.
func (r *NavigationRail) TypedRune(rune) {}

// TypedKey goes along the sections.
func (r *NavigationRail) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		r.choose(r.chosen - 1)
	case fyne.KeyDown:
		r.choose(r.chosen + 1)
	case fyne.KeyHome:
		r.choose(0)
	case fyne.KeyEnd:
		r.choose(len(r.items) - 1)
	default:
		PassKey(r, ev)
	}
}

const (
	railSide = 12 // left and right of a pill
	railTop  = 70 // to the first pill
	railStep = 43 // from one pill to the next, at the normal size of text
	railPill = 40
)

// railLead is the distance from a pill's edge to its word: past the icon.
func railLead() float32 { return 12 + iconSize().Width + 11 }

func railRow() (step, pill float32) {
	grow := LabelHeight() - 19
	return railStep + grow, railPill + grow
}

// LabelHeight is the height of a line of ordinary text.
func LabelHeight() float32 {
	return fyne.MeasureText("Ш", theme.TextSize(), fyne.TextStyle{}).Height
}

// CreateRenderer draws the ground, the name and the sections.
func (r *NavigationRail) CreateRenderer() fyne.WidgetRenderer {
	back, edge := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	name := canvas.NewText(r.name, color.Transparent)
	name.FontSource = serifRegular
	v := &view{objects: []fyne.CanvasObject{back, edge, name}}
	for _, p := range r.parts {
		v.objects = append(v.objects, p)
	}
	if r.foot != nil {
		v.objects = append(v.objects, r.foot)
	}
	top := func() float32 { return railTop + name.MinSize().Height - 31 } // lower under a larger name
	v.min = func() fyne.Size {
		w := float32(0)
		for _, it := range r.items {
			w = max(w, it.Widest, LabelWidth(it.Label))
		}
		rows := len(r.items)
		if r.foot != nil {
			w = max(w, r.foot.width())
			rows++
		}
		step, _ := railRow()
		return fyne.NewSize(max(184, w+railLead()+16+2*railSide), top()+step*float32(rows)+railSide)
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(edge, size.Width-1, 0, 1, size.Height)
		place(name, 24, 20, name.MinSize().Width, name.MinSize().Height)
		step, pill := railRow()
		bottom := size.Height - pill - 2*railSide
		for i, p := range r.parts {
			y := top() + step*float32(i)
			if i == len(r.parts)-1 {
				y = bottom
				if r.foot != nil {
					y -= step
				}
			}
			place(p, railSide, y, size.Width-2*railSide, pill)
		}
		if r.foot != nil {
			place(r.foot, railSide, bottom, size.Width-2*railSide, pill)
		}
	}
	v.refresh = func() {
		back.FillColor, edge.FillColor = Rail(), Line()
		name.Color, name.TextSize = Ink(), theme.Size(sizeName)
		for _, p := range r.parts {
			p.Refresh()
		}
		if r.foot != nil {
			r.foot.Refresh()
		}
	}
	v.refresh()
	return v
}

// railPart is one pill. The rail has the focus, a part only hears the pointer.
type railPart struct {
	widget.BaseWidget
	rail    *NavigationRail
	at      int
	item    RailItem
	do      func() // nil for a section
	hovered bool
}

func newRailPart(r *NavigationRail, at int, item RailItem) *railPart {
	p := &railPart{rail: r, at: at, item: item}
	p.ExtendBaseWidget(p)
	return p
}

// width is that of the label, with the key behind it.
func (p *railPart) width() float32 {
	if p.item.Key == "" {
		return LabelWidth(p.item.Label)
	}
	plain := fyne.MeasureText(p.item.Label, theme.TextSize(), fyne.TextStyle{}).Width
	return plain + 10 + fyne.MeasureText(p.item.Key, theme.CaptionTextSize(), fyne.TextStyle{}).Width
}

// Tapped chooses the section, or does what the part is for.
func (p *railPart) Tapped(*fyne.PointEvent) {
	Used()
	if p.do != nil {
		p.do()
		return
	}
	p.rail.choose(p.at)
}

func (p *railPart) MouseIn(*desktop.MouseEvent)    { p.hovered = true; p.Refresh() }
func (p *railPart) MouseMoved(*desktop.MouseEvent) {}
func (p *railPart) MouseOut()                      { p.hovered = false; p.Refresh() }
func (p *railPart) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (p *railPart) AccessibilityLabel() string             { return p.item.Label }
func (p *railPart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (p *railPart) CreateRenderer() fyne.WidgetRenderer {
	back, focus := panel(theme.Size(theme.SizeNameButtonRadius)), ring(10)
	img := newGlyph(p.item.Icon, theme.ColorNameForeground)
	word, key := canvas.NewText(p.item.Label, color.Transparent), canvas.NewText(p.item.Key, color.Transparent)
	v := &view{objects: []fyne.CanvasObject{back, focus, img.Image, word, key}}
	v.min = func() fyne.Size { return fyne.NewSize(p.width()+railLead()+16, railPill) }
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(focus, -2, -2, size.Width+4, size.Height+4)
		side := iconSize().Width
		place(img, 12, (size.Height-side)/2, side, side)
		min := word.MinSize()
		place(word, railLead(), (size.Height-min.Height)/2-1, min.Width, min.Height)
		min = key.MinSize()
		place(key, size.Width-16-min.Width, (size.Height-min.Height)/2, min.Width, min.Height)
	}
	v.refresh = func() {
		on := p.rail.chosen == p.at
		ink := theme.ColorNameForeground
		back.FillColor = color.Transparent
		switch {
		case on:
			ink, back.FillColor = theme.ColorNamePrimary, CardFace()
		case p.hovered:
			back.FillColor = Line()
		}
		word.TextSize, word.TextStyle.Bold, word.Color = theme.TextSize(), on, theme.Color(ink)
		key.TextSize, key.Color = theme.CaptionTextSize(), theme.Color(theme.ColorNamePlaceHolder)
		img.ink(ink)
		showRing(focus, on && p.rail.focused)
		v.layout(p.Size())
	}
	v.refresh()
	return v
}
