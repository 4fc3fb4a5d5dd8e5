package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func TestAFormOfANameIsWrittenByKeyboardAndTakenBack(t *testing.T) {
	b := newByHand(t)
	sparrow(t, b.s, b.id)
	b.sh.Go("people", b.id)
	b.shortcut(fyne.KeyN, kit.Command|fyne.KeyModifierShift)
	top := b.win.Canvas().Overlays().Top()
	words := uitest.Words(top)
	for _, want := range []string{b.loc().T("byhand.forms.own"), b.loc().T("byhand.forms.unsure"), b.loc().T("grammar.why.fleeting"), "Пятре", "Уважаемый Пётр Иванович"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not said in %q", want, words)
		}
	}
	before := b.person(b.id).Forms
	b.types("!")
	b.presses(b.loc().T("dialog.save"))
	if b.win.Canvas().Overlays().Top() != nil {
		t.Fatal("the sheet is still there")
	}
	form := func(f app.OwnForm) bool {
		return f.Lang == app.Belarusian && f.Part == app.GivenPart && f.Case == app.Genitive && strings.Contains(f.Text, "!")
	}
	if got := b.person(b.id).Forms; !slices.ContainsFunc(got, form) || len(got) != len(before)+1 {
		t.Errorf("%+v", got)
	}
	b.undo()
	if got := b.person(b.id).Forms; !slices.Equal(got, before) {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestAFormThatIsEmptiedIsTheRulesAgain(t *testing.T) {
	b := newByHand(t)
	sparrow(t, b.s, b.id)
	b.sh.Go("people", b.id)
	b.shortcut(fyne.KeyN, kit.Command|fyne.KeyModifierShift)
	for _, e := range uitest.Find[*kit.Entry](b.win.Canvas().Overlays().Top()) {
		if e.Text == "Салаўю" {
			e.SetText("")
		}
	}
	b.presses(b.loc().T("dialog.save"))
	if got := b.person(b.id).Forms; len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
