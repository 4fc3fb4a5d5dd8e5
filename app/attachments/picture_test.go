package attachments

import (
	"testing"

	"vestka/app"
)

func TestAPictureIsLookedAtUprightAndNoLargerThanNeeded(t *testing.T) {
	w := newWorld(t)
	wide := photo(4*largestSeen/3, 30)
	added := w.add(w.file("1.jpg", spokenJPEG(t, photo(40, 20), 6)), w.file("2.png", asPNG(t, wide)), w.file("3.pdf", []byte("%PDF-1.4\n")))
	for i, want := range [][2]int{{20, 40}, {largestSeen, 22}} {
		img, err := w.Picture(t.Context(), added.Attachments[i].ID)
		w.must(err)
		if got := img.Bounds(); got.Dx() != want[0] || got.Dy() != want[1] {
			t.Errorf("picture %d is %v, want %v", i, got, want)
		}
	}
	if img, err := w.Picture(t.Context(), added.Attachments[2].ID); img != nil || err != nil {
		t.Errorf("of a PDF: %v %v", img, err)
	}
	if _, err := w.Picture(t.Context(), 4711); app.CodeOf(err) != app.NotFound {
		t.Errorf("of none: %v", err)
	}
}
