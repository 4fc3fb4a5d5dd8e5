package screens

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"vestka/i18n"
	"vestka/ui/kit"
)

func TestATextThatStandsOutOrLiesOnAnotherIsFound(t *testing.T) {
	put := func(words string, x, y, width float32) fyne.CanvasObject {
		o := canvas.NewText(words, color.Black)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		return o
	}
	for _, c := range []struct {
		name    string
		objects []fyne.CanvasObject
		faults  int
	}{
		{"side by side", []fyne.CanvasObject{put("Сёння", 10, 10, 80), put("Людзі", 100, 10, 80)}, 0},
		{"out of the window", []fyne.CanvasObject{put("Пісьмовы стол", 270, 10, 200)}, 1},
		{"in too narrow a place", []fyne.CanvasObject{put("Пісьмовы стол", 10, 10, 20)}, 1},
		{"on each other", []fyne.CanvasObject{put("Сёння", 10, 10, 80), put("Людзі", 12, 14, 80)}, 1},
		{"scrolled away", []fyne.CanvasObject{put("Сёння", 10, 900, 80)}, 0},
	} {
		test.NewTempApp(t)
		w := test.NewWindow(container.NewWithoutLayout(c.objects...))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(300, 200))
		if got := Faults(w); len(got) != c.faults {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestWhatLiesBelowAScrollerIsNotInThePicture: of a field that ends below the edge of
// what scrolls it, the picture has no line that stands out.
func TestWhatLiesBelowAScrollerIsNotInThePicture(t *testing.T) {
	test.NewTempApp(t)
	line := func(y float32) *canvas.Text {
		o := canvas.NewText("Людзі", color.Black)
		o.Move(fyne.NewPos(0, y))
		o.Resize(o.MinSize())
		return o
	}
	above, below, bare := line(0), line(150), line(180)
	field := container.NewScroll(container.NewWithoutLayout(above, below))
	field.Resize(fyne.NewSize(200, 200))
	sheet := container.NewScroll(container.NewWithoutLayout(field, bare))
	sheet.Resize(fyne.NewSize(200, 100))
	w := test.NewWindow(container.NewWithoutLayout(sheet))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 300))
	back := outOfSight(w)
	if !above.Visible() || below.Visible() || !bare.Visible() {
		t.Errorf("shown: %v, %v, %v", above.Visible(), below.Visible(), bare.Visible())
	}
	if back(); !below.Visible() {
		t.Error("it stays hidden")
	}
}

// TestNothingIsCutInAnyLanguage looks at every picture as Faults does, in the
// smallest window, and with the largest text in the usual one.
func TestNothingIsCutInAnyLanguage(t *testing.T) {
	for _, c := range []struct {
		text string
		size fyne.Size
	}{{"normal", Sizes[0]}, {"larger", Sizes[1]}} {
		for _, lang := range i18n.Languages {
			for _, p := range pictures() {
				t.Run(fmt.Sprintf("%s %s %s", p.Name, lang, c.text), func(t *testing.T) {
					a := test.NewTempApp(t)
					a.Preferences().SetString("language", lang)
					a.Preferences().SetString("text_size", c.text)
					w := a.NewWindow("")
					w.Resize(c.size)
					if err := p.Set(Stage{App: a, Window: w, Lang: lang, Mode: kit.Light}); err != nil {
						t.Fatal(err)
					}
					settle(w, c.size)
					for _, f := range Faults(w) {
						t.Error(f)
					}
				})
			}
		}
	}
}
