package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/picture"
)

// Files of testdata were made by ImageMagick from quarters(148, 105).
func fileOf(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// roughly reports that colours differ by no more than what was compressed twice does.
func roughly(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	d := func(x, y uint32) int { return max(int(x)-int(y), int(y)-int(x)) >> 8 }
	return d(ar, br) < 8 && d(ag, bg) < 8 && d(ab, bb) < 8
}

// grey709 is the grey that ImageMagick makes of a colour, by the weights of ITU-R BT.709.
func grey709(c color.RGBA) color.Color {
	return color.Gray{uint8(0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B) + 0.5)}
}

func TestEveryKindOfFileThatAUserHasIsPrinted(t *testing.T) {
	full := [4]color.RGBA{red, green, blue, gold}
	for name, want := range map[string]func(c color.RGBA) color.Color{
		"progressive.jpg": func(c color.RGBA) color.Color { return c },
		"four-inks.jpg":   func(c color.RGBA) color.Color { return c },
		"grey.jpg":        grey709,
		"lossy.webp":      func(c color.RGBA) color.Color { return c },
		"lossless.webp":   func(c color.RGBA) color.Color { return c },
		"transparent.webp": func(c color.RGBA) color.Color { // half of it on white
			half := func(v uint8) uint8 { return uint8((int(v) + 255) / 2) }
			return color.RGBA{half(c.R), half(c.G), half(c.B), 255}
		},
	} {
		p, m := decode(t, fileOf(t, name))
		if p.W != 148 || p.H != 105 {
			t.Errorf("%s: %d by %d", name, p.W, p.H)
		}
		for i, at := range [4]image.Point{{37, 26}, {111, 26}, {37, 78}, {111, 78}} {
			if got := m.At(at.X, at.Y); !roughly(got, want(full[i])) {
				t.Errorf("%s: quarter %d is %v, want %v", name, i, got, want(full[i]))
			}
		}
	}
}

// turnedPNG and turnedWebP say how a camera held the picture.
func turnedPNG(t *testing.T, m image.Image, o picture.Orientation) []byte {
	file := asPNG(t, m)
	inside := append([]byte("eXIf"), o.Exif()...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(inside)-4))
	chunk = binary.BigEndian.AppendUint32(append(chunk, inside...), crc32.ChecksumIEEE(inside))
	const afterHeader = 8 + 25
	return append(append(bytes.Clone(file[:afterHeader]), chunk...), file[afterHeader:]...)
}

