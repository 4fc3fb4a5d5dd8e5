package sheet

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden plans anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: the plan is\n%s", name, got)
	}
}

func TestAPostcardIsPlannedAsDrawn(t *testing.T) {
	c := LayPostcard(loaded(t), sample())
	golden(t, "postcard.txt", plan(c.Front)+plan(c.Back))
	if c.Overflow || c.Reasons != nil || c.Missing != nil {
		t.Errorf("a card that fits is reported: %+v", c)
	}
}

func TestASampleIsMarkedOnBothSides(t *testing.T) {
	p := sample()
	p.Mark = "УЗОР"
	p.Return = []string{"Таварыства ліставання", "п/с 12, 00-000 Варшава"}
	c := LayPostcard(loaded(t), p)
	golden(t, "postcard-marked.txt", plan(c.Front)+plan(c.Back))
}

// words counted so that the message fills the card more and more.
func message(words int) string {
	all := strings.Fields(strings.Repeat(greeting+" ", 8))
	return strings.Join(all[:words], " ")
}

func TestAMessageIsMadeSmallerToFitAndThenReportedButNeverCut(t *testing.T) {
	fonts := loaded(t)
	last := 12.5
	overflowed := false
	for words := 1; words <= 300; words++ {
		p := sample()
		p.Message = message(words)
		c := LayPostcard(fonts, p)
		if c.Points > last || c.Points < 9 {
			t.Fatalf("%d words at %g pt after %g", words, c.Points, last)
		}
		if c.Overflow && c.Points != 9 {
			t.Fatalf("%d words overflow at %g pt", words, c.Points)
		}
		if overflowed && !c.Overflow {
			t.Fatalf("%d words fit though fewer did not", words)
		}
		if c.Overflow != slices.Contains(c.Reasons, MessageTooLong) {
			t.Fatalf("overflow %v, reasons %v", c.Overflow, c.Reasons)
		}
		got := set(c.Back.Texts, func(t Text) bool { return t.Font == Serif })
		if solid(got) != solid(p.Message) {
			t.Fatalf("%d words: set %q", words, got)
		}
		if !c.Overflow {
			within(t, fonts, c.Back.Texts, Serif, 6, 68, 8, 97)
		}
		last, overflowed = c.Points, c.Overflow
	}
	if last != 9 || !overflowed {
		t.Errorf("300 words fit at %g pt", last)
	}
}

// within checks that all text of a font stands in its zone.
func within(t *testing.T, fonts *Fonts, texts []Text, id FontID, left, right, top, bottom float64) {
	t.Helper()
	for _, x := range texts {
		if x.Font != id {
			continue
		}
		r := x.X + fonts.Width(x.Font, x.Size, x.S)
		u, d := x.Baseline-fonts.Ascent(x.Font, x.Size), x.Baseline+fonts.Descent(x.Font, x.Size)
		if x.X < left || r > right+1e-9 || u < top-1e-9 || d > bottom+1e-9 {
			t.Errorf("%q stands at %.2f–%.2f across, %.2f–%.2f down", x.S, x.X, r, u, d)
		}
	}
}

func TestAnAddressStaysInItsZoneWholeAndInOrder(t *testing.T) {
	fonts := loaded(t)
	long := "Дзяржаўная ўстанова «Узорная папраўчая калонія агульнага рэжыму № 904 Узорскага раёна»"
	for name, lines := range map[string][]string{
		"five lines":      sample().Address,
		"one line":        {"REPUBLIC OF BELARUS"},
		"a long facility": {"Алаіза Пашкевіч", long, "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"},
		"nine lines":      {"Алаіза Пашкевіч", "атрад 3", "ПК № 904", "вул. Узорная, 3", "корп. 2", "в. Узорнае", "000000, п/а Узорск", "Узорская вобл.", "REPUBLIC OF BELARUS"},
	} {
		p := sample()
		p.Address = lines
		c := LayPostcard(fonts, p)
		if c.Overflow {
			t.Errorf("%s: reported as too long", name)
		}
		within(t, fonts, c.Back.Texts, Sans, 77, 143, 45, 88)
		if got := set(c.Back.Texts, func(t Text) bool { return t.Font == Sans }); solid(got) != solid(strings.Join(lines, "")) {
			t.Errorf("%s: set %q", name, got)
		}
	}
}

