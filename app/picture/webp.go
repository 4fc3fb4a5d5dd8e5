package picture

import (
	"image"
	"io"

	"golang.org/x/image/webp"
)

// DecodeWebP reads a WebP with the colours that were written.
func DecodeWebP(r io.Reader) (image.Image, error) {
	m, err := webp.Decode(r)
	if err != nil {
		return nil, err
	}
	fullRange(m)
	return m, nil
}

// fullRange stretches what a lossy WebP holds to the range that the standard library
// reads. VP8 writes brightness from 16 to 235 and colours from 16 to 240, as television
// does (ITU-R BT.601; RFC 6386, 9.2); image.YCbCr means JPEG, of which both run from 0 to
// 255 by the same matrix. The dots are changed where they stand.
func fullRange(m image.Image) {
	var dots *image.YCbCr
	switch m := m.(type) {
	case *image.YCbCr:
		dots = m
	case *image.NYCbCrA:
		dots = &m.YCbCr
	default: // a lossless one is in RGB
		return
	}
	bright, colour := stretch(16, 219, 0), stretch(128, 224, 128)
	for i, v := range dots.Y {
		dots.Y[i] = bright[v]
	}
	for i := range dots.Cb {
		dots.Cb[i], dots.Cr[i] = colour[dots.Cb[i]], colour[dots.Cr[i]]
	}
}

// stretch is the table that widens span steps to 255 and moves what is zero of them.
func stretch(zero, span, to int) (table [256]uint8) {
	for v := range table {
		wide := float64((v-zero)*255)/float64(span) + float64(to)
		table[v] = uint8(min(max(wide+0.5, 0), 255))
	}
	return table
}
