package someone

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func field(t *testing.T) (*uitest.World, *Field, *people.Entry) {
	t.Helper()
	w := uitest.New(t, "be").Sample()
	f := New(w, w.Directory, apptest.Today, "Хто", "ніхто", 0)
	w.Window.SetContent(f.Whole)
	w.Window.Resize(fyne.NewSize(700, 400))
	return w, f, w.Directory.Find(people.Query{Text: "Купала", Today: apptest.Today, Lang: app.Belarusian}).People[0]
}

func TestAPersonIsNamedByTypingPartOfTheName(t *testing.T) {
	w, f, one := field(t)
	f.Entry.SetText("Купала")
	if id, err := f.Person(); id != one.ID || err != nil {
		t.Fatalf("%d, %v in %q", id, err, w.Words())
	}
	f.Entry.SetText("")
	if id, err := f.Person(); id != 0 || err != nil {
		t.Errorf("an empty field names %d, %v", id, err)
	}
	f.Entry.SetText("няма такога чалавека")
	if _, err := f.Person(); app.CodeOf(err) != app.Invalid {
		t.Errorf("nobody is taken for somebody: %v", err)
	}
}

func TestAmongSeveralOfOneNameTheReaderChooses(t *testing.T) {
	w, f, _ := field(t)
	f.Entry.SetText("Ян")
	if _, err := f.Person(); app.CodeOf(err) != app.Invalid || !strings.Contains(w.Words(), "Янка Лучына") {
		t.Fatalf("%v: %q", err, w.Words())
	}
	uitest.Find[*kit.Button](w.Window.Content())[1].Tapped(nil)
	id, err := f.Person()
	if id == 0 || err != nil {
		t.Fatalf("%d, %v", id, err)
	}
	again := New(w, w.Directory, apptest.Today, "Хто", "ніхто", 0)
	again.SetValue(f.Value())
	if kept, _ := again.Person(); kept != id {
		t.Errorf("%q is %d, not %d", f.Value(), kept, id)
	}
}