func TestALineOfTheAddressIsKeptWholeAtASlightlySmallerSize(t *testing.T) {
	p := sample()
	p.Address[1] = "Узорная папраўчая калонія № 904-Б"
	c := LayPostcard(loaded(t), p)
	lines, size := 0, 0.0
	for _, x := range c.Back.Texts {
		if x.Font == Sans {
			lines++
			size = x.Size
		}
	}
	if lines != 5 || size >= 12 || size < 10.5 {
		t.Errorf("%d lines at %g pt, want 5 a little below 12", lines, size)
	}
}

func TestAnAddressOfTooManyLinesIsReportedAndComplete(t *testing.T) {
	p := sample()
	p.Address = strings.Split(strings.Repeat("Узорная вуліца\n", 14)+"REPUBLIC OF BELARUS", "\n")
	c := LayPostcard(loaded(t), p)
	if !c.Overflow || !slices.Equal(c.Reasons, []Reason{AddressTooLong}) {
		t.Errorf("overflow %v, reasons %v", c.Overflow, c.Reasons)
	}
	if got := set(c.Back.Texts, func(t Text) bool { return t.Font == Sans }); strings.Count(got, "Узорная") != 14 {
		t.Errorf("set %q", got)
	}
}

func TestTheFrankingAndCodingZonesStayEmptyButForTheStampField(t *testing.T) {
	fonts := loaded(t)
	for _, words := range []int{10, 60, 120} {
		p := sample()
		p.Message, p.Mark = message(words), "УЗОР"
		p.Return = []string{"Таварыства ліставання", "п/с 12, 00-000 Варшава"}
		for _, x := range LayPostcard(fonts, p).Back.Texts {
			right := x.X + fonts.Width(x.Font, x.Size, x.S)
			up, down := x.Baseline-fonts.Ascent(x.Font, x.Size), x.Baseline+fonts.Descent(x.Font, x.Size)
			if right > 74 && up < 40 {
				t.Errorf("%q stands in the franking zone", x.S)
			}
			if right > 72 && down > 90 {
				t.Errorf("%q stands in the coding zone", x.S)
			}
		}
	}
}

func TestAReturnAddressTakesRoomFromTheMessageAndOnlyThere(t *testing.T) {
	fonts := loaded(t)
	p := sample()
	p.Return = []string{"Таварыства ліставання", "п/с 12, 00-000 Варшава"}
	c := LayPostcard(fonts, p)
	if c.Overflow {
		t.Error("reported as too long")
	}
	within(t, fonts, c.Back.Texts, Serif, 6, 68, 8+2*8*1.3*MMPerPoint, 97)
	p.Return = strings.Split(strings.Repeat("вуліца\n", 12), "\n")
	if c := LayPostcard(fonts, p); !slices.Contains(c.Reasons, ReturnTooLong) {
		t.Errorf("twelve lines of return address: %v", c.Reasons)
	}
}

func TestCharactersThatNoFontHasAreReportedAndNotAnOverflow(t *testing.T) {
	p := sample()
	p.Message = "Сонечка 🙂 Вам! 🙂"
	c := LayPostcard(loaded(t), p)
	if c.Overflow || !slices.Equal(c.Reasons, []Reason{GlyphMissing}) || !slices.Equal(c.Missing, []rune{'🙂'}) {
		t.Errorf("overflow %v, reasons %v, missing %q", c.Overflow, c.Reasons, string(c.Missing))
	}
}

func TestAnEmptyCardHasItsDividerAndStampFieldOnly(t *testing.T) {
	c := LayPostcard(loaded(t), Postcard{MessageFont: Serif})
	if len(c.Back.Texts) != 0 || len(c.Back.Lines) != 1 || len(c.Back.Rects) != 1 || c.Overflow {
		t.Errorf("%s", plan(c.Back))
	}
}

func BenchmarkLayPostcard(b *testing.B) {
	fonts, p := loaded(b), sample()
	b.ReportAllocs()
	for b.Loop() {
		LayPostcard(fonts, p)
	}
}
