package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// brokenAt sets a text in a column of so many millimetres at 12 pt.
func brokenAt(fonts *Fonts, s string, mm float64) []string {
	s = clean(s)
	var lines []string
	b := block{fonts: fonts, font: Serif, text: s, tokens: fonts.tokens(Serif, s)}
	b.set(12, mm)
	for _, l := range b.lines {
		lines = append(lines, s[l.start:l.end])
	}
	return lines
}

func TestLinesBreakWhereBelarusianAndRussianAllow(t *testing.T) {
	fonts := loaded(t)
	for _, c := range []struct {
		name, text string
		width      float64
		want       string
	}{
		{"between words", "Добры дзень, дарагі сябар", 30, "Добры дзень,|дарагі сябар"},
		{"paragraphs and a blank line stay", "Вітаю!\n\nЯк Вы?\nАлеся", 60, "Вітаю!||Як Вы?|Алеся"},
		{"a dash stays with the word before it", "Восень прыйшла — і сад заціх", 41, "Восень прыйшла —|і сад заціх"},
		{"so it is taken along when it does not fit", "Восень прыйшла — і сад заціх", 35, "Восень|прыйшла — і сад|заціх"},
		{"a short dash too", "Восень прыйшла – і сад заціх", 34, "Восень|прыйшла – і сад|заціх"},
		{"a preposition goes with its word", "Добры вечар у садзе", 26, "Добры вечар|у садзе"},
		{"an initial goes with the name", "Верш напісаў Я. Купала", 31, "Верш напісаў|Я. Купала"},
		{"№ goes with the number", "Узорная калонія № 904", 38, "Узорная калонія|№ 904"},
		{"a hyphen may end a line", "Буда-Кашалёва", 22, "Буда-|Кашалёва"},
		{"a no-break space may not", "дом 10\u00a0000 дарог", 20, "дом|10\u00a0000|дарог"},
		{"a no-break hyphen may not", "ах, Буда\u2011Кашалёва", 32, "ах,|Буда\u2011Кашалёва"},
		{"a word wider than the line is broken", "пераасэнсаванне", 20, "пераасэн|саванне"},
		{"blanks at the ends are dropped", "  Вітаю  \r\n\tДобры дзень  ", 60, "Вітаю|Добры дзень"},
		{"what cannot be seen is dropped", "Віта\u00adю\ufeff\u200b", 60, "Вітаю"},
		{"letters are composed", "у\u0306 і и\u0306", 60, "ў і й"},
	} {
		if got := strings.Join(brokenAt(fonts, c.text, c.width), "|"); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestNoTextIsLostAndNoLineIsTooWideWhateverTheTextAndTheWidth(t *testing.T) {
	fonts := loaded(t)
	pieces := []string{
		" ", " ", " ", "\n", "\n\n", "дом", "і", "ў", "восень", "—", "–", "-", " — ", "Кастусь-Каліноўскі", "пераасэнсаванне",
		"\u00a0", "\u2011", "№", "«", "»", "...", "слова—слова", "漢字", "W", "  ", "у\u0306", "🙂",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text, width := b.String(), 4+random.Float64()*60
		lines := brokenAt(fonts, text, width)
		if solid(strings.Join(lines, "")) != solid(clean(text)) {
			t.Fatalf("%q at %.1f mm became %q", text, width, lines)
		}
		for _, l := range lines {
			if utf8.RuneCountInString(l) > 1 && fonts.units(Serif, l) > limit(width, 12) && !onlyFirstIsWide(fonts, l, width) {
				t.Fatalf("%q at %.1f mm: line %q is too wide", text, width, l)
			}
			if strings.HasPrefix(l, " ") || strings.HasSuffix(l, " ") {
				t.Fatalf("%q at %.1f mm: line %q begins or ends with a blank", text, width, l)
			}
		}
	}
}

// onlyFirstIsWide allows for characters without a width that follow one which
// alone is wider than the line.
func onlyFirstIsWide(fonts *Fonts, line string, width float64) bool {
	_, n := utf8.DecodeRuneInString(line)
	return fonts.units(Serif, line[:n]) > limit(width, 12) && fonts.units(Serif, line[n:]) == 0
}

func TestNoLineOfProseBeginsWithADash(t *testing.T) {
	fonts := loaded(t)
	words := strings.Fields(strings.ReplaceAll(greeting, "—", ""))
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var b strings.Builder
		for i := range 30 {
			if i > 0 {
				b.WriteString([]string{" ", " ", " — ", " – ", "—"}[random.IntN(5)])
			}
			b.WriteString(words[random.IntN(len(words))])
		}
		for _, l := range brokenAt(fonts, b.String(), 9+random.Float64()*50) {
			if r, _ := utf8.DecodeRuneInString(l); isDash(r) {
				t.Fatalf("%q: a line begins with a dash: %q", b.String(), l)
			}
		}
	}
}
