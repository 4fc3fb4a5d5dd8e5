package kit

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vestka/resources"
)

// icon is one of our line drawings in a colour of the theme. Fyne's own themed
// resources recolour areas only, not lines.
type icon struct {
	name string
	ink  fyne.ThemeColorName
}

var _ fyne.ThemedResource = icon{}

// inked is the drawing of the name (see resources.Icons) in the colour.
func inked(name string, ink fyne.ThemeColorName) fyne.Resource { return icon{name: name, ink: ink} }

// Name tells the colour too, since Fyne keeps what it has drawn by it.
func (i icon) Name() string { return i.hex()[1:] + "_" + i.name + ".svg" }

func (i icon) ThemeColorName() fyne.ThemeColorName { return i.ink }

func (i icon) Content() []byte {
	return bytes.ReplaceAll(resources.Icon(i.name), []byte("currentColor"), []byte(i.hex()))
}

func (i icon) hex() string {
	c := color.NRGBAModel.Convert(theme.Color(i.ink)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// glyph is an icon on the canvas, drawn anew only when its colour changed.
type glyph struct {
	*canvas.Image
	name  string
	drawn string
}

func newGlyph(name string, ink fyne.ThemeColorName) *glyph {
	g := &glyph{Image: &canvas.Image{FillMode: canvas.ImageFillContain}, name: name}
	g.ink(ink)
	return g
}

// ink takes the colour that the name has in the theme now.
func (g *glyph) ink(ink fyne.ThemeColorName) {
	i := icon{name: g.name, ink: ink}
	if drawn := i.Name(); drawn != g.drawn {
		g.drawn, g.Resource = drawn, i
		g.Refresh()
	}
}

func iconSize() fyne.Size { return fyne.NewSquareSize(theme.Size(theme.SizeNameInlineIcon)) }
