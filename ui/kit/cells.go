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
		total := float32(0)
		for _, w := range c.weights {
			total += w
		}
		free := size.Width - 2*cellsAside - cellsGap*float32(len(c.cells)-1)
		x := float32(cellsAside)
		for i, t := range c.cells {
			w := free * c.weights[i] / total
			place(t, x, cellsAbove, w, t.HeightFor(w))
			x += w + cellsGap
		}
	}
	return v
}
