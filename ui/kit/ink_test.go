package kit_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vestka/app/ink"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

const greeting = "Дарагая Алаіза!\n\nВіншую Вас з днём народзінаў! Няхай кожны новы дзень прыносіць хоць адну добрую вестку. " +
	"У нас ужо позняя восень, але ў садзе яшчэ трымаюцца апошнія яблыкі. " +
	"Мы з сям’ёй часта згадваем Вас цёплым словам — за чаем, у дарозе, у цішыні.\n\nАлеся"

func loadFonts(t testing.TB) *sheet.Fonts {
	t.Helper()
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// postcard is a card whose message is set in the font.
func imposed(l sheet.Layout, cards ...sheet.Card) []sheet.Page {
	im := l.Imposition()
	return slices.Collect(im.Pages(func(i int) sheet.Leaf { return cards[i].Leaf }, len(cards)))
}

func postcard(fonts *sheet.Fonts, id sheet.FontID, message string) sheet.Card {
	return sheet.LayPostcard(fonts, sheet.Postcard{
		Message: message, MessageFont: id, Picture: "stripes", Mark: "УЗОР / SAMPLE",
		Address: []string{"Алаіза Пашкевіч", "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"},
	})
}

// stripes is a soft picture whose proportions differ from a card's.
func stripes() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 1600, 1240))
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			wave := func(v, period float64) uint8 { return uint8(128 + 100*math.Sin(v/period)) }
			m.SetRGBA(x, y, color.RGBA{wave(float64(x), 90), wave(float64(y), 60), wave(float64(x+y), 150), 255})
		}
	}
	return m
}

// printed are the pages as PDF.
func printed(t *testing.T, fonts *sheet.Fonts, pages []sheet.Page) string {
	t.Helper()
	var data bytes.Buffer
	err := pdf.Write(context.Background(), &data, pdf.Document{Pages: slices.Values(pages), Fonts: fonts, Picture: func(place sheet.Picture) (pdf.Picture, error) {
		var file bytes.Buffer
		if err := png.Encode(&file, stripes()); err != nil {
			return pdf.Picture{}, err
		}
		return pdf.DecodePicture(file.Bytes(), place.W, place.H, place.View)
	}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "job.pdf")
	if err := os.WriteFile(path, data.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// fine is how many times finer than compared pages are drawn: poppler sets
// glyphs on whole dots of height, which would pass for a difference.
const fine = 5

// rendered are the pages of a PDF as poppler draws them, in grey, and as the screen
// does, in whole dots.
func rendered(t *testing.T, path string, pages []sheet.Page, dpi float64) []*image.Gray {
	t.Helper()
	var all []*image.Gray
	for i, p := range pages {
		dots := func(mm float64) string { return fmt.Sprint(fine * int(math.Round(mm*dpi/25.4))) }
		n := fmt.Sprint(i + 1)
		out, err := exec.Command("pdftoppm", "-gray", "-f", n, "-l", n, "-scale-to-x", dots(p.W), "-scale-to-y", dots(p.H), path).Output()
		if err != nil {
			t.Fatal(err)
		}
		var w, h int
		r := bytes.NewReader(out)
		if _, err := fmt.Fscanf(r, "P5\n%d %d\n255\n", &w, &h); err != nil {
			t.Fatal(err)
		}
		m := image.NewGray(image.Rect(0, 0, w, h))
		if _, err := io.ReadFull(r, m.Pix); err != nil || r.Len() > 0 {
			t.Fatalf("page %d: %v, %d bytes too many", i+1, err, r.Len())
		}
		all = append(all, coarser(m, fine))
	}
	return all
}

// coarser brings a page down to so many times fewer dots.
func coarser(m *image.Gray, fine int) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, m.Rect.Dx()/fine, m.Rect.Dy()/fine))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for dy := range fine {
				for dx := range fine {
					sum += int(m.Pix[m.PixOffset(x*fine+dx, y*fine+dy)])
				}
			}
			out.Pix[out.PixOffset(x, y)] = uint8(sum / fine / fine)
		}
	}
	return out
}

func TestThePreviewLooksLikeThePrintedPage(t *testing.T) {
	const dpi = 120
	fonts, picture := loadFonts(t), stripes()
	for _, f := range formats {
		all := f.pages(fonts)
		printed := rendered(t, printed(t, fonts, all), all, dpi)
		least := 1.0
		for i, page := range all {
			paper := printed[i]
			screen := ink.Rasterise(page, fonts, func(string) image.Image { return picture }, dpi/25.4)
			if screen.Rect.Size() != paper.Rect.Size() {
				t.Errorf("%s, page %d: %v on paper, %v on the screen", f.name, i+1, paper.Bounds().Size(), screen.Rect.Size())
			}
			s := similarity(paper, screen)
			if least = min(least, s); s < 0.95 {
				t.Errorf("%s, page %d: similarity %.3f", f.name, i+1, s)
			}
		}
		t.Logf("%s: %d pages, similarity at least %.3f", f.name, len(all), least)
	}
}

