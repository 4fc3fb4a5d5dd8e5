package ink

import (
	"image"
	"sync"

	"golang.org/x/image/draw"

	"vestka/app"
)

// scaled keeps the pictures last drawn in the sizes last drawn: the cards of a
// contact sheet mostly share one picture, and scaling it is by far the slowest
// part of a card.
var scaled scaledPictures

const scaledCount = 12

type scaledPictures struct {
	mu   sync.Mutex
	kept []scaledPicture // the last used one last
}

type scaledPicture struct {
	from image.Image
	view app.View
	to   *image.RGBA
}

// fit is what of a picture is to be seen, in the size.
func (s *scaledPictures) fit(img image.Image, size image.Point, view app.View) *image.RGBA {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, k := range s.kept {
		if k.from == img && k.view == view && k.to.Rect.Size() == size {
			s.kept = append(append(s.kept[:i:i], s.kept[i+1:]...), k)
			return k.to
		}
	}
	to := image.NewRGBA(image.Rectangle{Max: size})
	if view.Whole {
		draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
		draw.BiLinear.Scale(to, all(img.Bounds().Size(), size), img, img.Bounds(), draw.Over, nil)
	} else {
		draw.BiLinear.Scale(to, to.Rect, img, part(img.Bounds(), size, view), draw.Src, nil)
	}
	if len(s.kept) == scaledCount {
		s.kept = s.kept[1:]
	}
	s.kept = append(s.kept, scaledPicture{img, view, to})
	return to
}

// part is the part of b that fills the size.
func part(b image.Rectangle, size image.Point, view app.View) image.Rectangle {
	x, y, w, h := view.Part(float64(b.Dx()), float64(b.Dy()), float64(size.X)/float64(size.Y))
	return image.Rect(0, 0, max(1, round(w)), max(1, round(h))).Add(b.Min).Add(image.Pt(round(x), round(y))).Intersect(b)
}

// all is where a picture lies in a place that it is to be seen in whole.
func all(picture, place image.Point) image.Rectangle {
	scale := min(float64(place.X)/float64(picture.X), float64(place.Y)/float64(picture.Y))
	size := image.Pt(max(1, round(float64(picture.X)*scale)), max(1, round(float64(picture.Y)*scale)))
	return image.Rectangle{Max: size}.Add(place.Sub(size).Div(2))
}
