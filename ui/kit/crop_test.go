package kit

import (
	"image"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
)

func TestWhatMattersInAPictureIsPressedDraggedOrReachedByArrows(t *testing.T) {
	test.NewTempApp(t)
	var x, y float64
	c := NewCrop(image.NewGray(image.Rect(0, 0, 300, 200)), "lake", 1, app.View{}, func(nx, ny float64) { x, y = nx, ny })
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(400, 300))
	c.Resize(fyne.NewSize(300, 200))
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-6 }
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(225, 50)})
	if !near(x, 0.5) || !near(y, -0.5) {
		t.Errorf("pressed: %g, %g", x, y)
	}
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, -20)}})
	if x != 1 || y != -1 {
		t.Errorf("dragged beyond the edge: %g, %g", x, y)
	}
	// The part is as high as the picture, and stands at its right edge, where the middle
	// of it is at two thirds: from there the arrow goes back at once.
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if !near(x, 1.0/3-cropStep) || !near(y, 0) {
		t.Errorf("an arrow to the left: %g, %g", x, y)
	}
	c.SetView(app.View{Zoom: 2})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !near(x, 0) || !near(y, cropStep) {
		t.Errorf("an arrow down: %g, %g", x, y)
	}
}
