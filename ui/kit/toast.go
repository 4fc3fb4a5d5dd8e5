package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// After calls f once on the window's thread when the time is over, unless stop
// is called before. It is the seam through which time reaches the window.
type After func(d time.Duration, f func()) (stop func())

// ByAnimation is the window's own After: the toolkit's animation clock runs on
// its thread, so that no goroutine is needed.
func ByAnimation(d time.Duration, f func()) (stop func()) {
	over := false
	a := fyne.NewAnimation(d, func(done float32) {
		if done == 1 && !over {
			over = true
			f()
		}
	})
	a.Start()
	return func() {
		over = true
		a.Stop()
	}
}

// toastStays is how long a toast is to be seen: long enough to read it twice
// and to press its action.
const toastStays = 8 * time.Second

// Toast says at the lower edge that something is done, and goes by itself. It
// never asks: what needs an answer is a dialog.
type Toast struct {
	widget.BaseWidget
	text   *Text
	action *toastAction
	after  After
	stop   func()
}

// NewToast is an empty toast that lies over a window's content.
func NewToast(after After) *Toast {
	t := &Toast{text: NewText().OneLine(), after: after}
	t.action = newToastAction()
	t.Hidden = true
	t.ExtendBaseWidget(t)
	return t
}

// Say shows the text, with an action where there is one to offer.
func (t *Toast) Say(text, action string, do func()) {
	t.Dismiss()
	t.text.Set(Span{text: text, size: theme.SizeNameText, ink: colorToastOn})
	t.action.word, t.action.Hidden = action, action == ""
	t.action.do = func() {
		t.Dismiss()
		do()
	}
	t.action.Refresh()
	t.Show()
	t.Refresh()
	t.stop = t.after(toastStays, t.Dismiss)
}

// Dismiss takes the toast away.
func (t *Toast) Dismiss() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.Hide()
}

// Words are what it says, for tests; empty when it is not there.
func (t *Toast) Words() string {
	if t.Hidden {
		return ""
	}
	return t.text.Words()
}

// CreateRenderer draws the strip in the middle of the lower edge.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	back := panel(theme.Size(theme.SizeNameButtonRadius))
	v := &view{objects: []fyne.CanvasObject{back, t.text, t.action}}
	v.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	v.layout = func(size fyne.Size) {
		action := t.action.MinSize()
		if t.action.Hidden {
			action.Width = 0
		}
		textWidth := min(t.text.MinSize().Width, size.Width-2*Around-2*Inside-action.Width)
		width := textWidth + 2*Inside + action.Width
		high := t.text.HeightFor(textWidth) + 26
		x, y := (size.Width-width)/2, size.Height-high-24
		place(back, x, y, width, high)
		place(t.text, x+Inside, y+13, textWidth, high-26)
		place(t.action, x+width-action.Width-8, y+(high-action.Height)/2, action.Width, action.Height)
	}
	v.refresh = func() {
		back.FillColor = theme.Color(colorToast)
		t.text.Refresh()
		v.layout(t.Size())
	}
	v.refresh()
	return v
}

type toastAction struct {
	press
	word string
}

func newToastAction() *toastAction {
	a := &toastAction{}
	a.extend(a, nil)
	return a
}

func (a *toastAction) CreateRenderer() fyne.WidgetRenderer {
	word, focus := canvas.NewText("", color.Transparent), ring(6)
	word.TextStyle.Bold = true
	v := &view{objects: []fyne.CanvasObject{focus, word}}
	v.min = func() fyne.Size { return word.MinSize().AddWidthHeight(24, 10) }
	v.layout = func(size fyne.Size) {
		place(focus, 2, 0, size.Width-4, size.Height)
		place(word, 12, 5, word.MinSize().Width, word.MinSize().Height)
	}
	v.refresh = func() {
		word.Text, word.TextSize, word.Color = a.word, theme.TextSize(), theme.Color(colorToastDo)
		focus.StrokeColor, focus.Hidden = theme.Color(colorToastDo), !a.focused
	}
	v.refresh()
	return v
}
