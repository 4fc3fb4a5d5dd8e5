package sheet

import (
	"math"
	"slices"
	"testing"
)

const alphabets = "АаБбВвГгҐґДдЕеЁёЖжЗзІіИиЙйКкЛлМмНнОоПпРрСсТтУуЎўФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя" +
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzĆćČčŁłŃńŚśŠšŬŭŹźŽžÄÖÜäöüß0123456789 .,:;!?-–—«»„“”’ʼ()№/\u00a0\u2011"

func TestEveryFontDrawsTheThreeLanguagesAndTheirPunctuation(t *testing.T) {
	fonts := loaded(t)
	for id := range FontID(FontCount) {
		if missing := fonts.Missing(id, alphabets); len(missing) > 0 {
			t.Errorf("%s lacks %q", id.File(), string(missing))
		}
	}
}

func TestWhatAFontLacksIsReportedOnceAndTakesNoRoom(t *testing.T) {
	fonts := loaded(t)
	if got := fonts.Missing(Serif, "Сонца ☀️ і зноў ☀ 漢"); !slices.Equal(got, []rune{'☀', '\ufe0f', '漢'}) {
		t.Errorf("missing %q", string(got))
	}
	if a, b := fonts.Width(Serif, 12, "дом"), fonts.Width(Serif, 12, "д漢ом"); a != b {
		t.Errorf("%v mm with a missing glyph, %v without", b, a)
	}
}

func TestWidthGrowsWithTheSizeAndIsTheSumOfItsGlyphs(t *testing.T) {
	fonts := loaded(t)
	// PT Sans: the zero advances 0.545 of the size (hmtx).
	if got, want := fonts.Width(Sans, 10, "000000"), 6*0.545*10*MMPerPoint; math.Abs(got-want) > 1e-9 {
		t.Errorf("six zeros at 10 pt: %v mm, want %v", got, want)
	}
	if fonts.Width(Sans, 20, "вул.") != 2*fonts.Width(Sans, 10, "вул.") {
		t.Error("twice the size is not twice as wide")
	}
}

func TestTheBelarusianILooksLikeTheLatinOneAndHasItsDot(t *testing.T) {
	fonts := loaded(t)
	for id := range FontID(FontCount) {
		contours := 0
		for _, s := range fonts.Outline(id, fonts.Glyph(id, 'і').ID) {
			if s.Op == Move {
				contours++
			}
		}
		if contours != 2 {
			t.Errorf("%s draws і in %d strokes, want a stem and a dot", id.File(), contours)
		}
	}
}

func TestFontsMayBeUsedByManyAtOnce(t *testing.T) {
	fonts := loaded(t)
	want := loaded(t).Width(Serif, 12, "漢字"+alphabets)
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for _, r := range alphabets {
				fonts.Outline(Script, fonts.Glyph(Script, r).ID)
			}
			if got := fonts.Width(Serif, 12, "漢字"+alphabets); got != want {
				t.Errorf("%v, want %v", got, want)
			}
		})
	}
}

func BenchmarkLoadFonts(b *testing.B) {
	for b.Loop() {
		loaded(b)
	}
}
