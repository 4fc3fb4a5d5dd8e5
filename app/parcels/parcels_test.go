package parcels

import (
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

func line(grams int, minor int64, code string) app.ParcelLine {
	l := app.ParcelLine{Item: "a", Count: 1, Grams: grams}
	if code != "" {
		l.Value = app.Money{Minor: minor, Currency: code}
	}
	return l
}

func TestAParcelIsMeasuredByEachLimitInItsOwnUnit(t *testing.T) {
	p := app.Parcel{Lines: []app.ParcelLine{line(700, 100, "EUR"), line(300, 1_000, "BHD"), line(0, 0, "")}}
	month := []app.Parcel{{Lines: []app.ParcelLine{line(29_001, 0, "")}}}
	for name, one := range map[string]struct {
		limit         rules.Limit
		used          float64
		over, unknown bool
	}{
		"kilograms":        {rules.Limit{What: rules.Weight, Most: 1, Unit: "kg"}, 1, false, true},
		"grams":            {rules.Limit{What: rules.Weight, Most: 999, Unit: "g"}, 1000, true, true},
		"of a month":       {rules.Limit{What: rules.Weight, Most: 30, Unit: "kg", Per: rules.PerMonth}, 30.001, true, true},
		"euros alone":      {rules.Limit{What: rules.Value, Most: 1, Unit: "EUR"}, 1, false, true},
		"three places":     {rules.Limit{What: rules.Value, Most: 0.5, Unit: "BHD"}, 1, true, true},
		"how many":         {rules.Limit{What: rules.Count, Most: 1}, 1, false, false},
		"how many a month": {rules.Limit{What: rules.Count, Most: 1, Per: rules.PerMonth}, 2, true, false},
	} {
		m := (&Scales{}).against(rules.Bounded{Limit: one.limit}, p, month)
		if m.Used != one.used || m.Over != one.over || m.Unknown != one.unknown || m.AllMonth != (one.limit.Per == rules.PerMonth) {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestTenTenthsOfAKilogramAreNoMoreThanOne(t *testing.T) {
	var p app.Parcel
	for range 10 {
		p.Lines = append(p.Lines, line(100, 0, ""))
	}
	if m := (&Scales{}).against(rules.Bounded{Limit: rules.Limit{What: rules.Weight, Most: 1, Unit: "kg"}}, p, nil); m.Over || m.Unknown {
		t.Errorf("%+v", m)
	}
}

type things []app.Content

func (things) Contents() []app.Content { return nil }

func (t things) Content(id string) (app.Content, bool) {
	for _, c := range t {
		if c.ID == id {
			return c, true
		}
	}
	return app.Content{}, false
}

func TestOnlyWhatIsWeighedAndValuedInOneCurrencyCanBeDeclared(t *testing.T) {
	b := &Book{Catalogue: things{{ID: "halva", Name: app.Text{EN: "halva", RU: "халва"}}}}
	sweet := line(500, 350, "EUR")
	sweet.Item, sweet.Content = "", "halva"
	lines, code, err := b.Declared(app.Parcel{Lines: []app.ParcelLine{sweet, line(1, 5, "EUR")}}, app.Russian)
	if err != nil || code != "EUR" || lines[0].Text != "halva" || lines[0].Local != "халва" || lines[0].Value != 3.5 || lines[1].Text != "a" || lines[1].Local != "" {
		t.Fatalf("%+v %s %v", lines, code, err)
	}
	for name, second := range map[string]app.ParcelLine{"another currency": line(1, 5, "BYN"), "no weight": line(0, 5, "EUR"), "no value": line(1, 0, "")} {
		if _, _, err := b.Declared(app.Parcel{Lines: []app.ParcelLine{sweet, second}}, app.Russian); app.CodeOf(err) != app.Refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}
