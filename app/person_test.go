package app

import "testing"

func TestANameIsSaidAndWrittenInItsOrder(t *testing.T) {
	n := Name{Full: "Караткевіч Уладзімір Сямёнавіч", Family: "Караткевіч", Given: "Уладзімір", Patronymic: "Сямёнавіч"}
	if n.Display() != "Уладзімір Караткевіч" || n.Formal() != "Уладзімір Сямёнавіч Караткевіч" {
		t.Fatalf("%q, %q", n.Display(), n.Formal())
	}
	n.Unsure = true
	if n.Display() != n.Full || n.Formal() != n.Full {
		t.Fatal("an unsure name is put in another order than it was found in")
	}
	for want, n := range map[string]Name{"Купала": {Family: "Купала"}, "Янка": {Given: "Янка"}, "Citizen K.": {Full: "Citizen K."}, "": {}} {
		if n.Display() != want {
			t.Errorf("%+v is said %q", n, n.Display())
		}
	}
}

func TestTheBestNameIsTheReadersOwnAndAProposalComesLast(t *testing.T) {
	be, ru, la := Name{Full: "be"}, Name{Full: "ru"}, Name{Full: "la"}
	proposed := Name{Full: "proposed", Proposed: true}
	for _, c := range []struct {
		names Names
		lang  Lang
		want  string
	}{
		{Names{be, ru, la}, Belarusian, "be"},
		{Names{be, ru, la}, Russian, "ru"},
		{Names{be, ru, la}, English, "la"},
		{Names{RU: ru, Latin: la}, Belarusian, "ru"},
		{Names{BE: proposed, Latin: la}, Belarusian, "la"},
		{Names{BE: proposed}, Russian, "proposed"},
		{Names{}, English, ""},
	} {
		if got := c.names.Best(c.lang).Full; got != c.want {
			t.Errorf("%+v in %s: %q", c.names, c.lang, got)
		}
	}
}

func TestWhoIsInCustody(t *testing.T) {
	for want, people := range map[bool][]Person{
		true:  {{Status: Active}},
		false: {{Status: Former}, {Status: NotRecognised}, {Status: Active, Died: Date{Year: 2024}}, {Status: Active, Held: Detention{Liberty: true}}},
	} {
		for _, p := range people {
			if p.InCustody() != want {
				t.Errorf("%+v", p)
			}
		}
	}
}

func TestAReleaseThatHasPassedIsToldOfWhoIsStillHeld(t *testing.T) {
	for _, c := range []struct {
		release, today string
		change         func(*Person)
		want           bool
	}{
		{"2026-10-03", "2026-11-22", nil, true},
		{"2026-11-22", "2026-11-22", nil, true}, // today
		{"2026-11-23", "2026-11-22", nil, false},
		{"2026-10", "2026-10-31", nil, false},
		{"2026-10", "2026-11-01", nil, true},
		{"2026", "2026-12-31", nil, false},
		{"2026", "2027-01-01", nil, true},
		{"", "2026-11-22", nil, false},
		{"2026-10-03", "2026-11-22", func(p *Person) { p.Held.Liberty = true }, false},
		{"2026-10-03", "2026-11-22", func(p *Person) { p.Status = Former }, false},
		{"2026-10-03", "2026-11-22", func(p *Person) { p.Status = NotRecognised }, true},
		{"2026-10-03", "2026-11-22", func(p *Person) { p.Died = SomeDay }, false},
	} {
		p := Person{Status: Active, Release: date(t, c.release)}
		if c.change != nil {
			c.change(&p)
		}
		if got := p.ReleasePassed(date(t, c.today)); got != c.want {
			t.Errorf("%q on %s, %+v: %v", c.release, c.today, p, got)
		}
	}
	if p := (Person{Status: Active, Release: date(t, "2026")}); p.ReleasePassed(Date{}) {
		t.Error("without a day something has passed")
	}
}

func TestSinceWhenSomebodyIsFree(t *testing.T) {
	day, list := Date{Year: 2026, Month: 11, Day: 20}, Date{Year: 2026, Month: 11, Day: 24}
	free := Person{Held: Detention{Liberty: true, Since: day, SeenOn: list}}
	held, untold, dead := free, free, free
	held.Held.Liberty, untold.Held.Since, dead.Died = false, list, day
	if got := free.FreeSince(); got != day {
		t.Errorf("free: %v", got)
	}
	for name, p := range map[string]Person{"held": held, "told without a day": untold, "dead": dead} {
		if got := p.FreeSince(); !got.IsZero() {
			t.Errorf("%s: %v", name, got)
		}
	}
}
