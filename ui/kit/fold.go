package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Fold is a titled card whose contents can be folded away: then a line says what was
// chosen in them.
type Fold struct {
	*Card
	column   *Column
	head     *foldHead
	contents []fyne.CanvasObject
	toggled  func(open bool)
}

// NewFold is such a card; summary is the line, toggled (may be nil) is told whenever it
// is opened or folded.
func NewFold(title, summary string, open bool, toggled func(open bool), contents ...fyne.CanvasObject) *Fold {
	f := &Fold{column: NewColumn(Gap), contents: contents, toggled: toggled}
	f.head = &foldHead{title: NewText(Label(title)), line: NewText(Body(summary)), open: open}
	f.head.extend(f.head, f.Toggle)
	f.Card = &Card{content: f.column, pad: Inside}
	f.ExtendBaseWidget(f)
	f.show()
	return f
}

// SetSummary changes the line that is shown while the card is folded.
func (f *Fold) SetSummary(summary string) { f.head.line.Set(Body(summary)) }

// Set changes the contents.
func (f *Fold) Set(contents ...fyne.CanvasObject) {
	f.contents = contents
	f.show()
}

// Open tells whether the contents are to be seen.
func (f *Fold) Open() bool { return f.head.open }

// Toggle opens the card or folds it, as a press does.
func (f *Fold) Toggle() {
	f.head.open = !f.head.open
	f.show()
	if f.toggled != nil {
		f.toggled(f.head.open)
	}
}

func (f *Fold) show() {
	f.head.line.Hidden = f.head.open
	f.head.Refresh()
	if f.head.open {
		f.column.Set(append([]fyne.CanvasObject{f.head}, f.contents...)...)
	} else {
		f.column.Set(f.head)
	}
	f.Refresh()
}

// foldHead is the name of the card, all of which can be pressed.
type foldHead struct {
	press
	title, line *Text
	open        bool
}

var _ Wrapper = (*foldHead)(nil)

const foldMark = 14 // the arrow at the right

// AccessibilityLabel is the name of what is folded.
func (h *foldHead) AccessibilityLabel() string { return h.title.Words() }

// HeightFor is the height with the lines wrapped.
func (h *foldHead) HeightFor(width float32) float32 {
	width -= foldMark + 8
	height := h.title.HeightFor(width)
	if !h.open {
		height += h.line.HeightFor(width) + 2
	}
	return height
}

// CreateRenderer draws the arrow: down where the card is open, to the right where it
// can be opened.
func (h *foldHead) CreateRenderer() fyne.WidgetRenderer {
	focus := ring(6)
	down, up := newGlyph("down", theme.ColorNamePlaceHolder), newGlyph("right", theme.ColorNamePlaceHolder)
	v := &view{objects: []fyne.CanvasObject{focus, h.title, h.line, down.Image, up.Image}}
	v.min = func() fyne.Size {
		w := max(h.title.MinSize().Width, h.line.MinSize().Width) + foldMark + 8
		return fyne.NewSize(w, h.HeightFor(max(w, h.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		width := size.Width - foldMark - 8
		top := h.title.HeightFor(width)
		place(focus, -5, -4, size.Width+10, size.Height+8)
		place(h.title, 0, 0, width, top)
		place(h.line, 0, top+2, width, size.Height-top-2)
		for _, arrow := range []*glyph{down, up} {
			place(arrow.Image, size.Width-foldMark, (top-foldMark)/2+1, foldMark, foldMark)
		}
	}
	v.refresh = func() {
		down.ink(theme.ColorNamePlaceHolder)
		up.ink(theme.ColorNamePlaceHolder)
		down.Hidden, up.Hidden, h.line.Hidden = !h.open, h.open, h.open
		showRing(focus, h.focused)
	}
	v.refresh()
	return v
}
