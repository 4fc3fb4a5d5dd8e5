package printing

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestTheNameStandsInTheDativeWhereThatIsAskedForAndSure(t *testing.T) {
	sparrow := func(p *app.Person) {
		p.Names = app.Names{RU: app.Name{Full: "Соловей Пётр", Family: "Соловей", Given: "Пётр", Source: "viasna"}}
		p.Sex = app.Male
	}
	own := []app.OwnForm{{Lang: app.Russian, Part: app.FamilyPart, Case: app.Dative, Name: "Соловей", Text: "Соловью"}}
	for name, c := range map[string]struct {
		change func(*app.Person)
		forms  []app.OwnForm
		in     app.Case
		want   string
		unsure bool
	}{
		"as it stands":   {nil, nil, "", "Янка Купала", false},
		"nominative":     {nil, nil, app.Nominative, "Янка Купала", false},
		"dative":         {nil, nil, app.Dative, "Янку Купалу", false},
		"unsure":         {sparrow, nil, app.Dative, "Пётр Соловей", true},
		"unsure, who":    {sparrow, nil, app.Nominative, "Пётр Соловей", false},
		"the user's own": {sparrow, own, app.Dative, "Петру Соловью", false},
		"only in Latin letters": {func(p *app.Person) {
			p.Names = app.Names{Latin: app.Name{Full: "Janka Kupala", Given: "Janka", Family: "Kupala"}}
		}, nil, app.Dative, "Janka Kupala", false},
	} {
		s := newShop(t)
		entry, _ := s.list.Person(s.add(0, func(p *app.Person) {
			p.Names = app.Names{BE: app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала", Source: "viasna"}}
			p.Sex = app.Male
			if c.change != nil {
				c.change(p)
			}
		}), apptest.Today)
		person := *entry.Person
		person.Forms = c.forms
		lines, flags := s.Envelope(&person, app.Belarusian, c.in, apptest.Today)
		if lines[0] != c.want {
			t.Errorf("%s: %s, want %s", name, lines[0], c.want)
		}
		unsure := false
		for _, f := range flags {
			if f.Key == "print.flag.dative" {
				unsure = f.Args["Why"].(app.Text).BE == "ці выпадае галосная, вырашае сям’я" && f.Args["Name"] == c.want
			}
		}
		if unsure != c.unsure {
			t.Errorf("%s: flagged %v", name, flags)
		}
	}
}

func TestACardHasTheCaseOfTheRequest(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0, func(p *app.Person) {
		p.Names = app.Names{BE: app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала", Source: "viasna"}}
	}))
	req.Case = app.Dative
	if job := s.prepare(req); job.Cards[0].Address[0] != "Янку Купалу" || len(job.Flagged()) > 0 {
		t.Errorf("%q, %v", job.Cards[0].Address, job.Flagged())
	}
}
