package people

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"vestka/ui/kit"
)

// words are a few small words in a line that can be pressed: a link as small as
// the text around it.
type words struct {
	widget.BaseWidget
	kit.Noticed
	text             string
	do               func()
	focused, hovered bool
}

var (
	_ fyne.Tappable      = (*words)(nil)
	_ fyne.Focusable     = (*words)(nil)
	_ desktop.Hoverable  = (*words)(nil)
	_ desktop.Cursorable = (*words)(nil)
)

func newWords(text string, do func()) *words {
	w := &words{text: text, do: do}
	w.ExtendBaseWidget(w)
	return w
}

// Tapped does it.
func (w *words) Tapped(*fyne.PointEvent) {
	kit.Used()
	w.do()
}

// FocusGained shows that the keyboard is here.
func (w *words) FocusGained() { w.focused = true; w.Refresh() }

// FocusLost shows that it is not.
func (w *words) FocusLost() { w.focused = false; w.Refresh() }

// TypedRune does nothing: Space comes as a key too.
func (w *words) TypedRune(rune) {}

// TypedKey does it on Enter and Space and passes the rest on.
func (w *words) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		w.do()
	default:
		kit.PassKey(w, ev)
	}
}

// MouseIn shows that a press would be heard.
func (w *words) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved does nothing.
func (w *words) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (w *words) MouseOut() { w.hovered = false; w.Refresh() }

// Cursor is a hand.
func (w *words) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the text.
func (w *words) AccessibilityLabel() string { return w.text }

// AccessibilityRole is that of a button.
func (w *words) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the words on a ground that is seen under the pointer.
func (w *words) CreateRenderer() fyne.WidgetRenderer {
	r := &wordsRenderer{w: w, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText(w.text, kit.Accent())}
	r.back.CornerRadius = 6
	r.Refresh()
	return r
}

type wordsRenderer struct {
	w    *words
	back *canvas.Rectangle
	text *canvas.Text
}

const wordsPad = 4

func (r *wordsRenderer) Destroy()                     {}
func (r *wordsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.text} }

// MinSize is that of the text, so that it stands in line with what is above;
// the ground is wider.
func (r *wordsRenderer) MinSize() fyne.Size {
	return r.text.MinSize().AddWidthHeight(0, 2*wordsPad)
}

func (r *wordsRenderer) Layout(size fyne.Size) {
	put(r.back, -wordsPad, 0, size.Width+2*wordsPad, size.Height)
	put(r.text, 0, wordsPad, size.Width, size.Height-2*wordsPad)
}

func (r *wordsRenderer) Refresh() {
	r.text.Text, r.text.TextSize, r.text.Color = r.w.text, theme.CaptionTextSize(), kit.Accent()
	r.back.FillColor, r.back.StrokeColor, r.back.StrokeWidth = color.Transparent, kit.Accent(), 0
	if r.w.hovered {
		r.back.FillColor = kit.Hovered()
	}
	if r.w.focused {
		r.back.StrokeWidth = 2
	}
	canvas.Refresh(r.back)
	canvas.Refresh(r.text)
}
