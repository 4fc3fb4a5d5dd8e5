package kit

import (
	"image"
	"sync"

	"golang.org/x/image/draw"
)

// scaled keeps the pictures last drawn in the sizes last drawn: the cards of a
// contact sheet mostly share one picture, and scaling it is by far the slowest
// part of a card.
var scaled scaledPictures

const scaledCount = 8

type scaledPictures struct {
	mu   sync.Mutex
	kept []scaledPicture // the last used one last
}

type scaledPicture struct {
	from image.Image
	to   *image.RGBA
}

// fit is the middle of a picture, scaled to cover the size.
func (s *scaledPictures) fit(img image.Image, size image.Point) *image.RGBA {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, k := range s.kept {
		if k.from == img && k.to.Rect.Size() == size {
			s.kept = append(append(s.kept[:i:i], s.kept[i+1:]...), k)
			return k.to
		}
	}
	to := image.NewRGBA(image.Rectangle{Max: size})
	draw.BiLinear.Scale(to, to.Rect, img, middle(img.Bounds(), size), draw.Src, nil)
	if len(s.kept) == scaledCount {
		s.kept = s.kept[1:]
	}
	s.kept = append(s.kept, scaledPicture{img, to})
	return to
}

// middle is the largest part of b in the proportions of size.
func middle(b image.Rectangle, size image.Point) image.Rectangle {
	w, h := b.Dx(), b.Dy()
	if wide := h * size.X / size.Y; wide < w {
		w = max(1, wide)
	} else {
		h = max(1, min(h, w*size.Y/size.X))
	}
	return image.Rect(0, 0, w, h).Add(b.Min).Add(image.Pt((b.Dx()-w)/2, (b.Dy()-h)/2))
}
