package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Column stands objects under each other, each as wide as the column and as
// high as its text needs. Hidden ones take no room.
type Column struct {
	widget.BaseWidget
	gap     float32
	objects []fyne.CanvasObject
}

// NewColumn is a column with the gap between its objects.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *Column {
	c := &Column{gap: gap, objects: objects}
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces the objects.
func (c *Column) Set(objects ...fyne.CanvasObject) {
	c.objects = objects
	c.Refresh()
}

// HeightFor is the height of the column when it is width wide.
func (c *Column) HeightFor(width float32) float32 {
	h, n := float32(0), 0
	for _, o := range c.objects {
		if o.Visible() {
			h += heightFor(o, width)
			n++
		}
	}
	return h + c.gap*float32(max(n-1, 0))
}

// CreateRenderer lays the objects from top to bottom.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	v := &view{objects: c.objects}
	v.min = func() fyne.Size {
		w := float32(0)
		for _, o := range c.objects {
			if o.Visible() {
				w = max(w, o.MinSize().Width)
			}
		}
		return fyne.NewSize(w, c.HeightFor(max(w, c.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		y := float32(0)
		for _, o := range c.objects {
			if !o.Visible() {
				continue
			}
			h := heightFor(o, size.Width)
			place(o, 0, y, size.Width, h)
			y += h + c.gap
		}
	}
	v.refresh = func() {
		v.objects = c.objects
		v.layout(c.Size())
	}
	return v
}

// Scroll lets a column be higher than its place. The content is laid out for
// the width first, so that its height is known in the same pass.
type Scroll struct {
	widget.BaseWidget
	content *Inset
	scroll  *container.Scroll
}

// A scroller cuts off what stands out of it. It is therefore larger than the
// place that it is given: by bleed, for the signs of the focus, and at the
// right by gutter, so that its bar stands beside the content and not over it.
// Both are less than the distances around and inside of everything.
const (
	bleed  = 6
	gutter = 14
)

// NewScroll scrolls the content up and down.
func NewScroll(content fyne.CanvasObject) *Scroll {
	inner := NewInset(content, bleed, gutter, bleed, bleed)
	s := &Scroll{content: inner, scroll: container.NewVScroll(inner)}
	s.scroll.OnScrolled = func(fyne.Position) { Used() }
	s.ExtendBaseWidget(s)
	return s
}

// ScrollToTop shows the beginning.
func (s *Scroll) ScrollToTop() { s.scroll.ScrollToTop() }

// CreateRenderer lays the content out before the scroller asks for its size.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{s.scroll},
		min:     func() fyne.Size { return fyne.NewSize(s.content.MinSize().Width-bleed-gutter, 80) },
		layout: func(size fyne.Size) {
			width := size.Width + bleed + gutter
			s.content.Resize(fyne.NewSize(width, s.content.HeightFor(width)))
			place(s.scroll, -bleed, -bleed, width, size.Height+2*bleed)
		},
	}
}

// Inset keeps a distance around an object.
type Inset struct {
	widget.BaseWidget
	content                  fyne.CanvasObject
	top, right, bottom, left float32
}

// NewInset keeps the distances around the content.
func NewInset(content fyne.CanvasObject, top, right, bottom, left float32) *Inset {
	i := &Inset{content: content, top: top, right: right, bottom: bottom, left: left}
	i.ExtendBaseWidget(i)
	return i
}

// HeightFor is the height with the content wrapped to the width that is left.
func (i *Inset) HeightFor(width float32) float32 {
	return heightFor(i.content, width-i.left-i.right) + i.top + i.bottom
}

// CreateRenderer lays the content inside.
func (i *Inset) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{i.content},
		min:     func() fyne.Size { return i.content.MinSize().AddWidthHeight(i.left+i.right, i.top+i.bottom) },
		layout: func(size fyne.Size) {
			place(i.content, i.left, i.top, size.Width-i.left-i.right, size.Height-i.top-i.bottom)
		},
	}
}

// Border gives its head the height that it needs and the body the rest.
type Border struct {
	widget.BaseWidget
	head, body fyne.CanvasObject
}

// NewBorder stands the body under the head.
func NewBorder(head, body fyne.CanvasObject) *Border {
	b := &Border{head: head, body: body}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer lays the head first.
func (b *Border) CreateRenderer() fyne.WidgetRenderer {
	v := &view{
		objects: []fyne.CanvasObject{b.head, b.body},
		min: func() fyne.Size {
			w := max(b.head.MinSize().Width, b.body.MinSize().Width)
			return fyne.NewSize(w, heightFor(b.head, max(w, b.Size().Width))+b.body.MinSize().Height)
		},
		layout: func(size fyne.Size) {
			h := heightFor(b.head, size.Width)
			place(b.head, 0, 0, size.Width, h)
			place(b.body, 0, h, size.Width, size.Height-h)
		},
	}
	v.refresh = func() { v.layout(b.Size()) } // the head may have become higher
	return v
}
