package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app/ink"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

func textSide(fonts *sheet.Fonts, message string) sheet.Page {
	return sheet.Page{W: sheet.CardW, H: sheet.CardH, Faces: []sheet.Placed{{Face: postcard(fonts, sheet.Serif, message).Back}}}
}

// shown is the picture of a view in a window of the size.
func shown(t *testing.T, v *kit.SheetView, w, h float32) image.Image {
	t.Helper()
	win := test.NewTempWindow(t, v)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win.Canvas().Capture()
}

func TestASheetKeepsItsProportionsInAnyRoom(t *testing.T) {
	test.NewTempApp(t)
	fonts := loadFonts(t)
	v := kit.NewSheetView(fonts, nil)
	v.SetPage(textSide(fonts, greeting))
	if h := v.HeightFor(148); h != 105 {
		t.Errorf("height %v at width 148", h)
	}
	if v.MinSize() != fyne.NewSize(148, 105) {
		t.Errorf("least size %v", v.MinSize())
	}
	v.SetMinWidth(296)
	if v.MinSize() != fyne.NewSize(296, 210) {
		t.Errorf("least size %v after SetMinWidth", v.MinSize())
	}
	// In a room twice as high as needed the page stands in the middle.
	m := shown(t, v, 296, 420)
	white := color.RGBA64Model.Convert(color.White)
	paper := func(y int) bool { return color.RGBA64Model.Convert(m.At(160, y)) == white }
	if paper(50) || !paper(200) || paper(380) {
		t.Errorf("paper above %v, in the middle %v, below %v", paper(50), paper(200), paper(380))
	}
}

func TestASheetShowsThePageItWasLastGivenDotForDot(t *testing.T) {
	test.NewTempApp(t)
	fonts := loadFonts(t)
	v := kit.NewSheetView(fonts, nil)
	for _, message := range []string{greeting, "Зусім іншы тэкст."} {
		page := textSide(fonts, message)
		v.SetPage(page)
		m := shown(t, v, 592, 420)
		want := ink.Rasterise(page, fonts, nil, 4)
		differ := 0
		for y := 2; y < 418; y++ {
			for x := 2; x < 590; x++ {
				r, _, _, _ := m.At(x, y).RGBA()
				if uint8(r>>8) != want.RGBAAt(x, y).R {
					differ++
				}
			}
		}
		if differ > 0 {
			t.Errorf("%d dots differ from the page", differ)
		}
	}
}

func TestASheetWithoutAPageTakesNoHeight(t *testing.T) {
	test.NewTempApp(t)
	v := kit.NewSheetView(loadFonts(t), nil)
	if v.HeightFor(100) != 0 || v.MinSize().Height != 0 {
		t.Errorf("height %v", v.MinSize().Height)
	}
	shown(t, v, 200, 100)
}

func TestADrawingHasTheColoursOfTheWindowAndPaperIsWhite(t *testing.T) {
	fonts := loadFonts(t)
	chart := sheet.Chart{Bars: []sheet.Bars{{Label: "1", Values: []float64{10}}}}
	face := sheet.LayChart(fonts, chart, 100)
	page := sheet.Page{W: 100, H: face.H, Faces: []sheet.Placed{{Face: face}}}
	for _, mode := range []kit.Mode{kit.Light, kit.Dark} {
		test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(mode, 1))
		count := func(v *kit.SheetView, c color.Color) (dots int) {
			v.SetPage(page)
			m, want := shown(t, v, 400, float32(4*face.H)), color.RGBAModel.Convert(c)
			for y := 8; y < m.Bounds().Dy()-8; y++ {
				for x := 8; x < m.Bounds().Dx()-8; x++ {
					if color.RGBAModel.Convert(m.At(x, y)) == want {
						dots++
					}
				}
			}
			return dots
		}
		drawing := func() *kit.SheetView { return kit.NewSheetView(fonts, nil).ByLamplight() }
		if ground, bars := count(drawing(), kit.CardFace()), count(drawing(), kit.Accent()); ground < 10000 || bars < 5000 {
			t.Errorf("%s: %d dots of the card, %d of the bar", mode, ground, bars)
		}
		if paper := count(kit.NewSheetView(fonts, nil), color.White); paper < 10000 {
			t.Errorf("%s: %d dots of white paper", mode, paper)
		}
		if white := count(drawing(), color.White); mode == kit.Dark && white > 0 {
			t.Errorf("%d white dots in the dark", white)
		}
	}
}
