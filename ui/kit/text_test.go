package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func words(lines []line) string {
	var out []string
	for _, l := range lines {
		s := ""
		for _, r := range l.runs {
			s += r.text
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestTextWrapsBetweenWordsAndKeepsThemAll(t *testing.T) {
	window(t, nil, 10, 10)
	const text = "Уладзімір Сямёнавіч Караткевіч, узорная калонія № 904, вуліца Узорная"
	for width := float32(130); width < 700; width += 7 {
		lines := breakLines([]Span{Body(text)}, width, 0)
		for _, l := range lines {
			if l.width > width {
				t.Fatalf("a line of %v on a width of %v: %s", l.width, width, words(lines))
			}
		}
		if got := strings.ReplaceAll(words(lines), "|", " "); got != text {
			t.Fatalf("at %v the text became %q", width, got)
		}
	}
}

func TestANumberStaysWithItsSign(t *testing.T) {
	window(t, nil, 10, 10)
	width := Body("калонія №").measure("калонія №").Width + 3
	if got := words(breakLines([]Span{Body("калонія № 904")}, width, 0)); got != "калонія|№ 904" {
		t.Fatalf("wrapped as %q", got)
	}
}

func TestAWordWiderThanTheLineBreaksInside(t *testing.T) {
	window(t, nil, 10, 10)
	lines := breakLines([]Span{Body("дзевяноставасьмігадовы")}, 60, 0)
	if len(lines) < 2 || strings.ReplaceAll(words(lines), "|", "") != "дзевяноставасьмігадовы" {
		t.Fatalf("wrapped as %q", words(lines))
	}
	for _, l := range lines {
		if l.width > 60 {
			t.Fatalf("a line of %v on a width of 60", l.width)
		}
	}
}

func TestALineNarrowerThanALetterStillEnds(t *testing.T) {
	window(t, nil, 10, 10)
	if n := len(breakLines([]Span{Body("абв")}, 1, 0)); n != 3 {
		t.Fatalf("%d lines", n)
	}
}

func TestStylesChangeInsideAWordWithoutBreakingIt(t *testing.T) {
	window(t, nil, 10, 10)
	spans := []Span{Strong("Алаіза Пашкевіч"), Small(", 74 дні")}
	width := Strong("").measure("Алаіза Пашкевіч").Width + 1 // the comma has no room
	lines := breakLines(spans, width, 0)
	if got := words(lines); got != "Алаіза|Пашкевіч, 74|дні" && got != "Алаіза|Пашкевіч, 74 дні" {
		t.Fatalf("wrapped as %q", got)
	}
}

func TestTextWithALimitFillsItsLastLineAndEndsInAnEllipsis(t *testing.T) {
	window(t, nil, 10, 10)
	lines := breakLines([]Span{Body("адзін два тры чатыры пяць шэсць сем восем")}, 110, 2)
	if len(lines) != 2 || !strings.HasSuffix(words(lines), ellipsis) {
		t.Fatalf("set as %q", words(lines))
	}
	for _, l := range lines {
		if l.width > 110 {
			t.Fatalf("a line of %v on a width of 110", l.width)
		}
	}
	if got := words(breakLines([]Span{Body("адзін")}, 110, 2)); got != "адзін" {
		t.Fatalf("a short text became %q", got)
	}
}

func TestLineBreaksOfTheTextAreKept(t *testing.T) {
	window(t, nil, 10, 10)
	if got := words(breakLines([]Span{Body("вул. Узорная, 3\n000000, г. Узорск\n\nREPUBLIC OF BELARUS")}, 400, 0)); got != "вул. Узорная, 3|000000, г. Узорск||REPUBLIC OF BELARUS" {
		t.Fatalf("set as %q", got)
	}
}

func TestAColumnIsAsHighAsItsWrappedTexts(t *testing.T) {
	text := NewText(Body(strings.Repeat("Дарагі сябар, віншуем Вас! ", 12)))
	below := NewText(Body("ніжэй"))
	c := NewColumn(10, text, below)
	window(t, c, 300, 600)
	want := text.HeightFor(300)
	if want < 80 {
		t.Fatalf("the text is %v high: it does not wrap", want)
	}
	if got := below.Position().Y; got != want+10 {
		t.Fatalf("the next object stands at %v, not at %v", got, want+10)
	}
	c.Resize(fyne.NewSize(600, 600))
	if got := below.Position().Y; got >= want {
		t.Fatalf("in a wider column the next object still stands at %v", got)
	}
}

func TestLargerTextTakesMoreRoom(t *testing.T) {
	text := NewText(Body("Сёння"))
	window(t, text, 300, 600)
	before := text.MinSize()
	fyne.CurrentApp().Settings().SetTheme(NewTheme(Light, 1.3))
	if after := text.MinSize(); after.Width <= before.Width || after.Height <= before.Height {
		t.Fatalf("%v became %v", before, after)
	}
}
