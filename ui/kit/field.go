package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that passes the window's keys on to the window.
type Entry struct {
	widget.Entry
	secret *secret // nil for a field whose text may be seen
}

// NewEntry is a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// NewLines is a field of several lines that wraps between words and shows rows
// of them.
func NewLines(rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	e.ExtendBaseWidget(e)
	return e
}

// MinSize is at least as high as a button, so that they stand well in a row.
func (e *Entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	return fyne.NewSize(size.Width, max(size.Height, Control))
}

// TypedKey keeps the keys of writing and passes the others on.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if passes(ev.Name) {
		PassKey(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedShortcut keeps the shortcuts of writing; the window hears the others.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if copying(s) {
		noteCopied(e.SelectedText())
	}
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); custom {
		PassShortcut(e, s)
	}
}

// passes tells the keys that never mean anything to a field.
func passes(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// Search is a field with a magnifier. Escape empties it, and passes on when it
// is empty; Down goes to what was found.
type Search struct {
	Entry
	down func()
}

// NewSearch is a search field; changed is told every text, down (may be nil)
// that the reader wants to go to the results.
func NewSearch(placeholder string, changed func(string), down func()) *Search {
	s := &Search{down: down}
	s.Wrapping = fyne.TextWrapOff
	s.PlaceHolder = placeholder
	s.Icon = inked("search", theme.ColorNamePlaceHolder)
	s.ExtendBaseWidget(s)
	clear := newCross(func() { s.SetText("") })
	clear.Hide()
	s.ActionItem = clear
	s.OnChanged = func(text string) {
		clear.Hidden = text == ""
		clear.Refresh()
		changed(text)
	}
	return s
}

// MinSize is wide enough to type a name, and to read what can be typed.
func (s *Search) MinSize() fyne.Size {
	size := s.Entry.MinSize()
	words := fyne.MeasureText(s.PlaceHolder, theme.TextSize(), fyne.TextStyle{}).Width
	return fyne.NewSize(max(size.Width, 220, words+2*theme.IconInlineSize()+6*theme.InnerPadding()), size.Height)
}

// TypedKey empties the field on Escape and goes to the results on Down.
func (s *Search) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape && s.Text != "":
		s.SetText("")
	case (ev.Name == fyne.KeyDown || ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && s.down != nil:
		s.down()
	case passes(ev.Name):
		PassKey(s, ev)
	default:
		s.Entry.Entry.TypedKey(ev)
	}
}

// TypedShortcut keeps the shortcuts of writing; the window hears the others.
func (s *Search) TypedShortcut(sc fyne.Shortcut) {
	if copying(sc) {
		noteCopied(s.SelectedText())
	}
	s.Entry.Entry.TypedShortcut(sc)
	if _, custom := sc.(*desktop.CustomShortcut); custom {
		PassShortcut(s, sc)
	}
}

// cross empties a field; it is for the pointer, since Escape does the same.
type cross struct {
	widget.BaseWidget
	do func()
}

func newCross(do func()) *cross {
	c := &cross{do: do}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cross) Tapped(*fyne.PointEvent) {
	Used()
	c.do()
}

func (c *cross) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (c *cross) CreateRenderer() fyne.WidgetRenderer {
	img := newGlyph("close", theme.ColorNamePlaceHolder)
	return &view{
		objects: []fyne.CanvasObject{img.Image},
		min:     func() fyne.Size { return fyne.NewSize(32, 24) },
		layout:  func(size fyne.Size) { place(img, (size.Width-14)/2, (size.Height-14)/2, 14, 14) },
		refresh: func() { img.ink(theme.ColorNamePlaceHolder) },
	}
}

// Select is a drop-down that passes the window's keys on.
type Select struct {
	widget.Select
	Noticed
	whole   bool // no option is cut
	focused bool
}

// NewSelect offers the options; changed is told the number of the chosen one.
func NewSelect(options []string, chosen int, changed func(int)) *Select {
	s := &Select{}
	s.Options = options
	s.ExtendBaseWidget(s)
	if chosen >= 0 && chosen < len(options) {
		s.Selected = options[chosen]
	}
	s.OnChanged = func(string) { changed(s.SelectedIndex()) }
	return s
}

// Mark marks the option without telling.
func (s *Select) Mark(i int) {
	if i >= 0 && i < len(s.Options) {
		s.Selected = s.Options[i]
		s.Refresh()
	}
}

