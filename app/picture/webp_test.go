package picture

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// Files of testdata were made by ImageMagick: 64 by 64 dots with black and white above,
// grey and red below; the second one is half transparent.
func TestColoursOfALossyWebPAreThoseThatWereWritten(t *testing.T) {
	want := map[image.Point]color.NRGBA{
		{16, 16}: {0, 0, 0, 255}, {48, 16}: {255, 255, 255, 255}, {16, 48}: {128, 128, 128, 255}, {48, 48}: {200, 20, 20, 255},
	}
	const most = 4 // a step of brightness and one of colour
	far := func(a, b uint8) bool { return max(int(a)-int(b), int(b)-int(a)) > most }
	for _, name := range []string{"lossy.webp", "transparent.webp"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		m, _, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for at, c := range want {
			got := color.NRGBAModel.Convert(m.At(at.X, at.Y)).(color.NRGBA)
			if far(got.R, c.R) || far(got.G, c.G) || far(got.B, c.B) {
				t.Errorf("%s: %v is %v, want %v", name, at, got, c)
			}
		}
	}
}
