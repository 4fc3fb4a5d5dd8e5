package sheet

import (
	"fmt"
	"strings"
	"testing"
)

func loaded(t testing.TB) *Fonts {
	t.Helper()
	fonts, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// plan writes a face as text, one item a line, to be compared and read.
func plan(f *Face) string {
	var b strings.Builder
	fmt.Fprintf(&b, "face %gx%g\n", f.W, f.H)
	for _, p := range f.Pictures {
		fmt.Fprintf(&b, "picture %.2f %.2f %.2f %.2f %s\n", p.X, p.Y, p.W, p.H, p.Key)
	}
	for _, r := range f.Rects {
		fmt.Fprintf(&b, "rect    %.2f %.2f %.2f %.2f line %.2f grey %.2f fill %v\n", r.X, r.Y, r.W, r.H, r.Width, r.Grey, r.Fill)
	}
	for _, l := range f.Lines {
		fmt.Fprintf(&b, "line    %.2f %.2f - %.2f %.2f line %.2f grey %.2f\n", l.X1, l.Y1, l.X2, l.Y2, l.Width, l.Grey)
	}
	for _, t := range f.Texts {
		fmt.Fprintf(&b, "text    %.2f %.2f %s %g pt grey %.2f %q\n", t.X, t.Baseline, strings.TrimSuffix(t.Font.File(), ".ttf"), t.Size, t.Grey, t.S)
	}
	return b.String()
}

// set joins the runs of text of a font and grey, as they are read.
func set(texts []Text, keep func(Text) bool) string {
	var b strings.Builder
	for _, t := range texts {
		if keep(t) {
			b.WriteString(t.S)
		}
	}
	return b.String()
}

// solid is a text without its blanks, which line breaks may swallow.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' {
			return -1
		}
		return r
	}, s)
}

const greeting = "Дарагая Алаіза!\n\nВіншую Вас з днём народзінаў! Няхай кожны новы дзень прыносіць хоць адну добрую вестку. " +
	"У нас ужо позняя восень, але ў садзе яшчэ трымаюцца апошнія яблыкі, і вечарам уся хата пахне імі. " +
	"Мы з сям’ёй часта згадваем Вас цёплым словам — за чаем, у дарозе, у цішыні. " +
	"Зычу моцнага здароўя, цярпення і добрых людзей побач.\n\nАлеся"

func sample() Postcard {
	return Postcard{
		Message:     greeting,
		MessageFont: Serif,
		Address:     []string{"Алаіза Пашкевіч", "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"},
		Picture:     "apples",
	}
}
