package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Cells is a row of a table: texts in columns that share the width by their weights.
// Each begins at the top, and all rows of so many lines are equally high.
type Cells struct {
	widget.BaseWidget
	weights []float32
	lines   int
	cells   []*Text
}

const (
	cellsAside = 12
	cellsGap   = 8
	cellsAbove = 5
)

// NewCells is an empty row with room for so many lines.
func NewCells(lines int, weights ...float32) *Cells {
	c := &Cells{weights: weights, lines: lines}
	for range weights {
		c.cells = append(c.cells, NewText().AtMost(lines))
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set fills the row, each cell with its spans.
func (c *Cells) Set(cells ...[]Span) {
	for i, t := range c.cells {
		t.Set(cells[i]...)
	}
	c.Refresh()
}

// Words are what the cells say, parted by strokes, for tests.
func (c *Cells) Words() string {
	all := ""
	for i, t := range c.cells {
		if i > 0 {
			all += "|"
		}
		all += t.Words()
	}
	return all
}

// lay gives each cell its place in a row of the width, and the height of the highest.
func (c *Cells) lay(width float32, put func(t *Text, x, w float32)) (high float32) {
	total := float32(0)
	for _, w := range c.weights {
		total += w
	}
	free, x := width-2*cellsAside-cellsGap*float32(len(c.cells)-1), float32(cellsAside)
	for i, t := range c.cells {
		w := free * c.weights[i] / total
		put(t, x, w)
		x += w + cellsGap
		high = max(high, t.HeightFor(w))
	}
	return high
}

// HeightFor is that of the highest cell: a table that is no list has rows as high as
// they need.
func (c *Cells) HeightFor(width float32) float32 {
	return c.lay(width, func(*Text, float32, float32) {}) + 2*cellsAbove
}

// CreateRenderer lays the columns.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer {
	v := &view{}
	for _, t := range c.cells {
		v.objects = append(v.objects, t)
	}
	v.min = func() fyne.Size {
		line := NewText(Body("Ш")).HeightFor(100)
		return fyne.NewSize(float32(len(c.cells))*40+2*cellsAside, float32(c.lines)*line+2*cellsAbove)
	}
	v.layout = func(size fyne.Size) {
		c.lay(size.Width, func(t *Text, x, w float32) { place(t, x, cellsAbove, w, t.HeightFor(w)) })
	}
	return v
}
