package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// poppler runs one of the poppler tools on a PDF, FILE standing for it. It must
// have no complaint.
func poppler(t *testing.T, data []byte, tool string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "job.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v %s", tool, err, complaints.String())
	}
	return out.String()
}

func solid(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEveryWordOfEveryCardCanBeReadBackAsText(t *testing.T) {
	const n = 70 // more than one node of the tree of pages
	text := poppler(t, write(t, cards(t, sheet.OneUp, n)), "pdftotext", "-raw", "FILE", "-")
	pages := strings.Split(text, "\f")
	if len(pages) != 2*n+1 {
		t.Fatalf("%d pages, want %d", len(pages)-1, 2*n)
	}
	for i := range n {
		p := postcard(i)
		want := solid(p.Message + strings.Join(p.Address, ""))
		if got := solid(pages[2*i+1]); got != want || pages[2*i] != "" {
			t.Fatalf("card %d reads %q\nwant %q", i, got, want)
		}
	}
}

func TestEveryFontAndLetterCanBeReadBack(t *testing.T) {
	const letters = "АаБбВвГгҐґДдЕеЁёЖжЗзІіИиЙйКкЛлМмНнОоПпРрСсТтУуЎўФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя’№ŁłŃńŬŭŹźŽž«»„“()[]\\—–0123456789"
	face := &sheet.Face{W: 210, H: 297}
	var want string
	for id := range sheet.FontID(sheet.FontCount) {
		face.Texts = append(face.Texts, sheet.Text{X: 5, Baseline: 20 + 15*float64(id), Size: 7, Font: id, S: letters})
		want += letters
	}
	data := write(t, pdf.Document{Pages: one(face), Fonts: loadFonts(t)})
	if got := solid(poppler(t, data, "pdftotext", "-raw", "FILE", "-")); got != want {
		t.Errorf("read back %q", got)
	}
	lines := strings.Split(strings.TrimSpace(poppler(t, data, "pdffonts", "FILE")), "\n")[2:]
	if len(lines) != sheet.FontCount {
		t.Errorf("%d fonts, want %d: %v", len(lines), sheet.FontCount, lines)
	}
	for _, l := range lines {
		if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(l) {
			t.Errorf("not an embedded subset with its characters: %s", l)
		}
	}
}

func one(f *sheet.Face) func(func(sheet.Page) bool) {
	return slices.Values([]sheet.Page{{W: f.W, H: f.H, Faces: []sheet.Placed{{Face: f}}}})
}

func TestCharactersThatShareAGlyphReadBackAsThePlainOne(t *testing.T) {
	face := &sheet.Face{W: 100, H: 100, Texts: []sheet.Text{{X: 5, Baseline: 20, Size: 12, Font: sheet.Script, S: "дом\u202f1\u2010ы\u00a0верш 2"}}}
	data := write(t, pdf.Document{Pages: one(face), Fonts: loadFonts(t)})
	if got := strings.TrimSpace(poppler(t, data, "pdftotext", "FILE", "-")); got != "дом 1-ы верш 2" {
		t.Errorf("read back %q", got)
	}
}

func TestEachFontAndThePictureAreInTheFileOnce(t *testing.T) {
	for _, layout := range sheet.Layouts {
		data := write(t, cards(t, layout, 30))
		if n := bytes.Count(data, []byte("/Subtype/Image")); n != 1 {
			t.Errorf("%s: the picture is there %d times", layout, n)
		}
		if n := bytes.Count(data, []byte("/FontFile2")); n != 2 {
			t.Errorf("%s: %d font files for two fonts", layout, n)
		}
		if !bytes.Contains(data, apples(t)[1000:]) {
			t.Errorf("%s: the picture is not taken dot for dot", layout)
		}
	}
}

func TestTheFileSaysNothingOfProgramPersonOrTime(t *testing.T) {
	data := write(t, cards(t, sheet.OneUp, 2))
	for _, word := range []string{"Producer", "Creator", "Author", "Title", "CreationDate", "ModDate", "Metadata", "/Info", "Exif", "estka", "opdf"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the file holds %q", word)
		}
	}
	info := poppler(t, data, "pdfinfo", "FILE")
	if strings.Contains(info, "Date") || !strings.Contains(info, "Page size:       419.53 x 297.64 pts") {
		t.Error(info)
	}
}

func TestTheSameJobGivesTheSameBytes(t *testing.T) {
	a, b := write(t, cards(t, sheet.FourUp, 9)), write(t, cards(t, sheet.FourUp, 9))
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

func TestThePrinterIsToldNotToScaleAndHowToTurn(t *testing.T) {
	doc := cards(t, sheet.FourUp, 1)
	if data := write(t, doc); !bytes.Contains(data, []byte("/ViewerPreferences<</PrintScaling/None/Duplex/DuplexFlipLongEdge>>")) {
		t.Error("a job on both sides does not say how to turn")
	}
	doc.Turn = ""
	if data := write(t, doc); !bytes.Contains(data, []byte("/ViewerPreferences<</PrintScaling/None>>")) {
		t.Error("a job on one side asks for more")
	}
}

func TestAPictureOfOtherProportionsIsCroppedEvenly(t *testing.T) {
	for name, c := range map[string]struct {
		w, h int
		want string
	}{
		"wider":  {2000, 1000, "q 0 0 283.46 283.46 re W n 566.93 0 0 283.46 -141.73 0 cm /P0 Do Q\n"},
		"higher": {1000, 2000, "q 0 0 283.46 283.46 re W n 283.46 0 0 566.93 0 -141.73 cm /P0 Do Q\n"},
		"as it":  {999, 1000, "q 283.46 0 0 283.46 0 0 cm /P0 Do Q\n"},
	} {
		face := &sheet.Face{W: 100, H: 100, Pictures: []sheet.Picture{{W: 100, H: 100, Key: "x"}}}
		doc := pdf.Document{Pages: one(face), Fonts: loadFonts(t), Picture: func(sheet.Picture) (pdf.Picture, error) {
			return pdf.Picture{JPEG: []byte{0}, W: c.w, H: c.h}, nil
		}}
		if got := drawn(t, write(t, doc)); got != c.want {
			t.Errorf("%s: %q\nwant %q", name, got, c.want)
		}
	}
}

func TestADocumentWithoutPagesOrTextIsStillAFile(t *testing.T) {
	data := write(t, pdf.Document{Pages: slices.Values([]sheet.Page(nil)), Fonts: loadFonts(t)})
	if !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		t.Error("the file is cut off")
	}
}

