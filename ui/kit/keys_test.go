package kit

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vestka/i18n"
)

func TestTwoMeaningsOfOneKeyAreRefused(t *testing.T) {
	k := NewKeys(window(t, nil, 10, 10).Canvas(), func() {})
	search := Shortcut{Key: fyne.KeyF, Mod: Command, Label: "search", Do: func() {}}
	filter := Shortcut{Key: fyne.KeyF, Mod: Command, Label: "filter", Do: func() {}}
	if err := k.Set([]Shortcut{search}, []Shortcut{filter}); err == nil {
		t.Fatal("two meanings of one key were taken")
	}
	if len(k.All()) != 0 {
		t.Fatal("what was refused counts all the same")
	}
	if err := k.Set([]Shortcut{search}, nil); err != nil {
		t.Fatal(err)
	}
}

func TestKeysThatBelongToWritingAreRefused(t *testing.T) {
	for _, s := range []Shortcut{
		{Key: fyne.KeyC, Mod: Command},
		{Key: fyne.KeyV, Mod: Command},
		{Key: fyne.KeyA, Mod: Command},
		{Key: fyne.KeyY, Mod: Command},
		{Key: fyne.KeyA},
		{Key: fyne.KeyA, Mod: fyne.KeyModifierShift},
		{Key: fyne.KeyEscape},
		{Key: fyne.KeyReturn},
		{Key: fyne.KeySpace},
		{Key: fyne.KeyLeft, Mod: Command},
	} {
		if CheckKeys([]Shortcut{s}, nil) == nil {
			t.Errorf("%s was taken", s.Name())
		}
	}
	for _, s := range []Shortcut{{Key: fyne.KeyF6}, {Key: fyne.KeyZ, Mod: Command}, {Key: fyne.KeyF, Mod: Command}, {Key: fyne.KeyC, Mod: Command | fyne.KeyModifierShift}} {
		if err := CheckKeys([]Shortcut{s}, nil); err != nil {
			t.Error(err)
		}
	}
}

func TestTheKeysOfASectionEndWhenItLeaves(t *testing.T) {
	w := window(t, nil, 10, 10)
	k := NewKeys(w.Canvas(), func() {})
	n := 0
	here := []Shortcut{{Key: fyne.KeyP, Mod: Command, Label: "print", Do: func() { n++ }}}
	press := func() {
		KeysOf(w.Canvas()).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: Command})
	}
	if err := k.Set(nil, here); err != nil {
		t.Fatal(err)
	}
	press()
	if err := k.Set(nil, nil); err != nil {
		t.Fatal(err)
	}
	press()
	if n != 1 {
		t.Fatalf("the key did its work %d times of 1", n)
	}
}

func TestTheUndoKeyIsHeardInTheToolkitsOwnForm(t *testing.T) {
	w := window(t, nil, 10, 10)
	k := NewKeys(w.Canvas(), func() {})
	n := 0
	if err := k.Set([]Shortcut{{Key: fyne.KeyZ, Mod: Command, Label: "undo", Do: func() { n++ }}}, nil); err != nil {
		t.Fatal(err)
	}
	KeysOf(w.Canvas()).TypedShortcut(&fyne.ShortcutUndo{})
	if n != 1 {
		t.Fatal("Ctrl+Z is not heard")
	}
}

// asking is a window with dialogs and one shortcut that counts its presses.
func asking(t *testing.T) (w fyne.Window, d *WindowDialogs, pressed *int) {
	t.Helper()
	w = window(t, NewButton("under", func() { t.Error("the window under the dialog was pressed") }), 900, 600)
	pressed = new(int)
	k := NewKeys(w.Canvas(), func() {})
	if err := k.Set([]Shortcut{{Key: fyne.KeyF6, Label: "switch", Do: func() { *pressed++ }}, {Key: fyne.Key1, Mod: Command, Label: "go", Do: func() { *pressed++ }}}, nil); err != nil {
		t.Fatal(err)
	}
	return w, NewWindowDialogs(w, k, func() *i18n.Localizer { return i18n.For("be") }), pressed
}

// typed presses a key as the driver does: the focused widget first.
func typed(w fyne.Window, name fyne.KeyName) {
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(key(name))
		return
	}
	w.Canvas().OnTypedKey()(key(name))
}

func TestEscapeIsNoAndEnterIsYes(t *testing.T) {
	w, d, _ := asking(t)
	var got []bool
	q := Question{Title: "Замяніць?", Yes: "Замяніць", No: "Скасаваць"}
	ask := func() { d.Confirm(q, func(yes bool) { got = append(got, yes) }) }
	ask()
	typed(w, fyne.KeyEscape)
	ask()
	typed(w, fyne.KeyReturn)
	ask()
	w.Canvas().Focus(nil)
	typed(w, fyne.KeyReturn)
	if fmt.Sprint(got) != "[false true true]" {
		t.Fatalf("answered %v", got)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Fatal("a dialog stays open")
	}
}

