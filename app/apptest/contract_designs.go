package apptest

import (
	"bytes"
	"strings"
	"testing"

	"vestka/app"
)

// OwnDesign is a design of a user's own with a picture, which is none that could be drawn.
func OwnDesign(id string) app.Design {
	const name = app.OwnPicturePrefix + "1"
	return app.Design{
		ID: id, Title: app.Text{BE: "Мая рамка"},
		Front: app.Front{
			Collage: app.TwoPictures, Border: 6, Gap: 2, Caption: "З Днём нараджэння", Font: app.HandFont, Pattern: app.Snow, Colour: app.Moss, Upright: true,
			Shots: []app.Shot{{Picture: name, View: app.View{Zoom: 2, X: -0.5, Y: 0.25}}, {Picture: "storks", View: app.View{Whole: true}}},
		},
		Back:     app.Back{Wide: true, Font: app.SansFont, Points: 11, Margin: 8, Open: true, Bare: true, Ruled: true},
		Pictures: map[string][]byte{name: bytes.Repeat([]byte("dots"), 300_000)},
	}
}

func ownDesigns(t *testing.T, c *contract) {
	ctx := t.Context()
	look := func(what string, want ...app.Design) {
		t.Helper()
		all, err := c.Designs(ctx)
		c.ok(err)
		listed := make([]app.Design, len(want))
		for i, d := range want {
			one, err := c.Design(ctx, d.ID)
			c.ok(err)
			same(t, what+": "+d.ID, one, d)
			listed[i] = d
			listed[i].Pictures = nil
		}
		same(t, what, all, listed)
	}
	a, b := OwnDesign("б-1"), OwnDesign("а_2")
	changes, err := c.SaveDesigns(ctx, a, b)
	c.ok(err)
	if changes.Kinds != app.KindDesigns || changes.Undo == nil {
		t.Fatalf("changes %+v", changes)
	}
	look("kept", b, a)

	edited := a
	edited.Title, edited.Front.Shots = app.Text{RU: "Иначе"}, []app.Shot{{Picture: "own-2"}}
	edited.Pictures = map[string][]byte{"own-2": []byte("more dots")}
	again, err := c.SaveDesigns(ctx, edited)
	c.ok(err)
	look("edited", b, edited)
	c.undo(again)
	look("taken back", b, a)

	bare := a
	bare.Front.Shots, bare.Pictures, bare.Back = nil, map[string][]byte{}, app.Back{}
	_, err = c.SaveDesigns(ctx, bare)
	c.ok(err)
	look("without pictures", b, bare)

	gone, err := c.RemoveDesign(ctx, b.ID)
	c.ok(err)
	look("removed", bare)
	_, err = c.Design(ctx, b.ID)
	c.fails(app.NotFound, err)
	c.undo(gone)
	look("back again", b, bare)
	_, err = c.RemoveDesign(ctx, "нічога")
	c.fails(app.NotFound, err)
}

func badDesigns(t *testing.T, c *contract) {
	for name, spoil := range map[string]func(*app.Design){
		"no id":        func(d *app.Design) { d.ID = " " },
		"a long id":    func(d *app.Design) { d.ID = strings.Repeat("a", 61) },
		"no title":     func(d *app.Design) { d.Title = app.Text{} },
		"no collage":   func(d *app.Design) { d.Front.Collage = "many" },
		"no picture":   func(d *app.Design) { d.Pictures = nil },
		"an empty one": func(d *app.Design) { d.Pictures = map[string][]byte{"own-1": {}} },
		"a large one":  func(d *app.Design) { d.Pictures = map[string][]byte{"own-1": make([]byte, app.MostPicture+1)} },
	} {
		bad := OwnDesign("a")
		spoil(&bad)
		_, err := c.SaveDesigns(t.Context(), OwnDesign("b"), bad)
		c.fails(app.Invalid, err)
		if all, err := c.Designs(t.Context()); err != nil || len(all) > 0 {
			t.Errorf("%s: %d kept, %v", name, len(all), err)
		}
	}
}
