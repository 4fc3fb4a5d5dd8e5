package asking

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func TestADayIsTypedInAnyFormAndToldInWords(t *testing.T) {
	_ = uitest.New(t, "be")
	loc := i18n.For("be")
	day := app.Date{Year: 2026, Month: 2, Day: 28}
	f := NewDay(loc, "Калі", day, "падказка")
	if f.Entry.Text != "28.02.2026" || f.Says() != loc.Date(2026, 2, 28) {
		t.Errorf("%q, %q", f.Entry.Text, f.Says())
	}
	for text, want := range map[string]app.Date{"": {}, " ": {}, "2026-02-28": day, "28.02.2026": day, "02.2026": {Year: 2026, Month: 2}, "2026": {Year: 2026}} {
		f.Entry.SetText(text)
		if got, err := f.Read(); err != nil || got != want {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
	f.Entry.SetText("31.02.2026")
	if _, err := f.Read(); app.CodeOf(err) != app.Invalid || f.Says() == "" {
		t.Errorf("%v, it says %q", err, f.Says())
	}
}

func TestADayIsTypedAsItIsRead(t *testing.T) {
	for want, d := range map[string]app.Date{
		"": {}, "28.02.2026": {Year: 2026, Month: 2, Day: 28}, "02.2026": {Year: 2026, Month: 2}, "2026": {Year: 2026}, "29.02": {Month: 2, Day: 29},
	} {
		if got := TypedDay(d); got != want {
			t.Errorf("%v is typed %q, want %q", d, got, want)
		}
	}
}

// page is a section with one field.
type page struct{ entry *kit.Entry }

func (p *page) ID() string                        { return "page" }
func (p *page) Label(*i18n.Localizer) string      { return "page" }
func (p *page) Icon() string                      { return "journal" }
func (p *page) Build(kit.Frame) fyne.CanvasObject { return p.entry }
func (p *page) Reload(app.Changes)                {}
func (p *page) Shortcuts() []kit.Shortcut         { return nil }
func (p *page) Focus() fyne.Focusable             { return p.entry }

func TestAFormThatCannotBeKeptStaysAndSaysWhy(t *testing.T) {
	w := uitest.New(t, "be")
	p := &page{kit.NewEntry()}
	w.Show(p)
	refused := &app.Error{Code: app.Invalid, Key: "error.someone.which"}
	var did, closed int
	keep := func(read, kept error) *kit.Trouble {
		trouble := kit.NewTrouble()
		body := trouble.Above()
		Keep(Form{Frame: w, By: p, Runner: w.Runner, Trouble: trouble}, read,
			func(context.Context) (int, app.Changes, error) { did++; return 7, app.Changes{}, kept },
			func(id int) string { closed += id; return "захавана" })
		_ = body
		return trouble
	}
	keep(refused, nil)
	if did != 0 || closed != 0 {
		t.Error("what the form does not say is kept")
	}
	keep(nil, refused)
	if did != 1 || closed != 0 || len(w.Said) != 0 {
		t.Errorf("it failed, and the form is closed: %d, %q", closed, w.Said)
	}
	keep(nil, nil)
	if did != 2 || closed != 7 || len(w.Said) != 1 || w.Said[0] != "захавана" {
		t.Errorf("closed %d, said %q", closed, w.Said)
	}
}
