package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Item is a text of a list, hanging from a point or a tag.
type Item struct {
	widget.BaseWidget
	mark fyne.CanvasObject
	text *Text
	x    float32 // of the mark
	hang float32 // of the text
}

// NewItem hangs the text from a point.
func NewItem(text *Text) *Item {
	return newItem(&Item{mark: NewText(Body("•")), text: text, x: 4, hang: 18})
}

// NewTagged hangs the text from a tag.
func NewTagged(tag *Tag, text *Text) *Item {
	return newItem(&Item{mark: tag, text: text, hang: tag.MinSize().Width + 8})
}

func newItem(i *Item) *Item {
	i.ExtendBaseWidget(i)
	return i
}

// drop is how far the text lies below the upper edge, so that its first line stands
// in the middle of a mark that is higher than it.
func (i *Item) drop() float32 {
	return max(0, (i.mark.MinSize().Height-i.text.HeightFor(i.text.MinSize().Width+10_000))/2)
}

// HeightFor is the text's height in the width that is left, and at least the mark's.
func (i *Item) HeightFor(width float32) float32 {
	return max(i.mark.MinSize().Height, i.drop()+i.text.HeightFor(width-i.hang))
}

// CreateRenderer sets the mark before the first line.
func (i *Item) CreateRenderer() fyne.WidgetRenderer {
	return &view{
		objects: []fyne.CanvasObject{i.mark, i.text},
		min:     func() fyne.Size { return i.text.MinSize().AddWidthHeight(i.hang, i.drop()).Max(i.mark.MinSize()) },
		layout: func(size fyne.Size) {
			place(i.mark, i.x, 0, i.hang-i.x-min(i.hang/4, 8), i.mark.MinSize().Height)
			place(i.text, i.hang, i.drop(), size.Width-i.hang, size.Height-i.drop())
		},
	}
}
