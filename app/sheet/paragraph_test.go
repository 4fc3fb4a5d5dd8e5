package sheet

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// letterTo is a text of which one paragraph comes again and one does not.
func letterTo(i int) Postcard {
	return Postcard{
		Message: fmt.Sprintf("Дарагі сябар %d!\n%s\n\nА гэты абзац у кожным лісце іншы, нумар яго %d, і ён таксама доўгі.\nАлеся", i,
			strings.Repeat("Няхай кожны новы дзень прыносіць добрую вестку. ", 2+i%3), i),
		MessageFont: Serif, Address: []string{fmt.Sprintf("Янка Купала %d", i), "вул. Узорная, 3", "000000, г. Узорск"},
	}
}

func TestManyLayTheSameAsOneDoes(t *testing.T) {
	fonts := loaded(t)
	const n = 3 * mostParagraphs
	all := make([]Card, n)
	var alive sync.WaitGroup
	for first := range 4 {
		alive.Go(func() {
			for i := first; i < n; i += 4 {
				all[i] = LayPostcard(fonts, letterTo(i))
			}
		})
	}
	alive.Wait()
	fresh, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		fresh.known = knownParagraphs{} // nothing is known before any card
		if want := LayPostcard(fresh, letterTo(i)); !reflect.DeepEqual(all[i], want) {
			t.Fatalf("card %d is laid as %v, alone as %v", i, all[i].Back.Texts, want.Back.Texts)
		}
	}
	if n := len(fonts.known.by); n > mostParagraphs {
		t.Errorf("%d paragraphs are kept in mind", n)
	}
}

func TestManyMaySetOneParagraph(t *testing.T) {
	fonts := loaded(t)
	text := strings.Repeat("Няхай кожны новы дзень прыносіць добрую вестку. ", 3)
	p := fonts.known.paragraph(fonts, Serif, text)
	var alive sync.WaitGroup
	for range 4 {
		alive.Go(func() {
			for width := 100; width > 20; width-- {
				if lines := p.lines(limit(float64(width), 12)); lines[len(lines)-1].end < len(strings.TrimSpace(text)) {
					t.Errorf("at %d mm the last line ends at byte %d", width, lines[len(lines)-1].end)
				}
			}
		})
	}
	alive.Wait()
}
