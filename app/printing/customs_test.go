package printing

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/customs"
	"vestka/app/spooler"
)

func parcel() CustomsDeclaration {
	return CustomsDeclaration{
		From: []string{"Ганна", "Vilniaus g. 1"}, To: []string{"Алаіза Пашкевіч", "REPUBLIC OF BELARUS"}, Lang: app.Russian, Reader: app.Belarusian,
		Declaration: customs.Declaration{Kind: customs.Parcel, Category: customs.Gift, Currency: "EUR", Lines: []customs.Line{{Text: "tea", Local: "чай", Count: 2, Grams: 200, Value: 3.4}}},
	}
}

func TestACustomsDeclarationIsInEnglishFrenchAndTheLanguageOfTheCountry(t *testing.T) {
	n := parcel()
	page := n.sheet()
	for key, french := range inFrench {
		label := n.label(key)
		if !strings.Contains(label, french) || !strings.Contains(label, " / ") {
			t.Errorf("%s is %q", key, label)
		}
	}
	if page.Title != "Customs declaration / Déclaration en douane / Таможенная декларация" || page.Form != "CN 23" || !strings.Contains(page.Notice, "паштовы бланк") {
		t.Errorf("%q, %q, %q", page.Title, page.Form, page.Notice)
	}
	if want := [6]string{"tea\nчай", "2", "0.200", "3.40"}; page.Rows[0] != want {
		t.Errorf("%q", page.Rows)
	}
	if i := slices.IndexFunc(page.Totals, func(row [6]string) bool { return row[3] == "3.40" }); i != 0 || page.Totals[1][2] != "" {
		t.Errorf("sums %q: what was not weighed is left to be written in", page.Totals)
	}
	if n.Lang = app.English; n.label("customs.gift") != "Gift / Cadeau" {
		t.Errorf("%q", n.label("customs.gift"))
	}
}

func TestACustomsDeclarationNeedsBothAddresses(t *testing.T) {
	for _, change := range []func(*CustomsDeclaration){
		func(n *CustomsDeclaration) { n.From = []string{" "} }, func(n *CustomsDeclaration) { n.To = nil }, func(n *CustomsDeclaration) { n.Lines = nil },
	} {
		n := parcel()
		if change(&n); app.CodeOf(n.Check()) != app.Invalid {
			t.Errorf("%+v is taken", n)
		}
	}
}

func TestACustomsDeclarationGoesToThePrinter(t *testing.T) {
	s, printer := newShop(t), &spooler.Fake{}
	if err := s.PrintCustoms(t.Context(), printer, parcel(), Target{Printer: "Office", Tray: "Slot"}, 3); err != nil {
		t.Fatal(err)
	}
	docs := printer.Documents()
	if len(docs) != 1 || docs[0].Copies != 3 || docs[0].Tray != "Slot" || docs[0].Sides != spooler.OneSided || !strings.HasPrefix(string(docs[0].Bytes), "%PDF") {
		t.Errorf("%+v", docs)
	}
	if err := s.PrintCustoms(t.Context(), &spooler.Fake{File: true}, parcel(), Target{}, 1); app.CodeOf(err) != app.Refused {
		t.Error(err)
	}
}