func turnedWebP(simple []byte, o picture.Orientation) []byte {
	chunk := func(name string, inside []byte) []byte {
		b := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(inside)))
		if b = append(b, inside...); len(inside)%2 == 1 {
			b = append(b, 0)
		}
		return b
	}
	body := append([]byte("WEBP"), chunk("VP8X", []byte{0x08, 0, 0, 0, 147, 0, 0, 104, 0, 0})...)
	body = append(append(body, simple[12:]...), chunk("EXIF", o.Exif())...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func TestPNGAndWebPAreTurnedAsTheCameraSays(t *testing.T) {
	want := [4]color.Color{blue, red, gold, green}
	_, m := decode(t, turnedPNG(t, quarters(400, 568), picture.OneQuarter))
	corners(t, "PNG", m, want)
	p, err := DecodePicture(turnedWebP(fileOf(t, "lossless.webp"), picture.OneQuarter), cardW, cardH, app.View{})
	if err != nil {
		t.Fatal(err)
	}
	if m, err = p.Image(); err != nil {
		t.Fatal(err)
	}
	corners(t, "WebP", m, want)
	if _, m = decode(t, turnedWebP(fileOf(t, "lossy.webp"), picture.TwoQuarters)); !roughly(m.At(10, 10), gold) || !roughly(m.At(m.Bounds().Dx()-10, 10), blue) {
		t.Errorf("a lossy WebP turned over: %v, %v", m.At(10, 10), m.At(m.Bounds().Dx()-10, 10))
	}
}

func TestAPictureIsCroppedToWhatIsToBeSeen(t *testing.T) {
	all := func(c color.Color) [4]color.Color { return [4]color.Color{c, c, c, c} }
	for what, c := range map[string]struct {
		view app.View
		want [4]color.Color
	}{
		"upper left":  {app.View{Zoom: 2, X: -1, Y: -1}, all(red)},
		"upper right": {app.View{Zoom: 2.5, X: 1, Y: -1}, all(green)},
		"lower right": {app.View{Zoom: 2, X: 1, Y: 1}, all(gold)},
		"the middle":  {app.View{Zoom: 3}, [4]color.Color{red, green, blue, gold}},
	} {
		p, err := DecodePicture(asJPEG(t, quarters(1480, 1050)), cardW, cardH, c.view)
		if err != nil {
			t.Fatal(err)
		}
		m, err := p.Image()
		if err != nil {
			t.Fatal(err)
		}
		corners(t, what, m, c.want)
		if want := 1480 / c.view.Zoom / cardW * 25.4; math.Abs(p.DPI-want) > 1 {
			t.Errorf("%s: %.0f dpi, want %.0f", what, p.DPI, want)
		}
	}
}

func TestWhatIsSeenOfATurnedPictureIsWhatIsSeenOfItUpright(t *testing.T) {
	for o := picture.Orientation(1); o <= 8; o++ {
		stored := quarters(1050, 1480)
		file := with(asJPEG(t, stored), exif(int(o), binary.BigEndian))
		upright := asJPEG(t, o.Apply(stored))
		for _, view := range []app.View{{Zoom: 2, X: -0.6, Y: 0.3}, {Zoom: 3, X: 1, Y: -1}, {X: 0.5, Y: 0.5}} {
			a, err := DecodePicture(file, cardW, cardH, view)
			if err != nil {
				t.Fatal(err)
			}
			b, err := DecodePicture(upright, cardW, cardH, view)
			if err != nil {
				t.Fatal(err)
			}
			am, _ := a.Image()
			bm, _ := b.Image()
			if am.Bounds() != bm.Bounds() {
				t.Fatalf("turn %d: %v and %v", o, am.Bounds(), bm.Bounds())
			}
			for y := 10; y < am.Bounds().Dy(); y += 37 {
				for x := 10; x < am.Bounds().Dx(); x += 41 {
					if !roughly(am.At(x, y), bm.At(x, y)) && roughly(am.At(x-6, y-6), am.At(x+6, y+6)) {
						t.Fatalf("turn %d, %+v: %d, %d is %v and %v", o, view, x, y, am.At(x, y), bm.At(x, y))
					}
				}
			}
		}
	}
}

func TestAPictureThatIsToBeSeenInWholeHasPaperAroundIt(t *testing.T) {
	for what, m := range map[string]image.Image{"large": quarters(3000, 6000), "small": quarters(60, 120)} {
		p, err := DecodePicture(asJPEG(t, m), cardW, cardH, app.View{Whole: true})
		if err != nil {
			t.Fatal(err)
		}
		out, _ := p.Image()
		size := out.Bounds().Size()
		if got := float64(size.X) / float64(size.Y); math.Abs(got/(cardW/cardH)-1) > 0.02 {
			t.Errorf("%s: %v", what, size)
		}
		for x, want := range map[int]color.Color{size.X / 20: color.White, size.X * 19 / 20: color.White, size.X * 9 / 20: red, size.X * 11 / 20: green} {
			if got := out.At(x, size.Y/4); !roughly(got, want) {
				t.Errorf("%s: %d of %d is %v", what, x, size.X, got)
			}
		}
	}
}

func TestHowFineAPictureIsIsToldWithoutDecodingIt(t *testing.T) {
	for _, view := range []app.View{{}, {Zoom: 2, X: 1}, {Whole: true}} {
		for _, m := range []image.Image{quarters(300, 900), quarters(900, 300), quarters(3000, 2000)} {
			file := asJPEG(t, m)
			p, err := DecodePicture(file, cardW, cardH, view)
			if err != nil {
				t.Fatal(err)
			}
			dpi, err := DotsPerInch(file, cardW, cardH, view)
			if err != nil || math.Abs(dpi/p.DPI-1) > 0.02 {
				t.Errorf("%v of %v: %.1f, %.1f in print, %v", view, m.Bounds(), dpi, p.DPI, err)
			}
		}
	}
	if _, err := DotsPerInch([]byte("Дарагі сябар"), cardW, cardH, app.View{}); app.CodeOf(err) != app.Refused {
		t.Error(err)
	}
}

func TestAPictureIsKeptUprightWithoutMetadataAndOnlyOnce(t *testing.T) {
	secret := segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00 Dom nad rakoj 53.9N")
	for what, file := range map[string][]byte{
		"turned": with(asJPEG(t, quarters(900, 1200)), exif(6, binary.BigEndian), secret),
		"large":  with(asJPEG(t, quarters(5000, 3600)), secret),
		"plain":  with(asJPEG(t, quarters(1480, 1050)), secret),
		"PNG":    asPNG(t, quarters(500, 300)), "WebP": fileOf(t, "lossy.webp"),
	} {
		kept, err := KeepPicture(file, 300)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(kept, []byte("53.9N")) {
			t.Errorf("%s: says where it was taken", what)
		}
		head, err := picture.ReadHead(kept)
		if err != nil || head.Turn != picture.Upright || head.Format != "jpeg" || max(head.W, head.H) > 3544 {
			t.Errorf("%s: %+v, %v", what, head, err)
		}
		if again, err := KeepPicture(kept, 300); err != nil || !bytes.Equal(again, kept) {
			t.Errorf("%s: kept a second time it changed, %v", what, err)
		}
	}
	if _, err := KeepPicture([]byte("x"), 300); app.CodeOf(err) != app.Refused {
		t.Error(err)
	}
}
