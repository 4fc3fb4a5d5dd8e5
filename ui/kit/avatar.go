package kit

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Avatar stands for a person without a picture: their initials, round in a
// list, in a rounded square on a card.
type Avatar struct {
	widget.BaseWidget
	initials string
	side     float32
	square   bool
}

// NewAvatar is a round avatar of the person's name, for a row of a list.
func NewAvatar(name string) *Avatar {
	a := &Avatar{initials: Initials(name), side: 42}
	a.ExtendBaseWidget(a)
	return a
}

// NewPortrait is a large square avatar, for the head of a card.
func NewPortrait(name string) *Avatar {
	a := NewAvatar(name)
	a.side, a.square = 84, true
	return a
}

// Set changes the name.
func (a *Avatar) Set(name string) {
	a.initials = Initials(name)
	a.Refresh()
}

// Initials are the first letters of the first and the last word of a name.
func Initials(name string) string {
	words := strings.FieldsFunc(name, unicode.IsSpace)
	var out []rune
	for i, w := range words {
		if i > 0 && i < len(words)-1 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) {
			out = append(out, unicode.ToUpper(r))
		}
	}
	return string(out)
}

// CreateRenderer draws the initials on their ground.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	back := panel(a.side / 2)
	if a.square {
		back.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	}
	word := canvas.NewText(a.initials, color.Transparent)
	word.TextStyle.Bold = true
	v := &view{objects: []fyne.CanvasObject{back, word}}
	v.min = func() fyne.Size { return fyne.NewSquareSize(a.side) }
	v.layout = func(size fyne.Size) {
		place(back, (size.Width-a.side)/2, (size.Height-a.side)/2, a.side, a.side)
		min := word.MinSize()
		place(word, (size.Width-min.Width)/2, (size.Height-min.Height)/2, min.Width, min.Height)
	}
	v.refresh = func() {
		back.FillColor = Face()
		word.Text, word.Color, word.TextSize = a.initials, Accent(), a.side*0.32
		v.layout(a.Size())
	}
	v.refresh()
	return v
}
