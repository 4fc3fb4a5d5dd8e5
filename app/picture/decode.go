package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // users' pictures
	_ "image/png"
)

// Why a file cannot be taken for a picture.
var (
	ErrUnknown = errors.New("this is no JPEG, PNG or WebP")
	ErrBroken  = errors.New("the picture cannot be read")
)

// LargeError is that a picture has more than MaxDots.
type LargeError struct{ Dots int }

func (e *LargeError) Error() string { return fmt.Sprintf("a picture of %d dots", e.Dots) }

// Head is what the beginning of a file says of its picture.
type Head struct {
	W, H   int    // dots, as it is stored
	Format string // "jpeg", "png" or "webp"
	Turn   Orientation
}

// Upright is the size of the picture as it is looked at, in dots.
func (h Head) Upright() (w, high int) {
	if h.Turn.Swaps() {
		return h.H, h.W
	}
	return h.W, h.H
}

// ReadHead looks at a file without decoding its dots. The errors are ErrUnknown and
// LargeError.
func ReadHead(data []byte) (Head, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || (format != "jpeg" && format != "png" && format != "webp") {
		return Head{}, errors.Join(ErrUnknown, err)
	}
	if dots := config.Width * config.Height; dots > MaxDots {
		return Head{}, &LargeError{dots}
	}
	return Head{W: config.Width, H: config.Height, Format: format, Turn: turnOf(data, format)}, nil
}

// Decode reads a picture, still as it is stored. The errors are those of ReadHead, and
// ErrBroken.
func Decode(data []byte) (image.Image, Head, error) {
	head, err := ReadHead(data)
	if err != nil {
		return nil, head, err
	}
	var img image.Image
	if head.Format == "webp" {
		img, err = DecodeWebP(bytes.NewReader(data))
	} else {
		img, _, err = image.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, head, errors.Join(ErrBroken, err)
	}
	return img, head, nil
}

// turnOf is how the camera held the picture.
func turnOf(data []byte, format string) Orientation {
	switch format {
	case "jpeg":
		for seg, err := range Segments(bytes.NewReader(data)) {
			if err != nil || seg.Marker == MarkSOS {
				break
			}
			if o := OrientationIn(seg.Exif()); o != Upright {
				return o
			}
		}
	case "png":
		return OrientationIn(chunk(data, 8, "eXIf", func(b []byte) (string, int, int) {
			return string(b[4:8]), int(binary.BigEndian.Uint32(b)), 4 // a checksum follows
		}))
	case "webp":
		return OrientationIn(chunk(data, 12, "EXIF", func(b []byte) (string, int, int) {
			n := int(binary.LittleEndian.Uint32(b[4:8]))
			return string(b[:4]), n, n % 2
		}))
	}
	return Upright
}

// chunk is the inside of the first chunk of the name in a file of chunks that begin
// with a name and a length, 8 bytes; head reads these and says what follows the inside.
func chunk(data []byte, at int, name string, head func([]byte) (name string, length, after int)) []byte {
	for at+8 <= len(data) {
		found, length, after := head(data[at : at+8])
		at += 8
		if length < 0 || length > len(data)-at {
			return nil
		}
		if found == name {
			return data[at : at+length]
		}
		at += length + after
	}
	return nil
}
