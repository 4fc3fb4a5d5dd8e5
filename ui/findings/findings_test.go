package findings_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/proof"
	"vestka/ui/findings"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// place is a section that has nothing but a field and the list beside it.
type place struct {
	kit.Section
	w     *uitest.World
	field *kit.Entry
	list  *findings.List
}

// Reload implements kit.Section.
func (p *place) Reload(app.Changes) {}

func written(t *testing.T, text string) *place {
	t.Helper()
	w := uitest.New(t, "en").Sample()
	p := &place{w: w, field: kit.NewLines(6)}
	p.list = findings.New(w, p, w.Findings(), func() findings.Field { return p.field }, func() proof.Text {
		return proof.Text{Lang: app.Belarusian, Form: app.LetterA4Form}
	}, nil)
	p.field.OnChanged = func(string) { p.list.Look() }
	w.Window.SetContent(kit.NewSplit(p.field, kit.NewScroll(p.list.Object()), 0.5, 200, 600))
	w.Window.Resize(fyne.NewSize(900, 600))
	p.field.SetText(text)
	return p
}

func (p *place) says() string { return uitest.Words(p.list.Object()) }

func (p *place) press(t *testing.T, word string) {
	t.Helper()
	if !p.w.Has(word) {
		t.Fatalf("no button %q in %q", word, p.says())
	}
	p.w.Tap(word)
}

const risky = "Дзень добры. Вайна ніяк не скончыцца, шлю прывітаня."

func TestEachFindingSaysWhyAndWhoSaysSo(t *testing.T) {
	p := written(t, risky)
	for _, part := range []string{"«Вайна»", "surely cut", "Mediazona", "«прывітаня»", "прывітання", "Spelling"} {
		if !strings.Contains(p.says(), part) {
			t.Errorf("%q is missing in %q", part, p.says())
		}
	}
	if p.list.Count() != 2 || p.list.Focus() == nil {
		t.Errorf("%d findings", p.list.Count())
	}
	p.field.SetText("Дзень добры, у нас снег.")
	if p.list.Count() != 0 || !strings.Contains(p.says(), p.w.T("findings.none")) || p.list.Focus() != nil {
		t.Errorf("of an innocent text: %q", p.says())
	}
}

func TestAFindingIsShownInTheTextAndReplaced(t *testing.T) {
	p := written(t, risky)
	p.press(t, p.w.T("findings.show"))
	if got := p.field.SelectedText(); got != "Вайна" {
		t.Errorf("%q is selected", got)
	}
	p.press(t, "прывітання")
	if !strings.HasSuffix(p.field.Text, "шлю прывітання.") || p.list.Count() != 1 {
		t.Errorf("%q, %d left", p.field.Text, p.list.Count())
	}
}

func TestAFindingIsPassedOverInThisTextOnly(t *testing.T) {
	p := written(t, "Вайна.")
	p.press(t, p.w.T("findings.pass"))
	if p.list.Count() != 0 {
		t.Errorf("it stays: %q", p.says())
	}
	if words, _ := p.w.Store.KeptWords(t.Context()); len(words) != 0 {
		t.Error("what is passed over once is kept")
	}
}

func TestAFindingIsNeverSaidAgainAndThatIsTakenBack(t *testing.T) {
	p := written(t, "Вайна, прывітаня.")
	p.press(t, p.w.T("findings.never"))
	p.press(t, p.w.T("findings.learn"))
	words, err := p.w.Store.KeptWords(t.Context())
	if err != nil || len(words) != 2 || p.list.Count() != 0 {
		t.Errorf("%v %v, %d left", words, err, p.list.Count())
	}
}

func TestALongListIsShownInPartUntilItIsAskedFor(t *testing.T) {
	p := written(t, strings.Repeat("Вайна. Снег. ", 20))
	if n := strings.Count(p.says(), "«Вайна»"); n != 12 {
		t.Errorf("%d are shown", n)
	}
	p.press(t, p.w.T("findings.more", "Count", 8))
	if n := strings.Count(p.says(), "«Вайна»"); n != 20 {
		t.Errorf("%d are shown", n)
	}
}
