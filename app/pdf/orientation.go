package pdf

import (
	"encoding/binary"
	"image"
)

// orientation is how a camera held the picture, by the numbers of EXIF
// (CIPA DC-008, tag 0x0112): 1 is upright, 2 to 8 are mirrored or turned.
type orientation int

const upright orientation = 1

// swaps reports that width and height change places.
func (o orientation) swaps() bool { return o >= 5 }

// apply brings a picture upright.
func (o orientation) apply(m *image.RGBA) *image.RGBA {
	if o == upright {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.swaps() {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			from := o.source(x, y, w, h)
			copy(out.Pix[out.PixOffset(x, y):][:4], m.Pix[m.PixOffset(from.X, from.Y):][:4])
		}
	}
	return out
}

// source is where the dot x, y of the upright picture stands in the stored
// one, which is w by h.
func (o orientation) source(x, y, w, h int) image.Point {
	switch o {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(y, h-1-x)
	case 7:
		return image.Pt(w-1-y, h-1-x)
	case 8:
		return image.Pt(w-1-y, x)
	case upright:
	}
	return image.Pt(x, y)
}

// exifOrientation reads the tag from the inside of an APP1 segment; whatever
// cannot be read is upright.
func exifOrientation(b []byte) orientation {
	const header = "Exif\x00\x00"
	if len(b) < len(header)+8 || string(b[:len(header)]) != header {
		return upright
	}
	b = b[len(header):]
	var order binary.ByteOrder = binary.BigEndian
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return upright
	}
	entries := b[at+2:]
	for range order.Uint16(b[at:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == 0x0112 {
			if o := orientation(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[12:]
	}
	return upright
}
