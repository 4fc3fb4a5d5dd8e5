package printing

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"testing"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/sheet"
)

func photo(t *testing.T, w, h int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(x / 8), uint8(y / 8), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inDesign is a request for cards with a collage of a picture of the design's own, the
// job's, and a pattern under them.
func inDesign(t *testing.T, s *shop) Request {
	name, content, err := designs.Take(photo(t, 1200, 900))
	if err != nil {
		t.Fatal(err)
	}
	req := request(s.add(len(inList(t, s))))
	req.Design = app.Design{
		Front:    app.Front{Collage: app.TwoPictures, Border: 10, Gap: 2, Pattern: app.Rhombs, Colour: app.Moss, Caption: "Вітаю", Shots: []app.Shot{{Picture: name}}},
		Back:     app.Back{Font: app.HandFont, Ruled: true},
		Pictures: map[string][]byte{name: content},
	}
	return req
}

func TestCardsArePrintedInTheirDesign(t *testing.T) {
	s := newShop(t)
	req := inDesign(t, s)
	job := s.prepare(req)
	front, back := job.Cards[0].Laid().Front, job.Cards[0].Laid().Back
	if len(front.Pictures) != 3 || front.Texts[0].S != "Вітаю" || back.Texts[0].Font != sheet.Hand {
		t.Errorf("%d pictures, %+v", len(front.Pictures), front.Texts)
	}
	if n := len(job.Places()); n != 3 {
		t.Errorf("%d pictures in different places, want 3", n)
	}
	var pdf bytes.Buffer
	if err := s.WritePDF(context.Background(), job, &pdf, nil); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(pdf.Bytes(), []byte("/DCTDecode")); n != 3 {
		t.Errorf("%d pictures in the file, want each once", n)
	}
}

func TestAPictureThatIsTooCoarseForItsPlaceIsKnownBeforePrinting(t *testing.T) {
	s := newShop(t)
	req := request(s.add(len(inList(t, s))))
	for w, want := range map[int]bool{600: true, 1000: false} {
		req.Picture = Picture{Own: photo(t, w, w*105/148)}
		if got := s.prepare(req).Coarse; got != want {
			t.Errorf("%d dots: %v", w, got)
		}
	}
	req.Design.Front = app.Front{Collage: app.OnePicture, Shots: []app.Shot{{View: app.View{Zoom: 3}}}}
	if !s.prepare(req).Coarse {
		t.Error("three times closer the picture is as fine")
	}
	req.Design.Front = app.Front{Collage: app.FourPictures}
	req.Picture = Picture{Own: photo(t, 600, 426)}
	if s.prepare(req).Coarse {
		t.Error("in a quarter of the card the picture is too coarse")
	}
}

func TestBleedNeedsRoomBetweenTheCards(t *testing.T) {
	s := newShop(t)
	req := request(s.add(len(inList(t, s))))
	req.Paper.Bleed = 3
	job := s.prepare(req)
	p := job.Cards[0].Laid().Front.Pictures[0]
	if p.X != -3 || p.W != sheet.CardW+6 {
		t.Errorf("%+v", p)
	}
	d := job.document(s.fonts, 0)
	for page := range d.pages() {
		if page.Bleed != 3 || math.Abs(page.Trim.W-sheet.CardW) > 1e-9 || page.W < page.Trim.W+6 {
			t.Errorf("trim %+v of %v by %v", page.Trim, page.W, page.H)
		}
	}
	for _, bad := range []func(*Request){
		func(r *Request) { r.Layout = sheet.FourUp }, func(r *Request) { r.Paper.Bleed = -1 }, func(r *Request) { r.Paper.Bleed = 6 }, func(r *Request) { r.Paper.Bleed = math.NaN() },
	} {
		r := req
		bad(&r)
		_, err := s.Prepare(context.Background(), r, nil)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.paper.bleed" {
			t.Errorf("%v", err)
		}
	}
}

func TestTheScreenHasThePicturesOfTheCardsUprightAndNotCropped(t *testing.T) {
	s := newShop(t)
	job := s.prepare(inDesign(t, s))
	for _, place := range job.Places() {
		m, err := s.Screen(&job.Request, place)
		if err != nil {
			t.Fatal(err)
		}
		if size := m.Bounds().Size(); max(size.X, size.Y) > screenDots || size.X < 400 {
			t.Errorf("%s: %v", place.Key, size)
		}
	}
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	req := Request{Picture: Picture{Own: small.Bytes()}}
	if m, err := s.Screen(&req, sheet.Picture{Key: OwnPicture, W: 148, H: 105}); err != nil || m.Bounds().Size() != image.Pt(30, 20) {
		t.Errorf("%v, %v", m, err)
	}
}