func TestCancellingStopsAtTheNextPage(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	doc := cards(t, sheet.OneUp, 100)
	var last int
	doc.Progress = func(pages int) {
		last = pages
		if pages == 7 {
			cancel()
		}
	}
	err := pdf.Write(ctx, io.Discard, doc)
	if app.CodeOf(err) != app.Cancelled || !errors.Is(err, context.Canceled) || last != 7 {
		t.Errorf("stopped after page %d with %v", last, err)
	}
}

func TestProgressCountsEveryPage(t *testing.T) {
	doc := cards(t, sheet.FourUp, 5)
	var seen []int
	doc.Progress = func(pages int) { seen = append(seen, pages) }
	write(t, doc)
	if !slices.Equal(seen, []int{1, 2, 3, 4}) {
		t.Errorf("progress %v", seen)
	}
}

// full takes so many bytes, as a disk does.
type full int

func (f *full) Write(p []byte) (int, error) {
	if *f -= full(len(p)); *f < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestAFullDiskOrAMissingPictureIsReported(t *testing.T) {
	whole := full(len(write(t, cards(t, sheet.OneUp, 20))))
	for _, room := range []full{0, whole / 4, whole - 1} {
		if err := pdf.Write(context.Background(), &room, cards(t, sheet.OneUp, 20)); err == nil || err.Error() != "no space left" {
			t.Errorf("with too little room: %v", err)
		}
	}
	doc, gone := cards(t, sheet.OneUp, 1), errors.New("gone")
	doc.Picture = func(sheet.Picture) (pdf.Picture, error) { return pdf.Picture{}, gone }
	if err := pdf.Write(context.Background(), io.Discard, doc); !errors.Is(err, gone) {
		t.Errorf("without the picture: %v", err)
	}
}

func TestMemoryDoesNotGrowWithThePages(t *testing.T) {
	doc := cards(t, sheet.OneUp, 3000)
	var early, late runtime.MemStats
	doc.Progress = func(pages int) {
		switch pages {
		case 1000:
			runtime.GC()
			runtime.ReadMemStats(&early)
		case 6000:
			runtime.GC()
			runtime.ReadMemStats(&late)
		}
	}
	if err := pdf.Write(context.Background(), io.Discard, doc); err != nil {
		t.Fatal(err)
	}
	// 5,000 pages more: only where each object begins is kept, 8 bytes for each.
	if grown := int64(late.HeapAlloc) - int64(early.HeapAlloc); grown > 1<<20 {
		t.Errorf("5,000 more pages took %d more bytes", grown)
	}
}

func TestFifteenHundredCardsTakeUnderASecondAndAHalf(t *testing.T) {
	result := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if err := pdf.Write(context.Background(), io.Discard, cards(b, sheet.OneUp, 1500)); err != nil {
				b.Fatal(err)
			}
		}
	})
	if s := float64(result.NsPerOp()) / 1e9; s > 1.5 {
		t.Errorf("1,500 cards took %.2f s", s)
	}
}

func TestAFaceThatEndsAtItsEdgesLeavesThePensAsTheyWere(t *testing.T) {
	face := &sheet.Face{W: 25.4, H: 25.4, Lines: []sheet.Line{{X2: 25.4, Width: 2.54, Grey: 0.5}}}
	pages := slices.Values([]sheet.Page{{W: 50.8, H: 25.4, Faces: []sheet.Placed{{Face: face, Clip: true}, {X: 25.4, Face: face}}}})
	got := drawn(t, write(t, pdf.Document{Pages: pages, Fonts: loadFonts(t)}))
	pen := "0.5 G\n7.2 w\n"
	if want := "q 0 0 72 72 re W n\n" + pen + "0 72 m 72 72 l S\nQ\n" + pen + "72 72 m 144 72 l S\n"; got != want {
		t.Errorf("drawn as\n%s", got)
	}
}

func TestWhatFollowsATintedRectangleIsInItsOwnGreyAgain(t *testing.T) {
	face := &sheet.Face{
		W: 50, H: 50, Rects: []sheet.Rect{{W: 9, H: 9, Fill: true, Tint: sheet.Colour{R: 0x1F, G: 0x54, B: 0x79}}, {X: 20, W: 9, H: 9, Fill: true}},
		Texts: []sheet.Text{{X: 1, Baseline: 30, Size: 9, S: "10"}},
	}
	draws := drawn(t, write(t, pdf.Document{Fonts: loadFonts(t), Pages: one(face)}))
	if tint, black := strings.Index(draws, "0.12 0.33 0.47 rg"), strings.Index(draws, "0 g"); tint < 0 || black < tint {
		t.Errorf("the page draws %q", draws)
	}
}
