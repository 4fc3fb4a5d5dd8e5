package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/picture"
)

const cardW, cardH = 148.0, 105.0

var (
	red   = color.RGBA{200, 20, 20, 255}
	green = color.RGBA{20, 160, 20, 255}
	blue  = color.RGBA{20, 20, 200, 255}
	gold  = color.RGBA{220, 180, 20, 255}
)

// quarters is a picture with another colour in each corner: red and green
// above, blue and gold below.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	fill := func(x0, y0, x1, y1 int, c color.Color) {
		draw.Draw(m, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(0, 0, w/2, h/2, red)
	fill(w/2, 0, w, h/2, green)
	fill(0, h/2, w/2, h, blue)
	fill(w/2, h/2, w, h, gold)
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// segment is a JPEG segment, to be put after the first two bytes of a file.
func segment(marker byte, inside string) []byte {
	return append([]byte{0xff, marker, byte((len(inside) + 2) >> 8), byte(len(inside) + 2)}, inside...)
}

func with(file []byte, segments ...[]byte) []byte {
	out := append([]byte{}, file[:2]...)
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, file[2:]...)
}

// exif says how the camera was held, and where.
func exif(o int, order binary.ByteOrder) []byte {
	b := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08")
	if order == binary.LittleEndian {
		b = []byte("Exif\x00\x00II\x2a\x00\x08\x00\x00\x00")
	}
	two := func(v int) { b = order.(binary.AppendByteOrder).AppendUint16(b, uint16(v)) }
	two(2)
	for _, entry := range [][2]int{{0x010f, 7}, {0x0112, o}} {
		two(entry[0])
		two(3)
		b = order.(binary.AppendByteOrder).AppendUint32(b, 1)
		two(entry[1])
		two(0)
	}
	return segment(0xe1, string(b)+"GPS 53.9N 27.6E")
}

func decode(t *testing.T, data []byte) (Picture, image.Image) {
	t.Helper()
	p, err := DecodePicture(data, cardW, cardH, app.View{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.Image()
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds().Dx() != p.W || m.Bounds().Dy() != p.H {
		t.Errorf("says %d by %d, is %v", p.W, p.H, m.Bounds())
	}
	if got := float64(p.W) / float64(p.H) / (cardW / cardH); math.Abs(got-1) > sameAspect {
		t.Errorf("proportions %d by %d", p.W, p.H)
	}
	if s := scanJPEG(p.JPEG); !s.plain || !bytes.Equal(s.bare, p.JPEG) {
		t.Error("the result is no plain JPEG without metadata")
	}
	return p, m
}

func near(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	d := func(x, y uint32) int { return max(int(x)-int(y), int(y)-int(x)) >> 8 }
	return d(ar, br) < 12 && d(ag, bg) < 12 && d(ab, bb) < 12
}

// corners checks the colours in the middle of the four quarters.
func corners(t *testing.T, what string, m image.Image, want [4]color.Color) {
	t.Helper()
	b := m.Bounds()
	for i, at := range [4]image.Point{{b.Dx() / 4, b.Dy() / 4}, {b.Dx() * 3 / 4, b.Dy() / 4}, {b.Dx() / 4, b.Dy() * 3 / 4}, {b.Dx() * 3 / 4, b.Dy() * 3 / 4}} {
		if got := m.At(b.Min.X+at.X, b.Min.Y+at.Y); !near(got, want[i]) {
			t.Errorf("%s: quarter %d is %v, want %v", what, i, got, want[i])
		}
	}
}

func TestAFittingJPEGIsTakenDotForDotButWithoutMetadata(t *testing.T) {
	plain := asJPEG(t, quarters(1480, 1050))
	loaded := with(plain, segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), exif(1, binary.BigEndian),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00 author"), segment(0xfe, "comment"), segment(0xe2, "ICC_PROFILE"))
	p, _ := decode(t, append(loaded, "tail of a phone"...))
	if !bytes.Equal(p.JPEG, plain) {
		t.Error("the dots changed")
	}
	if p.W != 1480 || math.Abs(p.DPI-254) > 0.1 || p.Coarse() {
		t.Errorf("%d dots across, %.1f dpi", p.W, p.DPI)
	}
}

func TestTheProjectsOwnPicturesAreTakenAsTheyAre(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "resources", "pictures", "*.jpg"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d pictures, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := DecodePicture(data, cardW, cardH, app.View{}); err != nil || math.Abs(p.DPI-300) > 1 || len(data)-len(p.JPEG) > 64 {
			t.Errorf("%s: %.0f dpi, %d bytes of %d, %v", filepath.Base(file), p.DPI, len(p.JPEG), len(data), err)
		}
	}
}

func TestALargePictureIsCroppedAndBroughtDownTo300DPI(t *testing.T) {
	for what, m := range map[string]image.Image{
		"square":   quarters(2600, 2600),
		"panorama": quarters(8000, 1300),
		"tower":    quarters(1800, 4000),
		"photo":    quarters(4000, 3000),
	} {
		p, out := decode(t, asJPEG(t, m))
		if p.W != 1748 || p.H != 1240 || math.Abs(p.DPI-300) > 0.5 {
			t.Errorf("%s: %d by %d, %.1f dpi", what, p.W, p.H, p.DPI)
		}
		corners(t, what, out, [4]color.Color{red, green, blue, gold})
	}
}

func TestASmallPictureKeepsItsDotsAndIsCalledCoarse(t *testing.T) {
	p, m := decode(t, asPNG(t, quarters(640, 480)))
	if p.W != 640 || p.H != 454 || !p.Coarse() {
		t.Errorf("%d by %d, coarse %v", p.W, p.H, p.Coarse())
	}
	corners(t, "small", m, [4]color.Color{red, green, blue, gold})
	if p, err := DecodePicture(asPNG(t, quarters(1, 1)), cardW, cardH, app.View{}); err != nil || p.W != 1 || p.H != 1 {
		t.Errorf("one dot became %d by %d, %v", p.W, p.H, err)
	}
}

func TestAPictureIsTurnedAsTheCameraSays(t *testing.T) {
	// What a picture stored as red, green / blue, gold shows, by EXIF's numbers.
	for o, want := range map[int][4]color.Color{
		1: {red, green, blue, gold}, 2: {green, red, gold, blue}, 3: {gold, blue, green, red}, 4: {blue, gold, red, green},
		5: {red, blue, green, gold}, 6: {blue, red, gold, green}, 7: {gold, green, blue, red}, 8: {green, gold, red, blue},
		9: {red, green, blue, gold},
	} {
		for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
			_, m := decode(t, with(asJPEG(t, quarters(900, 1200)), exif(o, order)))
			corners(t, string(rune('0'+o)), m, want)
		}
	}
}

