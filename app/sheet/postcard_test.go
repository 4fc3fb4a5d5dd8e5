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
			within(t, fonts, c.Back.Texts, Serif, 6, 68, 7, 90)
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
	for _, words := range []int{10, 60, 100} {
		p := sample()
		p.Message, p.Mark = message(words), "УЗОР"
		p.Return = []string{"Таварыства ліставання", "п/с 12, 00-000 Варшава"}
		c := LayPostcard(fonts, p)
		back := c.Back
		if c.Overflow {
			t.Fatalf("%d words do not fit", words)
		}
		for _, x := range back.Texts {
			b := inked(fonts, x)
			if b.right > 74 && b.top < 40 {
				t.Errorf("%q stands in the franking zone", x.S)
			}
			if b.bottom > 90 {
				t.Errorf("%q stands in the coding zone", x.S)
			}
		}
		for _, l := range back.Lines {
			if max(l.Y1, l.Y2) > 90 {
				t.Errorf("line %+v stands in the coding zone", l)
			}
		}
	}
}

// box is where ink stands, in millimetres of the face.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// inked is the box of a run of text by the outlines of its glyphs.
func inked(fonts *Fonts, x Text) box {
	em, pen := x.Size*MMPerPoint, x.X
	b := box{left: x.X, right: x.X + fonts.Width(x.Font, x.Size, x.S), top: x.Baseline, bottom: x.Baseline}
	for _, r := range x.S {
		g := fonts.Glyph(x.Font, r)
		for _, s := range fonts.Outline(x.Font, g.ID) {
			for _, p := range s.P[:[...]int{Move: 1, LineTo: 1, Quad: 2, Cube: 3}[s.Op]] {
				px, py := pen+float64(p[0])/1000*em, x.Baseline+float64(p[1])/1000*em
				b.left, b.right = min(b.left, px), max(b.right, px)
				b.top, b.bottom = min(b.top, py), max(b.bottom, py)
			}
		}
		pen += float64(g.Width) / 1000 * em
	}
	return b
}

func TestWhateverRunsOverIsReportedAndStandsOnNothingElse(t *testing.T) {
	fonts := loaded(t)
	long := "Дзяржаўная ўстанова «Узорная папраўчая калонія агульнага рэжыму № 904»"
	lines := func(n int) []string { return slices.Repeat([]string{long}, n) }
	for name, c := range map[string]struct {
		change func(*Postcard)
		want   []Reason
	}{
		"a word of 400 letters":     {func(p *Postcard) { p.Message = strings.Repeat("ў", 400) }, nil},
		"a word of 4000 letters":    {func(p *Postcard) { p.Message = strings.Repeat("ў", 4000) }, []Reason{MessageTooLong}},
		"300 words":                 {func(p *Postcard) { p.Message = message(300) }, []Reason{MessageTooLong}},
		"8 long lines of address":   {func(p *Postcard) { p.Address = lines(8) }, []Reason{AddressTooLong}},
		"an address of one word":    {func(p *Postcard) { p.Address = []string{strings.Repeat("ў", 400)} }, nil},
		"6 lines of return address": {func(p *Postcard) { p.Message, p.Return = "Вітаю!", strings.Fields("а б в г д е") }, nil},
		"6 long ones":               {func(p *Postcard) { p.Message, p.Return = "Вітаю!", lines(6) }, []Reason{ReturnTooLong}},
		"all of it": {func(p *Postcard) { p.Message, p.Address, p.Return = message(300), lines(8), lines(6) }, []Reason{
			ReturnTooLong, MessageTooLong, AddressTooLong,
		}},
	} {
		for font := range FontID(FontCount) {
			p := sample()
			p.MessageFont, p.Mark = font, "УЗОР: не для адпраўкі"
			c.change(&p)
			card := LayPostcard(fonts, p)
			if !slices.Equal(card.Reasons, c.want) || card.Overflow != (c.want != nil) {
				t.Errorf("%s in font %d: reasons %v, want %v", name, font, card.Reasons, c.want)
			}
			apart(t, fonts, card.Back)
			all := strings.Join(p.Return, "") + p.Message + strings.Join(p.Address, "") + p.Mark
			if got := set(card.Back.Texts, func(Text) bool { return true }); solid(got) != solid(all) {
				t.Errorf("%s in font %d: set %q", name, font, got)
			}
		}
	}
}

// apart checks that the halves of a text side keep to themselves, that nothing
// stands in the franking zone, and that nothing is printed over the last text,
// which is the mark.
func apart(t *testing.T, fonts *Fonts, back *Face) {
	t.Helper()
	texts := back.Texts[:len(back.Texts)-1]
	mark := inked(fonts, back.Texts[len(texts)])
	for _, x := range texts {
		b := inked(fonts, x)
		address := x.X > 72
		if !address && b.right > 72 || address && (b.left < 76.5 || b.right > 143.5 || b.top < 45) || b.meets(mark) {
			t.Errorf("%q stands at %.1f", x.S, b)
		}
	}
	if mark.top < 4 || mark.right > 72 {
		t.Errorf("the mark stands at %.1f", mark)
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
	within(t, fonts, c.Back.Texts, Serif, 6, 68, 7+2*8*1.3*MMPerPoint, 90)
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
