package customs

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/customs"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

// press is one that writes nothing.
type press struct {
	declarations []printing.CustomsDeclaration
	paths        []string
	no           bool
}

func (p *press) WhyNot(*app.Person, []app.Status, app.Date) *printing.Reason {
	if p.no {
		return &printing.Reason{Key: "print.skip.no_place"}
	}
	return nil
}

func (p *press) Envelope(*app.Person, app.Lang, app.Case, app.Date) (lines []string, flags []printing.Reason) {
	return []string{"Максім Гарэцкі", "REPUBLIC OF BELARUS"}, nil
}

func (p *press) SaveCustoms(_ context.Context, n printing.CustomsDeclaration, path string) error {
	p.declarations, p.paths = append(p.declarations, n), append(p.paths, path)
	return nil
}

type opener struct{ opened []string }

func (o *opener) Open(_ context.Context, path string) error {
	o.opened = append(o.opened, path)
	return nil
}

type world struct {
	*kittest.Frame
	press  *press
	opener *opener
	desk   *Desk
	store  *apptest.Store
}

func newWorld(t *testing.T) *world {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	w := &world{kittest.NewFrame(t, "be"), &press{}, &opener{}, nil, apptest.NewStore()}
	w.desk = New(Deps{Press: w.press, Settings: w.store, Opener: w.opener, Runner: work.Synchronous(), Now: apptest.FixedClock})
	return w
}

func (w *world) form(t *testing.T) *form {
	t.Helper()
	f := newForm(w.desk, w, []string{"Максім Гарэцкі", "REPUBLIC OF BELARUS"}, "Ганна\nВільня", false)
	f.show()
	return f
}

func TestTheNoteSaysWhatWasTyped(t *testing.T) {
	w := newWorld(t)
	f := w.form(t)
	f.rows[0].text.SetText("wool socks")
	f.rows[0].local.SetText("шкарпэткі")
	f.rows[0].grams.SetText("240")
	f.rows[0].value.SetText("12,5")
	f.rows[0].hs.SetText("6115.94")
	f.rows[0].origin.SetText("pl")
	more := f.add()
	more.text.SetText("tea")
	more.count.SetText("2")
	more.grams.SetText("100")
	more.value.SetText("4")
	f.currency.SetText("chf")
	f.sdr.SetText("1.1")
	w.Reader.Files = []string{"/declaration.pdf"}
	f.save()
	if len(w.press.declarations) != 1 || w.press.paths[0] != "/declaration.pdf" || len(w.opener.opened) != 1 {
		t.Fatalf("%+v, %v, opened %v", w.press.declarations, w.press.paths, w.opener.opened)
	}
	n := w.press.declarations[0]
	if len(n.Lines) != 2 || n.Lines[0] != (customs.Line{Text: "wool socks", Local: "шкарпэткі", Count: 1, Grams: 240, Value: 12.5, HS: "611594", Origin: "PL"}) {
		t.Errorf("%+v", n.Lines) // the empty row in between is none
	}
	if n.Currency != "CHF" || n.SDR != 1.1 || n.Gross != 0 || n.Kind != customs.Packet || n.Category != customs.Gift || strings.Join(n.From, "|") != "Ганна|Вільня" || n.Reader != app.Belarusian {
		t.Errorf("%+v", n)
	}
}

func TestWhatIsWrongIsSaidInTheSheetAndNothingIsSaved(t *testing.T) {
	for _, change := range []func(*form){
		func(f *form) { f.rows[0].text.SetText("") }, func(f *form) { f.rows[0].grams.SetText("many") }, func(f *form) { f.rows[0].value.SetText("x") },
		func(f *form) { f.currency.SetText("EURO") }, func(f *form) { f.sdr.SetText("?") }, func(f *form) { f.gross.SetText("1") }, func(f *form) { f.from.SetText(" ") },
		func(f *form) { f.rows[0].count.SetText("0") },
	} {
		w := newWorld(t)
		f := w.form(t)
		f.rows[0].text.SetText("tea")
		f.rows[0].grams.SetText("100")
		f.rows[0].value.SetText("4")
		before := f.says.Words()
		change(f)
		w.Reader.Files = []string{"/declaration.pdf"}
		if f.save(); len(w.press.declarations) != 0 || f.says.Words() == before {
			t.Errorf("%+v is saved, or nothing is said: %q", w.press.declarations, f.says.Words())
		}
	}
}

func TestThereIsNoNoteWithoutAnAddress(t *testing.T) {
	w := newWorld(t)
	p := apptest.Writer(1)
	if !w.desk.Can(&p) {
		t.Error("there is none")
	}
	if w.press.no = true; w.desk.Can(&p) {
		t.Error("there is one without an address")
	}
	if New(Deps{}).Can(&p) {
		t.Error("there is one without a press")
	}
}

func TestRowsComeUntilThereAreEnough(t *testing.T) {
	f := newWorld(t).form(t)
	for range 2 * customs.MostLines {
		f.add()
	}
	if len(f.rows) != customs.MostLines {
		t.Errorf("%d rows", len(f.rows))
	}
}
