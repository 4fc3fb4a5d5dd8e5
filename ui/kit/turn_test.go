package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/i18n"
)

func TestASheetThatIsTooHighIsReadByKeys(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 500))
	d := NewWindowDialogs(w, NewKeys(w.Canvas(), func() {}), func() *i18n.Localizer { return i18n.For("en") })
	d.Show(Sheet{
		Title: "Long", Body: NewColumn(8, NewText(Body(strings.Repeat("a few words ", 600))), NewItem(NewText(Body("the last item")))),
		Actions: []Action{{Label: "Close", Primary: true}},
	})
	body := w.Canvas().Overlays().Top().(*layer).body.(*Scroll)
	at := func() float32 { return body.scroll.Offset.Y }
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	end := body.content.Size().Height - body.scroll.Size().Height
	if end < 200 {
		t.Fatalf("the sheet is not too high: %v", end)
	}
	press(fyne.KeyUp)
	if at() != 0 {
		t.Errorf("above the beginning: %v", at())
	}
	press(fyne.KeyDown)
	if at() != lineTurn {
		t.Errorf("a line: %v", at())
	}
	press(fyne.KeyPageDown)
	if page := at(); page < 150 || page > body.scroll.Size().Height {
		t.Errorf("a page: %v of %v", page, body.scroll.Size().Height)
	}
	press(fyne.KeyEnd)
	if at() != end {
		t.Errorf("the end: %v, not %v", at(), end)
	}
	press(fyne.KeyPageDown)
	if at() != end {
		t.Errorf("beyond the end: %v", at())
	}
	press(fyne.KeyHome)
	if at() != 0 {
		t.Errorf("the beginning: %v", at())
	}
}
