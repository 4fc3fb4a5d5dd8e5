package attachments

import (
	"bytes"
	"image"
	"image/jpeg"

	"vestka/app/picture"
)

// smallSide is the long side of a small picture, in dots.
const smallSide = 256

// small makes the picture for lists: a JPEG, upright, on white where the large one
// is transparent.
func small(img image.Image, turn picture.Orientation) ([]byte, error) {
	size := img.Bounds().Size()
	if long := max(size.X, size.Y); long > smallSide {
		size = image.Pt(max(1, size.X*smallSide/long), max(1, size.Y*smallSide/long))
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, turn.Apply(picture.Shrink(img, img.Bounds(), size)), &jpeg.Options{Quality: 80})
	return b.Bytes(), err
}
