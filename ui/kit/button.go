package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Button does one thing. A screen has one primary button; the others are plain.
type Button struct {
	press
	text    string
	icon    string
	primary bool
	quiet   bool
	danger  bool
}

// NewButton is a plain button: an outline and a word in the accent colour.
func NewButton(text string, do func()) *Button {
	b := &Button{text: text}
	b.extend(b, do)
	return b
}

// NewPrimary is the one clear action of a screen or a dialog.
func NewPrimary(text string, do func()) *Button {
	b := NewButton(text, do)
	b.primary = true
	return b
}

// NewLink is a word that does something, without an outline.
func NewLink(text string, do func()) *Button {
	b := NewButton(text, do)
	b.quiet = true
	return b
}

// WithIcon puts a drawing before the word.
func (b *Button) WithIcon(name string) *Button {
	b.icon = name
	return b
}

// Danger colours a button that removes something.
func (b *Button) Danger() *Button {
	b.danger = true
	return b
}

// SetText changes the word.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text is the word on the button.
func (b *Button) Text() string { return b.text }

// AccessibilityLabel is the word on the button.
func (b *Button) AccessibilityLabel() string { return b.text }

// AccessibilityRole is that of a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// ink is the colour of word and icon.
func (b *Button) ink() fyne.ThemeColorName {
	switch {
	case b.Disabled():
		return theme.ColorNameDisabled
	case b.primary && b.danger:
		return theme.ColorNameForegroundOnError
	case b.primary:
		return theme.ColorNameForegroundOnPrimary
	case b.danger:
		return theme.ColorNameError
	}
	return theme.ColorNamePrimary
}

func (b *Button) fill() (fill, outline color.Color) {
	switch {
	case b.quiet && b.hovered:
		return Hovered(), color.Transparent
	case b.quiet:
		return color.Transparent, color.Transparent
	case b.Disabled():
		return theme.Color(theme.ColorNameDisabledButton), Line()
	case b.primary && b.danger:
		return theme.Color(theme.ColorNameError), color.Transparent
	case b.primary:
		return Accent(), color.Transparent
	case b.hovered:
		return Selected(), Outline()
	}
	return theme.Color(theme.ColorNameButton), Outline()
}

// CreateRenderer draws the ground, the word and, with the focus, a ring.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	radius := theme.Size(theme.SizeNameButtonRadius)
	back, shade, focus := panel(radius), panel(radius), ring(radius+3)
	word := canvas.NewText(b.text, color.Transparent)
	word.TextStyle.Bold = true
	v := &view{objects: []fyne.CanvasObject{focus, back, shade, word}}
	var img *glyph
	if b.icon != "" {
		img = newGlyph(b.icon, b.ink())
		v.objects = append(v.objects, img.Image)
	}
	pad := func() float32 {
		if b.quiet {
			return 8
		}
		return 18
	}
	lead := func() float32 {
		switch {
		case img == nil:
			return 0
		case b.text == "":
			return iconSize().Width
		}
		return iconSize().Width + 8
	}
	v.min = func() fyne.Size {
		size := word.MinSize()
		high := float32(Control)
		if b.quiet {
			high = 32
		}
		return fyne.NewSize(max(size.Width+lead()+2*pad(), high), max(high, size.Height+16))
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(shade, 0, 0, size.Width, size.Height)
		place(focus, -3, -3, size.Width+6, size.Height+6)
		min := word.MinSize()
		x := (size.Width - min.Width - lead()) / 2
		place(word, x+lead(), (size.Height-min.Height)/2-1, min.Width, min.Height)
		if img != nil {
			place(img, x, (size.Height-iconSize().Height)/2, iconSize().Width, iconSize().Height)
		}
	}
	v.refresh = func() {
		word.Text, word.TextSize, word.Color = b.text, theme.TextSize(), theme.Color(b.ink())
		back.FillColor, back.StrokeColor = b.fill()
		back.StrokeWidth = 1
		shade.FillColor = color.Transparent
		if b.primary && b.hovered && !b.Disabled() {
			shade.FillColor = alpha(0x000000, 0x1c)
		}
		showRing(focus, b.focused)
		if img != nil {
			img.ink(b.ink())
		}
		v.layout(b.Size())
	}
	v.refresh()
	return v
}