func TestEnterNeverRemovesAnything(t *testing.T) {
	w, d, _ := asking(t)
	var got []bool
	d.Confirm(Question{Title: "Выдаліць?", Yes: "Выдаліць", No: "Не", Danger: true}, func(yes bool) { got = append(got, yes) })
	typed(w, fyne.KeyReturn)
	d.Confirm(Question{Title: "Выдаліць?", Yes: "Выдаліць", No: "Не", Danger: true}, func(yes bool) { got = append(got, yes) })
	w.Canvas().Focus(nil)
	typed(w, fyne.KeyReturn)
	typed(w, fyne.KeyEscape)
	if fmt.Sprint(got) != "[false false]" {
		t.Fatalf("answered %v", got)
	}
}

func TestTheWindowsKeysAreOffWhileADialogIsOpen(t *testing.T) {
	w, d, pressed := asking(t)
	press := func() {
		KeysOf(w.Canvas()).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: Command})
		typed(w, fyne.KeyF6)
	}
	d.Error("Не атрымалася", "Паспрабуйце яшчэ раз")
	press()
	test.TapCanvas(w.Canvas(), fyne.NewPos(450, 20))
	if *pressed != 0 {
		t.Fatal("a key of the window was heard under a dialog")
	}
	typed(w, fyne.KeyEscape)
	press()
	if *pressed != 2 {
		t.Fatalf("after the dialog %d of 2 keys are heard", *pressed)
	}
}

func TestDialogsNest(t *testing.T) {
	w, d, pressed := asking(t)
	closed := 0
	d.Show(Sheet{Title: "a", Cancel: func() { closed++ }})
	d.Show(Sheet{Title: "b", Cancel: func() { closed++ }})
	typed(w, fyne.KeyEscape)
	typed(w, fyne.KeyF6)
	if closed != 1 || *pressed != 0 {
		t.Fatalf("closed %d, heard %d keys", closed, *pressed)
	}
	typed(w, fyne.KeyEscape)
	typed(w, fyne.KeyF6)
	if closed != 2 || *pressed != 1 {
		t.Fatalf("closed %d, heard %d keys", closed, *pressed)
	}
}

func TestAPromptGivesItsTextOnEnter(t *testing.T) {
	w, d, _ := asking(t)
	got := ""
	d.Prompt(PromptRequest{Title: "Імя", Value: "Ган", OK: "Добра"}, func(s string) { got = s })
	e := w.Canvas().Focused().(*Entry)
	e.SetText("Ганна")
	typed(w, fyne.KeyReturn)
	if got != "Ганна" || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("gave %q", got)
	}
}

func TestAChoiceDialogBeginsAtItsFirstAnswer(t *testing.T) {
	w, d, _ := asking(t)
	got := -1
	d.Choose("Як атрымалася?", "", []string{"Усе", "Некаторыя", "Не ведаю"}, func(i int) { got = i })
	w.Canvas().FocusNext()
	typed(w, fyne.KeyReturn)
	if got != 1 || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("chose %d", got)
	}
}

func TestSavingAsksBeforeItReplacesAFileAndTouchesNothing(t *testing.T) {
	w, d, _ := asking(t)
	dir := t.TempDir()
	old := filepath.Join(dir, "паштоўкі.pdf")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	r := FileRequest{Title: "Захаваць", Extensions: []string{".pdf"}, Name: "паштоўкі", Folder: dir}
	d.SaveFile(r, func(path string) { got = append(got, path) })
	typed(w, fyne.KeyReturn) // there is one already
	typed(w, fyne.KeyEscape) // so do not replace it
	if len(got) != 0 {
		t.Fatalf("gave %v without having asked", got)
	}
	w.Canvas().Focused().(*Entry).SetText("новыя")
	typed(w, fyne.KeyReturn)
	if len(got) != 1 || got[0] != filepath.Join(dir, "новыя.pdf") {
		t.Fatalf("gave %v", got)
	}
	if b, err := os.ReadFile(old); err != nil || string(b) != "old" {
		t.Fatalf("the old file holds %q, %v", b, err)
	}
	if _, err := os.Stat(got[0]); err == nil {
		t.Fatal("the dialog made the file")
	}
}

func TestTheNameOfAFileIsTakenAsItIsMeant(t *testing.T) {
	for _, c := range [][3]string{
		{"cards", ".pdf", "/home/cards.pdf"}, {"cards.PDF", ".pdf", "/home/cards.PDF"}, {"/tmp/x.pdf", ".pdf", "/tmp/x.pdf"}, {"", ".pdf", ""},
	} {
		if got := filePath("/home", c[0], []string{c[1]}); got != c[2] {
			t.Errorf("%q is taken as %q", c[0], got)
		}
	}
}
