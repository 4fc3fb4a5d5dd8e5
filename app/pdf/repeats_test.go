package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"slices"
	"strings"
	"testing"

	"vestka/app/pdf"
	"vestka/app/sheet"
)

// shown is a page as poppler shows it, in shades of grey.
func shown(t *testing.T, data []byte, page int) *image.Gray {
	t.Helper()
	n := fmt.Sprint(page)
	img, err := png.Decode(strings.NewReader(poppler(t, data, "pdftoppm", "-r", "150", "-gray", "-png", "-f", n, "-l", n, "FILE")))
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(img.Bounds())
	draw.Draw(grey, grey.Rect, img, image.Point{}, draw.Src)
	return grey
}

func TestACardLooksTheSameAloneAndAmongOthers(t *testing.T) {
	fonts := loadFonts(t)
	alone := func(i int) []byte {
		back := sheet.LayPostcard(fonts, postcard(i)).Back
		return write(t, pdf.Document{Pages: one(back), Fonts: fonts})
	}
	var pages []sheet.Page
	for i := range 4 {
		back := sheet.LayPostcard(fonts, postcard(i)).Back
		pages = append(pages, sheet.Page{W: back.W, H: back.H, Faces: []sheet.Placed{{Face: back}}})
	}
	all := write(t, pdf.Document{Pages: slices.Values(pages), Fonts: fonts})
	if !bytes.Contains(all, []byte("/Subtype/Form")) {
		t.Fatal("nothing is shared")
	}
	for i := range 4 {
		a, b := shown(t, alone(i), 1), shown(t, all, i+1)
		if a.Rect != b.Rect {
			t.Fatalf("card %d: %v and %v", i, a.Rect, b.Rect)
		}
		differ, ink := 0, 0
		for at := range a.Pix {
			differ += max(int(a.Pix[at])-int(b.Pix[at]), int(b.Pix[at])-int(a.Pix[at]))
			ink += 255 - int(a.Pix[at])
		}
		// A place may be rounded by a hundredth of a point, which moves a shade from one dot
		// to the next here and there.
		if differ*500 > ink {
			t.Errorf("card %d differs in %d of %d", i, differ, ink)
		}
	}
}

func TestWhatComesAgainIsWrittenOnce(t *testing.T) {
	few, many := write(t, cards(t, sheet.OneUp, 10)), write(t, cards(t, sheet.OneUp, 210))
	if a, b := bytes.Count(few, []byte("/Subtype/Form")), bytes.Count(many, []byte("/Subtype/Form")); a < 3 || a != b {
		t.Errorf("%d shared objects for 10 cards, %d for 210", a, b)
	}
	// A card of which only the names differ takes two pages and a content of two lines.
	if each := (len(many) - len(few)) / 200; each > 620 {
		t.Errorf("a card more takes %d bytes", each)
	}
}

func TestTextsThatNeverComeAgainAreWrittenAsTheyCome(t *testing.T) {
	fonts := loadFonts(t)
	pages := func(yield func(sheet.Page) bool) {
		for i := range 3000 {
			words := fmt.Sprintf("Ліст нумар %d і яшчэ некалькі слоў пра надвор’е\nДругі радок ліста %d, таксама не зусім кароткі", i, i)
			back := sheet.LayPostcard(fonts, sheet.Postcard{Message: words, MessageFont: sheet.Serif}).Back
			if !yield(sheet.Page{W: back.W, H: back.H, Faces: []sheet.Placed{{Face: back}}}) {
				return
			}
		}
	}
	data := write(t, pdf.Document{Pages: pages, Fonts: fonts})
	if n := bytes.Count(data, []byte("/Subtype/Form")); n != 1 { // the divider and the stamp field
		t.Errorf("%d shared objects", n)
	}
	text := poppler(t, data, "pdftotext", "-raw", "-f", "2999", "FILE", "-")
	if want := "Ліст нумар 2999 і яшчэ"; !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
		t.Errorf("the last page reads %q", text)
	}
}

func TestTheSameWordsInGreyStayGrey(t *testing.T) {
	var pages []sheet.Page
	for _, grey := range []float64{0, 0.6, 0.6, 0} {
		face := &sheet.Face{W: 100, H: 50}
		for i := range 3 {
			face.Texts = append(face.Texts, sheet.Text{X: 10, Baseline: 20 + 8*float64(i), Size: 20, Grey: grey, Font: sheet.SansBold, S: "Беларуская мова"})
		}
		pages = append(pages, sheet.Page{W: 100, H: 50, Faces: []sheet.Placed{{Face: face}}})
	}
	data := write(t, pdf.Document{Pages: slices.Values(pages), Fonts: loadFonts(t)})
	if n := bytes.Count(data, []byte("/Subtype/Form")); n != 1 {
		t.Fatalf("%d shared objects", n)
	}
	for page, want := range map[int]uint8{2: 153, 3: 153, 4: 0} {
		if darkest := slices.Min(shown(t, data, page).Pix); darkest != want {
			t.Errorf("page %d: the darkest dot is %d, want %d", page, darkest, want)
		}
	}
}

func TestWhereThereAreTooManyObjectsTheOnesThereAreStayInUse(t *testing.T) {
	pages := func(yield func(sheet.Page) bool) {
		for i := range 4000 {
			face := &sheet.Face{W: 100, H: 50}
			for line, s := range []string{fmt.Sprintf("Максім Багдановіч нумар %d", i/2), "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск"} {
				face.Texts = append(face.Texts, sheet.Text{X: 10, Baseline: 10 + 8*float64(line), Size: 12, Font: sheet.Sans, S: s})
			}
			if !yield(sheet.Page{W: 100, H: 50, Faces: []sheet.Placed{{Face: face}}}) {
				return
			}
		}
	}
	data := write(t, pdf.Document{Pages: pages, Fonts: loadFonts(t)})
	if n := bytes.Count(data, []byte(" Do")); n < 3990 {
		t.Errorf("%d of 4000 cards name an object", n)
	}
}

func TestCellsOfATableThatComeAgainAreSeenInEveryRow(t *testing.T) {
	fonts := loadFonts(t)
	inked := func(places ...string) int {
		l := sheet.List{Columns: []sheet.Column{{}, {}, {}}}
		for _, place := range places {
			l.Rows = append(l.Rows, []string{"Германія, поштай", place, "35 дзён (меркаванне)"})
		}
		page, n := shown(t, write(t, pdf.Document{Fonts: fonts, Pages: slices.Values(sheet.LayList(fonts, l))}), 1), 0
		for y := page.Rect.Min.Y; y < page.Rect.Max.Y; y++ {
			for x := page.Rect.Min.X; x < page.Rect.Dx()/3; x++ {
				if page.GrayAt(x, y).Y < 128 {
					n++
				}
			}
		}
		return n
	}
	one, two, six := inked("IK-901"), inked("IK-901", "IK-902"), inked("IK-901", "IK-902", "IK-903", "IK-904", "IK-905", "IK-906")
	if row := two - one; 10*(six-one) < 9*5*row {
		t.Errorf("six rows have %d dots in their first cells, one has %d, two %d", six, one, two)
	}
}
