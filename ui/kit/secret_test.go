package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// lettersOf are the texts that a field draws.
func lettersOf(o fyne.CanvasObject) string {
	var b strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text)
		case *fyne.Container:
			for _, p := range o.Objects {
				walk(p)
			}
		case fyne.Widget:
			for _, p := range test.WidgetRenderer(o).Objects() {
				walk(p)
			}
		}
	}
	walk(o)
	return b.String()
}

func TestASecretIsShownOnlyWhileItsEyeIsOpenAndTheKeyboardReachesIt(t *testing.T) {
	e := NewSecret("Паказаць", func(bool) {})
	w := window(t, e, 300, 60)
	w.Canvas().Focus(e)
	test.Type(e, "ціхая рака")
	if strings.Contains(lettersOf(e), "рака") {
		t.Fatal("what is typed is to be seen")
	}
	for _, seen := range []bool{true, false} {
		w.Canvas().FocusNext()
		y, ok := w.Canvas().Focused().(*eye)
		if !ok {
			t.Fatalf("Tab leads to %T", w.Canvas().Focused())
		}
		if y.AccessibilityLabel() != "Паказаць" {
			t.Errorf("the eye is called %q", y.AccessibilityLabel())
		}
		y.TypedKey(key(fyne.KeySpace))
		if strings.Contains(lettersOf(e), "рака") != seen {
			t.Errorf("seen is %v, want %v", !seen, seen)
		}
		if w.Canvas().Focused() != fyne.Focusable(e) {
			t.Error("the keyboard is not back in the field")
		}
	}
	test.Type(e, " ля млына")
	if e.Text != "ціхая рака ля млына" {
		t.Errorf("the text is %q", e.Text)
	}
	e.Disable()
	test.Tap(e.ActionItem.(*eye))
	if strings.Contains(lettersOf(e), "рака") {
		t.Error("a field that is not to be used shows its text")
	}
}

func TestCapsLockIsNoticedByItsLetters(t *testing.T) {
	var heard []bool
	e := NewSecret("", func(on bool) { heard = append(heard, on) })
	window(t, e, 300, 60)
	shift := func(do func(*fyne.KeyEvent)) { do(&fyne.KeyEvent{Name: desktop.KeyShiftLeft}) }
	test.Type(e, "ціхая 1!")
	shift(e.KeyDown)
	test.Type(e, "РАКА")
	shift(e.KeyUp)
	test.Type(e, "а")
	test.Type(e, "Б") // one may be of a shift that was down before
	if len(heard) > 0 {
		t.Fatalf("heard %v of ordinary writing", heard)
	}
	test.Type(e, "ВГД")
	shift(e.KeyDown)
	test.Type(e, "е")
	shift(e.KeyUp)
	test.Type(e, "ж")
	if fmt.Sprint(heard) != "[true false]" {
		t.Errorf("heard %v", heard)
	}
}