func TestWhatRunsOverACardEndsAtItsEdgeOnPaperAndOnTheScreen(t *testing.T) {
	const dpi = 60
	fonts := loadFonts(t)
	short := postcard(fonts, sheet.Serif, greeting)
	over := sheet.LayPostcard(fonts, sheet.Postcard{Message: strings.Repeat(greeting+" ", 12), MessageFont: sheet.Serif, Address: strings.Fields(strings.Repeat("радок ", 40))})
	textSide := func(upper sheet.Card) sheet.Page {
		cards := []sheet.Card{short, short, upper, upper} // the second row lies behind the first
		return imposed(sheet.FourUp, cards...)[1]
	}
	pages := []sheet.Page{textSide(short), textSide(over)}
	paper := rendered(t, printed(t, fonts, pages), pages, dpi)
	screen := []image.Image{ink.Rasterise(pages[0], fonts, nil, dpi/25.4), ink.Rasterise(pages[1], fonts, nil, dpi/25.4)}
	for name, sides := range map[string][2]image.Image{"paper": {paper[0], paper[1]}, "screen": {screen[0], screen[1]}} {
		size := sides[0].Bounds().Size()
		upper, lower := 0, 0
		for y := range size.Y {
			for x := range size.X {
				switch same := sides[0].At(x, y) == sides[1].At(x, y); {
				case same:
				case y <= size.Y/2:
					upper++
				default:
					lower++
				}
			}
		}
		if upper == 0 || lower > 0 {
			t.Errorf("%s: %d dots differ on the cards themselves, %d on those below", name, upper, lower)
		}
	}
}

// similarity is the mean structural similarity (Wang et al. 2004) of the
// squares of 8 by 8 dots that are not blank in both: blank paper is alike
// anyway and would hide a difference. Its authors advise to see a picture from so far
// that its smaller side has about 256 dots; otherwise a hairline that one of the two
// draws on whole dots counts more than words.
func similarity(a, b image.Image) float64 {
	box := image.Rectangle{Max: a.Bounds().Size()}.Intersect(image.Rectangle{Max: b.Bounds().Size()})
	ga, gb := image.NewGray(box), image.NewGray(box)
	draw.Draw(ga, box, a, a.Bounds().Min, draw.Src)
	draw.Draw(gb, box, b, b.Bounds().Min, draw.Src)
	if far := (min(box.Dx(), box.Dy()) + 128) / 256; far > 1 {
		ga, gb = coarser(ga, far), coarser(gb, far)
		box = ga.Rect
	}
	sum, n := 0.0, 0
	for y := 0; y+8 <= box.Dy(); y += 4 {
		for x := 0; x+8 <= box.Dx(); x += 4 {
			var ma, mb, aa, bb, ab float64
			for dy := range 8 {
				for dx := range 8 {
					va, vb := float64(ga.GrayAt(x+dx, y+dy).Y), float64(gb.GrayAt(x+dx, y+dy).Y)
					ma, mb, aa, bb, ab = ma+va, mb+vb, aa+va*va, bb+vb*vb, ab+va*vb
				}
			}
			ma, mb = ma/64, mb/64
			if ma == 255 && mb == 255 {
				continue
			}
			va, vb, cov := aa/64-ma*ma, bb/64-mb*mb, ab/64-ma*mb
			const c1, c2 = 6.5025, 58.5225
			sum += (2*ma*mb + c1) * (2*cov + c2) / ((ma*ma + mb*mb + c1) * (va + vb + c2))
			n++
		}
	}
	return sum / float64(n)
}

// box is where a word stands on paper, in millimetres. How high a box reaches
// is read from one of three tables of a font, and says nothing of the place.
type box struct{ left, right, bottom float64 }

