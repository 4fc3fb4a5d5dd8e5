package kit

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAPictureIsReadTurnedAndBroughtCloserByKeys(t *testing.T) {
	test.NewTempApp(t)
	pages := 0
	s := NewSight("page", func(by int) { pages += by })
	test.NewTempWindow(t, s).Resize(fyne.NewSize(400, 300))
	s.TypedRune(' ') // there is no picture yet
	page := image.NewRGBA(image.Rect(0, 0, 200, 100))
	red := color.RGBA{R: 255, A: 255}
	page.SetRGBA(0, 0, red)
	s.SetPicture(page)
	s.TypedRune(' ')
	if b := s.Bounds(); b.Dx() != 100 || b.Dy() != 200 || s.picture.At(99, 0) != red {
		t.Fatalf("a quarter to the right: %v, the corner is %v", b, s.picture.At(99, 0))
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if pages != 2 {
		t.Fatalf("%d pages on", pages)
	}
	s.TypedRune('+')
	s.TypedRune('+')
	if s.Zoom() <= 1.5 {
		t.Fatalf("it is %g times as large", s.Zoom())
	}
	x, y := s.x, s.y
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if pages != 2 || s.x <= x || s.y <= y {
		t.Fatalf("an arrow goes along what is large: %d pages, %g, %g", pages, s.x, s.y)
	}
	for range 40 {
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		s.TypedRune('+')
	}
	if s.Zoom() != sightMost || s.x > 1 {
		t.Fatalf("beyond its edge: %g times, %g", s.Zoom(), s.x)
	}
	s.TypedRune('0')
	if s.Zoom() != 1 || s.x != 0.5 {
		t.Fatalf("not whole again: %g, %g", s.Zoom(), s.x)
	}
}

func TestAllOfAPictureIsSeenInTheMiddleOfItsRoom(t *testing.T) {
	test.NewTempApp(t)
	s := NewSight("", nil)
	page := image.NewUniform(color.Black)
	whole := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i := range 100 * 100 {
		whole.Set(i%100, i/100, page.At(0, 0))
	}
	s.SetPicture(whole)
	seen := s.draw(300, 100)
	dark := func(x, y int) bool { _, _, _, a := seen.At(x, y).RGBA(); return a > 0 }
	if !dark(150, 50) || !dark(101, 1) || dark(95, 50) || dark(205, 50) {
		t.Error("it does not stand in the middle")
	}
	s.TypedRune('+')
	seen = s.draw(300, 100)
	if !dark(85, 50) || dark(75, 50) {
		t.Error("it is not larger")
	}
}
