package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Card is a rounded panel with a line around it.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	pad     float32
	sunk    bool
}

// NewCard is a card around the content.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content, pad: Inside}
	c.ExtendBaseWidget(c)
	return c
}

// NewTitledCard is a card with its name above its contents.
func NewTitledCard(title string, contents ...fyne.CanvasObject) *Card {
	return NewCard(NewColumn(Gap, append([]fyne.CanvasObject{NewText(Label(title))}, contents...)...))
}

// Snug keeps only a narrow distance inside: for a list that has its own.
func (c *Card) Snug() *Card {
	c.pad = 8
	return c
}

// Sunk takes the colour of the ground: for a card inside a card.
func (c *Card) Sunk() *Card {
	c.sunk = true
	return c
}

// HeightFor is the height of the card when it is width wide.
func (c *Card) HeightFor(width float32) float32 {
	return heightFor(c.content, width-2*c.pad) + 2*c.pad
}

// CreateRenderer draws the panel behind the content.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	back := panel(theme.Size(theme.SizeNameCardRadius))
	back.StrokeWidth = 1
	v := &view{objects: []fyne.CanvasObject{back, c.content}}
	v.min = func() fyne.Size { return c.content.MinSize().AddWidthHeight(2*c.pad, 2*c.pad) }
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(c.content, c.pad, c.pad, size.Width-2*c.pad, size.Height-2*c.pad)
	}
	v.refresh = func() {
		back.FillColor, back.StrokeColor = CardFace(), Line()
		if c.sunk {
			back.FillColor = Ground()
		}
	}
	v.refresh()
	return v
}

// divider is a hairline across.
type divider struct{ widget.BaseWidget }

// NewDivider is a hairline between things.
func NewDivider() fyne.CanvasObject {
	d := &divider{}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(Line())
	return &view{
		objects: []fyne.CanvasObject{r},
		min:     func() fyne.Size { return fyne.NewSize(1, 1) },
		layout:  func(size fyne.Size) { place(r, 0, 0, size.Width, 1) },
		refresh: func() { r.FillColor = Line() },
	}
}

// NewRows stands rows under each other with hairlines between them.
func NewRows(rows ...fyne.CanvasObject) *Column {
	var all []fyne.CanvasObject
	for i, r := range rows {
		if i > 0 {
			all = append(all, NewDivider())
		}
		all = append(all, NewInset(r, Gap, 0, Gap, 0))
	}
	return NewColumn(0, all...)
}

// NewRow stands what is said at the left and an action or a tag at the right,
// both in the middle of the height.
func NewRow(left, right fyne.CanvasObject) fyne.CanvasObject {
	r := &row{left: left, right: right}
	r.ExtendBaseWidget(r)
	return r
}

type row struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
}

// rest is the width that is left for the left side, and whether the right side
// has to go below, because both have no room side by side.
func (r *row) rest(width float32) (rest float32, below bool) {
	rest = width - r.right.MinSize().Width - Gap
	return rest, rest < r.left.MinSize().Width
}

func (r *row) HeightFor(width float32) float32 {
	rest, below := r.rest(width)
	if below {
		return heightFor(r.left, width) + Gap + heightFor(r.right, width)
	}
	return max(heightFor(r.left, rest), heightFor(r.right, r.right.MinSize().Width))
}

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{r.left, r.right},
		min: func() fyne.Size {
			w := max(r.left.MinSize().Width, r.right.MinSize().Width)
			return fyne.NewSize(w, r.HeightFor(max(w, r.Size().Width)))
		},
		layout: func(size fyne.Size) {
			rest, below := r.rest(size.Width)
			if below {
				h := heightFor(r.left, size.Width)
				place(r.left, 0, 0, size.Width, h)
				place(r.right, 0, h+Gap, min(size.Width, r.right.MinSize().Width), heightFor(r.right, size.Width))
				return
			}
			h := heightFor(r.left, rest)
			place(r.left, 0, (size.Height-h)/2, rest, h)
			w := r.right.MinSize().Width
			hr := heightFor(r.right, w)
			place(r.right, size.Width-w, (size.Height-hr)/2, w, hr)
		},
	}
}