func TestEveryKindOfColourIsPrintable(t *testing.T) {
	src := quarters(1000, 710)
	as := func(m draw.Image) image.Image {
		draw.Draw(m, m.Bounds(), src, image.Point{}, draw.Src)
		return m
	}
	box := src.Bounds()
	grey := [4]color.Color{}
	for i, c := range []color.Color{red, green, blue, gold} {
		grey[i] = color.GrayModel.Convert(c)
	}
	full := [4]color.Color{red, green, blue, gold}
	for what, c := range map[string]struct {
		data []byte
		want [4]color.Color
	}{
		"grey JPEG":   {asJPEG(t, as(image.NewGray(box))), grey},
		"grey PNG":    {asPNG(t, as(image.NewGray(box))), grey},
		"16-bit grey": {asPNG(t, as(image.NewGray16(box))), grey},
		"16-bit PNG":  {asPNG(t, as(image.NewNRGBA64(box))), full},
		"palette PNG": {asPNG(t, as(image.NewPaletted(box, append(palette.WebSafe[:200:200], red, green, blue, gold)))), full},
	} {
		_, m := decode(t, c.data)
		corners(t, what, m, c.want)
	}
	// The standard library reads JPEGs of four inks but does not write them.
	cmyk := image.NewCMYK(image.Rect(0, 0, 3000, 2130))
	for y := range 2130 {
		for x := range 3000 {
			cmyk.Set(x, y, src.At(x/3, y/3))
		}
	}
	p, err := remake(cmyk, picture.Head{W: 3000, H: 2130, Turn: picture.Upright}, cardW, cardH, app.View{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.Image()
	if err != nil {
		t.Fatal(err)
	}
	corners(t, "four inks", m, full)
}

func TestATransparentPictureStandsOnWhite(t *testing.T) {
	for _, size := range []image.Point{{1000, 710}, {4000, 2840}} {
		m := image.NewNRGBA(image.Rectangle{Max: size})
		half := color.NRGBA{0, 0, 0, 128}
		draw.Draw(m, image.Rect(size.X/2, 0, size.X, size.Y), image.NewUniform(half), image.Point{}, draw.Src)
		_, out := decode(t, asPNG(t, m))
		mid := color.Gray{127}
		corners(t, size.String(), out, [4]color.Color{color.White, mid, color.White, mid})
	}
}

func refusal(t *testing.T, data []byte) string {
	t.Helper()
	_, err := DecodePicture(data, cardW, cardH, app.View{})
	if app.CodeOf(err) != app.Refused {
		t.Fatalf("not refused: %v", err)
	}
	return err.(*app.Error).Key //nolint:errorlint // exactly this type, or the test fails
}

func TestWhatIsNoPictureIsRefusedInOneSentence(t *testing.T) {
	for what, data := range map[string][]byte{
		"nothing": nil, "text": []byte("Дарагі сябар"), "two bytes": {0xff, 0xd8},
		"a GIF": []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "a PDF": []byte("%PDF-1.7\n"),
	} {
		if key := refusal(t, data); key != "error.picture.unknown" {
			t.Errorf("%s: %s", what, key)
		}
	}
}

func TestADamagedPictureIsRefusedEvenWhereItWouldFit(t *testing.T) {
	whole := asJPEG(t, quarters(1748, 1240))
	for _, cut := range []int{len(whole) / 2, len(whole) - 2} {
		if key := refusal(t, whole[:cut]); key != "error.picture.broken" {
			t.Errorf("cut at %d: %s", cut, key)
		}
	}
	whole = asPNG(t, quarters(300, 200))
	if key := refusal(t, whole[:len(whole)/2]); key != "error.picture.broken" {
		t.Errorf("half a PNG: %s", key)
	}
}

func TestAHugePictureIsRefusedBeforeItIsDecoded(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	head := append([]byte("IHDR"), 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0) // 30,000 by 30,000
	b.Write(head)
	if err := binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(head)); err != nil {
		t.Fatal(err)
	}
	allocated := testing.Benchmark(func(*testing.B) {
		if key := refusal(t, b.Bytes()); key != "error.picture.large" {
			t.Error(key)
		}
	}).AllocedBytesPerOp()
	if allocated > 1<<20 {
		t.Errorf("%d bytes for a refusal", allocated)
	}
}

func TestAJPEGOfAnotherKindIsNotTakenAsItIs(t *testing.T) {
	plain := asJPEG(t, quarters(148, 105))
	at := bytes.Index(plain, []byte{0xff, 0xc0})
	change := func(offset int, b byte) []byte {
		c := bytes.Clone(plain)
		c[at+offset] = b
		return c
	}
	rgb := change(10, 'R')
	rgb[at+13], rgb[at+16] = 'G', 'B'
	for what, data := range map[string][]byte{
		"progressive": change(1, 0xc2), "12 bits": change(4, 12), "named R, G, B": rgb,
		"Adobe RGB": with(plain, segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x00")),
		"grey":      asJPEG(t, image.NewGray(image.Rect(0, 0, 148, 105))),
		"cut off":   plain[:len(plain)-2],
	} {
		if scanJPEG(data).plain {
			t.Errorf("%s: taken for plain", what)
		}
	}
	if s := scanJPEG(with(plain, segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01"))); !s.plain || !bytes.Contains(s.bare, []byte("Adobe")) {
		t.Error("the mark of how colours are stored is lost")
	}
}

func FuzzDecodePicture(f *testing.F) {
	f.Add(asJPEG(f, quarters(14, 10)))
	f.Add(with(asJPEG(f, quarters(20, 30)), exif(6, binary.LittleEndian)))
	f.Add(asPNG(f, quarters(30, 20)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1<<16 {
			t.Skip("large pictures are slow")
		}
		p, err := DecodePicture(data, cardW, cardH, app.View{})
		if err != nil {
			if app.CodeOf(err) != app.Refused {
				t.Fatal(err)
			}
			return
		}
		if c, err := jpeg.DecodeConfig(bytes.NewReader(p.JPEG)); err != nil || c.Width != p.W || c.Height != p.H {
			t.Fatalf("%d by %d: %v", p.W, p.H, err)
		}
	})
}
