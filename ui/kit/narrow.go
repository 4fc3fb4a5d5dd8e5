package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Narrow asks for no width, whatever long words its content has: they break where
// there is no room for them, as the address of a source does in a narrow column.
type Narrow struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewNarrow is the content in whatever width there is.
func NewNarrow(content fyne.CanvasObject) *Narrow {
	n := &Narrow{content: content}
	n.ExtendBaseWidget(n)
	return n
}

// HeightFor is the height of the content in the width.
func (n *Narrow) HeightFor(width float32) float32 { return heightFor(n.content, width) }

// CreateRenderer lays the content out.
func (n *Narrow) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{n.content},
		min:     func() fyne.Size { return fyne.NewSize(0, n.HeightFor(max(n.Size().Width, 1))) },
		layout:  func(size fyne.Size) { place(n.content, 0, 0, size.Width, size.Height) },
	}
}
