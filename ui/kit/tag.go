package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tag is a word on a ground of its tone.
type Tag struct {
	widget.BaseWidget
	text *Text
	word string
	tone Tone
}

// NewTag is the word in the tone.
func NewTag(word string, tone Tone) *Tag {
	t := &Tag{word: word, tone: tone}
	t.text = NewText(t.span()).OneLine()
	t.ExtendBaseWidget(t)
	return t
}

func (t *Tag) span() Span { return Small(t.word).In(t.tone) }

// Set changes word and tone. A tag without a word is not shown.
func (t *Tag) Set(word string, tone Tone) {
	t.word, t.tone = word, tone
	t.text.Set(t.span())
	t.Hidden = word == ""
	t.Refresh()
}

// Words are the word of the tag, for tests.
func (t *Tag) Words() string { return t.word }

// HeightFor is the height with the word wrapped, should it be too long.
func (t *Tag) HeightFor(width float32) float32 { return t.text.HeightFor(width-16) + 5 }

// CreateRenderer draws the ground behind the word.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	back := panel(6)
	v := &view{objects: []fyne.CanvasObject{back, t.text}}
	v.min = func() fyne.Size {
		w := t.text.MinSize().Width
		return fyne.NewSize(w+16, t.text.HeightFor(w)+5)
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(t.text, 8, 2, size.Width-16, size.Height-5)
	}
	v.refresh = func() { back.FillColor = t.tone.Ground() }
	v.refresh()
	return v
}

// Chip is a tag that can be taken away: a filter that is on. Enter, Delete and
// a press do it.
type Chip struct {
	press
	word string
}

// NewChip is a chip with the word; remove is called when it is taken away.
func NewChip(word string, remove func()) *Chip {
	c := &Chip{word: word}
	c.extend(c, remove)
	return c
}

// TypedKey takes it away on Delete and Backspace too.
func (c *Chip) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace {
		c.Tapped(nil)
		return
	}
	c.press.TypedKey(ev)
}

// CreateRenderer draws the word and the cross.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	back, focus := panel(6), ring(8)
	word := canvas.NewText(c.word, color.Transparent)
	cross := newGlyph("close", tones[Neutral].ink)
	v := &view{objects: []fyne.CanvasObject{focus, back, word, cross.Image}}
	v.min = func() fyne.Size {
		size := word.MinSize()
		return fyne.NewSize(size.Width+38, size.Height+10)
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(focus, -2, -2, size.Width+4, size.Height+4)
		place(word, 10, (size.Height-word.MinSize().Height)/2, word.MinSize().Width, word.MinSize().Height)
		place(cross, size.Width-20, (size.Height-11)/2, 11, 11)
	}
	v.refresh = func() {
		back.FillColor = Neutral.Ground()
		if c.hovered {
			back.FillColor = Track()
		}
		word.TextSize, word.Color = theme.CaptionTextSize(), Neutral.Ink()
		cross.ink(tones[Neutral].ink)
		showRing(focus, c.focused)
	}
	v.refresh()
	return v
}

// Toggle is a filter that is on or off. It says which by more than its colour:
// a check stands before the word of one that is on.
type Toggle struct {
	press
	word    string
	on      bool
	changed func(on bool)
}

// NewToggle is a toggle with the word; changed is told the new state.
func NewToggle(word string, on bool, changed func(on bool)) *Toggle {
	t := &Toggle{word: word, on: on, changed: changed}
	t.extend(t, func() { t.Set(!t.on); t.changed(t.on) })
	return t
}

// On tells the state.
func (t *Toggle) On() bool { return t.on }

// Set changes the state without telling.
func (t *Toggle) Set(on bool) {
	t.on = on
	t.Refresh()
}

// CreateRenderer keeps room for the check, so that nothing moves when it comes.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	back, focus := panel(15), ring(18)
	word := canvas.NewText(t.word, color.Transparent)
	check := newGlyph("check", theme.ColorNamePrimary)
	v := &view{objects: []fyne.CanvasObject{focus, back, word, check.Image}}
	v.min = func() fyne.Size {
		size := word.MinSize()
		return fyne.NewSize(size.Width+42, max(30, size.Height+10))
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(focus, -3, -3, size.Width+6, size.Height+6)
		x := float32(21)
		if t.on {
			x = 28
		}
		place(word, x, (size.Height-word.MinSize().Height)/2, word.MinSize().Width, word.MinSize().Height)
		place(check, 9, (size.Height-14)/2, 14, 14)
	}
	v.refresh = func() {
		back.StrokeWidth, back.StrokeColor, back.FillColor = 1, Outline(), CardFace()
		word.TextSize, word.Color = theme.CaptionTextSize(), Ink()
		if t.on {
			back.FillColor, back.StrokeColor, word.Color = Selected(), Accent(), Accent()
		} else if t.hovered {
			back.FillColor = Hovered()
		}
		check.Hidden = !t.on
		check.ink(theme.ColorNamePrimary)
		showRing(focus, t.focused)
		v.layout(t.Size())
	}
	v.refresh()
	return v
}
