package customs

import (
	"math"
	"strings"
	"testing"

	"vestka/app"
)

func declaration(change ...func(*Declaration)) *Declaration {
	d := &Declaration{Kind: Packet, Category: Gift, Currency: "EUR", Gross: 800, Lines: []Line{
		{Text: "chocolate bars", Local: "шакалад", Count: 3, Grams: 300, Value: 7.5, HS: "180632", Origin: "DE"},
		{Text: "wool socks, pair", Count: 2, Grams: 240, Value: 12},
	}}
	for _, c := range change {
		c(d)
	}
	return d
}

func TestWhichFormIsNeededIsSaidOnlyWhereItIsKnown(t *testing.T) {
	worth := func(value, sdr float64) func(*Declaration) {
		return func(d *Declaration) { d.Lines, d.SDR = []Line{{Text: "book", Count: 1, Grams: 1, Value: value}}, sdr }
	}
	for _, c := range []struct {
		declaration *Declaration
		form        Form
		why         string
	}{
		{declaration(), NotKnown, "customs.why.not_known"},
		{declaration(worth(375, 1.25)), CN22, "customs.why.small"},
		{declaration(worth(375.01, 1.25)), CN23, "customs.why.large"},
		{declaration(worth(0, 1.25)), CN22, "customs.why.small"},
		{declaration(worth(1, 1.25), func(d *Declaration) { d.Kind = Parcel }), CN23, "customs.why.parcel"},
		{declaration(func(d *Declaration) { d.Kind = Parcel }), CN23, "customs.why.parcel"},
	} {
		if form, why := c.declaration.Form(); form != c.form || why != c.why {
			t.Errorf("%v for %v: %q, %s, want %q, %s", c.declaration.Kind, c.declaration.Value(), form, why, c.form, c.why)
		}
	}
}

func TestANoteAddsUp(t *testing.T) {
	d := declaration()
	if d.Grams() != 540 || d.Amount(d.Value()) != "19.50" || Kilograms(d.Grams()) != "0.540" {
		t.Errorf("%d g, %s, %s kg", d.Grams(), d.Amount(d.Value()), Kilograms(d.Grams()))
	}
	for code, want := range map[string]string{"JPY": "20", "CHF": "19.50", "PLN": "19.50"} {
		d.Currency = code
		if got := d.Amount(19.5); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

func TestWhatCannotStandOnAFormIsRefused(t *testing.T) {
	line := func(change func(*Line)) func(*Declaration) { return func(d *Declaration) { change(&d.Lines[1]) } }
	for key, change := range map[string]func(*Declaration){
		"error.customs.empty":    func(d *Declaration) { d.Lines = nil },
		"error.customs.many":     func(d *Declaration) { d.Lines = make([]Line, MostLines+1) },
		"error.customs.currency": func(d *Declaration) { d.Currency = "EURO" },
		"error.customs.sdr":      func(d *Declaration) { d.SDR = math.NaN() },
		"error.customs.gross":    func(d *Declaration) { d.Gross = 539 },
		"error.customs.heavy":    func(d *Declaration) { d.Gross = 31_501 },
		"error.customs.decimals": line(func(l *Line) { l.Value = 10.505 }),
		"error.customs.text":     line(func(l *Line) { l.Text = " " }),
		"error.customs.count":    line(func(l *Line) { l.Count = 0 }),
		"error.customs.grams":    line(func(l *Line) { l.Grams = 0 }),
		"error.customs.value":    line(func(l *Line) { l.Value = math.NaN() }),
		"error.customs.hs":       line(func(l *Line) { l.HS = "1806" }),
		"error.customs.origin":   line(func(l *Line) { l.Origin = "UK" }),
	} {
		err := declaration(change).Check()
		if e, is := err.(*app.Error); !is || e.Key != key || e.Code != app.Invalid { //nolint:errorlint // as it is made
			t.Errorf("%s: %v", key, err)
		}
	}
	for _, code := range []string{"eur", "XXY", "", "E"} {
		if declaration(func(d *Declaration) { d.Currency = code }).Check() == nil {
			t.Errorf("%q is taken for a currency", code)
		}
	}
	if err := declaration().Check(); err != nil {
		t.Error(err)
	}
	for _, c := range []string{"EUR", "CHF", "PLN", "USD", "GBP", "UAH"} {
		if err := declaration(func(d *Declaration) { d.Currency = c }).Check(); err != nil {
			t.Errorf("%s: %v", c, err)
		}
	}
}

func TestALineIsReadAsItIsTyped(t *testing.T) {
	for text, want := range map[string]Line{
		"tea; 2;200; 3,40": {Text: "tea", Count: 2, Grams: 200, Value: 3.4},
		"wool socks, pair;1;120;9.5;6115.94;de;носкі": {Text: "wool socks, pair", Count: 1, Grams: 120, Value: 9.5, HS: "611594", Origin: "DE", Local: "носкі"},
		"tea;2;200;3;;PL": {Text: "tea", Count: 2, Grams: 200, Value: 3, Origin: "PL"},
	} {
		if got, err := ReadLine(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "tea", "tea;2;200", "tea;two;200;3", "tea;2;200;Inf", "tea;2;200;x", strings.Repeat(";", 8)} {
		if _, err := ReadLine(text); app.CodeOf(err) != app.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}