func TestEveryWordIsPrintedWhereThePlanPutsIt(t *testing.T) {
	fonts := loadFonts(t)
	var all []sheet.Page
	var names []string
	for _, f := range formats {
		for i, page := range f.pages(fonts) {
			all, names = append(all, page), append(names, fmt.Sprintf("%s, page %d", f.name, i+1))
		}
	}
	out, err := exec.Command("pdftotext", "-bbox", printed(t, fonts, all), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		Pages []struct {
			Words []struct {
				XMin float64 `xml:"xMin,attr"`
				XMax float64 `xml:"xMax,attr"`
				YMax float64 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	words := 0
	for i, page := range all {
		printed := map[string][]box{}
		for _, w := range found.Pages[i].Words {
			const mm = sheet.MMPerPoint
			printed[w.Text] = append(printed[w.Text], box{w.XMin * mm, w.XMax * mm, w.YMax * mm})
		}
		for word, boxes := range planned(fonts, page) {
			for _, b := range boxes {
				words++
				if !slices.ContainsFunc(printed[word], func(p box) bool { return near(p, b) }) && !spaced(printed, word, b) {
					t.Errorf("%s: %q is planned at %.2f and printed at %.2f", names[i], word, b, printed[word])
				}
			}
		}
	}
	if words < 500 {
		t.Errorf("only %d words were compared", words)
	}
}

// within is how far a word may stand from where it is planned, mm.
const within = 0.2

func near(a, b box) bool {
	return math.Abs(a.left-b.left) < within && math.Abs(a.right-b.right) < within && math.Abs(a.bottom-b.bottom) < within
}

// spaced reports that a letter that the plan sets by itself stands in its place within
// what is read back as a word.
func spaced(printed map[string][]box, letter string, b box) bool {
	if utf8.RuneCountInString(letter) > 1 {
		return false
	}
	for word, boxes := range printed {
		if strings.Contains(word, letter) && slices.ContainsFunc(boxes, func(p box) bool {
			return p.left < b.left+within && p.right > b.right-within && math.Abs(p.bottom-b.bottom) < within
		}) {
			return true
		}
	}
	return false
}

// planned are the words of a page and their boxes. Those that lie on their side are left
// out: they are compared where they stand upright.
func planned(fonts *sheet.Fonts, page sheet.Page) map[string][]box {
	words := map[string][]box{}
	for _, placed := range page.Faces {
		if placed.Turn != 0 {
			continue
		}
		for _, x := range placed.Face.Texts {
			left, bottom := placed.X+x.X, placed.Y+x.Baseline+fonts.Descent(x.Font, x.Size)
			for from := 0; from < len(x.S); {
				word, _, _ := strings.Cut(x.S[from:], " ")
				left := left + fonts.Width(x.Font, x.Size, x.S[:from])
				words[word] = append(words[word], box{left, left + fonts.Width(x.Font, x.Size, word), bottom})
				from += len(word) + 1
			}
		}
	}
	return words
}

func TestTheBelarusianIHasItsDotOnTheScreen(t *testing.T) {
	fonts := loadFonts(t)
	for id := range sheet.FontID(sheet.FontCount) {
		page := sheet.Page{W: 20, H: 20, Faces: []sheet.Placed{{Face: &sheet.Face{
			W: 20, H: 20, Texts: []sheet.Text{{X: 8, Baseline: 15, Size: 30, Font: id, S: "і"}},
		}}}}
		m := ink.Rasterise(page, fonts, nil, 10)
		inked := func(y int) bool {
			for x := range m.Rect.Dx() {
				if m.RGBAAt(x, y).R < 128 {
					return true
				}
			}
			return false
		}
		strokes := 0
		for y := 1; y < m.Rect.Dy(); y++ {
			if inked(y) && !inked(y-1) {
				strokes++
			}
		}
		if strokes != 2 {
			t.Errorf("%s: і has %d parts above each other, want a dot and a stem", id.File(), strokes)
		}
	}
}

func TestAPictureCoversItsPlaceAndOneThatIsNotAtHandLeavesItGrey(t *testing.T) {
	page := sheet.Page{W: 40, H: 20, Faces: []sheet.Placed{{X: 10, Y: 5, Face: &sheet.Face{W: 20, H: 10, Pictures: []sheet.Picture{{W: 20, H: 10, Key: "x"}}}}}}
	// A square: green in the middle half, red above and below, which is cropped.
	square := image.NewRGBA(image.Rect(0, 0, 100, 100))
	draw.Draw(square, square.Rect, image.NewUniform(color.RGBA{200, 0, 0, 255}), image.Point{}, draw.Src)
	green := color.RGBA{0, 160, 0, 255}
	draw.Draw(square, image.Rect(0, 24, 100, 76), image.NewUniform(green), image.Point{}, draw.Src)
	for _, c := range []struct {
		pictures func(string) image.Image
		want     color.RGBA
	}{
		{func(string) image.Image { return square }, green},
		{func(string) image.Image { return nil }, color.RGBA{230, 230, 230, 255}},
		{nil, color.RGBA{230, 230, 230, 255}},
	} {
		m := ink.Rasterise(page, nil, c.pictures, 4)
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				want := color.RGBA{255, 255, 255, 255}
				if image.Pt(x, y).In(image.Rect(40, 20, 120, 60)) {
					want = c.want
				}
				if got := m.RGBAAt(x, y); got != want {
					t.Fatalf("%d, %d is %v, want %v", x, y, got, want)
				}
			}
		}
	}
}

func BenchmarkContactSheetOfTwelve(b *testing.B) {
	fonts, picture := loadFonts(b), stripes()
	var faces []sheet.Page
	for i := range 6 {
		c := postcard(fonts, sheet.Serif, fmt.Sprint(i, greeting))
		faces = append(faces, imposed(sheet.OneUp, c)...)
	}
	for b.Loop() {
		for _, p := range faces {
			ink.Rasterise(p, fonts, func(string) image.Image { return picture }, 225.0/148)
		}
	}
}

func BenchmarkLargePreview(b *testing.B) {
	fonts := loadFonts(b)
	c := postcard(fonts, sheet.Serif, greeting)
	page := sheet.Page{W: sheet.CardW, H: sheet.CardH, Faces: []sheet.Placed{{Face: c.Back}}}
	for b.Loop() {
		ink.Rasterise(page, fonts, nil, 1200.0/148)
	}
}
