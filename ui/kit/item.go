package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Item is a text of a list, hanging from a point.
type Item struct {
	widget.BaseWidget
	point, text *Text
}

// NewItem hangs the text from a point.
func NewItem(text *Text) *Item {
	i := &Item{point: NewText(Body("•")), text: text}
	i.ExtendBaseWidget(i)
	return i
}

// hang is how far the text stands from the left.
const hang = 18

// HeightFor is the text's height in the width that is left.
func (i *Item) HeightFor(width float32) float32 { return i.text.HeightFor(width - hang) }

// CreateRenderer sets the point before the first line.
func (i *Item) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{i.point, i.text},
		min:     func() fyne.Size { return i.text.MinSize().AddWidthHeight(hang, 0) },
		layout: func(size fyne.Size) {
			place(i.point, 4, 0, hang-4, i.point.HeightFor(hang-4))
			place(i.text, hang, 0, size.Width-hang, size.Height)
		},
	}
}
