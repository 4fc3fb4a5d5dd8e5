package kit

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // small pictures

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// FileTile is a file in small, with its name below: a picture, or the drawing of a
// sheet of paper where there is none.
type FileTile struct {
	press
	picture *canvas.Image // nil for a sheet of paper
	name    string
	under   *Text
}

// NewFileTile shows the small picture, a JPEG or PNG, which may be empty.
func NewFileTile(small []byte, name string, do func()) *FileTile {
	t := &FileTile{name: name, picture: decodedImage(small), under: NewText(Small(name)).AtMost(1)}
	if t.picture != nil {
		t.picture.FillMode = canvas.ImageFillCover
		t.picture.CornerRadius = 6
	}
	t.extend(t, do)
	return t
}

// AccessibilityLabel is the name of the file.
func (t *FileTile) AccessibilityLabel() string { return t.name }

// AccessibilityRole is that of a button.
func (t *FileTile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	tileW     = 112
	tileH     = 80
	tilePaper = 30 // side of the drawing
)

// CreateRenderer draws picture, name and ring.
func (t *FileTile) CreateRenderer() fyne.WidgetRenderer {
	back, focus := panel(8), ring(10)
	back.StrokeWidth = 1
	paper := newGlyph("file", theme.ColorNamePlaceHolder)
	v := &view{objects: []fyne.CanvasObject{back}}
	if t.picture != nil {
		v.objects = append(v.objects, t.picture)
	} else {
		v.objects = append(v.objects, paper.Image)
	}
	v.objects = append(v.objects, t.under, focus)
	v.min = func() fyne.Size { return fyne.NewSize(tileW+8, tileH+12+t.under.HeightFor(tileW)) }
	v.layout = func(size fyne.Size) {
		inner := size.Width - 8
		place(back, 4, 4, inner, tileH)
		if t.picture != nil {
			place(t.picture, 5, 5, inner-2, tileH-2)
		} else {
			place(paper, 4+(inner-tilePaper)/2, 4+(tileH-tilePaper)/2, tilePaper, tilePaper)
		}
		place(t.under, 4, tileH+8, inner, t.under.HeightFor(inner))
		place(focus, 0, 0, size.Width, size.Height)
	}
	v.refresh = func() {
		paper.ink(theme.ColorNamePlaceHolder)
		back.FillColor, back.StrokeColor = Ground(), Line()
		if t.hovered {
			back.FillColor, back.StrokeColor = Hovered(), Outline()
		}
		focus.FillColor = color.Transparent
		showRing(focus, t.focused)
	}
	v.refresh()
	return v
}

// NewPicture shows a small picture, a JPEG or PNG, as large as it is and whole.
func NewPicture(data []byte) fyne.CanvasObject {
	p := decodedImage(data)
	if p == nil {
		return canvas.NewRectangle(color.Transparent)
	}
	p.FillMode = canvas.ImageFillContain
	size := p.Image.Bounds().Size()
	p.SetMinSize(fyne.NewSize(float32(size.X), float32(size.Y)))
	return p
}

// decodedImage is nil where the data is no picture.
func decodedImage(data []byte) *canvas.Image {
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	p := canvas.NewImageFromImage(decoded)
	p.ScaleMode = canvas.ImageScaleSmooth
	return p
}
