package ink

import (
	"image"
	"image/color"
	"math"

	"vestka/app/sheet"
)

// Paper is what a page is drawn on, and with what.
type Paper struct {
	Ground color.NRGBA                  // of what is white in the plan
	Ink    color.NRGBA                  // of what is black
	Tints  map[sheet.Colour]color.NRGBA // of colours of the plan; one that is not here is as planned
}

// White is paper as it is printed on.
var White = Paper{
	Ground: color.NRGBA{R: math.MaxUint8, G: math.MaxUint8, B: math.MaxUint8, A: math.MaxUint8},
	Ink:    color.NRGBA{A: math.MaxUint8},
}

// ink is a grey, between the ink and the ground, that covers what is under it so far.
func (p *Paper) ink(grey, cover float64) *image.Uniform {
	between := func(ink, ground uint8) uint8 {
		return uint8(math.Round(float64(ink) + grey*(float64(ground)-float64(ink))))
	}
	return image.NewUniform(color.NRGBA{
		R: between(p.Ink.R, p.Ground.R), G: between(p.Ink.G, p.Ground.G), B: between(p.Ink.B, p.Ground.B), A: uint8(math.Round(cover * math.MaxUint8)),
	})
}

// tint is what a filled rectangle is painted with.
func (p *Paper) tint(r sheet.Rect) *image.Uniform {
	if r.Tint == (sheet.Colour{}) {
		return p.ink(r.Grey, 1)
	}
	if other, found := p.Tints[r.Tint]; found {
		return image.NewUniform(other)
	}
	return image.NewUniform(color.NRGBA{R: r.Tint.R, G: r.Tint.G, B: r.Tint.B, A: math.MaxUint8})
}
