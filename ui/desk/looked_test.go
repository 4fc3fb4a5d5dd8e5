package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
)

func TestWhatMayStopALetterStandsBesideItOnceTheHandsRest(t *testing.T) {
	r := newRoom(t, "en")
	r.draft("a")
	r.editor.text.SetText("Дзень добры. Вайна ніяк не скончыцца, шлю прывітаня.")
	if strings.Contains(r.Words(), "«Вайна»") {
		t.Error("the text is read on the path of a key")
	}
	r.clock.rest()
	if !strings.Contains(r.Words(), "«Вайна»") || !strings.Contains(r.Words(), "Mediazona") {
		t.Fatalf("nothing is said: %q", r.Words())
	}
	r.Do(r.Section, fyne.KeyF7)
	if b, ok := r.Focused.(*kit.Button); !ok || b.Text() != r.T("findings.show") {
		t.Errorf("the keyboard is at %T %v", r.Focused, ok)
	}
	r.Tap(r.T("findings.show"))
	if got := r.editor.text.SelectedText(); got != "Вайна" {
		t.Errorf("%q is selected", got)
	}
	r.Tap("прывітання")
	if !strings.HasSuffix(r.editor.text.Text, "шлю прывітання.") {
		t.Errorf("the text is %q", r.editor.text.Text)
	}
}

func TestTheTranslationIsWhatIsLookedAtWhereItIsSent(t *testing.T) {
	r := newRoom(t, "en")
	r.draft("a")
	r.editor.draft.Original.Lang, r.editor.draft.Translation.Lang = app.English, app.Russian
	r.editor.text.SetText("War and prison.")
	r.editor.other.SetText("У нас опять война и снег.")
	r.clock.rest()
	if !strings.Contains(r.Words(), "«война»") || strings.Contains(r.Words(), "«War") {
		t.Errorf("said: %q", r.Words())
	}
}
