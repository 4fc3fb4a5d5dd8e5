package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// Orientation is how a camera held the picture, by the numbers of EXIF
// (CIPA DC-008, tag 0x0112): 1 is upright, 2 to 8 are mirrored or turned.
type Orientation int

// Upright needs no turning; the others are named by the quarter turns, clockwise,
// that bring the picture upright.
const (
	Upright       Orientation = 1
	OneQuarter    Orientation = 6
	TwoQuarters   Orientation = 3
	ThreeQuarters Orientation = 8
)

// Swaps reports that width and height change places.
func (o Orientation) Swaps() bool { return o >= 5 }

// Apply brings a picture upright.
func (o Orientation) Apply(m *image.RGBA) *image.RGBA {
	if o == Upright {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.Swaps() {
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
func (o Orientation) source(x, y, w, h int) image.Point {
	switch o {
	case 2:
		return image.Pt(w-1-x, y)
	case TwoQuarters:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case OneQuarter:
		return image.Pt(y, h-1-x)
	case 7:
		return image.Pt(w-1-y, h-1-x)
	case ThreeQuarters:
		return image.Pt(w-1-y, x)
	case Upright:
	}
	return image.Pt(x, y)
}

// Stored is where a part of the upright picture lies in the stored one, which is w by
// h dots.
func (o Orientation) Stored(part image.Rectangle, w, h int) image.Rectangle {
	a := o.source(part.Min.X, part.Min.Y, w, h)
	b := o.source(part.Max.X-1, part.Max.Y-1, w, h)
	return image.Rect(min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X)+1, max(a.Y, b.Y)+1)
}

// exifHeader stands before the block of EXIF in a JPEG, and in some WebP files.
const exifHeader = "Exif\x00\x00"

const orientationTag = 0x0112

// OrientationIn reads the tag from a block of EXIF, with or without its header;
// whatever cannot be read is upright.
func OrientationIn(exif []byte) Orientation {
	b := bytes.TrimPrefix(exif, []byte(exifHeader))
	if len(b) < 8 {
		return Upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(b[4:]))
	if at < 8 || at+2 > int64(len(b)) {
		return Upright
	}
	entries := b[at+2:]
	for range order.Uint16(b[at:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == orientationTag {
			if o := Orientation(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[12:]
	}
	return Upright
}

// Exif is a block of EXIF that says this and nothing else, without header.
func (o Orientation) Exif() []byte {
	b := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01") // big endian; one directory of one entry
	b = binary.BigEndian.AppendUint16(b, orientationTag)
	b = append(b, 0, 3, 0, 0, 0, 1) // one short number
	b = binary.BigEndian.AppendUint16(b, uint16(o))
	return append(b, 0, 0, 0, 0, 0, 0) // the rest of the value; no further directory
}
