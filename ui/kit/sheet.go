package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// layer is a sheet over the dimmed window.
type layer struct {
	widget.BaseWidget
	sheet   Sheet
	head    *Column
	body    fyne.CanvasObject
	buttons []*Button
}

func newLayer(s Sheet) *layer {
	l := &layer{sheet: s, head: NewColumn(10)}
	var head []fyne.CanvasObject
	if s.Title != "" {
		head = append(head, NewText(Span{text: s.Title, size: sizeName, ink: theme.ColorNameForeground, serif: true}))
	}
	if s.Text != "" {
		head = append(head, NewText(Body(s.Text)))
	}
	l.head.Set(head...)
	if s.Body != nil {
		l.body = s.Body
		if _, wraps := s.Body.(Wrapper); wraps {
			l.body = NewScroll(s.Body)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped keeps a press on the dimmed window from doing anything: an answer is
// given by a button or by Escape, never by a slip of the hand.
func (l *layer) Tapped(*fyne.PointEvent) {}

// Cursor is the usual one. Over the window lies no floor but this.
func (l *layer) Cursor() desktop.Cursor {
	Used()
	return desktop.DefaultCursor
}

// turn scrolls the body where it scrolls.
func (l *layer) turn(key fyne.KeyName) {
	if s, ok := l.body.(*Scroll); ok {
		s.Turn(key)
	}
}

const (
	sheetWidth = 520
	sheetPad   = 26
	sheetFar   = 32 // from the window's edges, at least
)

func (l *layer) width(room float32) float32 {
	w := l.sheet.Width
	if w == 0 {
		w = sheetWidth
	}
	return min(w, room-2*sheetFar)
}

// bodyHeight is what the body asks for.
func (l *layer) bodyHeight(width float32) float32 {
	switch {
	case l.body == nil:
		return 0
	case l.sheet.Height > 0:
		return l.sheet.Height
	}
	return heightFor(l.sheet.Body, width)
}

func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	scrim := canvas.NewRectangle(theme.Color(colorScrim))
	back := panel(theme.Size(theme.SizeNameDialogRadius))
	back.StrokeWidth = 1
	v := &view{objects: []fyne.CanvasObject{scrim, back, l.head}}
	if l.body != nil {
		v.objects = append(v.objects, l.body)
	}
	for _, b := range l.buttons {
		v.objects = append(v.objects, b)
	}
	v.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	v.layout = func(size fyne.Size) {
		place(scrim, 0, 0, size.Width, size.Height)
		w := l.width(size.Width)
		inner := w - 2*sheetPad
		head, body, foot := l.head.HeightFor(inner), l.bodyHeight(inner), l.footHeight(inner)
		gaps := float32(2*sheetPad) + 24
		if body > 0 {
			gaps += 16
		}
		body = max(0, min(body, size.Height-2*sheetFar-head-foot-gaps))
		h := head + body + foot + gaps
		x, y := (size.Width-w)/2, max(sheetFar, (size.Height-h)*0.42)
		place(back, x, y, w, h)
		place(l.head, x+sheetPad, y+sheetPad, inner, head)
		if l.body != nil {
			place(l.body, x+sheetPad, y+sheetPad+head+16, inner, body)
		}
		l.layButtons(x+sheetPad, y+h-sheetPad-foot, inner)
	}
	v.refresh = func() {
		scrim.FillColor = theme.Color(colorScrim)
		back.FillColor, back.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), Line()
		v.layout(l.Size())
	}
	v.refresh()
	return v
}

// rows sets the buttons in lines from the right, as many as the width needs.
func (l *layer) rows(width float32) [][]*Button {
	var rows [][]*Button
	used := float32(0)
	for _, b := range l.buttons {
		w := b.MinSize().Width
		if len(rows) == 0 || used+Gap+w > width {
			rows = append(rows, nil)
			used = -Gap
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		used += Gap + w
	}
	return rows
}

func (l *layer) footHeight(width float32) float32 {
	n := float32(len(l.rows(width)))
	return n*Control + max(0, n-1)*Gap
}

func (l *layer) layButtons(left, top, width float32) {
	for _, line := range l.rows(width) {
		x := left + width
		for i := len(line) - 1; i >= 0; i-- {
			w := line[i].MinSize().Width
			x -= w
			place(line[i], x, top, w, Control)
			x -= Gap
		}
		top += Control + Gap
	}
}
