package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"math"

	"golang.org/x/image/draw"

	"vestka/app"
	"vestka/app/picture"
)

// Picture is a picture ready to be printed: a JPEG of three colours without
// any metadata.
type Picture struct {
	JPEG []byte
	W, H int     // dots
	DPI  float64 // dots per inch at the size that it was made for
}

// Resolutions in dots per inch: the one that pictures are brought down to, and
// the one under which print looks coarse.
const (
	printDPI  = 300
	coarseDPI = 150
)

const (
	sameAspect = 0.005 // proportions that differ less are taken for the same
	quality    = 90
)

// Coarse reports that the picture has too few dots for its size.
func (p Picture) Coarse() bool { return p.DPI < coarseDPI }

// Image decodes the picture, for the screen.
func (p Picture) Image() (image.Image, error) { return jpeg.Decode(bytes.NewReader(p.JPEG)) }

// refused says of a file that is no picture, is damaged or has over 100 million dots.
func refused(err error) error {
	large := (*picture.LargeError)(nil)
	switch {
	case errors.As(err, &large):
		return &app.Error{
			Code: app.Refused, Key: "error.picture.large", Hint: "error.picture.large.hint",
			Args: app.Args{"Millions": int(math.Ceil(float64(large.Dots) / 1e6))},
		}
	case errors.Is(err, picture.ErrBroken):
		return &app.Error{Code: app.Refused, Key: "error.picture.broken", Err: err}
	}
	return &app.Error{Code: app.Refused, Key: "error.picture.unknown", Hint: "error.picture.unknown.hint", Err: err}
}

// DecodePicture makes a picture of wMM by hMM millimetres from a JPEG, PNG or WebP
// file: turned as the camera says, cropped to what is to be seen, brought down to 300
// dpi, on white where it is transparent, in three colours, without metadata. A plain
// JPEG that needs none of this is taken dot for dot. Errors are app.Error: what is no
// picture, what is damaged, and what has over 100 million dots.
func DecodePicture(data []byte, wMM, hMM float64, view app.View) (Picture, error) {
	head, err := picture.ReadHead(data)
	if err != nil {
		return Picture{}, refused(err)
	}
	if head.Format == "jpeg" && head.Turn == picture.Upright && fitsAsIs(head, wMM, hMM, view) {
		if scan := scanJPEG(data); scan.plain {
			return Picture{JPEG: scan.bare, W: head.W, H: head.H, DPI: float64(head.W) / wMM * 25.4}, nil
		}
	}
	img, _, err := picture.Decode(data)
	if err != nil {
		return Picture{}, refused(err)
	}
	return remake(img, head, wMM, hMM, view)
}

// DotsPerInch is how fine a picture is in its place, without decoding it. Errors are
// those of DecodePicture.
func DotsPerInch(data []byte, wMM, hMM float64, view app.View) (float64, error) {
	head, err := picture.ReadHead(data)
	if err != nil {
		return 0, refused(err)
	}
	w, h := head.Upright()
	if view.Whole {
		return min(25.4/min(wMM/float64(w), hMM/float64(h)), printDPI), nil
	}
	_, _, partW, _ := view.Part(float64(w), float64(h), wMM/hMM)
	return min(partW/wMM*25.4, printDPI), nil
}

// Coarse reports that so many dots per inch are too few.
func Coarse(dpi float64) bool { return dpi < coarseDPI }

// KeepPicture makes a picture to be kept for print in several sizes, up to so many
// millimetres long, from a file that DecodePicture takes: upright, without metadata.
// What is so already keeps its dots.
func KeepPicture(data []byte, longestMM float64) ([]byte, error) {
	longest := longestMM / 25.4 * printDPI
	if head, err := picture.ReadHead(data); err == nil && head.Format == "jpeg" && head.Turn == picture.Upright && float64(max(head.W, head.H)) <= longest {
		if scan := scanJPEG(data); scan.plain {
			return scan.bare, nil
		}
	}
	img, err := Look(data, int(longest))
	if err != nil {
		return nil, err
	}
	return encode(img)
}

// Look is the picture of a file, upright and on white, at most so many dots long. Errors
// are those of DecodePicture.
func Look(data []byte, longest int) (image.Image, error) {
	img, head, err := picture.Decode(data)
	if err != nil {
		return nil, refused(err)
	}
	b := img.Bounds()
	scale := min(1, float64(longest)/float64(max(b.Dx(), b.Dy())))
	size := image.Pt(round(float64(b.Dx())*scale), round(float64(b.Dy())*scale))
	return head.Turn.Apply(picture.Shrink(img, b, size)), nil
}

// Drawn is a drawing of so many millimetres as a picture.
func Drawn(m image.Image, wMM float64) (Picture, error) {
	data, err := encode(m)
	dots := m.Bounds().Size()
	return Picture{JPEG: data, W: dots.X, H: dots.Y, DPI: float64(dots.X) / wMM * 25.4}, err
}

// fitsAsIs reports that all is to be seen, the proportions are right and the dots not
// too many.
func fitsAsIs(head picture.Head, wMM, hMM float64, view app.View) bool {
	aspect := float64(head.W) / float64(head.H) / (wMM / hMM)
	return view.Zoom <= 1 && math.Abs(aspect-1) < sameAspect && float64(head.W) <= wMM/25.4*printDPI*1.05
}

// remake crops, scales and turns a decoded picture.
func remake(img image.Image, head picture.Head, wMM, hMM float64, view app.View) (Picture, error) {
	w, h := wMM/25.4*printDPI, hMM/25.4*printDPI // wanted dots
	var out image.Image
	if view.Whole {
		out = whole(img, head, w, h)
	} else {
		out = covering(img, head, w, h, view)
	}
	return Drawn(out, wMM)
}

// covering is the part of the picture that fills w by h dots, in no more dots than it has.
func covering(img image.Image, head picture.Head, w, h float64, view app.View) image.Image {
	upW, upH := head.Upright()
	x, y, partW, partH := view.Part(float64(upW), float64(upH), w/h)
	part := image.Rect(0, 0, min(upW, round(partW)), min(upH, round(partH)))
	part = part.Add(image.Pt(min(int(math.Round(x)), upW-part.Dx()), min(int(math.Round(y)), upH-part.Dy())))
	crop := head.Turn.Stored(part, head.W, head.H).Add(img.Bounds().Min)
	size := crop.Size()
	if w < partW {
		size = image.Pt(round(w), round(h))
		if head.Turn.Swaps() {
			size = image.Pt(size.Y, size.X)
		}
	}
	return head.Turn.Apply(picture.Shrink(img, crop, size))
}

// whole is all of the picture in the middle of w by h dots of white, in no more dots
// than it has.
func whole(img image.Image, head picture.Head, w, h float64) image.Image {
	upW, upH := head.Upright()
	scale := min(w/float64(upW), h/float64(upH))
	if scale > 1 {
		w, h, scale = w/scale, h/scale, 1
	}
	size := image.Pt(round(float64(head.W)*scale), round(float64(head.H)*scale))
	small := head.Turn.Apply(picture.Shrink(img, img.Bounds(), size))
	out := image.NewRGBA(image.Rect(0, 0, round(w), round(h)))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	at := out.Rect.Size().Sub(small.Rect.Size()).Div(2)
	draw.Draw(out, small.Rect.Add(at), small, image.Point{}, draw.Src)
	return out
}

func encode(m image.Image) ([]byte, error) {
	var buf bytes.Buffer
	err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: quality})
	return buf.Bytes(), err
}

func round(v float64) int { return max(1, int(math.Round(v))) }
