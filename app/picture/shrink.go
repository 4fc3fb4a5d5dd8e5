package picture

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// Shrink scales a part of the picture down onto white: first by the whole
// number that goes into it, as the mean of squares of dots, then by the rest,
// which is less than two. So even a very large picture needs little memory.
func Shrink(img image.Image, crop image.Rectangle, size image.Point) *image.RGBA {
	white := func(r image.Rectangle) *image.RGBA {
		m := image.NewRGBA(r)
		draw.Draw(m, r, image.White, image.Point{}, draw.Src)
		return m
	}
	out := white(image.Rectangle{Max: size})
	k := min(crop.Dx()/size.X, crop.Dy()/size.Y)
	src, ok := img.(image.RGBA64Image)
	if k < 2 || !ok {
		draw.ApproxBiLinear.Scale(out, out.Bounds(), img, crop, draw.Over, nil)
		return out
	}
	mid := image.NewRGBA(image.Rect(0, 0, crop.Dx()/k, crop.Dy()/k))
	for y := range mid.Rect.Dy() {
		for x := range mid.Rect.Dx() {
			mid.SetRGBA(x, y, mean(src, crop.Min.X+x*k, crop.Min.Y+y*k, k))
		}
	}
	draw.ApproxBiLinear.Scale(out, out.Bounds(), mid, mid.Bounds(), draw.Over, nil)
	return out
}

// mean is the mean colour of the k by k dots at x, y.
func mean(img image.RGBA64Image, x, y, k int) color.RGBA {
	var r, g, b, a uint64
	for dy := range k {
		for dx := range k {
			c := img.RGBA64At(x+dx, y+dy)
			r += uint64(c.R)
			g += uint64(c.G)
			b += uint64(c.B)
			a += uint64(c.A)
		}
	}
	n := uint64(k*k) << 8
	return color.RGBA{R: uint8(r / n), G: uint8(g / n), B: uint8(b / n), A: uint8(a / n)}
}
