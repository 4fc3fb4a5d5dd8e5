package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	_ "image/png" // users' pictures
	"math"

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

// DecodePicture makes a picture of wMM by hMM millimetres from a JPEG or PNG
// file: turned as the camera says, cropped evenly to the proportions, brought
// down to 300 dpi, on white where it is transparent, without metadata. A plain
// JPEG that needs none of this is taken dot for dot. Errors are app.Error:
// what is no picture, what is damaged, and what has over 100 million dots.
func DecodePicture(data []byte, wMM, hMM float64) (Picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || (format != "jpeg" && format != "png") {
		return Picture{}, &app.Error{Code: app.Refused, Key: "error.picture.unknown", Hint: "error.picture.unknown.hint", Err: err}
	}
	if dots := config.Width * config.Height; dots > picture.MaxDots {
		return Picture{}, &app.Error{
			Code: app.Refused, Key: "error.picture.large", Hint: "error.picture.large.hint",
			Args: app.Args{"Millions": int(math.Ceil(float64(dots) / 1e6))},
		}
	}
	turn := picture.Upright
	if format == "jpeg" {
		scan := scanJPEG(data)
		turn = scan.turn
		if scan.plain && turn == picture.Upright && fitsAsIs(config, wMM, hMM) {
			return Picture{JPEG: scan.bare, W: config.Width, H: config.Height, DPI: float64(config.Width) / wMM * 25.4}, nil
		}
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, &app.Error{Code: app.Refused, Key: "error.picture.broken", Err: err}
	}
	return remake(img, turn, wMM, hMM)
}

// fitsAsIs reports that the proportions are right and the dots not too many.
func fitsAsIs(c image.Config, wMM, hMM float64) bool {
	aspect := float64(c.Width) / float64(c.Height) / (wMM / hMM)
	return math.Abs(aspect-1) < sameAspect && float64(c.Width) <= wMM/25.4*printDPI*1.05
}

// remake crops, scales and turns a decoded picture.
func remake(img image.Image, turn picture.Orientation, wMM, hMM float64) (Picture, error) {
	w, h := wMM/25.4*printDPI, hMM/25.4*printDPI // wanted dots
	if turn.Swaps() {
		w, h = h, w
	}
	b := img.Bounds()
	scale := max(w/float64(b.Dx()), h/float64(b.Dy()))
	cropW, cropH := min(b.Dx(), round(w/scale)), min(b.Dy(), round(h/scale))
	crop := image.Rect(0, 0, cropW, cropH).Add(b.Min).Add(image.Pt((b.Dx()-cropW)/2, (b.Dy()-cropH)/2))
	size := image.Pt(cropW, cropH)
	if scale < 1 {
		size = image.Pt(round(w), round(h))
	}
	out := turn.Apply(picture.Shrink(img, crop, size))

	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, out, &jpeg.Options{Quality: quality}); err != nil {
		return Picture{}, err
	}
	dots := out.Bounds().Size()
	return Picture{JPEG: buf.Bytes(), W: dots.X, H: dots.Y, DPI: float64(dots.X) / wMM * 25.4}, nil
}

func round(v float64) int { return max(1, int(math.Round(v))) }
