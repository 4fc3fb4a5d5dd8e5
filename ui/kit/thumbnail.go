package kit

import (
	"bytes"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Thumbnail is a small picture that can be chosen; a check lies on the one that
// is.
type Thumbnail struct {
	press
	picture *canvas.Image
	name    string
	chosen  bool
}

// NewThumbnail shows a JPEG or PNG; name is what it is called where it cannot
// be seen.
func NewThumbnail(data []byte, name string, chosen bool, do func()) *Thumbnail {
	t := &Thumbnail{name: name, chosen: chosen}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		decoded = image.NewNRGBA(image.Rect(0, 0, 1, 1)) // no picture: whoever chose it is told elsewhere
	}
	t.picture = canvas.NewImageFromImage(decoded)
	t.picture.FillMode = canvas.ImageFillCover
	t.picture.ScaleMode = canvas.ImageScaleSmooth
	t.picture.CornerRadius = 6
	t.extend(t, do)
	return t
}

// SetChosen shows whether this is the chosen one.
func (t *Thumbnail) SetChosen(chosen bool) {
	t.chosen = chosen
	t.Refresh()
}

// AccessibilityLabel is the name of the picture.
func (t *Thumbnail) AccessibilityLabel() string { return t.name }

const (
	thumbW = 74
	thumbH = 53
)

// CreateRenderer draws the picture, the check and the rings.
func (t *Thumbnail) CreateRenderer() fyne.WidgetRenderer {
	disc := canvas.NewCircle(color.Transparent)
	check := newGlyph("check", theme.ColorNameForegroundOnPrimary)
	frame, focus := panel(8), ring(10)
	frame.StrokeWidth = 2
	v := &view{objects: []fyne.CanvasObject{t.picture, frame, disc, check.Image, focus}}
	v.min = func() fyne.Size { return fyne.NewSize(thumbW+8, thumbH+8) }
	v.layout = func(size fyne.Size) {
		place(t.picture, 4, 4, size.Width-8, size.Height-8)
		place(frame, 2, 2, size.Width-4, size.Height-4)
		place(disc, size.Width-20, size.Height-20, 16, 16)
		place(check.Image, size.Width-17, size.Height-17, 10, 10)
		place(focus, 0, 0, size.Width, size.Height)
	}
	v.refresh = func() {
		check.ink(theme.ColorNameForegroundOnPrimary)
		frame.FillColor, frame.StrokeColor = color.Transparent, Accent()
		disc.FillColor = Accent()
		frame.Hidden, disc.Hidden, check.Hidden = !t.chosen, !t.chosen, !t.chosen
		check.ink(theme.ColorNameForegroundOnPrimary)
		showRing(focus, t.focused)
	}
	v.refresh()
	return v
}