// MinSize is at least as high as a button, and as wide as every option needs where
// the drop-down stands in a row.
func (s *Select) MinSize() fyne.Size {
	size := s.Select.MinSize()
	for _, o := range s.Options {
		if s.whole {
			size.Width = max(size.Width, fyne.MeasureText(o, theme.TextSize(), fyne.TextStyle{}).Width+selectFrame())
		}
	}
	return fyne.NewSize(size.Width, max(size.Height, Control))
}

// selectFrame is what stands beside the word in a drop-down: the arrow and the
// distances around.
func selectFrame() float32 {
	return theme.IconInlineSize() + 2*theme.InnerPadding() + 2*theme.Padding()
}

// Whole keeps the drop-down from cutting any of its options.
func (s *Select) Whole() *Select {
	s.whole = true
	return s
}

// CreateRenderer adds the outline that a field has.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	line := panel(theme.Size(theme.SizeNameInputRadius))
	line.StrokeWidth = 1
	r := &outlined{WidgetRenderer: s.Select.CreateRenderer(), of: s, line: line}
	r.ink()
	return r
}

// FocusGained shows the outline that every field with the keyboard has.
func (s *Select) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
}

// FocusLost takes it away.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
}

type outlined struct {
	fyne.WidgetRenderer
	of   *Select
	line *canvas.Rectangle
}

func (r *outlined) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.line)
}

func (r *outlined) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	place(r.line, 0, 0, size.Width, size.Height)
}

func (r *outlined) Refresh() {
	r.WidgetRenderer.Refresh()
	r.ink()
}

// ink draws the outline; the toolkit's own ground under the focus, which no other
// field has, goes.
func (r *outlined) ink() {
	r.line.StrokeColor, r.line.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	if !r.of.focused {
		return
	}
	r.line.StrokeColor, r.line.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	for _, o := range r.WidgetRenderer.Objects() {
		if ground, is := o.(*canvas.Rectangle); is {
			ground.FillColor = theme.Color(theme.ColorNameInputBackground)
			ground.Refresh()
			return
		}
	}
}

// TypedKey opens on Enter too and passes on what a drop-down does not use.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		PassKey(s, ev)
	}
}

// Check is a yes or no with its sentence, all of which can be pressed.
type Check struct {
	press
	text    *Text
	on      bool
	changed func(bool)
}

// NewCheck is a check box with the sentence; changed is told the new state.
func NewCheck(sentence string, on bool, changed func(on bool)) *Check {
	c := &Check{text: NewText(Body(sentence)), on: on, changed: changed}
	c.extend(c, func() { c.Set(!c.on); c.changed(c.on) })
	return c
}

// On tells the state.
func (c *Check) On() bool { return c.on }

// Set changes the state without telling.
func (c *Check) Set(on bool) {
	c.on = on
	c.Refresh()
}

const checkSide = 20

// CheckLead is how far from its left edge the sentence of a check box stands.
const CheckLead = checkSide + 10

// HeightFor is the height with the sentence wrapped.
func (c *Check) HeightFor(width float32) float32 {
	return max(checkSide, c.text.HeightFor(width-CheckLead)) + 8
}

// CreateRenderer draws the box before the sentence.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box, focus := panel(5), ring(8)
	tick := newGlyph("check", theme.ColorNameForegroundOnPrimary)
	v := &view{objects: []fyne.CanvasObject{focus, box, tick.Image, c.text}}
	v.min = func() fyne.Size {
		w := c.text.MinSize().Width + CheckLead
		return fyne.NewSize(w, c.HeightFor(max(w, c.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		y := 4 + max(0, (LabelHeight()-checkSide)/2) // in the middle of the first line
		place(focus, -3, y-3, checkSide+6, checkSide+6)
		place(box, 0, y, checkSide, checkSide)
		place(tick, 3, y+3, checkSide-6, checkSide-6)
		place(c.text, CheckLead, 4, size.Width-CheckLead, size.Height-8)
	}
	v.refresh = func() {
		box.StrokeWidth, box.StrokeColor, box.FillColor = 1, Outline(), CardFace()
		if c.on {
			box.FillColor, box.StrokeColor = Accent(), Accent()
		}
		tick.Hidden = !c.on
		tick.ink(theme.ColorNameForegroundOnPrimary)
		showRing(focus, c.focused)
	}
	v.refresh()
	return v
}

// NewField is a control with its name above and, where there is one, a hint below.
func NewField(name string, control fyne.CanvasObject, hint string) *Column {
	c := NewColumn(6, NewText(Label(name)), control)
	if hint != "" {
		c.Set(NewText(Label(name)), control, NewText(Small(hint)))
	}
	return c
}
