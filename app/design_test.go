package app

import (
	"math"
	"testing"
)

func TestAPartOfAPictureHasTheProportionsOfItsPlaceAndLiesInThePicture(t *testing.T) {
	for _, size := range [][2]float64{{4000, 3000}, {3000, 4000}, {100, 100}, {5000, 300}} {
		for _, aspect := range []float64{0.5, 1, 148.0 / 105, 4} {
			for _, v := range []View{{}, {Zoom: 3}, {X: -1, Y: 1}, {Zoom: 6, X: 1, Y: -1}, {Zoom: 2, X: 0.3}} {
				x, y, w, h := v.Part(size[0], size[1], aspect)
				if math.Abs(w/h-aspect) > 1e-9 || x < 0 || y < 0 || x+w > size[0]+1e-9 || y+h > size[1]+1e-9 {
					t.Errorf("%v of %v at %v: %.1f %.1f %.1f %.1f", v, size, aspect, x, y, w, h)
				}
				if most := min(size[0], size[1]*aspect) / max(1, v.Zoom); math.Abs(w-most) > 1e-9 {
					t.Errorf("%v of %v at %v: %.1f wide, could be %.1f", v, size, aspect, w, most)
				}
			}
		}
	}
}

func TestWhatMattersInAPictureComesAsNearToTheMiddleAsItCan(t *testing.T) {
	for _, c := range []struct {
		view View
		x, y float64
	}{
		{View{}, 100, 0},
		{View{X: -1}, 0, 0},            // what matters is at the edge
		{View{X: -0.9}, 0, 0},          // and here the edge comes first
		{View{X: 0.25}, 150, 0},        // at 250 of 400
		{View{Zoom: 2, X: 0}, 150, 50}, // a part of 100
		{View{Zoom: 2, X: 1, Y: 1}, 300, 100},
		{View{Zoom: 2, X: 0.5, Y: -0.5}, 250, 0},
	} {
		if x, y, _, _ := c.view.Part(400, 200, 1); x != c.x || y != c.y {
			t.Errorf("%+v: %.0f, %.0f; want %.0f, %.0f", c.view, x, y, c.x, c.y)
		}
	}
}

func TestADesignIsKeptOnlyWhereNothingIsWrongWithIt(t *testing.T) {
	good := Design{ID: "мая-1", Title: Text{BE: " Мая  рамка "}, Front: Front{
		Collage: TwoPictures, Shots: []Shot{{}, {}, {}}, Border: 5, Pattern: Snow, Caption: " З \n днём ", Font: HandFont,
	}, Back: Back{Points: 12, Margin: 8}}
	clean, err := good.Clean()
	if err != nil || clean.Title.BE != "Мая рамка" || len(clean.Front.Shots) != 2 || clean.Front.Colour != InkBlue || clean.Front.Caption != "З\nднём" {
		t.Fatalf("%+v, %v", clean, err)
	}
	if plain, err := (Design{ID: "a", Title: Text{EN: "A"}}).Clean(); err != nil || plain.Front.Collage != OnePicture {
		t.Errorf("%+v, %v", plain, err)
	}
	nan := math.NaN()
	for key, spoil := range map[string][]func(*Design){
		"error.design.id":      {func(d *Design) { d.ID = "" }, func(d *Design) { d.ID = "a/b" }},
		"error.design.title":   {func(d *Design) { d.Title = Text{} }, func(d *Design) { d.Title.RU = "\xff" }},
		"error.design.collage": {func(d *Design) { d.Front.Collage = "three" }},
		"error.design.pattern": {func(d *Design) { d.Front.Pattern = "x" }, func(d *Design) { d.Front.Colour = "red" }},
		"error.design.font":    {func(d *Design) { d.Front.Font = "x" }, func(d *Design) { d.Back.Font = "x" }},
		"error.design.caption": {func(d *Design) { d.Front.Caption = string(make([]byte, 200)) + "a" }},
		"error.design.border":  {func(d *Design) { d.Front.Border = 31 }, func(d *Design) { d.Front.Gap = -1 }, func(d *Design) { d.Front.Border = nan }},
		"error.design.points":  {func(d *Design) { d.Back.Points = 8 }, func(d *Design) { d.Back.Points = nan }},
		"error.design.margin":  {func(d *Design) { d.Back.Margin = 2 }},
		"error.design.view":    {func(d *Design) { d.Front.Shots = []Shot{{View: View{X: 1.1}}} }, func(d *Design) { d.Front.Shots = []Shot{{View: View{Zoom: 0.5}}} }},
	} {
		for _, s := range spoil {
			bad := good
			s(&bad)
			_, err := bad.Clean()
			if e, ok := err.(*Error); !ok || e.Code != Invalid || e.Key != key { //nolint:errorlint // exactly this type, or the test fails
				t.Errorf("%s: %v", key, err)
			}
		}
	}
}

func TestADesignTellsWhetherItShowsThePictureOfTheJob(t *testing.T) {
	own := Shot{Picture: "own-1"}
	for want, fronts := range map[bool][]Front{
		true:  {{}, {Collage: OnePicture}, {Collage: TwoPictures, Shots: []Shot{own}}, {Collage: OnePicture, Shots: []Shot{{}}}},
		false: {{Collage: NoPicture}, {Collage: OnePicture, Shots: []Shot{own}}},
	} {
		for _, f := range fronts {
			if f.JobPicture() != want {
				t.Errorf("%+v: %v", f, !want)
			}
		}
	}
}
