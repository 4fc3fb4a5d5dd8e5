package kit

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"vestka/resources"
)

// window is a window of the size in our light theme.
func window(t *testing.T, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Light, 1))
	w := a.NewWindow("")
	w.SetPadded(false)
	if content != nil {
		w.SetContent(content)
	}
	w.Resize(fyne.NewSize(width, height))
	return w
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// luminance and contrast are those of WCAG 2.2.
func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestEveryTextStandsOutFromItsGround(t *testing.T) {
	grounds := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: {
			theme.ColorNameBackground, colorRail, theme.ColorNameInputBackground, theme.ColorNameSelection, theme.ColorNameHover,
			theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground, theme.ColorNameSeparator,
		},
		theme.ColorNamePlaceHolder: {
			theme.ColorNameBackground, colorRail, theme.ColorNameInputBackground, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNameOverlayBackground,
		},
		theme.ColorNamePrimary: {
			theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameButton, theme.ColorNameSelection, theme.ColorNameHover, colorFace,
		},
		theme.ColorNameError:               {theme.ColorNameInputBackground, theme.ColorNameButton, theme.ColorNameOverlayBackground, theme.ColorNameSelection},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameForegroundOnError:   {theme.ColorNameError},
		theme.ColorNameForegroundOnSuccess: {theme.ColorNameSuccess},
		theme.ColorNameForegroundOnWarning: {theme.ColorNameWarning},
		colorToastOn:                       {colorToast},
		colorToastDo:                       {colorToast},
	}
	for _, tone := range tones {
		grounds[tone.ink] = []fyne.ThemeColorName{tone.ground, theme.ColorNameInputBackground, theme.ColorNameBackground}
	}
	for name, colours := range map[string]palette{"light": light, "dark": dark} {
		for _, series := range []fyne.ThemeColorName{theme.ColorNamePrimary, colorSecond, colorThird} { // bars, not texts
			if c := contrast(colours[series], colours[theme.ColorNameInputBackground]); c < 2 {
				t.Errorf("%s: %s has a contrast of %.2f", name, series, c)
			}
		}
		for ink, on := range grounds {
			for _, ground := range on {
				if c := contrast(colours[ink], colours[ground]); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, ink, ground, c)
				}
			}
		}
		for n := range light {
			if colours[n] == nil {
				t.Errorf("%s has no %s", name, n)
			}
		}
	}
}

func TestTheModeOfTheReaderComesBeforeTheSystems(t *testing.T) {
	for _, c := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    palette
	}{
		{System, theme.VariantLight, light},
		{System, theme.VariantDark, dark},
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
	} {
		if got := NewTheme(c.mode, 1).Color(theme.ColorNameBackground, c.variant); got != c.want[theme.ColorNameBackground] {
			t.Errorf("%s on a system with variant %d has the ground %v", c.mode, c.variant, got)
		}
	}
}

// drawn is one letter, large, as the toolkit draws it.
func drawn(t *testing.T, letter string, style fyne.TextStyle, source fyne.Resource) image.Image {
	t.Helper()
	text := canvas.NewText(letter, color.Black)
	text.TextSize, text.TextStyle, text.FontSource = 96, style, source
	return window(t, text, 120, 160).Canvas().Capture()
}

// bands counts the stretches of ink from top to bottom: an i has two, its dot
// and its stem.
func bands(img image.Image) int {
	n, before := 0, false
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		ink := false
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			ink = ink || luminance(img.At(x, y)) < 0.3
		}
		if ink && !before {
			n++
		}
		before = ink
	}
	return n
}

func TestEveryFontDrawsTheDotOfTheBelarusianI(t *testing.T) {
	styles := map[string]fyne.TextStyle{
		"regular": {}, "bold": {Bold: true}, "italic": {Italic: true}, "bold italic": {Bold: true, Italic: true},
		"monospace": {Monospace: true}, "symbol": {Symbol: true},
	}
	for name, style := range styles {
		if n := bands(drawn(t, "і", style, nil)); n != 2 {
			t.Errorf("%s draws і in %d parts", name, n)
		}
		if n := bands(drawn(t, "ı", style, nil)); n != 1 {
			t.Errorf("%s draws a dotless i in %d parts: this test sees nothing", name, n)
		}
	}
	for name, source := range map[string]fyne.Resource{"serif": serifRegular, "bold serif": serifBold} {
		if n := bands(drawn(t, "і", fyne.TextStyle{}, source)); n != 2 {
			t.Errorf("%s draws і in %d parts", name, n)
		}
	}
}

func TestEveryIconTakesTheColourOfTheTheme(t *testing.T) {
	for _, name := range resources.Icons() {
		window(t, nil, 10, 10)
		day := string(inked(name, theme.ColorNameForeground).Content())
		fyne.CurrentApp().Settings().SetTheme(NewTheme(Dark, 1))
		night := string(inked(name, theme.ColorNameForeground).Content())
		if day == night {
			t.Errorf("the icon %s is the same by day and by night", name)
		}
		img := canvas.NewImageFromResource(inked(name, theme.ColorNameForeground))
		w := window(t, img, 48, 48)
		inked := 0
		got := w.Canvas().Capture()
		for y := range 48 {
			for x := range 48 {
				if luminance(got.At(x, y)) < 0.3 {
					inked++
				}
			}
		}
		if inked < 40 {
			t.Errorf("the icon %s shows only %d dark points", name, inked)
		}
	}
}
