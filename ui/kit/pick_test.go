package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/ui/kit"
)

func TestAPieceOfATextIsPickedWhereverItsRowIs(t *testing.T) {
	test.NewTempApp(t)
	e := kit.NewLines(8)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(260, 300))
	text := strings.Repeat("Сёння ўранку выпаў першы снег, і двор стаў белы. ", 6) + "\nі яшчэ радок\n\nапошні"
	e.SetText(text)
	for _, word := range []string{"Сёння", "снег", "радок", "апошні"} {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				break
			}
			at += i
			e.Pick(at, at+len(word))
			if got := e.SelectedText(); got != word {
				t.Errorf("%q is picked instead of %q at %d", got, word, at)
			}
			at += len(word)
		}
	}
}

func TestAPieceOfATextIsReplacedAndThatIsTakenBack(t *testing.T) {
	test.NewTempApp(t)
	e := kit.NewLines(4)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(200, 200))
	changed := ""
	e.OnChanged = func(text string) { changed = text }
	e.SetText("Шлю табе прывітаня і абдымаю, прывітаня")
	at := strings.Index(e.Text, "прывітаня")
	e.Put(at, at+len("прывітаня"), "прывітанне")
	if want := "Шлю табе прывітанне і абдымаю, прывітаня"; e.Text != want || changed != want {
		t.Errorf("%q, told %q", e.Text, changed)
	}
	e.Undo()
	e.Undo()
	if want := "Шлю табе прывітаня і абдымаю, прывітаня"; e.Text != want {
		t.Errorf("taken back: %q", e.Text)
	}
}
